// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/diagnosis/findings.h"
#include "model/items/findingwords.h"
#include "tests/support/findingstories.h"

#include <QRegularExpression>
#include <QTest>

#include <set>

using namespace icelens;
using items::FindingWords;

namespace {

bool filled(const QString& text)
{
    static const QRegularExpression open(QStringLiteral("%[1-9n]"));
    return !text.isEmpty() && !open.match(text).hasMatch();
}

} // namespace

class FindingWordsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyCauseHasWords();
    void storiesFillEveryPlace();
    void settlingIsSaid();
    void emptyIsASentence();
};

void FindingWordsTest::everyCauseHasWords()
{
    std::set<QString> titles;
    for (std::size_t i = 0; i < model::causeCount; ++i) {
        const auto cause = static_cast<model::Cause>(i);
        const auto title = items::findingTitle(cause, 2);
        QVERIFY(!title.isEmpty() && !title.endsWith(QLatin1Char('.')));
        QVERIFY2(titles.insert(title).second, qPrintable(title));
        QVERIFY(items::findingHappened(cause, 2).contains(QLatin1Char('.'))
                || cause == model::Cause::ServerRefused);
        QVERIFY(!items::findingAdvice(cause).isEmpty());
        for (const auto& word :
             {QStringLiteral("error "), QStringLiteral("invalid"), QStringLiteral("oops")})
            QVERIFY2(!title.startsWith(word, Qt::CaseInsensitive), qPrintable(title));
    }
    for (std::size_t i = 0; i < model::clueCount; ++i)
        QVERIFY(!items::findingEvidence(static_cast<model::Clue>(i), 2).isEmpty());
}

void FindingWordsTest::storiesFillEveryPlace()
{
    for (const auto& story : test::findingStories()) {
        model::EventLog log;
        model::TransactionIndex index;
        for (const auto& event : story.events(true)) {
            log.append(event);
            index.append(log[log.size() - 1], log.latest());
        }
        const auto& session = log.latest();
        for (const auto& finding : model::findings({session, log, log.size(), index})) {
            const auto title = FindingWords::title(finding, session);
            QVERIFY2(filled(title), qPrintable(title));
            const auto happened = FindingWords::joined(FindingWords::happened(finding, session));
            QVERIFY2(filled(happened), qPrintable(happened));
            for (const auto& piece : finding.evidence) {
                const auto text = FindingWords::joined(FindingWords::evidence(piece, session));
                QVERIFY2(filled(text), qPrintable(text));
                QVERIFY((piece.events.empty() && piece.pairs.empty())
                        == FindingWords::extent(piece).isEmpty());
            }
            for (const auto& advice : FindingWords::advice(finding, session))
                QVERIFY2(filled(advice), qPrintable(advice));
        }
    }
}

void FindingWordsTest::settlingIsSaid()
{
    QVERIFY(FindingWords::settling(model::Settling::Nothing).isEmpty());
    for (int i = 1; i <= static_cast<int>(model::Settling::HigherLimit); ++i)
        QVERIFY(FindingWords::settling(static_cast<model::Settling>(i)).endsWith(QLatin1Char('.')));
}

void FindingWordsTest::emptyIsASentence()
{
    QVERIFY(FindingWords::nothing({}).startsWith(QStringLiteral("Nothing to report")));
}

QTEST_APPLESS_MAIN(FindingWordsTest)
#include "tst_findingwords.moc"
