// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/ice/demostage.h"

#include <algorithm>
#include <utility>

namespace icelens::transport {
namespace {

using std::chrono::milliseconds;

/// A TURN server that answers takes one round trip; one that does not is not worth more.
constexpr milliseconds closingLimit{1500};

const model::AgentId alice{1};
const model::AgentId bob{2};

} // namespace

DemoStage::DemoStage(GMainContext* context, model::SessionOptions options, model::EventSink sink,
                     DemoVoices voices)
    : m_context(context)
    , m_options(std::move(options))
    , m_voices(std::move(voices))
    , m_watch(context, m_options, std::move(sink))
    , m_stopTimer(context)
{}

void DemoStage::start()
{
    if (m_phase != Phase::New)
        return;
    m_phase = Phase::Running;
    m_watch.begin("Demo: Alice ⇄ Bob");
    createAgents();
    negotiate();
}

void DemoStage::createAgents()
{
    const AgentEnvironment environment = m_watch.environment();
    m_alice.emplace(alice, "Alice", m_options.aliceRole, m_options, environment);
    m_bob.emplace(bob, "Bob", m_options.bobRole, m_options, environment);
    m_toBob.emplace(m_context, *m_alice, *m_bob, m_options);
    m_toAlice.emplace(m_context, *m_bob, *m_alice, m_options);
    const auto connect = [this](IceAgent& agent, Courier& courier) {
        IceAgent::Hooks hooks{
            [&courier](const model::Candidate& candidate) { courier.onGathered(candidate); },
            [&courier](model::StreamId stream) { courier.onGatheringDone(stream); }};
        hooks.stateChanged = [this, id = agent.id()](model::ComponentState state) {
            if (m_call)
                m_call->onState(id, state);
        };
        hooks.received = [this, id = agent.id()](std::span<std::byte> datagram) {
            if (m_call)
                m_call->onDatagram(id, datagram);
        };
        agent.setHooks(std::move(hooks));
    };
    connect(*m_alice, *m_toBob);
    connect(*m_bob, *m_toAlice);
}

void DemoStage::negotiate()
{
    const int streams = std::clamp(m_options.streams, 1, 8);
    for (IceAgent* const agent : {&*m_alice, &*m_bob}) {
        for (int i = 0; i < streams; ++i)
            agent->addStream();
    }
    if (m_voices.alice || m_voices.bob)
        m_call.emplace(m_context, *m_alice, *m_bob, m_voices, m_watch.environment().publish);
    m_toBob->begin();
    m_toAlice->begin();
    for (IceAgent* const agent : {&*m_alice, &*m_bob}) {
        for (const auto stream : agent->streams())
            agent->gather(stream);
    }
}

void DemoStage::restartIce()
{
    if (m_phase != Phase::Running)
        return;
    m_alice->restart();
    m_bob->restart();
    m_toBob->beginAgain();
    m_toAlice->beginAgain();
}

void DemoStage::stop()
{
    if (m_phase != Phase::Running)
        return;
    m_phase = Phase::Stopping;
    m_toBob->stop();
    m_toAlice->stop();
    if (m_call)
        m_call->end();
    m_watch.stopWatchdog();
    m_stopTimer.start(closingLimit, [this] { abandon(); });
    const auto onClosed = [this] {
        if (m_alice->isClosed() && m_bob->isClosed())
            end();
    };
    m_alice->close(onClosed);
    m_bob->close(onClosed);
}

void DemoStage::abandon()
{
    if (m_phase == Phase::New)
        m_phase = Phase::Ended;
    if (m_phase == Phase::Ended)
        return;
    m_phase = Phase::Stopping;
    m_toBob->stop();
    m_toAlice->stop();
    m_watch.stopWatchdog();
    m_call.reset();
    m_alice->abandon();
    m_bob->abandon();
    end();
}

void DemoStage::end()
{
    m_stopTimer.cancel();
    m_watch.end();
    m_phase = Phase::Ended;
}

} // namespace icelens::transport
