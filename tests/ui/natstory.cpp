// SPDX-License-Identifier: GPL-3.0-or-later
#include "natstory.h"

#include "tests/support/story.h"

#include <algorithm>
#include <tuple>

namespace icelens::test {

namespace {

using namespace std::chrono_literals;
using model::CandidateType;
using model::ComponentState;
using model::Direction;
using model::PairState;

constexpr auto server = "198.51.100.10:3478";
constexpr auto alice = "192.168.1.24:40112";
constexpr auto aliceMapped = "203.0.113.24:40112";
constexpr auto aliceRelay = "198.51.100.10:49170";
constexpr auto bob = "10.0.0.61:36204";
constexpr auto bobMapped = "203.0.113.61:36204";
constexpr auto bobRelay = "198.51.100.10:49188";

void gather(Story& story, model::AgentId who, const char* host, const char* mapped,
            const char* relay, std::uint8_t id)
{
    story.candidate(2ms, who, CandidateType::Host, host, host)
        .seen(3ms, who, Direction::Sent, host, server, StunBuilder(0x0001, {id}).finish())
        .seen(49ms, who, Direction::Received, host, server,
              StunBuilder(0x0101, {id}).xorAddress(0x0020, Story::ip(mapped)).finish())
        .candidate(50ms, who, CandidateType::ServerReflexive, mapped, host, server)
        .seen(51ms, who, Direction::Sent, host, server, StunBuilder(0x0003, {id, 1}).finish())
        .seen(97ms, who, Direction::Received, host, server,
              StunBuilder(0x0103, {id, 1}).xorAddress(0x0016, Story::ip(relay)).finish())
        .candidate(98ms, who, CandidateType::Relayed, relay, relay, server);
}

void component(Story& story, std::chrono::milliseconds at, model::AgentId who, ComponentState state)
{
    story.add(at, who, model::ComponentStateChanged{Story::stream, Story::component, state});
}

void reports(Story& story, model::AgentId who)
{
    for (int second = 1; second <= 8; ++second) {
        model::MediaReport report;
        report.stream = Story::stream;
        report.component = Story::component;
        report.roundTrip = std::chrono::milliseconds(46 + second % 3 * 4);
        report.jitter = std::chrono::milliseconds(2 + second % 4);
        report.totalPacketsSent = report.totalPacketsReceived = std::uint64_t(50 * second);
        report.totalLost = second >= 5 ? 4 : 0;
        story.add(std::chrono::seconds(5 + second), who, model::Boxed<model::MediaReport>(report));
    }
}

void media(Story& story)
{
    for (int half = 0; half < 16; ++half) {
        const auto at = 5100ms + half * 500ms;
        for (const auto direction : {Direction::Sent, Direction::Received}) {
            story.add(at, Story::alice,
                      model::MediaCounted{direction, false, model::MediaClass::Rtp,
                                          Story::ip(alice), Story::ip(bobMapped), 25, 4300});
            story.add(at, Story::bob,
                      model::MediaCounted{direction, false, model::MediaClass::Rtp, Story::ip(bob),
                                          Story::ip(aliceMapped), 25, 4300});
        }
    }
}

} // namespace

std::vector<model::Event> natStory()
{
    Story story;
    gather(story, Story::alice, alice, aliceMapped, aliceRelay, 70);
    gather(story, Story::bob, bob, bobMapped, bobRelay, 80);
    for (const auto& [type, address] :
         {std::pair(CandidateType::Host, bob), std::pair(CandidateType::ServerReflexive, bobMapped),
          std::pair(CandidateType::Relayed, bobRelay)})
        story.signalled(620ms, Story::alice, type, address);
    for (const auto& [type, address] : {std::pair(CandidateType::Host, alice),
                                        std::pair(CandidateType::ServerReflexive, aliceMapped),
                                        std::pair(CandidateType::Relayed, aliceRelay)})
        story.signalled(620ms, Story::bob, type, address);
    for (const auto who : {Story::alice, Story::bob}) {
        component(story, 100ms, who, ComponentState::Gathering);
        component(story, 620ms, who, ComponentState::Connecting);
    }
    story.pair(621ms, Story::alice, alice, bob)
        .pair(621ms, Story::alice, alice, bobMapped)
        .pair(621ms, Story::alice, aliceRelay, bobMapped)
        .pair(622ms, Story::bob, bob, alice)
        .pair(622ms, Story::bob, bob, aliceMapped);
    story.state(700ms, Story::alice, 2, PairState::Waiting)
        .state(1s, Story::alice, 1, PairState::InProgress)
        .seen(1s, Story::alice, Direction::Sent, alice, bob, Story::request(1))
        .seen(1500ms, Story::alice, Direction::Sent, alice, bob, Story::request(1))
        .state(3s, Story::alice, 2, PairState::InProgress)
        .seen(3s, Story::alice, Direction::Sent, alice, bobMapped, Story::request(2))
        .state(3250ms, Story::bob, 5, PairState::InProgress)
        .seen(3250ms, Story::bob, Direction::Sent, bob, aliceMapped, Story::request(3))
        .seen(3273ms, Story::alice, Direction::Received, alice, bobMapped, Story::request(3))
        .seen(3274ms, Story::alice, Direction::Sent, alice, bobMapped, Story::success(3))
        .seen(3297ms, Story::bob, Direction::Received, bob, aliceMapped, Story::success(3))
        .state(3297ms, Story::bob, 5, PairState::Succeeded)
        .seen(3500ms, Story::alice, Direction::Sent, alice, bobMapped, Story::request(4))
        .seen(3523ms, Story::bob, Direction::Received, bob, aliceMapped, Story::request(4))
        .seen(3524ms, Story::bob, Direction::Sent, bob, aliceMapped, Story::success(4))
        .seen(3547ms, Story::alice, Direction::Received, alice, bobMapped, Story::success(4))
        .state(3547ms, Story::alice, 2, PairState::Succeeded)
        .state(4s, Story::alice, 1, PairState::Failed);
    for (const auto& [who, pair, local, remote] : {std::tuple(Story::alice, 2U, alice, bobMapped),
                                                   std::tuple(Story::bob, 5U, bob, aliceMapped)}) {
        story.add(5s, who, model::PairNominated{model::PairId(pair)})
            .add(5s, who,
                 model::PairSelected{Story::stream, Story::component, Story::ip(local),
                                     Story::ip(remote), model::Transport::Udp});
        component(story, 5s, who, ComponentState::Ready);
    }
    media(story);
    reports(story, Story::alice);
    reports(story, Story::bob);
    std::ranges::stable_sort(story.events, {}, &model::Event::at);
    return story.events;
}

} // namespace icelens::test
