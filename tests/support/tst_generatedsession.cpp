// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/session/session.h"
#include "model/stun/message.h"
#include "tests/support/generatedsession.h"

#include <QTest>

#include <algorithm>

using namespace icelens;
using test::generatedSession;

class TestGeneratedSession : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void equalShapesGiveEqualEvents();
    void itHasThePairsAndEventsAskedFor();
    void nothingInItIsStray();
    void itsMessagesAreWellFormed();
    void chaosHasEveryKindOfFact();
};

void TestGeneratedSession::equalShapesGiveEqualEvents()
{
    const test::SessionShape shape{7, 40, 3000, 2, 1};
    QVERIFY(generatedSession(shape) == generatedSession(shape));
    QVERIFY(test::chaoticEvents(3, 500) == test::chaoticEvents(3, 500));
}

void TestGeneratedSession::itHasThePairsAndEventsAskedFor()
{
    for (const std::size_t pairs : {2U, 10U, 101U, 1000U}) {
        const auto events = generatedSession({1, pairs, 30'000, 1, 0});
        const auto formed = std::ranges::count_if(events, [](const model::Event& event) {
            return std::holds_alternative<model::Boxed<model::PairFormed>>(event.fact);
        });
        QCOMPARE(static_cast<std::size_t>(formed), pairs);
        QCOMPARE(events.size(), std::size_t{30'000});
    }
    QCOMPARE(generatedSession({1, 1000, 17, 1, 0}).size(), std::size_t{17});
}

void TestGeneratedSession::nothingInItIsStray()
{
    model::Session session;
    for (const auto& event : generatedSession({5, 60, 20'000, 2, 2}))
        session.apply(event);
    QCOMPARE(session.strayEvents(), std::uint64_t{0});
    QVERIFY(session.ended());
    QCOMPARE(session.agents().size(), std::size_t{2});
}

void TestGeneratedSession::itsMessagesAreWellFormed()
{
    std::size_t messages = 0;
    for (const auto& event : generatedSession({5, 60, 5000, 1, 0})) {
        const auto* seen = std::get_if<model::Boxed<model::MessageSeen>>(&event.fact);
        if (seen == nullptr)
            continue;
        ++messages;
        const auto message = model::stun::Message::decode((*seen)->bytes.span());
        QCOMPARE(message.defect(), model::stun::Defect::None);
        QCOMPARE(message.fingerprintMatches(), std::optional(true));
    }
    QVERIFY(messages > 1000);
}

void TestGeneratedSession::chaosHasEveryKindOfFact()
{
    std::vector<bool> met(std::variant_size_v<model::Fact>);
    for (const auto& event : test::chaoticEvents(1, 2000))
        met[event.fact.index()] = true;
    QVERIFY(std::ranges::find(met, false) == met.end());
}

QTEST_APPLESS_MAIN(TestGeneratedSession)
#include "tst_generatedsession.moc"
