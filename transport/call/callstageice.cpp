// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/sdp/candidateline.h"
#include "transport/call/callstage.h"

#include <utility>

// What the agent is told of the peer, and what becomes of it.
namespace icelens::transport {
namespace {

using std::chrono::milliseconds;

/// A TURN server that answers takes one round trip; one that does not is not worth more.
constexpr milliseconds closingLimit{1500};
/// As often as keeps the way through a NAT open (RFC 4787 §4.3 asks for two minutes; some have 30
/// s).
constexpr milliseconds knockInterval{5000};
/// How long the offerer's checks may still succeed after they failed once: the peer, which has been
/// knocking, sends a check of its own as soon as it sees one.
constexpr milliseconds graceOfOfferer{10000};

} // namespace

void CallStage::takeRemote(model::sdp::NegotiatedCall call)
{
    const bool first = !m_call;
    const bool restarted = !first && isIceRestart(m_call->remote, call.remote);
    m_call = std::move(call);
    m_phase = Phase::Running;
    if (first || restarted) {
        ++m_generation;
        const auto& credentials = m_call->remote.credentials;
        m_agent->setRemoteCredentials(m_stream, {credentials.ufrag, credentials.password});
        addCandidates();
    }
    if (first)
        createMedia();
    else if (m_voice)
        startVoice();
}

void CallStage::addCandidates()
{
    m_remoteCandidates.clear();
    m_unresolved = 0;
    for (const auto& line : m_call->remote.candidates) {
        if (line.hostName.empty())
            m_remoteCandidates.push_back(line.candidate);
    }
    m_agent->addRemoteCandidates(m_stream, m_remoteCandidates, false);
    for (const auto& line : m_call->remote.candidates) {
        if (!line.hostName.empty())
            resolve(line);
    }
    finishCandidates();
}

void CallStage::resolve(const model::sdp::CandidateLine& line)
{
    ++m_unresolved;
    m_resolver.resolve(
        line.hostName,
        [this, line, generation = m_generation](const std::optional<model::Address>& address) {
            if (isOver() || generation != m_generation)
                return;
            --m_unresolved;
            if (address) {
                model::Candidate candidate = line.candidate;
                candidate.address = address->withPort(line.port);
                m_remoteCandidates.push_back(candidate);
                m_agent->addRemoteCandidates(m_stream, {candidate}, true);
            } else {
                model::Noticed noticed;
                noticed.what = model::Notice::NameNotResolved;
                noticed.stream = m_stream;
                noticed.component = line.candidate.component;
                noticed.detail = line.hostName;
                publish(std::move(noticed));
            }
            finishCandidates();
        });
}

void CallStage::finishCandidates()
{
    if (m_unresolved == 0)
        m_agent->endRemoteCandidates(m_stream);
}

void CallStage::onState(model::ComponentState state)
{
    if (isOver() || !m_call)
        return;
    if (state == model::ComponentState::Connected || state == model::ComponentState::Ready) {
        m_connected = true;
        m_limit.cancel();
        m_knock.cancel();
        startMedia();
    } else if (state == model::ComponentState::Failed) {
        onFailed();
    }
}

/// Without a path yet: nobody answered so far. Whoever answered an offer waits for its answer to be
/// carried to the peer by a person, and keeps its NAT open until then; libnice checks again as soon
/// as a check of the peer comes in.
void CallStage::onFailed()
{
    if (m_connected) {
        end(model::CallEndReason::ConsentLost, {});
        return;
    }
    if (m_limit.isRunning())
        return;
    const milliseconds patience = m_plan.offer ? m_plan.patience : graceOfOfferer;
    m_limit.start(patience, [this] { end(model::CallEndReason::IceFailed, {}); });
    m_agent->knock(m_stream, m_remoteCandidates);
    m_knock.repeat(knockInterval, [this] { m_agent->knock(m_stream, m_remoteCandidates); });
}

void CallStage::close()
{
    for (ContextTimer* const timer : {&m_stateTimer, &m_mediaTimer, &m_knock})
        timer->cancel();
    if (m_voice)
        m_voice->stop();
    if (m_media)
        m_media->stop(monotonicNow());
    m_mediaDeadline.set({});
    if (!m_agent) {
        finish();
        return;
    }
    m_limit.start(closingLimit, [this] { abandon(); });
    m_agent->close([this] {
        m_voice.reset();
        m_media.reset();
        finish();
    });
}

} // namespace icelens::transport
