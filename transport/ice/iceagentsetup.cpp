// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/ice/iceagent.h"
#include "transport/ice/localaddresses.h"
#include "transport/ice/niceconvert.h"
#include "transport/wire/currentagent.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <netinet/in.h>
#include <span>
#include <sys/socket.h>
#include <utility>

// How an agent comes to be what the options ask for.
namespace icelens::transport {
namespace {

constexpr std::size_t maxTurnServers = 8; // NICE_CANDIDATE_MAX_TURN_SERVERS, not public

/// What does not go out now is not missed.
void sendFrom(GSocket* socket, const model::Address& to, std::span<const gchar> bytes)
{
    const NiceAddress address = toNice(to);
    sockaddr_storage raw{};
    nice_address_copy_to_sockaddr(&address, reinterpret_cast<sockaddr*>(&raw));
    const gsize size =
        to.family() == model::Address::Family::V6 ? sizeof(sockaddr_in6) : sizeof(sockaddr_in);
    GSocketAddress* const target = g_socket_address_new_from_native(&raw, size);
    if (target == nullptr)
        return;
    if (g_socket_address_get_family(target) == g_socket_get_family(socket))
        g_socket_send_to(socket, target, bytes.data(), bytes.size(), nullptr, nullptr);
    g_object_unref(target);
}

} // namespace

void IceAgent::createAgent()
{
    int flags = NICE_AGENT_OPTION_NONE;
    if (m_options.nomination == model::Nomination::Regular)
        flags |= NICE_AGENT_OPTION_REGULAR_NOMINATION;
    if (m_options.consentFreshness)
        flags |= NICE_AGENT_OPTION_CONSENT_FRESHNESS;
    if (m_options.trickle)
        flags |= NICE_AGENT_OPTION_ICE_TRICKLE;
    m_agent.reset(nice_agent_new_full(m_environment.context, NICE_COMPATIBILITY_RFC5245,
                                      static_cast<NiceAgentOption>(flags)));
}

/// From here on: a role that the options give is no change of role.
void IceAgent::readLog()
{
    std::array<char, 32> pointer{};
    std::snprintf(pointer.data(), pointer.size(), "%p", static_cast<void*>(m_agent.get()));
    m_environment.log->bind(pointer.data(), m_id);
}

/// Sets every property that decides something: what libnice declares as defaults is not what it
/// uses.
void IceAgent::applyOptions()
{
    const auto truth = [](bool value) { return value ? TRUE : FALSE; };
    g_object_set(m_agent.get(),                                                 //
                 "controlling-mode", truth(m_role == model::Role::Controlling), //
                 "ice-udp", TRUE,                                               //
                 "ice-tcp", truth(m_options.iceTcp),                            //
                 "upnp", truth(m_options.upnp),                                 //
                 "force-relay", truth(m_options.relayOnly),                     //
                 "keepalive-conncheck", FALSE,                                  //
                 "support-renomination", FALSE,                                 //
                 nullptr);
    setNumber("stun-pacing-timer", m_options.ta.count());
    setNumber("max-connectivity-checks", m_options.checkListLimit);
    setNumber("idle-timeout", m_options.idleTimeout.count());
    setNumber("stun-initial-timeout", m_options.stunInitialTimeout.count());
    setNumber("stun-max-retransmissions", m_options.stunMaxRetransmissions);
    setNumber("stun-reliable-timeout", m_options.stunReliableTimeout.count());
    if (!m_options.stunServer.isNull()) {
        g_object_set(m_agent.get(), "stun-server", m_options.stunServer.ip().c_str(),
                     "stun-server-port", static_cast<guint>(m_options.stunServer.port()), nullptr);
    }
    if (m_options.upnp) {
        gboolean upnp = FALSE;
        g_object_get(m_agent.get(), "upnp", &upnp, nullptr);
        if (upnp == FALSE)
            notice(model::Notice::OptionRefused, {}, "upnp");
    }
    // A controlling agent of libnice goes back to regular nomination at the first TCP candidate.
    if (m_options.iceTcp && m_options.nomination == model::Nomination::Aggressive)
        notice(model::Notice::OptionRefused, {}, "nomination");
}

void IceAgent::setNumber(const char* property, std::int64_t value)
{
    const GParamSpec* const spec =
        g_object_class_find_property(G_OBJECT_GET_CLASS(m_agent.get()), property);
    if (spec == nullptr || !G_IS_PARAM_SPEC_UINT(spec)) {
        notice(model::Notice::OptionRefused, {}, property);
        return;
    }
    const auto* const range = G_PARAM_SPEC_UINT(spec);
    const auto fitting = std::clamp<std::int64_t>(value, range->minimum, range->maximum);
    if (fitting != value)
        notice(model::Notice::OptionRefused, {}, property);
    g_object_set(m_agent.get(), property, static_cast<guint>(fitting), nullptr);
}

void IceAgent::addLocalAddresses()
{
    auto chosen = chooseLocalAddresses(m_options);
    for (const std::string& unknown : chosen.unknown)
        notice(model::Notice::OptionRefused, {}, unknown);
    m_noAddress = chosen.none;
    for (NiceAddress& address : chosen.addresses)
        nice_agent_add_local_address(m_agent.get(), &address);
}

void IceAgent::addTurnServers(model::StreamId stream)
{
    const auto components = static_cast<guint>(std::clamp(m_options.components, 1, 8));
    const auto count = std::min(m_options.turnServers.size(), maxTurnServers);
    for (std::size_t i = 0; i < m_options.turnServers.size(); ++i) {
        const model::TurnServer& server = m_options.turnServers[i];
        m_environment.keyring->addLongTerm(server.username, server.password);
        const auto type = server.transport == model::RelayTransport::Tcp ? NICE_RELAY_TYPE_TURN_TCP
                                                                         : NICE_RELAY_TYPE_TURN_UDP;
        bool taken = i < count;
        for (guint component = 1; taken && component <= components; ++component) {
            taken =
                nice_agent_set_relay_info(m_agent.get(), stream.value(), component,
                                          server.address.ip().c_str(), server.address.port(),
                                          server.username.c_str(), server.password.c_str(), type)
                != FALSE;
        }
        if (!taken)
            notice(model::Notice::OptionRefused, stream, server.address.toString());
    }
}

/// Tells the recorder which sockets are the agent's. Candidates alone do not: with relayed ones
/// only the agent does not report those that its requests to the servers leave from.
void IceAgent::claimSockets(model::StreamId stream)
{
    const auto components = static_cast<guint>(std::clamp(m_options.components, 1, 8));
    for (guint component = 1; component <= components; ++component) {
        GPtrArray* const sockets = nice_agent_get_sockets(m_agent.get(), stream.value(), component);
        for (guint i = 0; sockets != nullptr && i < sockets->len; ++i) {
            auto* const socket = static_cast<GSocket*>(g_ptr_array_index(sockets, i));
            GSocketAddress* local = g_socket_get_local_address(socket, nullptr);
            sockaddr_storage raw{};
            if (local != nullptr
                && g_socket_address_to_native(local, &raw, sizeof raw, nullptr) != FALSE) {
                NiceAddress address;
                nice_address_init(&address);
                nice_address_set_from_sockaddr(&address, reinterpret_cast<sockaddr*>(&raw));
                m_environment.recorder->agentOwns(m_id, fromNice(address));
            }
            g_clear_object(&local);
        }
        if (sockets != nullptr)
            g_ptr_array_unref(sockets);
    }
}

void IceAgent::knock(model::StreamId stream, const std::vector<model::Candidate>& remote)
{
    if (isClosed())
        return;
    const CurrentAgent scope(m_id);
    // RFC 8489 §5: a Binding indication without attributes.
    std::array<gchar, 20> indication = {0x00, 0x11, 0x00, 0x00, 0x21, 0x12, gchar(0xa4), 0x42};
    for (std::size_t i = 8; i < indication.size(); ++i)
        indication.at(i) = static_cast<gchar>(g_random_int_range(0, 256));
    GPtrArray* const sockets = nice_agent_get_sockets(m_agent.get(), stream.value(), 1);
    for (guint i = 0; sockets != nullptr && i < sockets->len; ++i) {
        auto* const socket = static_cast<GSocket*>(g_ptr_array_index(sockets, i));
        if (g_socket_get_socket_type(socket) != G_SOCKET_TYPE_DATAGRAM)
            continue;
        for (const model::Candidate& candidate : remote) {
            if (candidate.transport == model::Transport::Udp)
                sendFrom(socket, candidate.address, indication);
        }
    }
    if (sockets != nullptr)
        g_ptr_array_unref(sockets);
}

void IceAgent::connectSignals()
{
    const auto connect = [this](const char* signal, GCallback callback) {
        g_signal_connect(m_agent.get(), signal, callback, this);
    };
    connect("new-candidate-full", G_CALLBACK(&IceAgent::onCandidate));
    connect("new-remote-candidate-full", G_CALLBACK(&IceAgent::onRemoteCandidate));
    connect("candidate-gathering-done", G_CALLBACK(&IceAgent::onGatheringDone));
    connect("component-state-changed", G_CALLBACK(&IceAgent::onStateChanged));
    connect("new-selected-pair-full", G_CALLBACK(&IceAgent::onSelectedPair));
    connect("initial-binding-request-received", G_CALLBACK(&IceAgent::onInitialCheck));
    connect("streams-removed", G_CALLBACK(&IceAgent::onStreamsRemoved));
}

void IceAgent::onReceived(NiceAgent* /*agent*/, guint /*stream*/, guint /*component*/, guint length,
                          gchar* bytes, gpointer self)
{
    const auto& hook = static_cast<IceAgent*>(self)->m_hooks.received;
    if (hook)
        hook(std::as_writable_bytes(std::span(bytes, length)));
}

void IceAgent::onCandidate(NiceAgent* /*agent*/, NiceCandidate* candidate, gpointer self)
{
    auto& agent = *static_cast<IceAgent*>(self);
    auto gathered = fromNice(*candidate, true);
    if (!gathered.base.isNull() && gathered.base.port() != 0)
        agent.m_environment.recorder->agentOwns(agent.m_id, gathered.base);
    agent.m_local.push_back(gathered);
    agent.publish(model::Source::Agent, model::LocalCandidateGathered{gathered});
    if (agent.m_hooks.gathered)
        agent.m_hooks.gathered(gathered);
}

void IceAgent::onRemoteCandidate(NiceAgent* /*agent*/, NiceCandidate* candidate, gpointer self)
{
    static_cast<IceAgent*>(self)->publish(
        model::Source::Agent, model::RemoteCandidateDiscovered{fromNice(*candidate, false)});
}

void IceAgent::onGatheringDone(NiceAgent* /*agent*/, guint stream, gpointer self)
{
    auto& agent = *static_cast<IceAgent*>(self);
    const model::StreamId id(static_cast<std::uint16_t>(stream));
    agent.publish(model::Source::Agent, model::GatheringDone{id});
    if (agent.m_hooks.gatheringDone)
        agent.m_hooks.gatheringDone(id);
}

void IceAgent::onStateChanged(NiceAgent* /*agent*/, guint stream, guint component, guint state,
                              gpointer self)
{
    model::ComponentStateChanged changed;
    changed.stream = model::StreamId(static_cast<std::uint16_t>(stream));
    changed.component = model::ComponentId(static_cast<std::uint16_t>(component));
    changed.state = componentState(state);
    auto& ice = *static_cast<IceAgent*>(self);
    ice.publish(model::Source::Agent, changed);
    if (ice.m_hooks.stateChanged)
        ice.m_hooks.stateChanged(changed.state);
}

void IceAgent::onSelectedPair(NiceAgent* /*agent*/, guint stream, guint component,
                              NiceCandidate* local, NiceCandidate* remote, gpointer self)
{
    model::PairSelected selected;
    selected.stream = model::StreamId(static_cast<std::uint16_t>(stream));
    selected.component = model::ComponentId(static_cast<std::uint16_t>(component));
    selected.local = fromNice(local->addr);
    selected.remote = fromNice(remote->addr);
    selected.localTransport = fromNice(local->transport);
    static_cast<IceAgent*>(self)->publish(model::Source::Agent, selected);
}

void IceAgent::onInitialCheck(NiceAgent* /*agent*/, guint stream, gpointer self)
{
    const model::StreamId id(static_cast<std::uint16_t>(stream));
    static_cast<IceAgent*>(self)->publish(model::Source::Agent, model::InitialCheckReceived{id});
}

void IceAgent::onStreamsRemoved(NiceAgent* /*agent*/, const guint* streams, gpointer self)
{
    for (const guint* stream = streams; *stream != 0; ++stream) {
        const model::StreamId id(static_cast<std::uint16_t>(*stream));
        static_cast<IceAgent*>(self)->publish(model::Source::Agent, model::StreamRemoved{id});
    }
}

} // namespace icelens::transport
