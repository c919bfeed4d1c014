// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/call/callstage.h"

#include "model/sdp/audiocall.h"
#include "model/sdp/candidateline.h"
#include "transport/call/sdpconvert.h"

#include <glib.h>

#include <algorithm>
#include <utility>

// How the two sides describe themselves to each other.
namespace icelens::transport {
namespace {

using model::sdp::Error;
using model::sdp::Fault;
using std::chrono::milliseconds;

constexpr milliseconds atOnce{0};
const model::AgentId callAgent{1};

model::SessionOptions forOneComponent(model::SessionOptions options)
{
    options.streams = 1;
    options.components = 1;
    options.trickle = false;
    return options;
}

std::uint64_t randomNumber()
{
    const std::uint64_t high = g_random_int();
    return high << 32U | g_random_int();
}

/// RFC 8842 §5.2: at least 20 characters, 120 random bits.
std::string randomTlsId()
{
    constexpr int words = 4;
    std::string id;
    for (int i = 0; i < words; ++i) {
        gchar* const text = g_strdup_printf("%08x", g_random_int());
        id += text;
        g_free(text);
    }
    return id;
}

} // namespace

CallStage::CallStage(GMainContext* context, CallPlan plan, model::EventSink sink)
    : m_context(context)
    , m_plan(std::move(plan))
    , m_watch(context, forOneComponent(m_plan.ice), std::move(sink))
    , m_stateTimer(context)
    , m_mediaTimer(context)
    , m_limit(context)
    , m_knock(context)
    , m_mediaDeadline(context,
                      [this] {
                          if (m_media)
                              m_media->onTimeout(monotonicNow());
                          armMedia();
                      })
    , m_resolver(context)
{}

void CallStage::publish(model::Fact fact)
{
    m_watch.publish(callAgent, model::Source::Session, std::move(fact));
}

void CallStage::start()
{
    if (m_phase != Phase::New)
        return;
    m_phase = Phase::Gathering;
    m_watch.allowLateRemotes();
    m_watch.begin(m_plan.offer ? "Call: we answer" : "Call: we offer");
    auto certificate = Certificate::make();
    if (!certificate.ok()) {
        end(model::CallEndReason::SecurityFailed, "certificate");
        return;
    }
    m_certificate = std::move(*certificate);
    m_tlsId = randomTlsId();
    auto& audio = m_plan.audio;
    audio.sessionId = randomNumber() >> 2U; // RFC 9429 §5.2.1
    if (audio.cname.empty())
        audio.cname = randomTlsId().substr(0, 16); // RFC 7022 §4.2: not the same in two calls
    if (audio.ssrc == 0)
        audio.ssrc = static_cast<std::uint32_t>(randomNumber()) | 1U;
    createAgent();
}

void CallStage::createAgent()
{
    const bool lite = m_plan.offer && m_plan.offer->iceLite;
    const auto role = m_plan.offer && !lite ? model::Role::Controlled : model::Role::Controlling;
    m_agent.emplace(callAgent, m_plan.offer ? "Callee" : "Caller", role, m_watch.options(),
                    m_watch.environment());
    IceAgent::Hooks hooks;
    hooks.gatheringDone = [this](model::StreamId) {
        m_stateTimer.start(atOnce, [this] { describe(); });
    };
    hooks.stateChanged = [this](model::ComponentState state) {
        m_state = state;
        if (m_gathered)
            m_stateTimer.start(atOnce, [this] {
                if (const auto last = std::exchange(m_state, {}))
                    onState(*last);
            });
    };
    hooks.received = [this](std::span<std::byte> datagram) { onDatagram(datagram); };
    m_agent->setHooks(std::move(hooks));
    m_stream = m_agent->addStream();
    m_agent->gather(m_stream);
    // libnice may never say that it is done; what there is by then is offered.
    m_limit.start(Watchdog::gatheringLimit(m_watch.options()), [this] { describe(); });
}

void CallStage::describe()
{
    if (m_phase != Phase::Gathering || m_gathered)
        return;
    m_gathered = true;
    m_limit.cancel();
    if (m_agent->localCandidates().empty()) {
        end(model::CallEndReason::IceFailed, "no candidates");
        return;
    }
    m_phase = Phase::Waiting;
    if (m_plan.offer)
        answer(*m_plan.offer);
    else
        offer();
}

model::sdp::LocalTransport CallStage::localTransport() const
{
    const IceCredentials credentials = m_agent->localCredentials(m_stream);
    model::sdp::LocalTransport local;
    local.credentials = {credentials.ufrag, credentials.password};
    local.candidates = m_agent->localCandidates();
    local.fingerprint = toSdp(m_certificate->fingerprint());
    local.tlsId = m_tlsId;
    return local;
}

void CallStage::offer()
{
    if (m_call)
        m_plan.audio.numbering = m_call->numbering;
    m_openOffer = makeOffer(m_plan.audio, localTransport());
    ++m_plan.audio.sessionVersion;
    if (m_plan.described)
        m_plan.described(model::sdp::Kind::Offer, *m_openOffer);
}

void CallStage::answer(const model::sdp::Description& offer)
{
    const auto role = m_call ? std::optional(m_call->role) : std::nullopt;
    auto made = makeAnswer(offer, m_plan.audio, localTransport(), role);
    if (!made.ok()) {
        refuse(made.error());
        return;
    }
    ++m_plan.audio.sessionVersion;
    if (m_plan.described)
        m_plan.described(model::sdp::Kind::Answer, made->description);
    takeRemote(std::move(made->call));
}

void CallStage::setRemoteDescription(const model::sdp::Description& description)
{
    if (isOver() || !m_gathered)
        return;
    if (m_openOffer)
        onAnswer(description);
    else
        answerAgain(description);
}

void CallStage::onAnswer(const model::sdp::Description& answer)
{
    auto call = readAnswer(*m_openOffer, answer);
    if (!call.ok()) {
        refuse(call.error());
        return;
    }
    m_openOffer.reset();
    takeRemote(std::move(*call));
}

void CallStage::answerAgain(const model::sdp::Description& offer)
{
    auto look = makeAnswer(offer, m_plan.audio, localTransport());
    if (!look.ok()) {
        refuse(look.error());
        return;
    }
    // Another certificate is another association, and that is another call.
    if (!m_call || m_call->remote.fingerprints != look->call.remote.fingerprints) {
        refuse({Fault::BadFingerprint, 0, {}});
        return;
    }
    if (isIceRestart(m_call->remote, look->call.remote)) {
        m_agent->restart();
        ++m_generation;
    }
    answer(offer);
}

void CallStage::restartIce()
{
    if (m_phase != Phase::Running || m_openOffer)
        return;
    m_agent->restart();
    offer();
}

void CallStage::refuse(const Error& error)
{
    if (m_plan.refused)
        m_plan.refused(error);
    if (!m_call)
        end(model::CallEndReason::DescriptionBad, {});
}

void CallStage::end(model::CallEndReason reason, std::string detail)
{
    if (m_phase == Phase::New || isOver())
        return;
    m_phase = Phase::Stopping;
    publish(model::CallEnded{reason, std::move(detail)});
    m_watch.stopWatchdog();
    close();
}

void CallStage::finish()
{
    m_limit.cancel();
    m_watch.end();
    m_phase = Phase::Ended;
}

void CallStage::abandon()
{
    if (m_phase == Phase::New)
        m_phase = Phase::Ended;
    if (m_phase == Phase::Ended)
        return;
    m_phase = Phase::Stopping;
    m_voice.reset();
    m_media.reset();
    m_mediaDeadline.set({});
    for (ContextTimer* const timer : {&m_stateTimer, &m_mediaTimer, &m_limit, &m_knock})
        timer->cancel();
    if (m_agent)
        m_agent->abandon();
    finish();
}

} // namespace icelens::transport
