// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/session/session.h"
#include "transport/glib/networkthread.h"
#include "transport/ice/demosession.h"

#include <chrono>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

namespace icelens::test {

/// A demo session that is run to some point, its events and their fold.
class DemoRun
{
public:
    using Condition = std::function<bool(const model::Session&)>;

    explicit DemoRun(model::SessionOptions options, transport::DemoVoices voices = {})
        : m_session(std::make_unique<transport::DemoSession>(
            m_network, std::move(options), [this](model::Event event) { take(std::move(event)); },
            std::move(voices)))
    {}
    ~DemoRun() { m_session.reset(); }
    DemoRun(const DemoRun&) = delete;
    DemoRun& operator=(const DemoRun&) = delete;

    transport::DemoSession& session() { return *m_session; }
    transport::NetworkThread& network() { return m_network; }

    /// True as soon as @p condition holds for the fold; false if it does not within @p limit.
    bool waitUntil(const Condition& condition,
                   std::chrono::milliseconds limit = std::chrono::seconds(20))
    {
        std::unique_lock lock(m_mutex);
        return m_changed.wait_for(lock, limit, [&] { return condition(m_fold); });
    }

    bool stopAndWait()
    {
        m_session->stop();
        return waitUntil([](const model::Session& fold) { return fold.ended(); });
    }

    /// A snapshot.
    model::Session fold()
    {
        const std::scoped_lock lock(m_mutex);
        return m_fold;
    }

    std::vector<model::Event> events()
    {
        const std::scoped_lock lock(m_mutex);
        return m_events;
    }

private:
    void take(model::Event event)
    {
        {
            const std::scoped_lock lock(m_mutex);
            m_fold.apply(event);
            m_events.push_back(std::move(event));
        }
        m_changed.notify_all();
    }

    std::mutex m_mutex;
    std::condition_variable m_changed;
    model::Session m_fold;              // guarded by m_mutex
    std::vector<model::Event> m_events; // guarded by m_mutex
    transport::NetworkThread m_network; // ends before what its thread uses
    std::unique_ptr<transport::DemoSession> m_session;
};

/// Every component of every agent has reached @p state, or one beyond it that is no failure.
inline bool allReached(const model::Session& fold, model::ComponentState state)
{
    for (const auto& agent : fold.agents()) {
        for (const auto& stream : agent->streams) {
            for (const auto& component : stream.components) {
                const bool reached = component.state >= state
                    && (component.state != model::ComponentState::Failed
                        || state == model::ComponentState::Failed);
                if (!reached)
                    return false;
            }
        }
    }
    return fold.agents().size() == 2 && !fold.agents().back()->streams.empty();
}

inline bool allConnected(const model::Session& fold)
{
    return allReached(fold, model::ComponentState::Connected);
}

inline bool allReady(const model::Session& fold)
{
    return allReached(fold, model::ComponentState::Ready);
}

/// What most tests start from: quick, and on one loopback address.
inline model::SessionOptions loopbackOptions()
{
    model::SessionOptions options;
    options.interfaces = {"127.0.0.1"};
    options.ta = std::chrono::milliseconds(5);
    return options;
}

} // namespace icelens::test
