// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/items/callwords.h"

#include "model/dtls/record.h"
#include "model/items/words.h"
#include "model/rtp/telephoneevent.h"

#include <QLocale>

namespace icelens::items {

using namespace model;

QString CallWords::dtlsState(DtlsState state)
{
    switch (state) {
    case DtlsState::New:
        return tr("not started", "DTLS");
    case DtlsState::Connecting:
        return tr("handshake under way", "DTLS");
    case DtlsState::Connected:
        return tr("connected", "DTLS");
    case DtlsState::Closed:
        return tr("closed", "DTLS");
    case DtlsState::Failed:
        return tr("failed", "DTLS");
    }
    return {};
}

QString CallWords::dtlsError(DtlsError error)
{
    switch (error) {
    case DtlsError::None:
        return {};
    case DtlsError::FingerprintMismatch:
        return tr("The peer's certificate is not the one that was signalled: somebody may sit in "
                  "the middle (RFC 8122 §6.2).");
    case DtlsError::NoPeerCertificate:
        return tr("The peer showed no certificate.");
    case DtlsError::NoCommonProfile:
        return tr("There is no SRTP protection profile that both sides take (RFC 5764 §4.1).");
    case DtlsError::NoCommonCipher:
        return tr("There is no cipher suite that both sides take.");
    case DtlsError::ProtocolVersion:
        return tr("The peer does not speak DTLS 1.2.");
    case DtlsError::PeerAlert:
        return tr("The peer ended the handshake.");
    case DtlsError::HandshakeRejected:
        return tr("What the peer sent in the handshake does not add up.");
    case DtlsError::Timeout:
        return tr("The peer did not finish the handshake in time.");
    case DtlsError::Internal:
        return tr("The encryption library refused to work.");
    }
    return {};
}

QString CallWords::srtpProfile(SrtpProfile profile)
{
    switch (profile) {
    case SrtpProfile::None:
        return Words::dash();
    case SrtpProfile::Aes128CmSha1Tag80:
        return QStringLiteral("AES-128-CM HMAC-SHA1-80");
    case SrtpProfile::Aes128CmSha1Tag32:
        return QStringLiteral("AES-128-CM HMAC-SHA1-32");
    case SrtpProfile::AeadAes128Gcm:
        return QStringLiteral("AES-128-GCM");
    case SrtpProfile::AeadAes256Gcm:
        return QStringLiteral("AES-256-GCM");
    }
    return {};
}

QString CallWords::callEnd(CallEndReason reason)
{
    switch (reason) {
    case CallEndReason::HungUp:
        return tr("The call was hung up here.");
    case CallEndReason::PeerHungUp:
        return tr("The peer hung up.");
    case CallEndReason::IceFailed:
        return tr("No way to the peer was found.");
    case CallEndReason::ConsentLost:
        return tr("The peer no longer answers consent checks (RFC 7675).");
    case CallEndReason::SecurityFailed:
        return tr("No secure connection was possible.");
    case CallEndReason::MediaLost:
        return tr("Nothing came from the peer for too long.");
    case CallEndReason::NoAnswer:
        return tr("The peer's description never came.");
    case CallEndReason::DescriptionBad:
        return tr("The peer's description cannot be used.");
    case CallEndReason::DurationReached:
        return tr("The call lasted as long as it was meant to.");
    }
    return {};
}

QString CallWords::device(const AudioDeviceChanged& changed)
{
    const auto name = QString::fromStdString(changed.name);
    const bool input = changed.use == AudioUse::Input;
    switch (changed.why) {
    case AudioChange::Opened:
        return input ? tr("The microphone is %1.").arg(name) : tr("The speaker is %1.").arg(name);
    case AudioChange::Chosen:
        return input ? tr("The microphone %1 was chosen.").arg(name)
                     : tr("The speaker %1 was chosen.").arg(name);
    case AudioChange::DefaultChanged:
        return input ? tr("The system's microphone is %1 now.").arg(name)
                     : tr("The system's speaker is %1 now.").arg(name);
    case AudioChange::Vanished:
        if (name.isEmpty())
            return input ? tr("The microphone vanished, and there is no other.")
                         : tr("The speaker vanished, and there is no other.");
        return input ? tr("The microphone vanished; %1 takes its place.").arg(name)
                     : tr("The speaker vanished; %1 takes its place.").arg(name);
    case AudioChange::CameBack:
        return input ? tr("The microphone %1 is back.").arg(name)
                     : tr("The speaker %1 is back.").arg(name);
    case AudioChange::NoDevice:
        return input ? tr("There is no microphone.") : tr("There is no speaker.");
    case AudioChange::NoServer:
        return tr("There is no sound server, so the call goes on without sound until one runs: "
                  "PulseAudio, or PipeWire with pipewire-pulse.");
    }
    return {};
}

QString CallWords::sentence(const QString& who, const DtlsSeen& seen)
{
    const auto what = QString::fromStdString(dtls::summaryOf(seen.bytes.span()));
    const auto remote = Words::address(seen.remote);
    if (what.isEmpty())
        return seen.direction == Direction::Sent
            ? tr("%1 sent DTLS to %2 that is cut short.", "agent, address").arg(who, remote)
            : tr("%1 received DTLS from %2 that is cut short.", "agent, address").arg(who, remote);
    return seen.direction == Direction::Sent
        ? tr("%1 sent DTLS to %2: %3.", "agent, address, messages").arg(who, remote, what)
        : tr("%1 received DTLS from %2: %3.", "agent, address, messages").arg(who, remote, what);
}

QString CallWords::dtlsFailure(const QString& who, const QString& where,
                               const DtlsStateChanged& changed)
{
    const auto why = dtlsError(changed.error);
    if (why.isEmpty())
        return tr("The DTLS handshake of %1 on %2 failed.", "agent, component").arg(who, where);
    if (changed.detail.empty())
        return tr("The DTLS handshake of %1 on %2 failed. %3", "agent, component, reason")
            .arg(who, where, why);
    return tr("The DTLS handshake of %1 on %2 failed (%3). %4", "agent, component, detail, reason")
        .arg(who, where, QString::fromStdString(changed.detail), why);
}

QString CallWords::sentence(const QString& who, const QString& where,
                            const DtlsStateChanged& changed)
{
    switch (changed.state) {
    case DtlsState::New:
        break;
    case DtlsState::Connecting:
        return changed.role == DtlsRole::Client
            ? tr("%1 begins the DTLS handshake on %2.", "agent, component").arg(who, where)
            : tr("%1 waits for the DTLS handshake on %2.", "agent, component").arg(who, where);
    case DtlsState::Connected:
        return tr("%1 finished the DTLS handshake on %2: %3; the fingerprint matches.",
                  "agent, component, cipher")
            .arg(who, where, QString::fromStdString(changed.cipher));
    case DtlsState::Closed:
        return tr("The DTLS association of %1 on %2 is closed.", "agent, component")
            .arg(who, where);
    case DtlsState::Failed:
        break;
    }
    if (changed.state == DtlsState::Failed)
        return dtlsFailure(who, where, changed);
    return tr("%1 has no DTLS association on %2 yet.", "agent, component").arg(who, where);
}

QString CallWords::sentence(const QString& who, const QString& where, const SrtpProtected& secured)
{
    return tr("The media of %1 on %2 is encrypted with %3; the words to compare are “%4”.",
              "agent, component, profile, words")
        .arg(who, where, srtpProfile(secured.profile), QString::fromStdString(secured.words));
}

QString CallWords::sentence(const QString& who, const MediaReport& report)
{
    const auto lost = Words::number(report.totalLost);
    const auto received = Words::number(report.totalPacketsReceived);
    const auto jitter = Words::duration(report.jitter);
    if (!report.roundTrip)
        return tr("%1 has received %2 packets and lost %3; the jitter is %4.",
                  "agent, count, count, time")
            .arg(who, received, lost, jitter);
    return tr("%1 has received %2 packets and lost %3; the jitter is %4, the round trip %5.",
              "agent, count, count, time, time")
        .arg(who, received, lost, jitter, Words::duration(*report.roundTrip));
}

QString CallWords::sentence(const QString& who, const RtcpSeen& seen)
{
    const bool sent = seen.direction == Direction::Sent;
    if (seen.bye)
        return sent ? tr("%1 said goodbye (RTCP BYE).").arg(who)
                    : tr("The peer of %1 said goodbye (RTCP BYE).").arg(who);
    const double percent = seen.fractionLost * 100.0 / 256.0;
    const auto lost = tr("%1 %", "share").arg(QLocale().toString(percent, 'f', 1));
    if (seen.reportBlocks == 0)
        return sent ? tr("%1 sent RTCP without a report about the peer.").arg(who)
                    : tr("%1 received RTCP without a report about what it sends.").arg(who);
    return sent ? tr("%1 reported by RTCP that it lost %2 of the packets.").arg(who, lost)
                : tr("%1 was told by RTCP that the peer lost %2 of the packets.").arg(who, lost);
}

QString CallWords::sentence(const QString& who, const DtmfSeen& seen)
{
    const auto key = rtp::dtmfKey(seen.event);
    const auto name = key ? QString(QLatin1Char(*key)) : QString::number(seen.event);
    return seen.direction == Direction::Sent
        ? tr("%1 pressed the key %2.", "agent, key").arg(who, name)
        : tr("The peer of %1 pressed the key %2.", "agent, key").arg(who, name);
}

} // namespace icelens::items
