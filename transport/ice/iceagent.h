// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/agentlog/agentlogreader.h"
#include "model/event/event.h"
#include "transport/glib/gptr.h"
#include "transport/wire/keyring.h"
#include "transport/wire/wirerecorder.h"

#include <glib-object.h>
#include <nice/agent.h>

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace icelens::transport {

/// What the agents of a session share. All of it outlives them and lives in the network thread.
struct AgentEnvironment
{
    GMainContext* context = nullptr;
    /// Takes each fact of an agent at once, also from within a call into it and under its lock.
    std::function<void(model::AgentId, model::Source, model::Fact)> publish;
    Keyring* keyring = nullptr;
    WireRecorder* recorder = nullptr;
    model::AgentLogReader* log = nullptr;
};

struct IceCredentials
{
    std::string ufrag;
    std::string password; ///< A secret.
};

/// One libnice agent: its options, its streams, and what it tells as facts.
///
/// Lives in the network thread. Facts and hooks come from within calls into the agent and from the
/// main context; a hook must not call into an agent. End it with close() before it is destroyed;
/// otherwise libnice drops it as it is, without telling TURN servers.
class IceAgent
{
public:
    struct Hooks
    {
        std::function<void(const model::Candidate&)> gathered;
        std::function<void(model::StreamId)> gatheringDone;
        std::function<void(model::ComponentState)> stateChanged = {};
        /// What arrived on a component and is not ICE's. The bytes may be overwritten, and this
        /// hook may send().
        std::function<void(std::span<std::byte>)> received = {};
    };

    /// Publishes AgentCreated, and OptionRefused for each option that libnice does not take.
    IceAgent(model::AgentId id, std::string name, model::Role role, model::SessionOptions options,
             AgentEnvironment environment);
    ~IceAgent();
    IceAgent(const IceAgent&) = delete;
    IceAgent& operator=(const IceAgent&) = delete;

    [[nodiscard]] model::AgentId id() const { return m_id; }
    void setHooks(Hooks hooks) { m_hooks = std::move(hooks); }

    /// A stream with the components that the options say, ready to gather. 0 if libnice refuses.
    model::StreamId addStream();
    [[nodiscard]] const std::vector<model::StreamId>& streams() const { return m_streams; }
    /// Publishes GatheringRefused if libnice does not begin.
    void gather(model::StreamId stream);
    /// What was gathered so far, peer-reflexive candidates included.
    [[nodiscard]] const std::vector<model::Candidate>& localCandidates() const { return m_local; }

    [[nodiscard]] IceCredentials localCredentials(model::StreamId stream) const;
    void setRemoteCredentials(model::StreamId stream, const IceCredentials& credentials);
    /// Candidates of one stream, of any of its components. Published before the agent has them.
    void addRemoteCandidates(model::StreamId stream,
                             const std::vector<model::Candidate>& candidates, bool trickled);
    void endRemoteCandidates(model::StreamId stream);

    /// Sends one datagram over the selected pair of component 1. False if there is none, or the
    /// socket takes no more.
    bool send(model::StreamId stream, std::span<const std::byte> datagram);
    /// Sends a STUN indication, which nobody answers, from the agent's sockets to each of @p
    /// remote: it opens the way through a NAT for the peer's checks while this agent sends none.
    void knock(model::StreamId stream, const std::vector<model::Candidate>& remote);

    /// ICE restart of all streams (RFC 8445 §9). The remote side is to be set anew.
    void restart();

    /// Removes the streams, gives TURN allocations back, and then publishes AgentClosed and calls
    /// @p done from the main context. It waits for TURN servers; abandon() does not.
    void close(std::function<void()> done);
    /// Ends at once what close() has not ended yet. Publishes AgentClosed if that did not.
    void abandon();
    [[nodiscard]] bool isClosed() const { return m_agent == nullptr; }

private:
    using AgentPtr = std::unique_ptr<NiceAgent, CallFree<g_object_unref>>;
    /// The agent of a ticket, if it lives still. What a callback of GIO is given is a number and no
    /// memory: it may never come, if its main context goes before.
    static IceAgent* holderOf(gpointer ticket);

    void publish(model::Source source, model::Fact fact);
    void notice(model::Notice what, model::StreamId stream, std::string detail);
    void createAgent();
    void applyOptions();
    void readLog();
    void setNumber(const char* property, std::int64_t value);
    void addLocalAddresses();
    void addTurnServers(model::StreamId stream);
    void connectSignals();
    void publishCredentials(model::StreamId stream);
    void claimSockets(model::StreamId stream);

    void awaitStunResolution();
    void freeAllocations();
    void finishClosing();

    static void onReceived(NiceAgent* agent, guint stream, guint component, guint length,
                           gchar* bytes, gpointer self);
    static void onCandidate(NiceAgent* agent, NiceCandidate* candidate, gpointer self);
    static void onRemoteCandidate(NiceAgent* agent, NiceCandidate* candidate, gpointer self);
    static void onGatheringDone(NiceAgent* agent, guint stream, gpointer self);
    static void onStateChanged(NiceAgent* agent, guint stream, guint component, guint state,
                               gpointer self);
    static void onSelectedPair(NiceAgent* agent, guint stream, guint component,
                               NiceCandidate* local, NiceCandidate* remote, gpointer self);
    static void onInitialCheck(NiceAgent* agent, guint stream, gpointer self);
    static void onStreamsRemoved(NiceAgent* agent, const guint* streams, gpointer self);

    model::AgentId m_id;
    std::string m_name;
    model::Role m_role;
    model::SessionOptions m_options;
    AgentEnvironment m_environment;
    Hooks m_hooks;
    AgentPtr m_agent; // null: closed
    std::vector<model::StreamId> m_streams;
    std::vector<model::Candidate> m_local;
    gpointer m_ticket;     // a number
    int m_resolutions = 0; // of the STUN server that libnice has under way
    bool m_noAddress = false;
    bool m_closing = false;
    std::function<void()> m_onClosed;
};

} // namespace icelens::transport
