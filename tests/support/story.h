// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/event/event.h"
#include "tests/support/stunbytes.h"

#include <string>
#include <utility>
#include <vector>

namespace icelens::test {

/// A session told event by event, for tests: two agents, one stream of one component each.
class Story
{
public:
    static constexpr model::AgentId alice{1};
    static constexpr model::AgentId bob{2};
    static constexpr model::StreamId stream{1};
    static constexpr model::ComponentId component{1};

    explicit Story(bool withBob = true)
    {
        add({}, {}, model::Boxed<model::SessionStarted>(model::SessionStarted{"Story", {}}));
        agent(alice, "Alice", model::Role::Controlling);
        if (withBob)
            agent(bob, "Bob", model::Role::Controlled);
    }

    Story& add(model::SessionTime at, model::AgentId who, model::Fact fact)
    {
        events.push_back({at, who, model::Source::Log, std::move(fact)});
        return *this;
    }

    Story& candidate(model::SessionTime at, model::AgentId who, model::CandidateType type,
                     const char* address, const char* base, const char* server = "")
    {
        auto candidate = made(type, address);
        candidate.base = ip(base);
        candidate.server = ip(server);
        return add(at, who, model::LocalCandidateGathered{std::move(candidate)});
    }

    Story& signalled(model::SessionTime at, model::AgentId who, model::CandidateType type,
                     const char* address, const char* related = "")
    {
        auto candidate = made(type, address);
        candidate.related = ip(related);
        return add(at, who, model::RemoteCandidateSignalled{std::move(candidate), false});
    }

    /// The pair gets the next number, from 1.
    Story& pair(model::SessionTime at, model::AgentId who, const char* local, const char* remote)
    {
        model::PairFormed formed;
        formed.pair = model::PairId(++m_pairs);
        formed.stream = stream;
        formed.component = component;
        formed.local = ip(local);
        formed.remote = ip(remote);
        return add(at, who, model::Boxed<model::PairFormed>(std::move(formed)));
    }

    Story& state(model::SessionTime at, model::AgentId who, std::uint32_t pair,
                 model::PairState now)
    {
        return add(at, who, model::PairStateChanged{model::PairId(pair), now});
    }

    Story& seen(model::SessionTime at, model::AgentId who, model::Direction direction,
                const char* local, const char* remote, model::Bytes bytes)
    {
        model::MessageSeen message;
        message.direction = direction;
        message.local = ip(local);
        message.remote = ip(remote);
        message.bytes = std::move(bytes);
        return add(at, who, model::Boxed<model::MessageSeen>(std::move(message)));
    }

    static model::Address ip(const char* text)
    {
        return model::Address::parseWithPort(text).value_or(model::Address());
    }

    static model::Bytes request(std::uint8_t id)
    {
        return StunBuilder(0x0001, {id}).attribute(0x0006, "b:a").finish();
    }

    static model::Bytes success(std::uint8_t id) { return StunBuilder(0x0101, {id}).finish(); }

    std::vector<model::Event> events;

private:
    static model::Candidate made(model::CandidateType type, const char* address)
    {
        model::Candidate candidate;
        candidate.stream = stream;
        candidate.component = component;
        candidate.type = type;
        candidate.address = ip(address);
        candidate.priority = 1;
        return candidate;
    }

    void agent(model::AgentId who, const char* name, model::Role role)
    {
        add({}, who, model::Boxed<model::AgentCreated>(model::AgentCreated{name, role, "test"}));
        add({}, who, model::StreamAdded{stream, 1});
    }

    std::uint32_t m_pairs = 0;
};

} // namespace icelens::test
