// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/model/explainstory.h"

#include <QTest>

using namespace icelens;
using namespace icelens::test;
using namespace std::chrono_literals;
using model::Certainty;
using model::Direction;
using model::Finding;
using model::PairId;
using model::PairState;

class ExplainTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void frozenNamesThePairAhead();
    void frozenWaitsForOtherFoundations();
    void waitingCountsWhatIsAhead();
    void triggeredQueueComesFirst();
    void nextCheckIsExpectedNotKnown();
    void successUnfreezesItsFoundation();
    void repeatsFollowTheSchedule();
    void secondCheckPassesAfterThePeersOwn();
    void answerAtOnceNeedsNoStory();
    void lostCheckAndLostAnswerDiffer();
    void oneSideDoesNotKnowTheOther();
    void refusalAndSilenceDiffer();
    void neverSentAndAsymmetric();
    void nominationRegularOrAggressive();
    void controlledIsNominatedByThePeer();
    void betterPairThatFailedWouldHaveWon();
    void removalTellsItsReason();
    void nothingIsSaidOfWhatDoesNotExist();
};

void ExplainTest::frozenNamesThePairAhead()
{
    Story story;
    story.pairs(10ms, alice, {"1:1", "1:1", "2:2"});
    QVERIFY(story.says(2, Finding::FrozenUntilFirstTick));
    QVERIFY(!story.says(2, Finding::FrozenBehind));
    story.state(20ms, alice, 1, PairState::Waiting);
    const auto* ahead = story.find(PairId(2), Finding::FrozenBehind);
    QVERIFY(ahead != nullptr);
    QVERIFY(ahead->arguments[0] == model::Argument(PairId(1)));
    QVERIFY((ahead->reference == model::Reference{8445, "6.1.4.2"}));
}

void ExplainTest::frozenWaitsForOtherFoundations()
{
    Story story;
    story.pairs(10ms, alice, {"1:1", "2:2"}).state(20ms, alice, 1, PairState::Waiting);
    QVERIFY(story.says(2, Finding::FrozenWhileOthersWait));
    QVERIFY(!story.says(2, Finding::FrozenBehind));
    story.state(30ms, alice, 1, PairState::InProgress);
    QVERIFY(story.says(2, Finding::FrozenUntilTick));
    QVERIFY(!story.says(2, Finding::FrozenWhileOthersWait));
}

void ExplainTest::waitingCountsWhatIsAhead()
{
    Story story;
    story.pairs(10ms, alice, {"1:1", "2:2", "3:3"});
    for (std::uint32_t pair = 1; pair <= 3; ++pair)
        story.state(20ms, alice, pair, PairState::Waiting);
    QVERIFY(story.says(1, Finding::NextIsThis));
    QVERIFY(!story.says(3, Finding::NextIsThis));
    const auto* behind = story.find(PairId(3), Finding::NextBehind);
    QVERIFY(behind != nullptr);
    QVERIFY(behind->arguments[0] == model::Argument(model::Count{2}));
    QVERIFY(behind->arguments[1] == model::Argument(PairId(1)));
}

void ExplainTest::triggeredQueueComesFirst()
{
    Story story;
    story.pairs(10ms, alice, {"1:1", "2:2", "3:3"});
    for (std::uint32_t pair = 1; pair <= 3; ++pair)
        story.state(20ms, alice, pair, PairState::Waiting);
    story.tell(30ms, alice, model::PairTriggered{PairId(3), model::TriggerReason::PeerCheck});
    story.tell(31ms, alice, model::PairTriggered{PairId(2), model::TriggerReason::PeerCheck});
    const model::Moments moments{story.log().latest(), story.log(), story.log().size(),
                                 story.index()};
    QVERIFY(model::checkOrder(alice, moments)
            == (std::vector<PairId>{PairId(3), PairId(2), PairId(1)}));
    QVERIFY(story.says(3, Finding::WaitingTriggered));
    QVERIFY(!story.says(1, Finding::WaitingTriggered));
    // No check of the peer was heard: what triggered it is not claimed.
    QVERIFY(!story.says(3, Finding::TriggeredByCheck));
}

void ExplainTest::nextCheckIsExpectedNotKnown()
{
    using Why = model::NextCheck::Why;
    const auto nextOf = [](const Story& story) {
        return model::nextCheck(
            alice, {story.log().latest(), story.log(), story.log().size(), story.index()});
    };
    Story story;
    const model::AgentSubject agent{alice};
    QVERIFY(!nextOf(story));
    QVERIFY(story.find(agent, Finding::NothingLeft) == nullptr); // nothing has begun
    story.pairs(10ms, alice, {"1:1", "1:1", "2:2"});
    QVERIFY((nextOf(story) == model::NextCheck{PairId(1), Why::Unfrozen}));
    const auto* why = story.find(agent, Finding::NextUnfrozen);
    QVERIFY(why != nullptr && why->certainty == model::Certainty::Inferred);
    story.state(20ms, alice, 2, PairState::Waiting).state(20ms, alice, 3, PairState::Waiting);
    QVERIFY((nextOf(story) == model::NextCheck{PairId(2), Why::HighestWaiting}));
    QVERIFY(story.find(agent, Finding::NextOfAgent) != nullptr);
    QVERIFY(story.find(agent, Finding::NextUnfrozen) == nullptr);
    story.tell(30ms, alice, model::PairTriggered{PairId(3), model::TriggerReason::PeerCheck});
    QVERIFY((nextOf(story) == model::NextCheck{PairId(3), Why::Triggered}));
    QVERIFY(story.find(agent, Finding::NextTriggered) != nullptr);
    QVERIFY(story.find(agent, Finding::NextOfAgent) == nullptr);
    for (std::uint32_t pair = 1; pair <= 3; ++pair)
        story.state(40ms, alice, pair, PairState::InProgress)
            .state(50ms, alice, pair, PairState::Succeeded);
    QVERIFY(!nextOf(story));
    QVERIFY(story.find(agent, Finding::NothingLeft) != nullptr);
    QVERIFY(story.find(model::AgentSubject{bob}, Finding::NothingLeft) == nullptr);
    QVERIFY(story.find(agent, Finding::RoleGiven) != nullptr);
}

void ExplainTest::successUnfreezesItsFoundation()
{
    Story story;
    story.pairs(10ms, alice, {"1:1", "1:1", "2:2"});
    story.state(20ms, alice, 1, PairState::InProgress);
    story.state(30ms, alice, 1, PairState::Succeeded).state(30ms, alice, 2, PairState::Waiting);
    story.state(50ms, alice, 3, PairState::Waiting);
    QVERIFY(story.says(2, Finding::WaitingAfterSuccess));
    QVERIFY(story.says(3, Finding::WaitingForTick));
    QVERIFY(!story.says(3, Finding::WaitingAfterSuccess));
}

void ExplainTest::repeatsFollowTheSchedule()
{
    Story story;
    story.pairs(0ms, alice, {"1:1"}).state(100ms, alice, 1, PairState::InProgress);
    story.message(100ms, alice, Direction::Sent, check(1));
    const auto* next = story.find(PairId(1), Finding::NextRepeat);
    QVERIFY(next != nullptr && next->certainty == Certainty::Inferred);
    QVERIFY(next->arguments[0] == model::Argument(model::Moment{600ms, {}}));
    story.message(600ms, alice, Direction::Sent, check(1));
    next = story.find(PairId(1), Finding::NextRepeat);
    QVERIFY(next != nullptr && next->arguments[0] == model::Argument(model::Moment{1600ms, {}}));
    story.message(1600ms, alice, Direction::Sent, check(1));
    next = story.find(PairId(1), Finding::NoFurtherRepeat);
    QVERIFY(next != nullptr && next->arguments[0] == model::Argument(model::Moment{2100ms, {}}));
    // The prediction did not come true: then none is made.
    story.tell(9s, alice, model::GatheringDone{stream});
    QVERIFY(story.says(1, Finding::NextRepeatUnknown));
    QVERIFY(!story.says(1, Finding::NoFurtherRepeat));
}

void ExplainTest::secondCheckPassesAfterThePeersOwn()
{
    Story story;
    story.pairs(0ms, alice, {"1:1"}).state(1s, alice, 1, PairState::InProgress);
    story.message(1s, alice, Direction::Sent, check(1));
    story.message(1250ms, bob, Direction::Sent, check(9));
    story.message(1273ms, alice, Direction::Received, check(9));
    story.tell(1273ms, alice, model::PairTriggered{PairId(1), model::TriggerReason::PeerCheck});
    story.message(1500ms, alice, Direction::Sent, check(2));
    story.message(1523ms, bob, Direction::Received, check(2));
    story.message(1546ms, alice, Direction::Received, success(2, hostOf(alice)));
    story.state(1546ms, alice, 1, PairState::Succeeded);
    QVERIFY(story.says(1, Finding::SucceededLater));
    QVERIFY(story.says(1, Finding::EarlierNotReceived));
    QVERIFY(story.says(1, Finding::TriggeredByCheck));
    const auto* opened = story.find(PairId(1), Finding::OpenedByPeerCheck);
    QVERIFY(opened != nullptr && opened->certainty == Certainty::Inferred);
    QVERIFY(!opened->evidence.empty());
}

void ExplainTest::answerAtOnceNeedsNoStory()
{
    Story story;
    story.pairs(0ms, alice, {"1:1"}).state(1s, alice, 1, PairState::InProgress);
    story.message(1s, alice, Direction::Sent, check(1));
    story.message(1010ms, bob, Direction::Received, check(1));
    story.message(1020ms, alice, Direction::Received, success(1, hostOf(alice)));
    story.state(1020ms, alice, 1, PairState::Succeeded);
    QVERIFY(story.says(1, Finding::SucceededAtOnce));
    for (const auto finding : {Finding::SucceededLater, Finding::EarlierNotReceived,
                               Finding::OpenedByPeerCheck, Finding::TriggeredByCheck})
        QVERIFY(!story.says(1, finding));
}

void ExplainTest::lostCheckAndLostAnswerDiffer()
{
    Story lostCheck;
    lostCheck.pairs(0ms, alice, {"1:1"}).message(1s, alice, Direction::Sent, check(1));
    lostCheck.state(2s, alice, 1, PairState::Failed);
    QVERIFY(lostCheck.says(1, Finding::FailedUnanswered));
    QVERIFY(lostCheck.says(1, Finding::NeverReachedPeer));
    QVERIFY(!lostCheck.says(1, Finding::AnswersLost));

    Story lostAnswer;
    lostAnswer.pairs(0ms, alice, {"1:1"}).message(1s, alice, Direction::Sent, check(1));
    lostAnswer.message(1010ms, bob, Direction::Received, check(1));
    lostAnswer.message(1011ms, bob, Direction::Sent, success(1, hostOf(alice)));
    lostAnswer.state(2s, alice, 1, PairState::Failed);
    QVERIFY(lostAnswer.says(1, Finding::ReachedPeer));
    QVERIFY(lostAnswer.says(1, Finding::AnswersLost));
    QVERIFY(!lostAnswer.says(1, Finding::NeverReachedPeer));
}

void ExplainTest::oneSideDoesNotKnowTheOther()
{
    Story story({}, 1);
    story.pairs(0ms, alice, {"1:1"}).message(1s, alice, Direction::Sent, check(1));
    story.state(2s, alice, 1, PairState::Failed);
    const auto* unknown = story.find(PairId(1), Finding::PeerSideUnknown);
    QVERIFY(unknown != nullptr && unknown->certainty == Certainty::NotKnown);
    QVERIFY(!story.says(1, Finding::NeverReachedPeer));
    QVERIFY(!story.says(1, Finding::PeerSentNothing));
}

void ExplainTest::refusalAndSilenceDiffer()
{
    Story story;
    story.pairs(0ms, alice, {"1:1"}).message(1s, alice, Direction::Sent, check(1));
    story.message(1020ms, alice, Direction::Received, refusal(1, 400));
    story.state(1020ms, alice, 1, PairState::Failed);
    const auto* refused = story.find(PairId(1), Finding::FailedRefused);
    QVERIFY(refused != nullptr && refused->arguments[0] == model::Argument(model::Number{400}));
    QVERIFY(!story.says(1, Finding::FailedUnanswered));
    const auto message = model::MessageSubject{story.log().size() - 2};
    QVERIFY(story.find(message, Finding::RefusedBadRequest) != nullptr);
    QVERIFY(story.find(message, Finding::RefusedRoleConflict) == nullptr);
}

void ExplainTest::neverSentAndAsymmetric()
{
    Story story;
    story.pairs(0ms, alice, {"1:1", "2:2", "3:3"});
    story.tell(1s, alice, model::CheckNotSent{PairId(1)}).state(1s, alice, 1, PairState::Failed);
    story.tell(1s, alice, model::AsymmetricResponse{PairId(2)});
    story.state(1s, alice, 2, PairState::Failed).state(1s, alice, 3, PairState::Failed);
    QVERIFY(story.says(1, Finding::FailedNeverSent));
    QVERIFY(!story.says(2, Finding::FailedNeverSent));
    QVERIFY(story.says(2, Finding::FailedAsymmetric));
    QVERIFY(!story.says(3, Finding::FailedAsymmetric));
    const auto* unseen = story.find(PairId(3), Finding::FailedUnseen);
    QVERIFY(unseen != nullptr && unseen->certainty == Certainty::NotKnown);
}

void ExplainTest::nominationRegularOrAggressive()
{
    for (const bool aggressive : {false, true}) {
        Story story;
        story.pairs(0ms, alice, {"1:1"}).state(1s, alice, 1, PairState::InProgress);
        story.message(1s, alice, Direction::Sent, check(1, aggressive));
        story.message(1020ms, alice, Direction::Received, success(1, hostOf(alice)));
        story.state(1020ms, alice, 1, PairState::Succeeded);
        story.tell(1020ms, alice, model::PairValidated{PairId(1)});
        if (!aggressive) {
            story.tell(2s, alice,
                       model::PairTriggered{PairId(1), model::TriggerReason::Nomination});
            story.message(2s, alice, Direction::Sent, check(2, true));
            story.message(2020ms, alice, Direction::Received, success(2, hostOf(alice)));
        }
        story.tell(2020ms, alice, model::PairNominated{PairId(1)});
        QCOMPARE(story.says(1, Finding::NominatedAggressive), aggressive);
        QCOMPARE(story.says(1, Finding::NominatedRegular), !aggressive);
        QCOMPARE(story.says(1, Finding::HighestOfValid), !aggressive);
        QVERIFY(story.says(1, Finding::ValidByAnswer));
    }
}

void ExplainTest::controlledIsNominatedByThePeer()
{
    Story story;
    story.pairs(0ms, bob, {"1:1"}).message(1s, bob, Direction::Sent, check(1));
    story.message(1020ms, bob, Direction::Received, success(1, hostOf(bob)));
    story.state(1020ms, bob, 1, PairState::Succeeded);
    story.tell(1500ms, bob, model::PairNominated{PairId(1)});
    QVERIFY(story.says(1, Finding::NominatedUnseen)); // no USE-CANDIDATE was heard
    Story heard;
    heard.pairs(0ms, bob, {"1:1"}).message(1s, bob, Direction::Sent, check(1));
    heard.message(1020ms, bob, Direction::Received, success(1, hostOf(bob)));
    heard.state(1020ms, bob, 1, PairState::Succeeded);
    heard.message(1400ms, bob, Direction::Received, check(9, true));
    heard.tell(1400ms, bob, model::PairNominated{PairId(1)});
    QVERIFY(heard.says(1, Finding::NominatedByPeer));
    QVERIFY(!heard.says(1, Finding::NominatedByPeerLater));
    QVERIFY(!heard.says(1, Finding::NominatedUnseen));
}

void ExplainTest::betterPairThatFailedWouldHaveWon()
{
    for (const bool failed : {true, false}) {
        Story story;
        story.pairs(0ms, alice, {"1:1", "2:2"});
        const std::uint32_t winner = failed ? 2 : 1;
        story.state(1s, alice, failed ? 1 : 2, PairState::Failed);
        story.state(1s, alice, winner, PairState::Succeeded);
        story.tell(1s, alice, model::PairValidated{PairId(winner)});
        story.tell(1s, alice, model::PairNominated{PairId(winner)});
        const auto network = static_cast<std::uint8_t>(winner - 1);
        story.tell(1s, alice,
                   model::PairSelected{stream, rtp, hostOf(alice, network), hostOf(bob, network)});
        QVERIFY(story.says(winner, Finding::SelectedOnly));
        QCOMPARE(story.says(winner, Finding::WouldHaveWonFailed), failed);
        QCOMPARE(story.says(winner, Finding::NothingBetter), !failed);
        QVERIFY(story.says(3 - winner, Finding::NotSelectedNotNominated));
    }
}

void ExplainTest::removalTellsItsReason()
{
    using model::RemovalReason;
    const std::vector<std::pair<RemovalReason, Finding>> table{
        {RemovalReason::CheckListLimit, Finding::RemovedLimit},
        {RemovalReason::FailedPruned, Finding::RemovedFailed},
        {RemovalReason::Nominated, Finding::RemovedLower},
        {RemovalReason::SocketClosed, Finding::RemovedSocket},
        {RemovalReason::Restarted, Finding::RemovedRestart},
        {RemovalReason::Unknown, Finding::RemovedUnknown},
    };
    for (const auto& [reason, finding] : table) {
        Story story;
        story.pairs(0ms, alice, {"1:1", "2:2"}).tell(1s, alice, model::PairNominated{PairId(1)});
        story.tell(2s, alice, model::PairRemoved{PairId(2), reason});
        for (const auto& [otherReason, other] : table)
            QCOMPARE(story.says(2, other), otherReason == reason);
        QVERIFY(!story.says(1, finding));
    }
}

void ExplainTest::nothingIsSaidOfWhatDoesNotExist()
{
    Story story;
    QVERIFY(story.why(PairId(1)).empty());
    QVERIFY(story.why(PairId(0)).empty());
    QVERIFY(story.why(model::MessageSubject{0}).empty());
    QVERIFY(story.why(model::MessageSubject{99}).empty());
    QVERIFY(story.why(model::CandidateSubject{}).empty());
    QVERIFY(story.why(model::ComponentSubject{alice, stream, model::ComponentId(2)}).empty());
    QCOMPARE(story.why(model::ComponentSubject{alice, stream, rtp}).size(), std::size_t{2});
}

QTEST_APPLESS_MAIN(ExplainTest)
#include "tst_explain.moc"
