// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/model/explainstory.h"

#include <QTest>

using namespace icelens;
using namespace icelens::test;
using namespace std::chrono_literals;
using model::Certainty;
using model::ComponentState;
using model::Direction;
using model::Finding;
using model::PairId;
using model::PairState;

namespace {

const auto server = model::Address::v4({203, 0, 113, 10}, 3478);
const auto mapped = model::Address::v4({203, 0, 113, 24}, 40112);

model::Candidate candidate(model::CandidateType type, const model::Address& address)
{
    model::Candidate candidate;
    candidate.stream = stream;
    candidate.component = rtp;
    candidate.type = type;
    candidate.address = address;
    candidate.base = hostOf(alice);
    candidate.foundation = "7";
    candidate.priority = 1694498815;
    return candidate;
}

void fromServer(Story& story, const model::Bytes& bytes)
{
    model::MessageSeen seen;
    seen.direction = Direction::Received;
    seen.local = hostOf(alice);
    seen.remote = server;
    seen.bytes = bytes;
    story.tell(50ms, alice, model::Boxed<model::MessageSeen>(seen));
}

model::CandidateSubject subject(const model::Address& address, bool remote = false)
{
    return {alice, stream, rtp, remote, address, model::Transport::Udp};
}

const model::ComponentSubject component{alice, stream, rtp};

Story& enter(Story& story, model::SessionTime at, ComponentState state)
{
    return story.tell(at, alice, model::ComponentStateChanged{stream, rtp, state});
}

} // namespace

/// Candidates, components and messages.
class ExplainWholeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reflexiveNamesItsServer();
    void relayedNamesItsAllocation();
    void localPeerReflexiveNamesItsCheck();
    void connectedWaitsForABetterPair();
    void failedAfterTheIdleTimeout();
    void lostConsentIsNoFailedCheck();
    void nothingToCheck();
    void messagesTellWhatTheyAreFor();
};

void ExplainWholeTest::reflexiveNamesItsServer()
{
    const auto type = model::CandidateType::ServerReflexive;
    Story story;
    fromServer(story, success(1, mapped));
    story.tell(51ms, alice, model::LocalCandidateGathered{candidate(type, mapped)});
    const auto* why = story.find(subject(mapped), Finding::ReflexiveByServer);
    QVERIFY(why != nullptr && why->arguments[1] == model::Argument(server));
    QVERIFY(story.find(subject(mapped), Finding::FoundationAlone) != nullptr);
    QVERIFY(story.find(subject(mapped), Finding::TypePreferenceDiffers) == nullptr); // 100

    Story silent;
    silent.tell(51ms, alice, model::LocalCandidateGathered{candidate(type, mapped)});
    why = silent.find(subject(mapped), Finding::ReflexiveUnknown);
    QVERIFY(why != nullptr && why->certainty == Certainty::NotKnown);
}

void ExplainWholeTest::relayedNamesItsAllocation()
{
    const auto type = model::CandidateType::Relayed;
    Story story;
    fromServer(story, StunBuilder(0x0103, {1}).xorAddress(0x0016, mapped).finish());
    story.tell(51ms, alice, model::LocalCandidateGathered{candidate(type, mapped)});
    QVERIFY(story.find(subject(mapped), Finding::RelayedByServer) != nullptr);
    QVERIFY(story.find(subject(mapped), Finding::TypePreferenceDiffers) != nullptr); // 100, not 0
    Story silent;
    silent.tell(51ms, alice, model::LocalCandidateGathered{candidate(type, mapped)});
    QVERIFY(silent.find(subject(mapped), Finding::RelayedNotSeen) != nullptr);
    QVERIFY(silent.find(subject(mapped), Finding::RelayedByServer) == nullptr);
}

void ExplainWholeTest::localPeerReflexiveNamesItsCheck()
{
    const auto type = model::CandidateType::PeerReflexive;
    Story story;
    story.pairs(0ms, alice, {"1:1"}).message(1s, alice, Direction::Sent, check(1));
    story.message(1020ms, alice, Direction::Received, success(1, mapped));
    story.tell(1020ms, alice, model::LocalCandidateGathered{candidate(type, mapped)});
    const auto* why = story.find(subject(mapped), Finding::LocalFromResponse);
    QVERIFY(why != nullptr && why->arguments[2] == model::Argument(PairId(1)));
    QVERIFY(story.find(subject(hostOf(alice)), Finding::LocalFromResponse) == nullptr);
    QVERIFY(story.find(subject(hostOf(alice)), Finding::HostAddress) != nullptr);
}

void ExplainWholeTest::connectedWaitsForABetterPair()
{
    Story story;
    story.pairs(0ms, alice, {"1:1", "2:2"}).state(1s, alice, 1, PairState::InProgress);
    story.state(1s, alice, 2, PairState::Succeeded);
    story.tell(1s, alice, model::PairNominated{PairId(2)});
    enter(story, 1s, ComponentState::Connected);
    QVERIFY(story.find(component, Finding::ComponentConnected) != nullptr);
    const auto* held = story.find(component, Finding::ComponentNotReady);
    QVERIFY(held != nullptr && held->arguments[0] == model::Argument(PairId(1)));
    story.state(2s, alice, 1, PairState::Failed);
    enter(story, 2s, ComponentState::Ready);
    QVERIFY(story.find(component, Finding::ComponentReadyAfter) != nullptr);
    QVERIFY(story.find(component, Finding::ComponentReadyAtOnce) == nullptr);
    QVERIFY(story.find(component, Finding::ComponentNotReady) == nullptr);
}

void ExplainWholeTest::failedAfterTheIdleTimeout()
{
    Story story;
    story.pairs(0ms, alice, {"1:1"}).state(2s, alice, 1, PairState::Failed);
    enter(story, 2s, ComponentState::Connecting);
    QVERIFY(story.find(component, Finding::ComponentAllDead) != nullptr);
    enter(story, 7s, ComponentState::Failed);
    QVERIFY(story.find(component, Finding::ComponentFailed) != nullptr);
    QVERIFY(story.find(component, Finding::ComponentFailedIdle) != nullptr);
    QVERIFY(story.find(component, Finding::ComponentFailedEarly) != nullptr);
    story.tell(8s, alice, model::RemoteCandidatesEnded{stream});
    QVERIFY(story.find(component, Finding::ComponentFailedEarly) == nullptr);
}

void ExplainWholeTest::lostConsentIsNoFailedCheck()
{
    for (const bool revoked : {false, true}) {
        Story story;
        story.pairs(0ms, alice, {"1:1"}).state(1s, alice, 1, PairState::Succeeded);
        story.tell(30s, alice, model::ConsentLost{stream, rtp, revoked});
        enter(story, 30s, ComponentState::Failed);
        QCOMPARE(story.find(component, Finding::ComponentConsentRevoked) != nullptr, revoked);
        QCOMPARE(story.find(component, Finding::ComponentConsentTimeout) != nullptr, !revoked);
        QVERIFY(story.find(component, Finding::ComponentFailed) == nullptr);
    }
    // A failure that no fact explains is not explained.
    Story bare;
    bare.pairs(0ms, alice, {"1:1"});
    enter(bare, 1s, ComponentState::Failed);
    const auto* why = bare.find(component, Finding::ComponentStateUnexplained);
    QVERIFY(why != nullptr && why->certainty == Certainty::NotKnown);
}

void ExplainWholeTest::nothingToCheck()
{
    Story story;
    QVERIFY(story.find(component, Finding::ComponentIdle) != nullptr);
    enter(story, 1s, ComponentState::Gathering);
    QVERIFY(story.find(component, Finding::ComponentGathering) != nullptr);
    enter(story, 2s, ComponentState::Connecting);
    QVERIFY(story.find(component, Finding::ComponentNoRemote) != nullptr);
    story.pairs(3s, alice, {"1:1"});
    QVERIFY(story.find(component, Finding::ComponentNoRemote) == nullptr);
    QVERIFY(story.find(component, Finding::ComponentConnecting) != nullptr);
}

void ExplainWholeTest::messagesTellWhatTheyAreFor()
{
    Story story;
    story.pairs(0ms, alice, {"1:1"});
    const auto last = [&] { return model::MessageSubject{story.log().size() - 1}; };
    story.message(1s, alice, Direction::Sent, check(1));
    QVERIFY(story.find(last(), Finding::MessageCheck) != nullptr);
    QVERIFY(story.find(last(), Finding::MessageUnanswered) != nullptr);
    QVERIFY(story.find(last(), Finding::RepeatedUnanswered) == nullptr);
    story.message(1500ms, alice, Direction::Sent, check(1));
    QVERIFY(story.find(last(), Finding::RepeatedUnanswered) != nullptr);
    story.message(1520ms, alice, Direction::Received, refusal(1, 487));
    QVERIFY(story.find(last(), Finding::RefusedRoleConflict) != nullptr);
    QVERIFY(story.find(last(), Finding::MessageAnswers) != nullptr);
    story.tell(2s, alice, model::PairTriggered{PairId(1), model::TriggerReason::PeerCheck});
    story.message(2s, alice, Direction::Sent, check(2));
    QVERIFY(story.find(last(), Finding::MessageTriggeredCheck) != nullptr);
    story.message(2020ms, alice, Direction::Received, success(2, hostOf(alice)));
    story.tell(2020ms, alice, model::PairNominated{PairId(1)});
    story.message(9s, alice, Direction::Sent, check(3));
    QVERIFY(story.find(last(), Finding::MessageConsent) != nullptr);
    story.message(9s, alice, Direction::Sent, StunBuilder(0x0011, {4}).finish());
    QVERIFY(story.find(last(), Finding::MessageKeepalive) != nullptr);
    story.message(9s, alice, Direction::Sent, StunBuilder(0x0001, {5}).finish());
    QVERIFY(story.find(last(), Finding::MessageDiscovery) != nullptr);
    QVERIFY(story.find(last(), Finding::MessageConsent) == nullptr);
}

QTEST_APPLESS_MAIN(ExplainWholeTest)
#include "tst_explainwhole.moc"
