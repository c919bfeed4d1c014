// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/diagnosis/explain.h"
#include "tests/support/stunbytes.h"

#include <algorithm>
#include <string>
#include <vector>

namespace icelens::test {

inline constexpr model::AgentId alice(1);
inline constexpr model::AgentId bob(2);
inline constexpr model::StreamId stream(1);
inline constexpr model::ComponentId rtp(1);

inline model::Address hostOf(model::AgentId agent, std::uint8_t network = 0)
{
    return model::Address::v4({192, 0, static_cast<std::uint8_t>(2 + network), agent.value()},
                              4000);
}

/// A session told event by event, and what it explains.
class Story
{
public:
    explicit Story(model::SessionOptions options = {}, int agents = 2)
    {
        model::SessionStarted started;
        started.options = std::move(options);
        tell({}, model::AgentId(), model::Boxed<model::SessionStarted>(started));
        for (int i = 1; i <= agents; ++i) {
            const model::AgentId agent(static_cast<std::uint8_t>(i));
            model::AgentCreated created;
            created.name = agent == alice ? "Alice" : "Bob";
            created.software = "libnice 0.1.21";
            created.role = agent == alice ? model::Role::Controlling : model::Role::Controlled;
            tell({}, agent, model::Boxed<model::AgentCreated>(created));
            tell({}, agent, model::StreamAdded{stream, 1});
        }
    }

    Story& tell(model::SessionTime at, model::AgentId agent, model::Fact fact)
    {
        m_log.append({at, agent, model::Source::Log, std::move(fact)});
        m_index.append(m_log[m_log.size() - 1], m_log.latest());
        return *this;
    }

    /// Candidates of both sides, then pairs in the order of @p foundations; pair i of network i.
    Story& pairs(model::SessionTime at, model::AgentId agent,
                 const std::vector<std::string>& foundations,
                 model::PairState state = model::PairState::Frozen)
    {
        const auto peer = agent == alice ? bob : alice;
        for (const auto& foundation : foundations) {
            const auto network = static_cast<std::uint8_t>(m_networks++);
            candidate(at, agent, false, hostOf(agent, network), network);
            candidate(at, agent, true, hostOf(peer, network), network);
            model::PairFormed formed;
            formed.pair = model::PairId(++m_pairs);
            formed.stream = stream;
            formed.component = rtp;
            formed.state = state;
            formed.local = hostOf(agent, network);
            formed.remote = hostOf(peer, network);
            formed.foundation = foundation;
            tell(at, agent, model::Boxed<model::PairFormed>(formed));
        }
        return *this;
    }

    Story& state(model::SessionTime at, model::AgentId agent, std::uint32_t pair,
                 model::PairState state)
    {
        return tell(at, agent, model::PairStateChanged{model::PairId(pair), state});
    }

    Story& message(model::SessionTime at, model::AgentId agent, model::Direction direction,
                   const model::Bytes& bytes, std::uint8_t network = 0)
    {
        model::MessageSeen seen;
        seen.direction = direction;
        seen.local = hostOf(agent, network);
        seen.remote = hostOf(agent == alice ? bob : alice, network);
        seen.bytes = bytes;
        return tell(at, agent, model::Boxed<model::MessageSeen>(seen));
    }

    [[nodiscard]] std::vector<model::Explanation> why(const model::Subject& subject) const
    {
        return model::explain(subject, {m_log.latest(), m_log, m_log.size(), m_index});
    }
    [[nodiscard]] const model::Explanation* find(const model::Subject& subject,
                                                 model::Finding finding)
    {
        m_last = why(subject);
        const auto found = std::ranges::find(m_last, finding, &model::Explanation::finding);
        return found == m_last.end() ? nullptr : &*found;
    }
    [[nodiscard]] bool says(std::uint32_t pair, model::Finding finding)
    {
        return find(model::PairId(pair), finding) != nullptr;
    }

    [[nodiscard]] const model::EventLog& log() const { return m_log; }
    [[nodiscard]] const model::TransactionIndex& index() const { return m_index; }

private:
    void candidate(model::SessionTime at, model::AgentId agent, bool remote,
                   const model::Address& address, std::uint8_t network)
    {
        model::Candidate candidate;
        candidate.stream = stream;
        candidate.component = rtp;
        candidate.address = address;
        candidate.base = remote ? model::Address() : address;
        candidate.foundation = std::to_string(network + 1);
        // RFC 8445 §5.1.2.1 with the recommended type preference; earlier ones are preferred.
        candidate.priority = (126U << 24U) + ((65535U - network) << 8U) + 255U;
        if (remote)
            tell(at, agent, model::RemoteCandidateSignalled{candidate, false});
        else
            tell(at, agent, model::LocalCandidateGathered{candidate});
    }

    model::EventLog m_log;
    model::TransactionIndex m_index;
    std::vector<model::Explanation> m_last;
    std::uint32_t m_pairs = 0;
    int m_networks = 0;
};

inline model::Bytes check(std::uint8_t id, bool useCandidate = false)
{
    StunBuilder builder(0x0001, {id});
    builder.attribute(0x0006, "b:a").number32(0x0024, 1845501695).number64(0x802A, 7);
    if (useCandidate)
        builder.attribute(0x0025, "");
    return builder.finish();
}

inline model::Bytes success(std::uint8_t id, const model::Address& mapped)
{
    return StunBuilder(0x0101, {id}).xorAddress(0x0020, mapped).finish();
}

inline model::Bytes refusal(std::uint8_t id, int code)
{
    return StunBuilder(0x0111, {id}).errorCode(code, "").finish();
}

} // namespace icelens::test
