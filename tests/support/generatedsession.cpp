// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/generatedsession.h"

#include "tests/support/stunbytes.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <random>
#include <string>
#include <utility>

namespace icelens::test {

namespace {

using namespace model;
using namespace std::chrono_literals;

constexpr StreamId theStream{1};

/// A pair of one agent, as far as the generator must remember it.
struct MadePair
{
    PairId id;
    std::size_t agent = 0; // 0 Alice, 1 Bob
    ComponentId component;
    Address local;
    Address remote;
    bool gone = false;
};

class Generator
{
public:
    explicit Generator(const SessionShape& shape)
        : m_shape(shape)
        , m_random(shape.seed)
    {
        m_events.reserve(shape.events + 64);
    }

    std::vector<Event> run()
    {
        begin();
        const auto restarts = static_cast<std::size_t>(m_shape.restarts);
        const std::size_t again = std::max<std::size_t>(m_shape.pairs / 10, 2);
        generation(m_shape.pairs);
        for (std::size_t i = 1; i <= restarts && !full(); ++i) {
            fillUntil(m_shape.events * i / (restarts + 1));
            restart();
            generation(again);
        }
        const std::size_t body = m_shape.events - std::min<std::size_t>(m_shape.events, 3);
        fillUntil(body);
        m_events.erase(m_events.begin() + static_cast<std::ptrdiff_t>(body), m_events.end());
        end();
        m_events.erase(m_events.begin() + static_cast<std::ptrdiff_t>(m_shape.events),
                       m_events.end());
        return std::move(m_events);
    }

private:
    static AgentId idOf(std::size_t agent) { return AgentId(static_cast<std::uint8_t>(agent + 1)); }

    [[nodiscard]] bool full() const { return m_events.size() >= m_shape.events; }
    std::uint64_t below(std::uint64_t limit) { return m_random() % limit; }

    void add(std::size_t agent, Source source, Fact fact)
    {
        m_now += std::chrono::microseconds(1 + below(300));
        m_events.push_back({m_now, idOf(agent), source, std::move(fact)});
    }

    [[nodiscard]] ComponentId componentAt(std::size_t index) const
    {
        return ComponentId(static_cast<std::uint16_t>(index + 1));
    }

    /// Address of local candidate @p index of an agent; every eighth is IPv6.
    [[nodiscard]] Address addressOf(std::size_t agent, std::size_t component,
                                    std::size_t index) const
    {
        const auto high = static_cast<std::uint8_t>(index / 250);
        const auto low = static_cast<std::uint8_t>(index % 250 + 1);
        const auto net = static_cast<std::uint8_t>(agent + 1);
        const auto port = static_cast<std::uint16_t>(40000 + component * 1000 + index % 997);
        if (index % 8 == 7) {
            return Address::v6({0x20, 0x01, 0x0D, 0xB8, 0, net, 0, 0, 0, 0, 0, 0, 0, 0, high, low},
                               port);
        }
        return Address::v4({10, net, high, low}, port);
    }

    void begin()
    {
        SessionStarted started;
        started.title = "Generated: Alice ⇄ Bob";
        started.options.components = m_shape.components;
        m_events.push_back({m_now, {}, Source::Session, Boxed<SessionStarted>(started)});
        for (std::size_t agent : {0U, 1U}) {
            AgentCreated created{agent == 0 ? "Alice" : "Bob",
                                 agent == 0 ? Role::Controlling : Role::Controlled,
                                 "libnice 0.1.21"};
            add(agent, Source::Session, Boxed<AgentCreated>(std::move(created)));
            add(agent, Source::Session, StreamAdded{theStream, m_shape.components});
        }
    }

    void eachComponent(ComponentState state)
    {
        for (std::size_t agent : {0U, 1U}) {
            for (std::size_t i = 0; i < static_cast<std::size_t>(m_shape.components); ++i)
                add(agent, Source::Agent, ComponentStateChanged{theStream, componentAt(i), state});
        }
    }

    /// Gathering, signalling, pairs, checks, nomination.
    void generation(std::size_t pairs)
    {
        const auto components = static_cast<std::size_t>(m_shape.components);
        const std::size_t each = std::max<std::size_t>(pairs / (2 * components), 1);
        const auto locals = static_cast<std::size_t>(std::ceil(std::sqrt(double(each))));
        ++m_generation;
        credentials();
        eachComponent(ComponentState::Gathering);
        for (std::size_t component = 0; component < components; ++component)
            candidates(component, locals);
        for (std::size_t agent : {0U, 1U}) {
            add(agent, Source::Agent, GatheringDone{theStream});
            add(agent, Source::Session, RemoteCandidatesEnded{theStream});
        }
        eachComponent(ComponentState::Connecting);
        const std::size_t first = m_pairs.size();
        for (std::size_t i = 0; i < each * components; ++i) {
            for (std::size_t agent : {0U, 1U})
                formPair(agent, i / each, i % each / locals, i % each % locals);
        }
        if (pairs % 2 == 1 && pairs > 1)
            formPair(0, 0, locals, locals); // addresses that no candidate has
        for (std::size_t i = first; i < m_pairs.size() && !full(); ++i)
            check(m_pairs[i], false);
        nominate(first, each);
    }

    [[nodiscard]] std::string ufrag(std::size_t agent) const
    {
        return (agent == 0 ? "al" : "bo") + std::to_string(1000 + m_generation);
    }

    void credentials()
    {
        for (std::size_t agent : {0U, 1U}) {
            add(agent, Source::Agent, LocalCredentialsSet{theStream, ufrag(agent)});
            add(agent, Source::Session, RemoteCredentialsSet{theStream, ufrag(1 - agent)});
            add(agent, Source::Session, GatheringStarted{theStream});
        }
    }

    void candidates(std::size_t component, std::size_t count)
    {
        for (std::size_t i = 0; i < count; ++i) {
            for (std::size_t agent : {0U, 1U}) {
                Candidate candidate;
                candidate.stream = theStream;
                candidate.component = componentAt(component);
                candidate.address = addressOf(agent, component, i);
                candidate.foundation = std::to_string(i + 1);
                candidate.priority = static_cast<std::uint32_t>(
                    (126U << 24U) + ((65535U - i % 65536U) << 8U) + 256U - (component + 1));
                Candidate remote = candidate;
                candidate.base = candidate.address;
                add(agent, Source::Agent, LocalCandidateGathered{std::move(candidate)});
                add(1 - agent, Source::Session, RemoteCandidateSignalled{std::move(remote), false});
            }
        }
    }

    void formPair(std::size_t agent, std::size_t component, std::size_t local, std::size_t remote)
    {
        PairFormed formed;
        formed.pair = PairId(static_cast<std::uint32_t>(m_pairs.size() + 1));
        formed.stream = theStream;
        formed.component = componentAt(component);
        formed.local = addressOf(agent, component, local);
        formed.remote = addressOf(1 - agent, component, remote);
        formed.foundation = std::to_string(local + 1) + ':' + std::to_string(remote + 1);
        m_pairs.push_back({formed.pair, agent, formed.component, formed.local, formed.remote});
        add(agent, Source::Log, Boxed<PairFormed>(std::move(formed)));
    }

    TransactionId transaction()
    {
        TransactionId id{};
        for (auto& octet : id)
            octet = static_cast<std::uint8_t>(m_random() >> 32U);
        return id;
    }

    void see(std::size_t agent, Direction direction, const MadePair& pair, const Bytes& bytes)
    {
        const bool atOwner = agent == pair.agent;
        MessageSeen seen;
        seen.direction = direction;
        seen.integrity = Integrity::Verified;
        seen.local = atOwner ? pair.local : pair.remote;
        seen.remote = atOwner ? pair.remote : pair.local;
        seen.bytes = bytes;
        add(agent, Source::Wire, Boxed<MessageSeen>(std::move(seen)));
    }

    Bytes request(const MadePair& pair, const TransactionId& id, bool useCandidate)
    {
        StunBuilder builder(0x0001, id);
        builder.attribute(0x0006, ufrag(1 - pair.agent) + ':' + ufrag(pair.agent));
        builder.number64(pair.agent == 0 ? 0x802A : 0x8029, 0x1122334455667788ULL + pair.agent);
        builder.number32(0x0024, (110U << 24U) + 0xFFFF00U + 256U - pair.component.value());
        if (useCandidate)
            builder.attribute(0x0025, {});
        return builder.finish();
    }

    /// One Binding transaction on @p pair. @return whether it was answered.
    bool transact(const MadePair& pair, bool useCandidate)
    {
        const auto id = transaction();
        const auto bytes = request(pair, id, useCandidate);
        const auto luck = below(100);
        const std::size_t peer = 1 - pair.agent;
        see(pair.agent, Direction::Sent, pair, bytes);
        if (luck < 10) { // lost for good
            see(pair.agent, Direction::Sent, pair, bytes);
            see(pair.agent, Direction::Sent, pair, bytes);
            return false;
        }
        if (luck < 20) // the first copy was lost
            see(pair.agent, Direction::Sent, pair, bytes);
        see(peer, Direction::Received, pair, bytes);
        StunBuilder builder(luck < 99 ? 0x0101 : 0x0111, id);
        if (luck < 99)
            builder.xorAddress(0x0020, pair.local);
        else
            builder.errorCode(487, "Role Conflict");
        const auto response = builder.finish();
        see(peer, Direction::Sent, pair, response);
        see(pair.agent, Direction::Received, pair, response);
        return luck < 99;
    }

    void check(MadePair& pair, bool useCandidate)
    {
        if (pair.gone)
            return;
        const auto state = [&](PairState now) {
            add(pair.agent, Source::Log, PairStateChanged{pair.id, now});
        };
        if (below(4) == 0)
            add(pair.agent, Source::Log, PairTriggered{pair.id, TriggerReason::PeerCheck});
        else
            state(PairState::Waiting);
        add(pair.agent, Source::Log, CheckPrepared{pair.id, (110U << 24U), useCandidate});
        state(PairState::InProgress);
        if (transact(pair, useCandidate)) {
            state(PairState::Succeeded);
            add(pair.agent, Source::Log, PairValidated{pair.id});
        } else {
            state(PairState::Failed);
            if (below(10) == 0)
                remove(pair, RemovalReason::FailedPruned);
        }
    }

    void remove(MadePair& pair, RemovalReason reason)
    {
        pair.gone = true;
        add(pair.agent, Source::Log, PairRemoved{pair.id, reason});
    }

    /// The first pair of each agent and component that still stands.
    void nominate(std::size_t first, std::size_t each)
    {
        m_selected.clear();
        for (std::size_t component = 0; component < std::size_t(m_shape.components); ++component) {
            for (std::size_t agent : {0U, 1U}) {
                const std::size_t begin = first + 2 * each * component;
                for (std::size_t i = begin; i < begin + 2 * each && !full(); ++i) {
                    if (m_pairs[i].agent != agent || m_pairs[i].gone)
                        continue;
                    select(m_pairs[i]);
                    m_selected.push_back(i);
                    break;
                }
            }
        }
    }

    void select(MadePair& pair)
    {
        const auto state = [&](ComponentState now) {
            add(pair.agent, Source::Agent, ComponentStateChanged{theStream, pair.component, now});
        };
        add(pair.agent, Source::Log, PairTriggered{pair.id, TriggerReason::Nomination});
        transact(pair, pair.agent == 0);
        add(pair.agent, Source::Log, PairNominated{pair.id});
        PairSelected selected{theStream, pair.component, pair.local, pair.remote, Transport::Udp};
        add(pair.agent, Source::Agent, std::move(selected));
        state(ComponentState::Connected);
        state(ComponentState::Ready);
    }

    void fillUntil(std::size_t size)
    {
        while (m_events.size() < size) {
            const auto what = below(10);
            if (what < 6 || m_selected.empty()) {
                MadePair& pair = m_pairs[below(m_pairs.size())];
                // A removed pair still sees late messages.
                pair.gone ? void(transact(pair, false)) : check(pair, false);
            } else if (what < 8) {
                m_now += 5ms;
                transact(m_pairs[m_selected[below(m_selected.size())]], false); // consent
            } else {
                countMedia(m_pairs[m_selected[below(m_selected.size())]]);
            }
        }
    }

    void countMedia(const MadePair& pair)
    {
        MediaCounted counted;
        counted.direction = below(2) == 0 ? Direction::Sent : Direction::Received;
        counted.kind = below(20) == 0 ? MediaClass::Dtls : MediaClass::Rtp;
        counted.local = pair.local;
        counted.remote = pair.remote;
        counted.packets = static_cast<std::uint32_t>(1 + below(50));
        counted.octets = counted.packets * 160ULL;
        add(pair.agent, Source::Wire, std::move(counted));
    }

    void restart()
    {
        for (std::size_t agent : {0U, 1U})
            add(agent, Source::Session, IceRestarted{theStream});
        for (MadePair& pair : m_pairs) {
            if (!pair.gone)
                remove(pair, RemovalReason::Restarted);
        }
    }

    void end()
    {
        for (std::size_t agent : {0U, 1U})
            add(agent, Source::Session, AgentClosed{});
        m_events.push_back({m_now, {}, Source::Session, SessionEnded{}});
    }

    SessionShape m_shape;
    std::mt19937_64 m_random;
    std::vector<Event> m_events;
    std::vector<MadePair> m_pairs;
    std::vector<std::size_t> m_selected;
    SessionTime m_now{};
    int m_generation = 0;
};

} // namespace

std::vector<Event> generatedSession(const SessionShape& shape)
{
    return Generator(shape).run();
}

} // namespace icelens::test
