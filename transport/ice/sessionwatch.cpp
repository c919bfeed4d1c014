// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/ice/sessionwatch.h"

#include <utility>

namespace icelens::transport {
namespace {

constexpr std::chrono::milliseconds flushInterval{250};
const model::AgentId session{0};

} // namespace

SessionWatch::SessionWatch(GMainContext* context, model::SessionOptions options,
                           model::EventSink sink)
    : m_context(context)
    , m_options(std::move(options))
    , m_sink(std::move(sink))
    , m_watchdog(context, m_options,
                 [this](model::AgentId agent, model::Noticed noticed) {
                     publish(agent, model::Source::Session, std::move(noticed));
                 })
    , m_log([this](model::AgentId agent, model::Fact fact) {
        publish(agent, model::Source::Log, std::move(fact));
    })
    , m_flushTimer(context)
{}

void SessionWatch::begin(std::string title)
{
    m_startedAt = monotonicNow();
    publishStart(std::move(title));
    testTap();
    m_recorder.emplace([this](model::Event event) { pass(std::move(event)); }, m_startedAt,
                       m_keyring);
    m_observing.emplace(*m_recorder);
    m_capture.emplace(m_log);
    // Nothing wakes the thread as long as nothing is counted.
    m_recorder->setOnCounting(
        [this] { m_flushTimer.start(flushInterval, [this] { m_recorder->flush(); }); });
}

void SessionWatch::publish(model::AgentId agent, model::Source source, model::Fact fact)
{
    pass({monotonicNow() - m_startedAt, agent, source, std::move(fact)});
}

void SessionWatch::pass(model::Event event)
{
    if (m_ended)
        return;
    m_sink(event);
    m_watchdog.watch(event);
}

void SessionWatch::publishStart(std::string title)
{
    model::SessionStarted started;
    started.title = std::move(title);
    started.options = m_options;
    for (model::TurnServer& server : started.options.turnServers)
        server.password.clear();
    publish(session, model::Source::Session,
            model::Boxed<model::SessionStarted>(std::move(started)));
}

void SessionWatch::testTap()
{
    model::Noticed noticed;
    noticed.what = tapWorks() ? model::Notice::WireSeen : model::Notice::WireNotSeen;
    publish(session, model::Source::Session, noticed);
}

AgentEnvironment SessionWatch::environment()
{
    AgentEnvironment environment;
    environment.context = m_context;
    environment.publish = [this](model::AgentId agent, model::Source source, model::Fact fact) {
        publish(agent, source, std::move(fact));
    };
    environment.keyring = &m_keyring;
    environment.recorder = &*m_recorder;
    environment.log = &m_log;
    return environment;
}

void SessionWatch::end()
{
    if (m_ended)
        return;
    m_watchdog.stop();
    m_flushTimer.cancel();
    if (m_recorder)
        m_recorder->flush();
    m_capture.reset();
    m_observing.reset();
    publish(session, model::Source::Session, model::SessionEnded{});
    m_ended = true;
}

} // namespace icelens::transport
