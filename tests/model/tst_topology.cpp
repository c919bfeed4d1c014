// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/generatedsession.h"
#include "tests/support/projected.h"
#include "tests/support/story.h"

#include <QTest>

using namespace icelens;
using namespace std::chrono_literals;
using model::CandidateType;
using model::MapNode;
using model::NatEvidence;
using model::Topology;
using test::Story;

namespace {

constexpr auto base = "10.0.0.1:4000";
constexpr auto stun = "198.51.100.1:3478";
constexpr auto turn = "198.51.100.2:3478";

Topology mapOf(const test::Projected& session)
{
    return Topology::of(session.log.latest(), session.projections.addresses());
}

const MapNode* nodeOf(const Topology& map, MapNode::Kind kind, const char* ip)
{
    const auto found = std::ranges::find_if(
        map.nodes, [&](const MapNode& node) { return node.kind == kind && node.ip.ip() == ip; });
    return found == map.nodes.end() ? nullptr : &*found;
}

Story behindNat()
{
    Story story(false);
    story.candidate(1ms, Story::alice, CandidateType::Host, base, base)
        .candidate(2ms, Story::alice, CandidateType::ServerReflexive, "203.0.113.1:4000", base,
                   stun)
        .candidate(3ms, Story::alice, CandidateType::Relayed, "198.51.100.2:50000", base, turn);
    return story;
}

} // namespace

class TestTopology : public QObject
{
    Q_OBJECT
private Q_SLOTS:

    void aMappedAddressIsANat()
    {
        const auto session = test::project(behindNat().events);
        const auto map = mapOf(*session);
        QVERIFY(map.hostOf(Story::alice));
        QCOMPARE(map.nodes[*map.hostOf(Story::alice)].interfaces.size(), std::size_t{1});
        const auto* nat = nodeOf(map, MapNode::Kind::Nat, "203.0.113.1");
        QVERIFY(nat != nullptr && !nat->differingMappings && !nat->remoteSide);
        QCOMPARE(nat->evidence.size(), std::size_t{1});
        QVERIFY(nat->evidence[0].kind == NatEvidence::Kind::ServerSawOther);
        const auto& told = session->log[nat->evidence[0].event].fact;
        QVERIFY(std::holds_alternative<model::LocalCandidateGathered>(told));
        const auto* relay = nodeOf(map, MapNode::Kind::Server, "198.51.100.2");
        QVERIFY(relay != nullptr && relay->turn && !relay->stun);
        QCOMPARE(relay->ports.size(), std::size_t{1});
        QVERIFY(nodeOf(map, MapNode::Kind::Server, "198.51.100.1")->stun);
    }

    void aHostThatIsSeenAsItIsHasNoNat()
    {
        Story story(false);
        story.candidate(1ms, Story::alice, CandidateType::Host, base, base)
            .candidate(2ms, Story::alice, CandidateType::ServerReflexive, base, base, stun);
        const auto map = mapOf(*test::project(story.events));
        QVERIFY(std::ranges::none_of(
            map.nodes, [](const MapNode& node) { return node.kind == MapNode::Kind::Nat; }));
    }

    void differingMappingsAreToldOfTheNat()
    {
        auto story = behindNat();
        story.candidate(4ms, Story::alice, CandidateType::ServerReflexive, "203.0.113.1:4777", base,
                        turn);
        const auto map = mapOf(*test::project(story.events));
        const auto* nat = nodeOf(map, MapNode::Kind::Nat, "203.0.113.1");
        QVERIFY(nat->differingMappings);
        QCOMPARE(nat->evidence.size(), std::size_t{2});
        QCOMPARE(nat->ports.size(), std::size_t{2});
    }

    void thePeersSideIsKnownFromItsCandidates()
    {
        auto story = behindNat();
        story.signalled(5ms, Story::alice, CandidateType::Host, "192.168.7.7:6000")
            .signalled(5ms, Story::alice, CandidateType::ServerReflexive, "203.0.113.9:6000",
                       "192.168.7.7:6000")
            .pair(6ms, Story::alice, base, "203.0.113.9:6000")
            .pair(7ms, Story::alice, base, "192.168.7.7:6000")
            .pair(8ms, Story::alice, "198.51.100.2:50000", "203.0.113.9:6000");
        const auto map = mapOf(*test::project(story.events));
        const auto* nat = nodeOf(map, MapNode::Kind::Nat, "203.0.113.9");
        QVERIFY(nat != nullptr && nat->remoteSide);
        QVERIFY(nat->evidence[0].kind == NatEvidence::Kind::SignalledMapped);
        const auto kinds = [&](std::uint32_t pair) {
            std::vector<MapNode::Kind> through;
            for (const auto node : map.edgeOf(model::PairId(pair))->through)
                through.push_back(map.nodes[node].kind);
            return through;
        };
        using Kind = MapNode::Kind;
        QVERIFY(kinds(1) == (std::vector{Kind::Nat, Kind::Nat}));
        QVERIFY(kinds(2).empty());
        QVERIFY(kinds(3) == (std::vector{Kind::Server, Kind::Nat}));
        QVERIFY(map.nodes[map.edgeOf(model::PairId(1))->to].kind == Kind::RemoteHost);
    }

    void ofTwoAgentsEachIsTheOthersFarEnd()
    {
        const auto session = test::project(test::generatedSession({.pairs = 30, .events = 3000}));
        const auto map = mapOf(*session);
        QCOMPARE(map.edges.size(), session->log.latest().pairs().size());
        for (const auto& edge : map.edges) {
            QVERIFY(map.nodes[edge.from].agent == edge.agent);
            QVERIFY(edge.from != edge.to);
            QVERIFY(map.nodes[edge.to].kind == MapNode::Kind::Host);
        }
    }

    void packetsOfThePairAreCounted()
    {
        auto story = behindNat();
        story.pair(6ms, Story::alice, base, "203.0.113.9:6000");
        for (int i = 1; i <= 30; ++i) {
            model::MediaCounted counted;
            counted.kind = model::MediaClass::Rtp;
            counted.local = Story::ip(base);
            counted.remote = Story::ip("203.0.113.9:6000");
            counted.packets = 5;
            counted.octets = 500;
            story.add(100ms * i, Story::alice, counted);
        }
        const auto session = test::project(story.events);
        const auto rate = [&](model::SessionTime at) {
            return session->projections.rates().rateAt(model::PairId(1), model::Direction::Sent,
                                                       {session->log.countUntil(at), at});
        };
        QCOMPARE(rate(2s).media, 50.0);
        QCOMPARE(rate(2s).octets, 5000.0);
        QCOMPARE(rate(500ms).media, 25.0);
        QCOMPARE(rate(10s).media, 0.0);
    }
};

QTEST_APPLESS_MAIN(TestTopology)
#include "tst_topology.moc"
