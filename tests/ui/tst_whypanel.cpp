// SPDX-License-Identifier: GPL-3.0-or-later
#include "labstory.h"
#include "model/session/eventlog.h"
#include "model/session/transactionindex.h"
#include "tests/support/generatedsession.h"
#include "tests/support/recorded.h"
#include "ui/dialogs/glossarydialog.h"
#include "ui/panels/detailspanel.h"
#include "ui/panels/whypart.h"
#include "ui/panels/whyview.h"

#include <QApplication>
#include <QClipboard>
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include <algorithm>

using namespace icelens;
using model::PairId;
using ui::WhyLink;

namespace {

/// A panel over a session.
struct Shown
{
    explicit Shown(const std::vector<model::Event>& events)
    {
        for (const auto& event : events)
            append(event);
        panel.setLog(&log, &index);
        panel.resize(330, 700);
        panel.setVisible(true);
        panel.activateWindow();
        shownAndActive = QTest::qWaitForWindowActive(&panel);
        at(log.size());
    }

    void append(const model::Event& event)
    {
        log.append(event);
        index.append(log[log.size() - 1], log.latest());
    }
    void at(std::size_t cursor) { panel.show(cursor, log.stateAt(cursor)); }
    [[nodiscard]] std::vector<model::Explanation> expected(std::size_t cursor) const
    {
        const auto state = log.stateAt(cursor);
        return model::explain(*panel.why().subject(), {state, log, cursor, index});
    }
    [[nodiscard]] ui::WhyView& view() const { return panel.why().view(); }
    [[nodiscard]] std::optional<WhyLink> first(WhyLink::Kind kind) const
    {
        for (const auto& link : view().links()) {
            if (link.kind == kind)
                return link;
        }
        return std::nullopt;
    }
    /// Tab until @p wanted has the focus.
    [[nodiscard]] bool tabTo(const WhyLink& wanted) const
    {
        if (!shownAndActive)
            return false;
        view().setFocus(Qt::TabFocusReason);
        for (qsizetype i = 0; i <= view().links().size(); ++i) {
            if (view().focusedLink() == wanted)
                return true;
            QTest::keyClick(&view(), Qt::Key_Tab);
        }
        return false;
    }

    model::EventLog log;
    model::TransactionIndex index;
    ui::SelectionHub hub;
    ui::DetailsPanel panel{&hub};
    bool shownAndActive = false;
};

} // namespace

class TestWhyPanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answersArePlainTooAndCopied()
    {
        Shown shown(test::labStory());
        shown.hub.choosePair(PairId(4));
        QVERIFY(shown.view().answers() == shown.expected(shown.log.size()));
        const auto text = shown.view().plainAnswers();
        QVERIFY(text.contains(QStringLiteral("Why this priority?")));
        QVERIFY(text.contains(QStringLiteral("RFC 8445 §6.1.2.3")));
        QVERIFY(shown.view().toPlainText().contains(QStringLiteral("RFC 8445 §6.1.2.3")));
        QTest::keyClick(&shown.view(), Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QApplication::clipboard()->text(), text);
        QCOMPARE(shown.view().accessibleName(), QStringLiteral("Why?"));
    }

    void anEventIsChosenAndThePageStays()
    {
        Shown shown(test::labStory());
        shown.hub.choosePair(PairId(4));
        const auto link = shown.first(WhyLink::Kind::Event);
        QVERIFY(link);
        const auto text = shown.view().toPlainText();
        const auto height = shown.view().height();
        QVERIFY(shown.tabTo(*link));
        QTest::keyClick(&shown.view(), Qt::Key_Return);
        QCOMPARE(shown.hub.event(), std::optional<std::size_t>(link->number));
        QCOMPARE(shown.hub.pair(), PairId(4));
        QCOMPARE(shown.view().toPlainText(), text);
        QCOMPARE(shown.view().height(), height);
        QVERIFY(shown.panel.why().subject() == model::Subject(PairId(4)));
    }

    void aPacketIsExplainedAndThereIsAWayBack()
    {
        Shown shown(test::labStory());
        shown.hub.choosePair(PairId(4));
        const auto packet = shown.index.message(10).event;
        shown.panel.why().chooseEvent(packet, PairId(4));
        QVERIFY(shown.panel.why().offersOther());
        shown.panel.why().otherButton()->click();
        QVERIFY(shown.panel.why().subject() == model::Subject(model::MessageSubject{packet}));
        QVERIFY(shown.view().answers() == shown.expected(shown.log.size()));
        QVERIFY(!shown.view().answers().empty());
        shown.panel.why().backButton()->click();
        QVERIFY(shown.panel.why().subject() == model::Subject(PairId(4)));
        // Chosen in another view, it is explained at once.
        shown.hub.chooseEvent(shown.index.message(11).event, PairId());
        QVERIFY(std::holds_alternative<model::MessageSubject>(*shown.panel.why().subject()));
    }

    void pairsAndWhatBelongsToThemAreReached()
    {
        Shown shown(test::labStory());
        shown.hub.choosePair(PairId(6)); // removed in favour of pair 4
        const auto link = shown.first(WhyLink::Kind::Pair);
        QVERIFY(link);
        QVERIFY(shown.tabTo(*link));
        QTest::keyClick(&shown.view(), Qt::Key_Return);
        QCOMPARE(shown.hub.pair(), PairId(static_cast<quint32>(link->number)));
        shown.panel.why().turnBack();
        QCOMPARE(shown.hub.pair(), PairId(6));
        const auto related = shown.first(WhyLink::Kind::Related);
        QVERIFY(related);
        QVERIFY(shown.tabTo(*related));
        QTest::keyClick(&shown.view(), Qt::Key_Return);
        QVERIFY(std::holds_alternative<model::CandidateSubject>(*shown.panel.why().subject()));
        QVERIFY(shown.hub.candidate());
        QVERIFY(shown.view().answers() == shown.expected(shown.log.size()));
    }

    void termsOpenInPlaceAndClose()
    {
        Shown shown(test::labStory());
        shown.hub.choosePair(PairId(4));
        const auto term = shown.first(WhyLink::Kind::Term);
        QVERIFY(term);
        const auto before = shown.view().toPlainText();
        QVERIFY(shown.tabTo(*term));
        QTest::keyClick(&shown.view(), Qt::Key_Return);
        QVERIFY(shown.view().openTerm() == static_cast<items::Term>(term->number));
        const auto entry = items::Glossary::entry(static_cast<items::Term>(term->number));
        QVERIFY(shown.view().toPlainText().contains(entry.definition));
        QVERIFY(shown.view().toPlainText().contains(ui::WhyText::entrySource(entry)));
        QCOMPARE(shown.view().focusedLink()->kind, WhyLink::Kind::CloseTerm);
        QTest::keyClick(&shown.view(), Qt::Key_Return);
        QCOMPARE(shown.view().toPlainText(), before);
        QCOMPARE(shown.view().focusedLink(), term);
        QTest::keyClick(&shown.view(), Qt::Key_Return);
        QVERIFY(shown.view().openTerm());
        QTest::keyClick(&shown.view(), Qt::Key_Escape);
        QVERIFY(!shown.view().openTerm());
        auto& glossary = shown.panel.showGlossary();
        QVERIFY(glossary.current() == static_cast<items::Term>(term->number));
    }

    void followsTheCursorInTime()
    {
        for (const auto& name : test::recordedNames()) {
            Shown shown(test::recorded(name));
            const auto& pairs = shown.log.latest().pairs();
            shown.hub.choosePair(pairs[pairs.size() / 2].id);
            const auto step = std::max<std::size_t>(1, shown.log.size() / 17);
            // There and back: what is shown depends on the instant alone.
            std::vector<std::size_t> instants;
            for (std::size_t cursor = 0; cursor <= shown.log.size(); cursor += step)
                instants.push_back(cursor);
            instants.insert(instants.end(), instants.rbegin(), instants.rend());
            for (const auto cursor : instants) {
                shown.at(cursor);
                QTRY_VERIFY2(shown.view().answers() == shown.expected(cursor), name.c_str());
            }
        }
    }

    void explainsAgainOnlyForWhatMatters()
    {
        Shown shown(test::labStory());
        shown.hub.choosePair(PairId(4));
        const auto before = shown.panel.why().explanations();
        model::Event media = shown.log[shown.log.size() - 1];
        media.fact = model::MediaCounted{};
        for (int i = 0; i < 50; ++i) {
            shown.append(media);
            shown.at(shown.log.size());
        }
        QCOMPARE(shown.panel.why().explanations(), before);
        shown.append({media.at, model::AgentId(1), model::Source::Log,
                      model::PairStateChanged{PairId(4), model::PairState::Failed}});
        shown.at(shown.log.size());
        QTRY_COMPARE(shown.panel.why().explanations(), before + 1);
    }

    void aThousandPairsCostLittle()
    {
        Shown shown(test::generatedSession({.seed = 5, .pairs = 1'000, .events = 40'000}));
        QList<double> explain;
        quint64 drawn = 0;
        QElapsedTimer timer;
        shown.hub.choosePair(PairId(500));
        for (std::size_t cursor = 20'000; cursor < 40'000; cursor += 50) {
            shown.at(cursor);
            explain.push_back(static_cast<double>(shown.panel.why().lastCost().count()) / 1e6);
        }
        drawn = shown.panel.why().explanations();
        std::ranges::sort(explain);
        qInfo("explaining one of 1,000 pairs: median %.2f ms, worst %.2f ms; drawn %llu times",
              explain[explain.size() / 2], explain.back(), drawn);
        // What costs more than 2 ms is not done for each frame.
        if (explain[explain.size() / 2] > 2.0)
            QVERIFY(drawn < 400);
        QTRY_VERIFY(shown.view().answers() == shown.expected(39'950));
    }

    void theGlossaryIsSearched()
    {
        ui::GlossaryDialog dialog;
        QCOMPARE(dialog.names().size(), static_cast<qsizetype>(items::termCount));
        dialog.setSearch(QStringLiteral("frozen"));
        QCOMPARE(dialog.names().front(), QStringLiteral("Frozen"));
        QVERIFY(dialog.entryText().contains(QStringLiteral("RFC 8445 §6.1.2.6")));
        dialog.setSearch(QStringLiteral("no such word"));
        QVERIFY(dialog.names().isEmpty());
        QVERIFY(!dialog.entryText().isEmpty());
        dialog.showTerm(items::Term::Consent);
        QVERIFY(dialog.current() == items::Term::Consent);
        QVERIFY(dialog.entryText().contains(QStringLiteral("RFC 7675 §5.1")));
    }
};

QTEST_MAIN(TestWhyPanel)
#include "tst_whypanel.moc"
