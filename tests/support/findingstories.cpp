// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/findingstories.h"

#include "tests/support/findingscene.h"

namespace icelens::test {

using namespace model;
using namespace std::chrono_literals;
using Scene = FindingScene;
using Events = std::vector<Event>;

namespace {

/// A TURN server that ends with one error; the other one allocates in the end.
Events refusedWith(int code, const char* reason, bool fault, bool again = false)
{
    Scene scene;
    scene.candidates();
    scene.asks(40ms, Scene::turn, 3, 201).replies(50ms, Scene::turn, 3, 201, 401, "Unauthorized");
    scene.asks(60ms, Scene::turn, 3, 202, true).replies(70ms, Scene::turn, 3, 202, code, reason);
    if (again)
        scene.asks(80ms, Scene::turn, 3, 203, true)
            .replies(90ms, Scene::turn, 3, 203, code, reason);
    if (!fault)
        scene.asks(95ms, Scene::turn, 3, 204, true).replies(99ms, Scene::turn, 3, 204);
    return scene.failsUnanswered().events;
}

} // namespace

std::vector<FindingStory> findingStories()
{
    std::vector<FindingStory> all;
    for (const auto part :
         {callStories, checkStories, serverStories, networkStories, lintStories}) {
        auto stories = part();
        all.insert(all.end(), std::make_move_iterator(stories.begin()),
                   std::make_move_iterator(stories.end()));
    }
    return all;
}

std::vector<FindingStory> serverStories()
{
    std::vector<FindingStory> all;
    all.push_back({Cause::TurnCredentials, "401 to an Allocate that carries credentials",
                   "the allocation succeeds afterwards",
                   [](bool fault) { return refusedWith(401, "Unauthorized", fault); }});
    all.push_back({Cause::TurnNonceStale, "438 to every Allocate", "the allocation succeeds",
                   [](bool fault) { return refusedWith(438, "Stale Nonce", fault, true); }});
    all.push_back({Cause::TurnQuota, "486 to the Allocate", "the allocation succeeds",
                   [](bool fault) { return refusedWith(486, "Allocation Quota Reached", fault); }});
    all.push_back({Cause::TurnTransport, "442 to the Allocate", "the allocation succeeds",
                   [](bool fault) { return refusedWith(442, "", fault); }});
    all.push_back({Cause::TurnMismatch, "437 to the Allocate", "the allocation succeeds",
                   [](bool fault) { return refusedWith(437, "", fault); }});
    all.push_back({Cause::ServerRefused, "508 is not it: 500 to the Allocate",
                   "the allocation succeeds",
                   [](bool fault) { return refusedWith(500, "Server Error", fault); }});
    all.push_back(
        {Cause::TurnPeerForbidden, "403 to every CreatePermission", "another peer is permitted",
         [](bool fault) {
             Scene scene;
             scene.candidates();
             scene.asks(60ms, Scene::turn, 3, 202, true).replies(70ms, Scene::turn, 3, 202);
             const auto asked =
                 StunBuilder(0x0008, {210}).xorAddress(0x0012, Scene::ip(Scene::there)).finish();
             scene.message(80ms, Scene::alice, Direction::Sent, Scene::here, Scene::turn, asked);
             scene.replies(90ms, Scene::turn, 8, 210, 403, "Forbidden IP");
             if (!fault)
                 scene.asks(91ms, Scene::turn, 8, 211, true).replies(92ms, Scene::turn, 8, 211);
             return scene.failsUnanswered().events;
         }});
    all.push_back({Cause::ServerNameUnresolved, "the name of a server is not found",
                   "the agent connects all the same", [](bool fault) {
                       Scene scene;
                       scene.candidates();
                       scene.notice(35ms, Notice::NameNotResolved, "stun.invalid", false);
                       fault ? scene.failsUnanswered() : scene.connects();
                       return scene.events;
                   }});
    all.push_back(
        {Cause::ServerUnreachable, "a STUN server answers nothing", "it answers", [](bool fault) {
             Scene scene;
             scene.candidates();
             scene.asks(40ms, Scene::stun, 1, 200, false, 3);
             if (!fault)
                 scene.replies(60ms, Scene::stun, 1, 200);
             return scene.failsUnanswered().events;
         }});
    all.push_back({Cause::OnlyTcp, "UDP is silent, a TURN server over TCP answers",
                   "a packet comes over UDP", [](bool fault) {
                       Scene scene;
                       scene.candidates();
                       scene.asks(40ms, Scene::stun, 1, 200, false, 3);
                       scene.asks(41ms, Scene::turn, 3, 201, false, 1, true)
                           .replies(60ms, Scene::turn, 3, 201, 401, "", Scene::here, true);
                       scene.asks(61ms, Scene::turn, 3, 202, true, 1, true)
                           .replies(70ms, Scene::turn, 3, 202, 0, "", Scene::here, true);
                       if (!fault)
                           scene.checkCame(500ms, 99);
                       return scene.failsUnanswered().events;
                   }});
    return all;
}

std::vector<FindingStory> checkStories()
{
    std::vector<FindingStory> all;
    all.push_back({Cause::IceUfragUnknown, "checks come for a ufrag that was never ours",
                   "they are for ours", [](bool fault) {
                       Scene scene;
                       scene.candidates();
                       for (std::uint8_t i = 0; i < 3; ++i)
                           scene.checkCame(500ms + i * 100ms, static_cast<std::uint8_t>(90 + i),
                                           Scene::alice, Scene::here, Scene::there,
                                           fault ? Integrity::KeyUnknown : Integrity::Verified,
                                           fault ? "otherfrag:bobfrag" : nullptr);
                       return scene.failsUnanswered().events;
                   }});
    all.push_back({Cause::IcePasswordWrong, "the peer refuses our checks with 401",
                   "it refused one of them, and answers the next", [](bool fault) {
                       Scene scene;
                       scene.candidates();
                       scene.checkSent(200ms, 80).answerCame(220ms, 80, 401);
                       scene.checkSent(300ms, 81).answerCame(320ms, 81, fault ? 401 : 0);
                       return scene.failsUnanswered().events;
                   }});
    all.push_back({Cause::RoleConflictForever, "487 to each check", "the second check is answered",
                   [](bool fault) {
                       Scene scene;
                       scene.candidates();
                       for (std::uint8_t i = 0; i < 5; ++i)
                           scene.checkSent(200ms + i * 100ms, static_cast<std::uint8_t>(80 + i))
                               .answerCame(220ms + i * 100ms, static_cast<std::uint8_t>(80 + i),
                                           i > 0 && !fault ? 0 : 487);
                       scene.tell(230ms, Scene::alice, RoleChanged{Role::Controlled});
                       return scene.failsUnanswered().events;
                   }});
    all.push_back({Cause::NominationMissing, "a pair is valid and nobody nominates it",
                   "it is nominated", [](bool fault) {
                       Scene scene;
                       scene.candidates().pair(40ms);
                       scene.component(45ms, Scene::alice, ComponentState::Connecting);
                       scene.checkSent(100ms, 1).answerCame(120ms, 1);
                       scene.state(120ms, Scene::alice, 1, PairState::Succeeded);
                       scene.tell(121ms, Scene::alice, PairValidated{PairId(1)});
                       if (!fault)
                           scene.tell(130ms, Scene::alice, PairNominated{PairId(1)});
                       scene.checkSent(8s, 2);
                       return scene.events;
                   }});
    all.push_back({Cause::AnswerFromElsewhere, "answers come from another address",
                   "the pair works after all", [](bool fault) {
                       Scene scene;
                       scene.candidates().pair(40ms);
                       scene.tell(50ms, Scene::alice, AsymmetricResponse{PairId(1)});
                       fault ? scene.failsUnanswered() : scene.connects();
                       return scene.events;
                   }});
    all.push_back(
        {Cause::WorkingPairPruned, "the limit drops a pair that the peer checks",
         "another pair connects", [](bool fault) {
             Scene scene;
             scene.candidates().pair(40ms, Scene::alice, Scene::here, "198.51.100.9:5000");
             scene.tell(41ms, Scene::alice, PairRemoved{PairId(1), RemovalReason::CheckListLimit});
             scene.checkCame(400ms, 90, Scene::alice, Scene::here, "198.51.100.9:5000");
             fault ? scene.failsUnanswered() : scene.connects();
             return scene.events;
         }});
    all.push_back(
        {Cause::ListLimit, "the limit drops pairs, and the others fail",
         "one of the others connects",
         [](bool fault) {
             Scene scene;
             scene.candidates().pair(40ms, Scene::alice, Scene::here, "198.51.100.9:5000");
             scene.tell(41ms, Scene::alice, PairRemoved{PairId(1), RemovalReason::CheckListLimit});
             fault ? scene.failsUnanswered() : scene.connects();
             return scene.events;
         },
         false});
    all.push_back({Cause::ChecksNotSent, "a check is marked as failed without a packet",
                   "another pair connects", [](bool fault) {
                       Scene scene;
                       scene.candidates().pair(40ms, Scene::alice, Scene::here,
                                               "198.51.100.9:5000");
                       scene.tell(41ms, Scene::alice, CheckNotSent{PairId(1)});
                       fault ? scene.failsUnanswered() : scene.connects();
                       return scene.events;
                   }});
    all.push_back({Cause::RelayedThoughDirect, "a relay is selected, a direct pair had succeeded",
                   "the direct pair never had an answer", [](bool fault) {
                       Scene scene;
                       scene.local(5ms, Scene::alice, "203.0.113.20:50000", CandidateType::Relayed);
                       scene.candidates().pair(36ms);
                       scene.checkSent(50ms, 70);
                       if (fault) {
                           scene.answerCame(60ms, 70);
                           scene.state(60ms, Scene::alice, 1, PairState::Succeeded);
                       }
                       return scene.connects(Scene::alice, 1, "203.0.113.20:50000").events;
                   }});
    return all;
}

std::vector<FindingStory> networkStories()
{
    std::vector<FindingStory> all;
    all.push_back({Cause::GatheringRefused, "the agent finds no address to gather on",
                   "it connects in the end", [](bool fault) {
                       Scene scene;
                       scene.notice(5ms, Notice::GatheringRefused);
                       if (!fault)
                           scene.candidates().connects();
                       return scene.events;
                   }});
    all.push_back(
        {Cause::NoCommonFamily, "IPv4 here, IPv6 there", "both have IPv4", [](bool fault) {
             Scene scene;
             scene.candidates(Scene::alice, Scene::here,
                              fault ? "[2001:db8::2]:5000" : Scene::there);
             scene.component(45ms, Scene::alice, ComponentState::Connecting);
             scene.component(6s, Scene::alice, ComponentState::Failed);
             return scene.events;
         }});
    all.push_back({Cause::NatsRefuse, "two servers see two ports, and there is no relay",
                   "they see one port", [](bool fault) {
                       Scene scene;
                       scene.candidates();
                       scene.asks(11ms, Scene::stun, 1, 200)
                           .replies(15ms, Scene::stun, 1, 200, 0, "", "203.0.113.1:61000");
                       scene.asks(12ms, Scene::turn, 1, 201)
                           .replies(16ms, Scene::turn, 1, 201, 0, "",
                                    fault ? "203.0.113.1:61777" : "203.0.113.1:61000");
                       return scene.failsUnanswered().events;
                   }});
    all.push_back(
        {Cause::GatheringNeverEnds, "gathering does not end", "it does after all", [](bool fault) {
             Scene scene;
             scene.local(10ms, Scene::alice, Scene::here);
             scene.notice(5s, Notice::GatheringOverdue);
             if (!fault)
                 scene.tell(6s, Scene::alice, GatheringDone{Scene::stream});
             return scene.events;
         }});
    all.push_back({Cause::PeerNameUnresolved, "a candidate of the peer has an unknown name",
                   "the agent connects all the same", [](bool fault) {
                       Scene scene;
                       scene.local(10ms, Scene::alice, Scene::here);
                       scene.tell(20ms, Scene::alice, GatheringDone{Scene::stream});
                       scene.notice(25ms, Notice::NameNotResolved, "host.invalid");
                       scene.notice(8s, Notice::NoRemoteCandidates);
                       if (!fault)
                           scene.remote(9s, Scene::alice, Scene::there).connects();
                       return scene.events;
                   }});
    all.push_back({Cause::MdnsUnresolved, "all the peer gives is an mDNS name that nobody knows",
                   "the agent connects all the same", [](bool fault) {
                       Scene scene;
                       scene.local(10ms, Scene::alice, Scene::here);
                       scene.tell(20ms, Scene::alice, GatheringDone{Scene::stream});
                       scene.notice(25ms, Notice::NameNotResolved,
                                    "8d9c2f1e-0000-4000-8000-000000000000.local");
                       scene.notice(8s, Notice::NoRemoteCandidates);
                       if (!fault)
                           scene.remote(9s, Scene::alice, Scene::there).connects();
                       return scene.events;
                   }});
    all.push_back(
        {Cause::NoLocalCandidates, "relay only, and no relay", "a relay is there", [](bool fault) {
             SessionOptions options;
             options.relayOnly = true;
             Scene scene(1, options);
             if (!fault)
                 scene.local(10ms, Scene::alice, Scene::here, CandidateType::Relayed);
             scene.tell(20ms, Scene::alice, GatheringDone{Scene::stream});
             return scene.events;
         }});
    all.push_back({Cause::CandidatesLate, "the peer's candidate comes after the list failed",
                   "it comes before", [](bool fault) {
                       Scene scene;
                       scene.local(10ms, Scene::alice, Scene::here);
                       scene.tell(20ms, Scene::alice, GatheringDone{Scene::stream});
                       if (!fault)
                           scene.remote(30ms, Scene::alice, Scene::there);
                       scene.component(45ms, Scene::alice, ComponentState::Connecting);
                       scene.component(6s, Scene::alice, ComponentState::Failed);
                       if (fault)
                           scene.remote(9s, Scene::alice, Scene::there);
                       return scene.events;
                   }});
    all.push_back({Cause::NoRemoteCandidates, "the peer signals no candidate", "it signals one",
                   [](bool fault) {
                       Scene scene;
                       scene.local(10ms, Scene::alice, Scene::here);
                       scene.tell(20ms, Scene::alice, GatheringDone{Scene::stream});
                       if (fault)
                           return scene.notice(8s, Notice::NoRemoteCandidates).events;
                       return scene.remote(30ms, Scene::alice, Scene::there).connects().events;
                   }});
    all.push_back({Cause::OneWayLost, "the peer's checks arrive, ours are not answered",
                   "ours are answered", [](bool fault) {
                       Scene scene;
                       scene.candidates();
                       for (std::uint8_t i = 0; i < 3; ++i)
                           scene.checkCame(500ms + i * 100ms, static_cast<std::uint8_t>(90 + i))
                               .answerSent(501ms + i * 100ms, static_cast<std::uint8_t>(90 + i));
                       fault ? scene.failsUnanswered() : scene.connects();
                       return scene.events;
                   }});
    all.push_back(
        {Cause::AnswersLost, "checks arrive both ways, the answers do not come back",
         "the checks of one side do not arrive", [](bool fault) {
             Scene scene(2);
             scene.candidates().candidates(Scene::bob, Scene::there, Scene::here);
             scene.failsUnanswered();
             scene.checkCame(110ms, 1, Scene::bob, Scene::there, Scene::here)
                 .answerSent(111ms, 1, 0, Scene::bob, Scene::there, Scene::here);
             if (fault)
                 scene.checkCame(120ms, 9).answerSent(121ms, 9);
             return scene.failsUnanswered(Scene::bob, 9, Scene::there, Scene::here).events;
         }});
    all.push_back({Cause::NothingHeard, "no check is answered and none arrives",
                   "the component is still trying", [](bool fault) {
                       Scene scene;
                       scene.candidates();
                       if (fault)
                           return scene.failsUnanswered().events;
                       scene.pair(40ms).component(45ms, Scene::alice, ComponentState::Connecting);
                       return scene.checkSent(100ms, 1, 3).events;
                   }});
    return all;
}

} // namespace icelens::test
