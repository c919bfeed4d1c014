// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/ice/iceagent.h"

#include "transport/ice/niceconvert.h"
#include "transport/wire/currentagent.h"

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <unordered_map>
#include <utility>

namespace icelens::transport {

namespace {

/// The agents of this thread by the number of their ticket.
std::unordered_map<std::uintptr_t, IceAgent*>& livingAgents()
{
    thread_local std::unordered_map<std::uintptr_t, IceAgent*> agents;
    return agents;
}

std::uintptr_t nextTicket()
{
    static std::atomic<std::uintptr_t> last{0};
    return ++last;
}

} // namespace

IceAgent* IceAgent::holderOf(gpointer ticket)
{
    const auto found = livingAgents().find(reinterpret_cast<std::uintptr_t>(ticket));
    return found == livingAgents().end() ? nullptr : found->second;
}

IceAgent::IceAgent(model::AgentId id, std::string name, model::Role role,
                   model::SessionOptions options, AgentEnvironment environment)
    : m_id(id)
    , m_name(std::move(name))
    , m_role(role)
    , m_options(std::move(options))
    , m_environment(std::move(environment))
    , m_ticket(reinterpret_cast<gpointer>(nextTicket()))
{
    livingAgents().emplace(reinterpret_cast<std::uintptr_t>(m_ticket), this);
    const CurrentAgent scope(m_id);
    createAgent();
    model::AgentCreated created;
    created.name = m_name;
    created.role = m_role;
    created.software = "libnice " ICELENS_NICE_VERSION;
    publish(model::Source::Session, model::Boxed<model::AgentCreated>(std::move(created)));
    applyOptions();
    readLog();
    addLocalAddresses();
    connectSignals();
}

IceAgent::~IceAgent()
{
    livingAgents().erase(reinterpret_cast<std::uintptr_t>(m_ticket));
    abandon();
}

void IceAgent::publish(model::Source source, model::Fact fact)
{
    m_environment.publish(m_id, source, std::move(fact));
}

void IceAgent::notice(model::Notice what, model::StreamId stream, std::string detail)
{
    model::Noticed noticed;
    noticed.what = what;
    noticed.stream = stream;
    noticed.detail = std::move(detail);
    publish(model::Source::Session, std::move(noticed));
}

model::StreamId IceAgent::addStream()
{
    const CurrentAgent scope(m_id);
    const auto components = static_cast<guint>(std::clamp(m_options.components, 1, 8));
    const guint number = nice_agent_add_stream(m_agent.get(), components);
    const model::StreamId stream(static_cast<std::uint16_t>(number));
    if (number == 0)
        return stream;
    m_streams.push_back(stream);
    publish(model::Source::Agent, model::StreamAdded{stream, static_cast<int>(components)});
    publishCredentials(stream);
    addTurnServers(stream);
    // Nothing is received, STUN included, on a component that nobody reads.
    for (guint component = 1; component <= components; ++component)
        nice_agent_attach_recv(m_agent.get(), number, component, m_environment.context,
                               &IceAgent::onReceived, this);
    return stream;
}

void IceAgent::publishCredentials(model::StreamId stream)
{
    const auto credentials = localCredentials(stream);
    m_environment.keyring->addIce(credentials.ufrag, credentials.password);
    m_environment.recorder->agentUfrag(m_id, credentials.ufrag);
    publish(model::Source::Agent, model::LocalCredentialsSet{stream, credentials.ufrag});
}

void IceAgent::gather(model::StreamId stream)
{
    const CurrentAgent scope(m_id);
    publish(model::Source::Session, model::GatheringStarted{stream});
    // libnice would gather on addresses that the options leave out.
    const bool begun =
        !m_noAddress && nice_agent_gather_candidates(m_agent.get(), stream.value()) != FALSE;
    if (!m_options.stunServer.isNull() && !m_noAddress)
        awaitStunResolution();
    if (m_options.relayOnly)
        claimSockets(stream);
    if (!begun)
        notice(model::Notice::GatheringRefused, stream, {});
}

IceCredentials IceAgent::localCredentials(model::StreamId stream) const
{
    gchar* ufrag = nullptr;
    gchar* password = nullptr;
    IceCredentials result;
    if (nice_agent_get_local_credentials(m_agent.get(), stream.value(), &ufrag, &password) != FALSE)
        result = {ufrag, password};
    g_free(ufrag);
    g_free(password);
    return result;
}

void IceAgent::setRemoteCredentials(model::StreamId stream, const IceCredentials& credentials)
{
    if (isClosed())
        return;
    const CurrentAgent scope(m_id);
    m_environment.keyring->addIce(credentials.ufrag, credentials.password);
    publish(model::Source::Session, model::RemoteCredentialsSet{stream, credentials.ufrag});
    nice_agent_set_remote_credentials(m_agent.get(), stream.value(), credentials.ufrag.c_str(),
                                      credentials.password.c_str());
}

void IceAgent::addRemoteCandidates(model::StreamId stream,
                                   const std::vector<model::Candidate>& candidates, bool trickled)
{
    if (isClosed())
        return;
    const CurrentAgent scope(m_id);
    std::vector<NiceCandidatePtr> owned;
    for (const model::Candidate& candidate : candidates) {
        // As it is from here on a candidate of the peer, of which the base is not known.
        model::Candidate signalled = candidate;
        signalled.stream = stream;
        signalled.base = {};
        signalled.server = {};
        owned.push_back(toNice(signalled));
        publish(model::Source::Session,
                model::RemoteCandidateSignalled{std::move(signalled), trickled});
    }
    for (guint component = 1; component <= 256; ++component) {
        GSList* list = nullptr;
        for (auto i = owned.rbegin(); i != owned.rend(); ++i) {
            if ((*i)->component_id == component)
                list = g_slist_prepend(list, i->get());
        }
        if (list != nullptr)
            nice_agent_set_remote_candidates(m_agent.get(), stream.value(), component, list);
        g_slist_free(list);
    }
}

void IceAgent::endRemoteCandidates(model::StreamId stream)
{
    if (isClosed())
        return;
    const CurrentAgent scope(m_id);
    publish(model::Source::Session, model::RemoteCandidatesEnded{stream});
    nice_agent_peer_candidate_gathering_done(m_agent.get(), stream.value());
}

bool IceAgent::send(model::StreamId stream, std::span<const std::byte> datagram)
{
    if (isClosed())
        return false;
    const CurrentAgent scope(m_id);
    const auto* const bytes = reinterpret_cast<const gchar*>(datagram.data());
    return nice_agent_send(m_agent.get(), stream.value(), 1, static_cast<guint>(datagram.size()),
                           bytes)
        > 0;
}

void IceAgent::restart()
{
    if (isClosed())
        return;
    const CurrentAgent scope(m_id);
    for (const auto stream : m_streams)
        publish(model::Source::Session, model::IceRestarted{stream});
    m_environment.log->setListEndReason(m_id, model::RemovalReason::Restarted);
    nice_agent_restart(m_agent.get());
    m_environment.log->setListEndReason(m_id, model::RemovalReason::StreamRemoved);
    for (const auto stream : m_streams)
        publishCredentials(stream);
}

void IceAgent::close(std::function<void()> done)
{
    if (isClosed() || m_closing)
        return;
    m_closing = true;
    m_onClosed = std::move(done);
    if (m_resolutions == 0)
        freeAllocations();
}

void IceAgent::awaitStunResolution()
{
    // libnice 0.1.21 looks the STUN server up even if it is an address, and crashes if its stream
    // is gone when the answer comes. What is asked for after it in the same way is answered after
    // it.
    ++m_resolutions;
    const auto onResolved = [](GObject* resolver, GAsyncResult* result, gpointer ticket) {
        g_resolver_free_addresses(
            g_resolver_lookup_by_name_finish(G_RESOLVER(resolver), result, nullptr));
        IceAgent* const agent = holderOf(ticket);
        if (agent == nullptr)
            return;
        if (--agent->m_resolutions == 0 && agent->m_closing && !agent->isClosed())
            agent->freeAllocations();
    };
    struct Question
    {
        std::string server;
        gpointer ticket;
        GAsyncReadyCallback callback;
    };
    const SourcePtr source(g_timeout_source_new(0));
    const auto ask = [](gpointer data) -> gboolean {
        auto& question = *static_cast<Question*>(data);
        GResolver* const resolver = g_resolver_get_default();
        g_resolver_lookup_by_name_async(resolver, question.server.c_str(), nullptr,
                                        question.callback, question.ticket);
        g_object_unref(resolver);
        return G_SOURCE_REMOVE;
    };
    auto* const question = new Question{m_options.stunServer.ip(), m_ticket, onResolved};
    g_source_set_callback(source.get(), ask, question,
                          [](gpointer data) { delete static_cast<Question*>(data); });
    g_source_attach(source.get(), m_environment.context);
}

void IceAgent::freeAllocations()
{
    const CurrentAgent scope(m_id);
    // While the streams still stand: without them nobody reads the servers' answers.
    const auto onClosed = [](GObject*, GAsyncResult*, gpointer ticket) {
        if (IceAgent* const agent = holderOf(ticket))
            agent->finishClosing();
    };
    nice_agent_close_async(m_agent.get(), onClosed, m_ticket);
}

void IceAgent::finishClosing()
{
    if (isClosed())
        return;
    {
        const CurrentAgent scope(m_id);
        for (const auto stream : m_streams)
            nice_agent_remove_stream(m_agent.get(), stream.value());
    }
    abandon();
    if (const auto done = std::exchange(m_onClosed, {}))
        done();
}

void IceAgent::abandon()
{
    if (isClosed())
        return;
    const CurrentAgent scope(m_id);
    g_signal_handlers_disconnect_by_data(m_agent.get(), this);
    m_agent.reset(); // logs what it drops
    m_environment.log->unbind(m_id);
    publish(model::Source::Session, model::AgentClosed{});
}

} // namespace icelens::transport
