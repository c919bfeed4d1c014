// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/event/event.h"
#include "transport/ice/contexttimer.h"

#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <utility>
#include <vector>

namespace icelens::transport {

/// Says what libnice 0.1.21 keeps to itself: gathering that does not end, components that wait for
/// candidates of a peer for ever, servers that gave nothing, a log that nobody understands.
///
/// It watches the facts of the session's agents and publishes Notices. Lives in the network thread.
class Watchdog
{
public:
    using Publish = std::function<void(model::AgentId, model::Noticed)>;

    Watchdog(GMainContext* context, const model::SessionOptions& options, Publish publish);
    Watchdog(const Watchdog&) = delete;
    Watchdog& operator=(const Watchdog&) = delete;

    /// Looks at each event after it was published.
    void watch(const model::Event& event);
    /// The peer's description may take its time: that none came is no news.
    void allowLateRemotes() { m_lateRemotes = true; }
    /// Nothing is noticed any more.
    void stop();

    /// How long gathering can take if every server is silent, by libnice's timers, and some more.
    [[nodiscard]] static std::chrono::milliseconds
    gatheringLimit(const model::SessionOptions& options);

private:
    using StreamKey = std::pair<model::AgentId, model::StreamId>;

    struct StreamWatch
    {
        explicit StreamWatch(GMainContext* context)
            : gathering(context)
            , remote(context)
        {}

        ContextTimer gathering;
        ContextTimer remote;
        int components = 1;
        std::set<model::ComponentId> withRemote; // components that a candidate was signalled for
    };

    void onStreamAdded(StreamKey key, const model::StreamAdded& added);
    void onGatheringStarted(StreamKey key);
    void onGatheringDone(StreamKey key);
    void onRemoteCandidate(StreamKey key, model::ComponentId component);
    void onStateChanged(const model::ComponentStateChanged& changed);
    void onMessage(model::AgentId agent, const model::MessageSeen& seen);
    void noticeSilentServers(StreamKey key);
    void noticeMissingRemotes(StreamKey key);
    void onLogProven(bool understood);
    StreamWatch* find(StreamKey key);
    void publish(model::AgentId agent, model::Notice what, model::StreamId stream,
                 model::ComponentId component, std::string detail);

    GMainContext* m_context;
    model::SessionOptions m_options;
    Publish m_publish;
    std::map<StreamKey, std::unique_ptr<StreamWatch>> m_streams;
    /// Servers that an agent has a candidate from, and those that answered it at all.
    std::set<std::pair<StreamKey, model::Address>> m_productive;
    std::set<std::pair<model::AgentId, model::Address>> m_answering;
    /// TURN servers that gave an allocation: libnice does not say whose a relayed candidate is.
    std::set<std::pair<model::AgentId, model::Address>> m_allocating;
    bool m_logJudged = false;
    bool m_stopped = false;
    bool m_lateRemotes = false;
};

} // namespace icelens::transport
