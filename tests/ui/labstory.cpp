// SPDX-License-Identifier: GPL-3.0-or-later
#include "labstory.h"

#include "model/stun/message.h"
#include "tests/support/stunbytes.h"

#include <algorithm>
#include <string>

namespace icelens::test {

namespace {

using namespace model;

Address at(const char* ip, int port)
{
    return Address::parse(ip, static_cast<std::uint16_t>(port)).value();
}

struct End
{
    CandidateType type;
    const char* ip;
    int port; ///< Of component 1; component 2 has the next.
    const char* foundation;
    std::uint32_t localPreference;
};

struct Row
{
    std::size_t local;
    std::size_t remote;
    PairState state;
    int ms;
    bool removed;
};

constexpr End alice[] = {{CandidateType::Host, "2001:db8:a::24", 40877, "1", 65535},
                         {CandidateType::Host, "192.0.2.24", 40112, "2", 65000},
                         {CandidateType::Host, "192.0.2.87", 51873, "3", 64000},
                         {CandidateType::Relayed, "203.0.113.10", 49170, "6", 63000}};
constexpr End bob[] = {{CandidateType::Host, "2001:db8:b::61", 35544, "1", 65535},
                       {CandidateType::Host, "198.51.100.61", 36204, "2", 65000},
                       {CandidateType::ServerReflexive, "203.0.113.61", 36204, "3", 65000},
                       {CandidateType::Relayed, "203.0.113.10", 49188, "4", 62000}};

constexpr Row firstComponent[] = {
    {0, 0, PairState::Failed, 1002, false},     {1, 1, PairState::InProgress, 2000, false},
    {2, 1, PairState::InProgress, 2500, false}, {1, 2, PairState::Succeeded, 3546, false},
    {2, 2, PairState::Succeeded, 4547, false},  {1, 3, PairState::Frozen, 5046, true},
    {3, 1, PairState::Frozen, 5046, true},      {2, 3, PairState::Frozen, 5046, true},
    {3, 2, PairState::Frozen, 5046, true},      {3, 3, PairState::Frozen, 5046, true}};
constexpr Row secondComponent[] = {
    {0, 0, PairState::Failed, 1502, false},  {1, 1, PairState::Frozen, 620, false},
    {2, 1, PairState::Frozen, 620, false},   {1, 2, PairState::InProgress, 5500, false},
    {2, 2, PairState::Waiting, 4547, false}, {1, 3, PairState::Waiting, 5500, false},
    {3, 1, PairState::Waiting, 5500, false}, {2, 3, PairState::Waiting, 5500, false},
    {3, 2, PairState::Waiting, 5500, false}, {3, 3, PairState::Waiting, 5500, false}};

class Story
{
public:
    std::vector<Event> events;

    void add(int ms, int agent, Source source, Fact fact)
    {
        events.push_back({std::chrono::milliseconds(ms), AgentId(static_cast<std::uint8_t>(agent)),
                          source, std::move(fact)});
    }

    void candidates(int agent, int component)
    {
        const auto& own = agent == 1 ? alice : bob;
        const auto& peer = agent == 1 ? bob : alice;
        for (const End& end : own)
            add(2 + component, agent, Source::Agent,
                LocalCandidateGathered{candidate(end, component)});
        for (const End& end : peer)
            add(600 + component, agent, Source::Session,
                RemoteCandidateSignalled{candidate(end, component), false});
    }

    template <std::size_t Size>
    void form(int agent, int component, const Row (&rows)[Size])
    {
        const auto& own = agent == 1 ? alice : bob;
        const auto& peer = agent == 1 ? bob : alice;
        for (const Row& row : rows) {
            const End& local = own[agent == 1 ? row.local : row.remote];
            const End& remote = peer[agent == 1 ? row.remote : row.local];
            PairFormed formed;
            formed.pair = PairId(++m_pairs);
            formed.stream = StreamId(1);
            formed.component = ComponentId(static_cast<std::uint16_t>(component));
            formed.local = at(local.ip, local.port + component - 1);
            formed.remote = at(remote.ip, remote.port + component - 1);
            formed.foundation = std::string(local.foundation) + ":" + remote.foundation;
            add(620, agent, Source::Log, Boxed<PairFormed>(formed));
            m_rows.push_back({formed, row, agent});
        }
    }

    /// What became of the pairs, in the order of time.
    void tell()
    {
        for (const auto& [formed, row, agent] : m_rows) {
            if (row.removed || row.state == PairState::Frozen)
                continue;
            add(620, agent, Source::Log, PairStateChanged{formed.pair, PairState::Waiting});
            if (row.state == PairState::Waiting)
                continue;
            check(formed, agent, row.state == PairState::Succeeded ? row.ms - 46 : row.ms,
                  row.state == PairState::Succeeded);
            if (row.state != PairState::InProgress)
                add(row.ms, agent, Source::Log, PairStateChanged{formed.pair, row.state});
            if (row.state == PairState::Succeeded)
                add(row.ms, agent, Source::Log, PairValidated{formed.pair});
        }
    }

    void nominate(int agent, PairId chosen, int ms)
    {
        for (const auto& [formed, row, owner] : m_rows) {
            if (formed.pair == chosen) {
                add(ms - 46, agent, Source::Log, PairTriggered{chosen, TriggerReason::Nomination});
                check(formed, agent, ms - 46, true);
                add(ms, agent, Source::Log, PairStateChanged{chosen, PairState::Succeeded});
                add(ms, agent, Source::Log, PairNominated{chosen});
                add(ms, agent, Source::Agent,
                    PairSelected{formed.stream, formed.component, formed.local, formed.remote,
                                 Transport::Udp});
                add(ms, agent, Source::Agent,
                    ComponentStateChanged{formed.stream, formed.component,
                                          ComponentState::Connected});
            }
        }
        for (const auto& [formed, row, owner] : m_rows) {
            if (owner == agent && row.removed)
                add(ms, agent, Source::Log, PairRemoved{formed.pair, RemovalReason::Nominated});
        }
    }

private:
    struct Known
    {
        PairFormed formed;
        Row row;
        int agent;
    };

    static Candidate candidate(const End& end, int component)
    {
        Candidate candidate;
        candidate.stream = StreamId(1);
        candidate.component = ComponentId(static_cast<std::uint16_t>(component));
        candidate.type = end.type;
        candidate.address = at(end.ip, end.port + component - 1);
        candidate.base = candidate.address;
        candidate.foundation = end.foundation;
        const std::uint32_t preference = end.type == CandidateType::Host ? 126
            : end.type == CandidateType::ServerReflexive                 ? 100
                                                                         : 0;
        candidate.priority = (preference << 24U) + (end.localPreference << 8U) + 256U
            - static_cast<std::uint32_t>(component);
        return candidate;
    }

    void check(const PairFormed& formed, int agent, int ms, bool answered)
    {
        add(ms, agent, Source::Log, PairStateChanged{formed.pair, PairState::InProgress});
        TransactionId id{};
        id[0] = static_cast<std::uint8_t>(++m_transactions);
        id[1] = static_cast<std::uint8_t>(agent);
        message(ms, agent, formed, Direction::Sent, id, stun::Class::Request);
        if (answered)
            message(ms + 46, agent, formed, Direction::Received, id, stun::Class::Success);
    }

    void message(int ms, int agent, const PairFormed& formed, Direction direction,
                 const TransactionId& id, stun::Class messageClass);

    std::vector<Known> m_rows;
    std::uint32_t m_pairs = 0;
    int m_transactions = 0;
};

void Story::message(int ms, int agent, const PairFormed& formed, Direction direction,
                    const TransactionId& id, stun::Class messageClass)
{
    constexpr std::uint32_t peerReflexive = (110U << 24U) + (65535U << 8U) + 255U;
    StunBuilder builder(messageClass == stun::Class::Request ? 0x0001 : 0x0101, id);
    if (messageClass == stun::Class::Request)
        builder.attribute(0x0006, agent == 1 ? "9wQz:hK3f" : "hK3f:9wQz")
            .number32(0x0024, peerReflexive)
            .number64(agent == 1 ? 0x802A : 0x8029, 0x1122334455667788U);
    else
        builder.xorAddress(0x0020, formed.local);
    MessageSeen seen;
    seen.direction = direction;
    seen.integrity = Integrity::Verified;
    seen.local = formed.local;
    seen.remote = formed.remote;
    seen.bytes = builder.finish();
    add(ms, agent, Source::Wire, Boxed<MessageSeen>(std::move(seen)));
}

void addAgent(Story& story, int id, const char* name, Role role, const char* ufrag,
              const char* peerUfrag)
{
    const StreamId stream(1);
    AgentCreated created;
    created.name = name;
    created.role = role;
    created.software = "libnice 0.1.21";
    story.add(0, id, Source::Session, Boxed<AgentCreated>(created));
    story.add(0, id, Source::Agent, StreamAdded{stream, 2});
    story.add(0, id, Source::Agent, LocalCredentialsSet{stream, ufrag});
    story.add(1, id, Source::Agent, GatheringStarted{stream});
    for (const int component : {1, 2}) {
        const ComponentId which(static_cast<std::uint16_t>(component));
        story.add(2, id, Source::Agent,
                  ComponentStateChanged{stream, which, ComponentState::Gathering});
        story.candidates(id, component);
        story.add(620, id, Source::Agent,
                  ComponentStateChanged{stream, which, ComponentState::Connecting});
    }
    story.add(610, id, Source::Session, RemoteCredentialsSet{stream, peerUfrag});
}

} // namespace

std::vector<Event> labStory()
{
    Story story;
    SessionStarted started;
    started.title = "NAT lab: Alice ⇄ Bob";
    started.options.ta = std::chrono::milliseconds(500);
    started.options.components = 2;
    story.add(0, 0, Source::Session, Boxed<SessionStarted>(started));
    story.add(0, 0, Source::Session, Noticed{Notice::WireSeen, {}, {}, {}});
    story.add(0, 0, Source::Session, Noticed{Notice::LogUnderstood, {}, {}, {}});
    addAgent(story, 1, "Alice", Role::Controlling, "hK3f", "9wQz");
    addAgent(story, 2, "Bob", Role::Controlled, "9wQz", "hK3f");
    for (const int agent : {1, 2}) {
        story.form(agent, 1, firstComponent);
        story.form(agent, 2, secondComponent);
    }
    story.tell();
    story.add(3273, 1, Source::Log, PairTriggered{PairId(4), TriggerReason::PeerCheck});
    story.add(4300, 1, Source::Log, PairTriggered{PairId(5), TriggerReason::PeerCheck});
    story.nominate(1, PairId(4), 5046);
    story.nominate(2, PairId(24), 5023);
    story.add(5530, 0, Source::Session, Noticed{Notice::WireSeen, {}, {}, {}});
    std::ranges::stable_sort(story.events, {}, &Event::at);
    return story.events;
}

} // namespace icelens::test
