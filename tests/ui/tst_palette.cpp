// SPDX-License-Identifier: GPL-3.0-or-later
#include "colourvision.h"
#include "ui/theme/stylesheet.h"
#include "ui/theme/tokens.h"

#include <QTest>

#include <vector>

using namespace icelens;
using test::Vision;
using ui::colour;
using ui::ColourRole;
using ui::Scheme;

Q_DECLARE_METATYPE(Scheme)

class TestPalette : public QObject
{
    Q_OBJECT

    const std::vector<ColourRole> m_states{ColourRole::Frozen,     ColourRole::Waiting,
                                           ColourRole::InProgress, ColourRole::Succeeded,
                                           ColourRole::Failed,     ColourRole::Discovered};

private Q_SLOTS:
    // The reference data of Sharma, Wu and Dalal is in Lab; black and white are the same in all.
    void theDistanceIsCiede2000()
    {
        QVERIFY(std::abs(test::colourDistance(Qt::black, Qt::white) - 100) < 0.01);
        QCOMPARE(test::colourDistance(Qt::red, Qt::red), 0.0);
        QVERIFY(std::abs(test::colourDistance(QColor(255, 0, 0), QColor(0, 255, 0)) - 86.6) < 0.1);
    }

    void eachStateStandsOutFromEachGround_data() { schemes(); }
    void eachStateStandsOutFromEachGround()
    {
        QFETCH(Scheme, scheme);
        for (const auto state : m_states) {
            for (const auto ground : {ColourRole::Panel, ColourRole::Window, ColourRole::Raised,
                                      ColourRole::Selection}) {
                const double ratio = test::contrast(colour(scheme, state), colour(scheme, ground));
                QVERIFY2(ratio >= 3,
                         qPrintable(QStringLiteral("state %1 on ground %2: %3")
                                        .arg(static_cast<int>(state))
                                        .arg(static_cast<int>(ground))
                                        .arg(ratio)));
            }
        }
    }

    void textCanBeReadOnEachGround_data() { schemes(); }
    void textCanBeReadOnEachGround()
    {
        QFETCH(Scheme, scheme);
        for (const auto text : {ColourRole::Text, ColourRole::Text2, ColourRole::Text3}) {
            for (const auto ground : {ColourRole::Panel, ColourRole::Window, ColourRole::Raised})
                QVERIFY(test::contrast(colour(scheme, text), colour(scheme, ground)) >= 4.5);
        }
        for (const auto ground :
             {ColourRole::Selection, ColourRole::FailureGround, ColourRole::SuccessGround})
            QVERIFY(test::contrast(colour(scheme, ColourRole::Text), colour(scheme, ground)) >= 7);
        QVERIFY(test::contrast(colour(scheme, ColourRole::TextOnAccent),
                               colour(scheme, ColourRole::Accent))
                >= 4.5);
        for (const auto ground : {ColourRole::Panel, ColourRole::Window})
            QVERIFY(test::contrast(colour(scheme, ColourRole::ControlEdge), colour(scheme, ground))
                    >= 3);
    }

    void statesDifferForEveryEye_data()
    {
        QTest::addColumn<Scheme>("scheme");
        QTest::addColumn<int>("vision");
        for (const auto vision : {Vision::Normal, Vision::Deuteranopia, Vision::Protanopia}) {
            QTest::addRow("light %d", static_cast<int>(vision))
                << Scheme::Light << static_cast<int>(vision);
            QTest::addRow("dark %d", static_cast<int>(vision))
                << Scheme::Dark << static_cast<int>(vision);
        }
    }
    void statesDifferForEveryEye()
    {
        QFETCH(Scheme, scheme);
        QFETCH(int, vision);
        const auto seen = [&](ColourRole role) {
            return test::seenBy(static_cast<Vision>(vision), colour(scheme, role));
        };
        double smallest = 1000;
        for (std::size_t i = 0; i < m_states.size(); ++i) {
            for (std::size_t j = 0; j < i; ++j)
                smallest =
                    std::min(smallest, test::colourDistance(seen(m_states[i]), seen(m_states[j])));
        }
        qInfo("smallest distance %.1f", smallest);
        QVERIFY2(smallest >= 15, qPrintable(QString::number(smallest)));
    }

    void theStyleSheetNamesOnlyKnownColours_data() { schemes(); }
    void theStyleSheetNamesOnlyKnownColours()
    {
        QFETCH(Scheme, scheme);
        QVERIFY(!ui::styleSheetFor(scheme).contains(QLatin1Char('@')));
    }

private:
    static void schemes()
    {
        QTest::addColumn<Scheme>("scheme");
        QTest::newRow("light") << Scheme::Light;
        QTest::newRow("dark") << Scheme::Dark;
    }
};

QTEST_MAIN(TestPalette)
#include "tst_palette.moc"
