// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/ice/watchdog.h"

#include "model/stun/message.h"

#include <algorithm>
#include <utility>

namespace icelens::transport {

using std::chrono::milliseconds;

Watchdog::Watchdog(GMainContext* context, const model::SessionOptions& options, Publish publish)
    : m_context(context)
    , m_options(options)
    , m_publish(std::move(publish))
{}

milliseconds Watchdog::gatheringLimit(const model::SessionOptions& options)
{
    // A transaction over UDP: RTO, 2 RTO, 4 RTO …, and RTO again for the last one (libnice's
    // timer).
    auto udp = options.stunInitialTimeout;
    auto rto = options.stunInitialTimeout;
    for (int i = 1; i < std::clamp(options.stunMaxRetransmissions, 1, 10); ++i, rto *= 2)
        udp += rto;
    milliseconds limit{1000};
    if (!options.stunServer.isNull() || !options.turnServers.empty())
        limit += udp;
    // A TURN allocation takes two: the first one asks for the realm.
    if (!options.turnServers.empty())
        limit += udp + 2 * options.stunReliableTimeout;
    if (options.upnp)
        limit += milliseconds{200};
    // Transactions are spaced by Ta, one for each server, component and address.
    const auto servers = options.turnServers.size() + (options.stunServer.isNull() ? 0U : 1U);
    limit += options.ta * static_cast<int>(servers) * options.components * options.streams * 16;
    return limit + limit / 2;
}

void Watchdog::stop()
{
    m_stopped = true;
    m_streams.clear();
}

void Watchdog::watch(const model::Event& event)
{
    if (m_stopped)
        return;
    const auto& fact = event.fact;
    if (const auto* added = std::get_if<model::StreamAdded>(&fact))
        onStreamAdded({event.agent, added->stream}, *added);
    else if (const auto* started = std::get_if<model::GatheringStarted>(&fact))
        onGatheringStarted({event.agent, started->stream});
    else if (const auto* done = std::get_if<model::GatheringDone>(&fact))
        onGatheringDone({event.agent, done->stream});
    else if (const auto* gathered = std::get_if<model::LocalCandidateGathered>(&fact))
        m_productive.insert(
            {{event.agent, gathered->candidate->stream}, gathered->candidate->server});
    else if (const auto* remote = std::get_if<model::RemoteCandidateSignalled>(&fact))
        onRemoteCandidate({event.agent, remote->candidate->stream}, remote->candidate->component);
    else if (const auto* changed = std::get_if<model::ComponentStateChanged>(&fact))
        onStateChanged(*changed);
    else if (std::holds_alternative<model::Boxed<model::PairFormed>>(fact))
        onLogProven(true);
    else if (const auto* seen = std::get_if<model::Boxed<model::MessageSeen>>(&fact))
        onMessage(event.agent, **seen);
}

void Watchdog::onStreamAdded(StreamKey key, const model::StreamAdded& added)
{
    auto stream = std::make_unique<StreamWatch>(m_context);
    stream->components = added.components;
    m_streams.insert_or_assign(key, std::move(stream));
}

void Watchdog::onGatheringStarted(StreamKey key)
{
    StreamWatch* const stream = find(key);
    if (stream == nullptr)
        return;
    stream->gathering.start(gatheringLimit(m_options), [this, key] {
        publish(key.first, model::Notice::GatheringOverdue, key.second, {}, {});
    });
}

void Watchdog::onGatheringDone(StreamKey key)
{
    StreamWatch* const stream = find(key);
    if (stream == nullptr)
        return;
    stream->gathering.cancel();
    noticeSilentServers(key);
    if (m_lateRemotes)
        return;
    // As long as libnice waits before it fails a list that has candidates.
    const auto candidates = m_options.trickle ? m_options.trickleDelay * 16 : milliseconds{0};
    stream->remote.start(m_options.idleTimeout + candidates + gatheringLimit(m_options),
                         [this, key] { noticeMissingRemotes(key); });
}

void Watchdog::noticeSilentServers(StreamKey key)
{
    const auto silent = [&](const model::Address& server) {
        publish(key.first, model::Notice::ServerSilent, key.second, {}, server.toString());
    };
    // A STUN server that mirrors a host candidate gives none of its own, which is no failure.
    const auto& stun = m_options.stunServer;
    if (!stun.isNull() && !m_options.relayOnly && !m_productive.contains({key, stun})
        && !m_answering.contains({key.first, stun}))
        silent(stun);
    for (const model::TurnServer& server : m_options.turnServers) {
        if (!m_allocating.contains({key.first, server.address}))
            silent(server.address);
    }
}

void Watchdog::noticeMissingRemotes(StreamKey key)
{
    const StreamWatch* const stream = find(key);
    if (stream == nullptr)
        return;
    for (int number = 1; number <= stream->components; ++number) {
        const model::ComponentId component(static_cast<std::uint16_t>(number));
        if (!stream->withRemote.contains(component))
            publish(key.first, model::Notice::NoRemoteCandidates, key.second, component, {});
    }
}

void Watchdog::onRemoteCandidate(StreamKey key, model::ComponentId component)
{
    if (StreamWatch* const stream = find(key))
        stream->withRemote.insert(component);
}

void Watchdog::onStateChanged(const model::ComponentStateChanged& changed)
{
    // libnice forms a pair before it says that a component is connecting, and logs it first.
    if (changed.state >= model::ComponentState::Connecting
        && changed.state <= model::ComponentState::Ready)
        onLogProven(false);
}

void Watchdog::onLogProven(bool understood)
{
    if (std::exchange(m_logJudged, true))
        return;
    publish({}, understood ? model::Notice::LogUnderstood : model::Notice::LogNotUnderstood, {}, {},
            {});
}

void Watchdog::onMessage(model::AgentId agent, const model::MessageSeen& seen)
{
    if (seen.direction != model::Direction::Received)
        return;
    if (seen.remote == m_options.stunServer)
        m_answering.insert({agent, seen.remote});
    if (std::ranges::find(m_options.turnServers, seen.remote, &model::TurnServer::address)
            != m_options.turnServers.end()
        && model::stun::Message::decode(seen.bytes.span())
               .is(model::stun::Method::Allocate, model::stun::Class::Success))
        m_allocating.insert({agent, seen.remote});
}

Watchdog::StreamWatch* Watchdog::find(StreamKey key)
{
    const auto found = m_streams.find(key);
    return found == m_streams.end() ? nullptr : found->second.get();
}

void Watchdog::publish(model::AgentId agent, model::Notice what, model::StreamId stream,
                       model::ComponentId component, std::string detail)
{
    model::Noticed noticed;
    noticed.what = what;
    noticed.stream = stream;
    noticed.component = component;
    noticed.detail = std::move(detail);
    m_publish(agent, std::move(noticed));
}

} // namespace icelens::transport
