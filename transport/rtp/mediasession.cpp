// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/rtp/mediasession.h"

#include "transport/dtls/demux.h"
#include "transport/rtp/mediaflow.h"

#include <algorithm>
#include <utility>

namespace icelens::transport {

using model::DtlsState;
using std::chrono::nanoseconds;

/// Joins DTLS to the flow of media and tells what becomes of both.
class MediaSession::Impl
{
public:
    Impl(const Certificate& certificate, Options wanted, Ports given)
        : options(std::move(wanted))
        , ports(std::move(given))
        , flow(options, ports)
        , dtls(certificate, {options.role, options.remoteFingerprints}, ports.send,
               [this] { onDtlsChanged(); })
    {}

    void receive(std::span<std::byte> datagram, nanoseconds at);
    void onTimeout(nanoseconds at);
    void stop(nanoseconds at);
    void onDtlsChanged();
    void publishState();
    void endIfBye();
    void changed() const
    {
        if (ports.changed)
            ports.changed();
    }

    Options options;
    Ports ports;
    MediaFlow flow;
    DtlsEndpoint dtls; // after what its callback uses
    std::string words;
    nanoseconds now{};
    bool ended = false;
};

void MediaSession::Impl::publishState()
{
    model::DtlsStateChanged fact;
    fact.stream = options.stream;
    fact.component = options.component;
    fact.state = dtls.state();
    fact.role = options.role;
    fact.fingerprint = dtls.fingerprint();
    fact.error = dtls.error();
    fact.profile = dtls.profile();
    fact.version = dtls.version();
    fact.cipher = dtls.cipher();
    fact.detail = dtls.detail();
    ports.publish(model::Source::Session, model::Boxed<model::DtlsStateChanged>(std::move(fact)));
}

void MediaSession::Impl::onDtlsChanged()
{
    publishState();
    const DtlsState state = dtls.state();
    if (state == DtlsState::Connected) {
        const auto keys = dtls.srtpKeys();
        auto context = keys ? SrtpContext::make(*keys) : std::nullopt;
        if (context) {
            words = dtls.authenticationWords().value_or(std::string());
            flow.begin(std::move(*context), now);
            ports.publish(model::Source::Session,
                          model::Boxed<model::SrtpProtected>(model::SrtpProtected{
                              options.stream, options.component, keys->profile, words}));
        } else {
            ended = true;
        }
    } else if (state == DtlsState::Failed || state == DtlsState::Closed) {
        ended = true;
    }
    changed();
}

void MediaSession::Impl::receive(std::span<std::byte> datagram, nanoseconds at)
{
    now = at;
    switch (kindOf(datagram)) {
    case PacketKind::Dtls:
        dtls.receive(datagram, at);
        return;
    case PacketKind::Rtp:
        flow.onRtp(datagram, at);
        return;
    case PacketKind::Rtcp:
        flow.onRtcp(datagram, at);
        endIfBye();
        return;
    case PacketKind::Stun:
    case PacketKind::Zrtp:
    case PacketKind::TurnChannel:
    case PacketKind::Unknown:
        return;
    }
}

void MediaSession::Impl::endIfBye()
{
    if (!flow.peerSaidBye() || std::exchange(ended, true))
        return;
    changed();
}

void MediaSession::Impl::onTimeout(nanoseconds at)
{
    now = at;
    dtls.onTimeout(at);
    flow.onTimeout(at);
}

void MediaSession::Impl::stop(nanoseconds at)
{
    now = at;
    flow.end(at);
    dtls.close();
}

MediaSession::MediaSession(const Certificate& certificate, Options options, Ports ports)
    : m(std::make_unique<Impl>(certificate, std::move(options), std::move(ports)))
{}

MediaSession::~MediaSession() = default;

void MediaSession::start(nanoseconds now)
{
    m->now = now;
    m->dtls.start(now);
}

void MediaSession::receive(std::span<std::byte> datagram, nanoseconds now)
{
    m->receive(datagram, now);
}

bool MediaSession::send(const VoiceFrame& frame, nanoseconds now)
{
    return m->flow.send(frame, now);
}

bool MediaSession::sendDtmf(std::uint8_t event, std::chrono::milliseconds duration)
{
    return m->flow.sendDtmf(event, duration);
}

std::optional<nanoseconds> MediaSession::nextTimeout() const
{
    const auto ofDtls = m->dtls.nextTimeout();
    const auto ofFlow = m->flow.nextTimeout();
    if (ofDtls && ofFlow)
        return std::min(*ofDtls, *ofFlow);
    return ofDtls ? ofDtls : ofFlow;
}

void MediaSession::onTimeout(nanoseconds now)
{
    m->onTimeout(now);
}

void MediaSession::stop(nanoseconds now)
{
    m->stop(now);
}

const DtlsEndpoint& MediaSession::dtls() const
{
    return m->dtls;
}

bool MediaSession::isSecure() const
{
    return m->flow.isRunning();
}

bool MediaSession::isEnded() const
{
    return m->ended;
}

const std::string& MediaSession::authenticationWords() const
{
    return m->words;
}

std::uint32_t MediaSession::ssrc() const
{
    return m->flow.ssrc();
}

} // namespace icelens::transport
