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

/// Candidates that are held are signalled one by one.
model::SessionOptions trickling(model::SessionOptions options)
{
    options.trickle = options.trickle || options.holdCandidates;
    return options;
}

} // namespace

DemoStage::DemoStage(GMainContext* context, model::SessionOptions options, model::EventSink sink,
                     DemoVoices voices)
    : m_context(context)
    , m_options(trickling(std::move(options)))
    , m_voices(std::move(voices))
    , m_watch(context, m_options, std::move(sink))
    , m_stopTimer(context)
{
    if (m_options.holdCandidates)
        m_watch.allowLateRemotes(); // they come when a person lets them go
}

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
    const auto holding = [this](IceAgent& agent) {
        return [this, &agent](const model::Candidate& candidate) { hold(agent, candidate); };
    };
    m_toBob.emplace(m_context, *m_alice, *m_bob, m_options, holding(*m_alice));
    m_toAlice.emplace(m_context, *m_bob, *m_alice, m_options, holding(*m_bob));
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

void DemoStage::hold(IceAgent& agent, const model::Candidate& candidate)
{
    m_watch.publish(agent.id(), model::Source::Session, model::CandidateHeld{candidate});
    m_held.push_back({&agent, candidate});
}

void DemoStage::letCandidateGo()
{
    if (m_phase != Phase::Running || m_held.empty())
        return;
    const HeldCandidate next = std::move(m_held.front());
    m_held.pop_front();
    m_watch.publish(next.agent->id(), model::Source::Session,
                    model::CandidateLetGo{next.candidate});
    (next.agent == &*m_alice ? m_toBob : m_toAlice)->letGo();
}

void DemoStage::letCandidatesGo()
{
    while (m_phase == Phase::Running && !m_held.empty())
        letCandidateGo();
}

void DemoStage::restartIce()
{
    if (m_phase != Phase::Running)
        return;
    m_held.clear();
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
