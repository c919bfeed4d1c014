// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/session/session.h"

#include "model/session/pairing.h"
#include "model/session/sessionfold.h"
#include "model/session/wirefold.h"

#include <algorithm>

namespace icelens::model {

const Stream* Agent::stream(StreamId which) const
{
    const auto found = std::ranges::find(streams, which, &Stream::id);
    return found == streams.end() ? nullptr : &*found;
}

const Component* Agent::component(StreamId ofStream, ComponentId which) const
{
    const auto* found = stream(ofStream);
    if (found == nullptr)
        return nullptr;
    const auto component = std::ranges::find(found->components, which, &Component::id);
    return component == found->components.end() ? nullptr : &*component;
}

void Session::apply(const Event& event)
{
    SessionFold(*this, event).apply();
}

const Agent* Session::agent(AgentId which) const
{
    const auto found = std::ranges::find_if(
        m_agents, [&](const auto& candidate) { return candidate->id == which; });
    return found == m_agents.end() ? nullptr : found->get();
}

const Pair* Session::pair(PairId which) const
{
    return which.value() == 0 || which.value() > m_pairs.size() ? nullptr
                                                                : &m_pairs[which.value() - 1];
}

PairId Session::pairOf(AgentId agent, const MessageSeen& seen) const
{
    const auto check = innermost(seen, m_wire);
    return findPair(*this, {agent, check.tcp, check.local, check.remote});
}

bool Session::noticed(Notice what) const
{
    return std::ranges::any_of(*m_notices,
                               [&](const Noticed& notice) { return notice.what == what; });
}

bool operator==(const Session& a, const Session& b)
{
    const auto sameAgent = [](const auto& x, const auto& y) { return x == y || *x == *y; };
    return a.m_title == b.m_title && *a.m_options == *b.m_options
        && std::ranges::equal(a.m_agents, b.m_agents, sameAgent) && a.m_pairs == b.m_pairs
        && a.m_wire == b.m_wire && *a.m_notices == *b.m_notices
        && (a.m_call == b.m_call || *a.m_call == *b.m_call) && a.m_now == b.m_now
        && a.m_eventCount == b.m_eventCount && a.m_strayEvents == b.m_strayEvents
        && a.m_unknownEvents == b.m_unknownEvents && a.m_messagesSeen == b.m_messagesSeen
        && a.m_ended == b.m_ended;
}

} // namespace icelens::model
