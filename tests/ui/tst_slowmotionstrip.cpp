// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/items/words.h"
#include "tests/support/projected.h"
#include "ui/mainwindow.h"
#include "ui/panels/slowmotionstrip.h"
#include "ui/playback.h"

#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace std::chrono_literals;
using namespace icelens;
using model::AgentId;
using model::ComponentId;
using model::PairId;
using model::StreamId;

namespace {

model::Candidate candidateAt(std::uint16_t port)
{
    model::Candidate candidate;
    candidate.stream = StreamId(1);
    candidate.component = ComponentId(1);
    candidate.address = model::Address::v4({192, 0, 2, 1}, port);
    candidate.priority = 2130706431U - port;
    return candidate;
}

/// Alice holds two candidates and has two pairs to check.
std::vector<model::Event> story(std::chrono::milliseconds ta, bool hold)
{
    model::SessionStarted started;
    started.options.ta = ta;
    started.options.holdCandidates = hold;
    std::vector<model::Event> events{
        {0ms, {}, model::Source::Session, started},
        {0ms, AgentId(1), model::Source::Session,
         model::AgentCreated{"Alice", model::Role::Controlling, "libnice 0.1.21"}},
        {0ms, AgentId(1), model::Source::Agent, model::StreamAdded{StreamId(1), 1}},
    };
    const auto add = [&](model::Fact fact) {
        events.push_back({1ms, AgentId(1), model::Source::Session, std::move(fact)});
    };
    for (const std::uint16_t port : {4001, 4002})
        add(model::LocalCandidateGathered{candidateAt(port)});
    if (hold) {
        for (const std::uint16_t port : {4001, 4002})
            add(model::CandidateHeld{candidateAt(port)});
    }
    for (const std::uint16_t port : {5001, 5002})
        add(model::RemoteCandidateSignalled{candidateAt(port), false});
    for (std::uint16_t i = 1; i <= 2; ++i) {
        model::PairFormed formed;
        formed.pair = PairId(i);
        formed.stream = StreamId(1);
        formed.component = ComponentId(1);
        formed.local = candidateAt(static_cast<std::uint16_t>(4000 + i)).address;
        formed.remote = candidateAt(static_cast<std::uint16_t>(5000 + i)).address;
        formed.foundation = std::to_string(i);
        add(formed);
    }
    for (std::uint32_t i = 1; i <= 2; ++i)
        add(model::PairStateChanged{PairId(i), model::PairState::Waiting});
    return events;
}

} // namespace

/// What stands above the views while a session runs, and what its buttons wish.
class TestSlowMotionStrip : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theNextCheckIsToldWhileItIsReadable_data()
    {
        QTest::addColumn<int>("ta");
        QTest::addColumn<bool>("told");
        QTest::newRow("slow motion") << 250 << true;
        QTest::newRow("as libnice") << 20 << false;
    }
    void theNextCheckIsToldWhileItIsReadable()
    {
        QFETCH(int, ta);
        QFETCH(bool, told);
        const auto session = test::project(story(std::chrono::milliseconds(ta), false));
        ui::MainWindow window;
        window.setLog(&session->log, &session->transactions, &session->projections);
        window.setSessionKind(ui::SessionKind::Live);
        window.playback().goLive();
        window.refresh();
        QCOMPARE(window.slowMotion().expectedTexts().isEmpty(), !told);
        // Whoever stops the views can read in peace.
        window.playback().seekToEvent(session->log.size());
        window.refresh();
        QCOMPARE(window.slowMotion().expectedTexts(), QStringList{QStringLiteral("Alice: pair 1")});
        // Before there are pairs nothing is expected.
        window.playback().seekToEvent(5);
        window.refresh();
        QVERIFY(window.slowMotion().expectedTexts().isEmpty());
        window.setLog(nullptr, nullptr);
    }

    void theExpectedPairCanBeChosen()
    {
        const auto session = test::project(story(250ms, false));
        ui::MainWindow window;
        window.setLog(&session->log, &session->transactions, &session->projections);
        window.setSessionKind(ui::SessionKind::Live);
        window.refresh();
        QPushButton* link = nullptr;
        for (auto* button : window.slowMotion().findChildren<QPushButton*>()) {
            if (button->text() == QStringLiteral("Alice: pair 1"))
                link = button;
        }
        QVERIFY(link != nullptr);
        QVERIFY(link->accessibleName().contains(QStringLiteral("192.0.2.1:4001")));
        link->click();
        QCOMPARE(window.selection().pair(), PairId(1));
        window.setLog(nullptr, nullptr);
    }

    void heldCandidatesAreLetGo()
    {
        const auto session = test::project(story(20ms, true));
        ui::SlowMotionStrip strip;
        QSignalSpy wishes(&strip, &ui::SlowMotionStrip::commandRequested);
        strip.show(session->log.latest(), {}, true);
        QVERIFY(strip.isVisible());
        QVERIFY(strip.heldText().contains(QStringLiteral("192.0.2.1:4001")));
        QVERIFY(strip.heldText().contains(QStringLiteral("Alice")));
        QVERIFY(strip.nextButton().isEnabled());
        strip.nextButton().click();
        strip.allButton().click();
        QCOMPARE(wishes.count(), 2);
        QVERIFY(
            std::holds_alternative<model::LetCandidateGo>(wishes[0][0].value<model::Command>()));
        QVERIFY(
            std::holds_alternative<model::LetCandidatesGo>(wishes[1][0].value<model::Command>()));

        // A recording shows what was held, and nothing can be let go any more.
        strip.show(session->log.latest(), {}, false);
        QVERIFY(strip.isVisible());
        QVERIFY(!strip.nextButton().isEnabled());
        QVERIFY(!strip.allButton().isEnabled());

        session->append(
            {2ms, AgentId(1), model::Source::Session, model::CandidateLetGo{candidateAt(4001)}});
        strip.show(session->log.latest(), {}, true);
        QVERIFY(strip.heldText().contains(QStringLiteral("192.0.2.1:4002")));
        session->append(
            {3ms, AgentId(1), model::Source::Session, model::CandidateLetGo{candidateAt(4002)}});
        strip.show(session->log.latest(), {}, true);
        QVERIFY(!strip.isVisible());
    }
};

QTEST_MAIN(TestSlowMotionStrip)
#include "tst_slowmotionstrip.moc"
