// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/items/sessionsummary.h"
#include "tests/items/generatedlog.h"

#include <QTest>

using namespace icelens;
using items::SessionSummary;

class SessionSummaryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void followsTheSession();
    void everyNoticeSaysThreeThings();
};

void SessionSummaryTest::followsTheSession()
{
    const test::IndexedLog session(
        test::SessionShape{.seed = 2, .pairs = 80, .events = 4000, .components = 2});
    QVERIFY(!SessionSummary::of({}).usable);
    const auto summary = SessionSummary::of(session.log.latest());
    QCOMPARE(summary.agents.size(), session.log.latest().agents().size());
    for (const auto& agent : summary.agents) {
        QVERIFY(!agent.name.isEmpty());
        QVERIFY(agent.candidateCount > 0);
        QCOMPARE(agent.components.size(), std::size_t{2});
        QCOMPARE(agent.components.front().name, QStringLiteral("1 RTP"));
        for (const auto& component : agent.components) {
            QVERIFY(component.stages.size() >= 4);
            QCOMPARE(component.selectedLocal.isEmpty(), component.selectedRemote.isEmpty());
            QVERIFY(component.selectedLine.startsWith(QStringLiteral("Component ")));
        }
    }
    // Every moment can be summed up, and equal moments are equal.
    for (std::size_t cursor = 0; cursor < session.log.size(); cursor += 173)
        QVERIFY(SessionSummary::of(session.log.stateAt(cursor))
                == SessionSummary::of(session.log.stateAt(cursor)));
}

void SessionSummaryTest::everyNoticeSaysThreeThings()
{
    for (int notice = 0; notice <= static_cast<int>(model::Notice::NameNotResolved); ++notice) {
        const auto said = items::describeNotice(
            {static_cast<model::Notice>(notice), model::StreamId(1), model::ComponentId(1), "x"});
        QVERIFY(said.happened.endsWith(QLatin1Char('.')));
        QVERIFY(said.means.endsWith(QLatin1Char('.')));
    }
}

QTEST_APPLESS_MAIN(SessionSummaryTest)
#include "tst_sessionsummary.moc"
