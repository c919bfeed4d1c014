// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/items/callsummary.h"

#include "model/items/callwords.h"
#include "model/items/words.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace icelens::items {

using namespace model;

namespace {

struct CallText
{
    Q_DECLARE_TR_FUNCTIONS(icelens::items::CallSummary)
};

const auto separator = QStringLiteral(" · ");

/// The agent whose call it is, and the component that carries it.
struct Subject
{
    const Agent* agent = nullptr;
    const model::Stream* stream = nullptr;
    const Component* component = nullptr;
    const ComponentMedia* media = nullptr;
};

Subject subjectOf(const Session& session)
{
    Subject subject;
    const auto& agents = session.agents();
    const auto withMedia = std::find_if(agents.begin(), agents.end(), [&](const auto& agent) {
        return session.call().of(agent->id) != nullptr;
    });
    if (agents.empty())
        return subject;
    subject.agent = withMedia != agents.end() ? withMedia->get() : agents.front().get();
    subject.media = session.call().of(subject.agent->id);
    if (subject.media != nullptr) {
        subject.stream = subject.agent->stream(subject.media->stream);
        subject.component =
            subject.agent->component(subject.media->stream, subject.media->component);
    } else if (!subject.agent->streams.empty()) {
        subject.stream = &subject.agent->streams.front();
        if (!subject.stream->components.empty())
            subject.component = &subject.stream->components.front();
    }
    return subject;
}

const EndedCall* endOf(const Session& session, const Subject& subject)
{
    const auto& ended = session.call().ended;
    const auto found = std::find_if(ended.begin(), ended.end(), [&](const EndedCall& one) {
        return one.agent == subject.agent->id;
    });
    return found == ended.end() ? nullptr : &*found;
}

QString peerName(const Session& session, const Subject& subject)
{
    for (const auto& agent : session.agents()) {
        if (agent.get() != subject.agent)
            return Words::agent(session, agent->id);
    }
    return CallText::tr("The other side");
}

CallStage stageOf(const Session& session, const Subject& subject)
{
    if (subject.agent == nullptr || subject.component == nullptr)
        return CallStage::None;
    const auto* media = subject.media;
    if (const auto* ended = endOf(session, subject)) {
        const bool talked = media != nullptr && media->securedAt.has_value();
        switch (ended->ended.reason) {
        case CallEndReason::HungUp:
        case CallEndReason::PeerHungUp:
        case CallEndReason::DurationReached:
            return CallStage::Ended;
        default:
            return talked ? CallStage::Ended : CallStage::Failed;
        }
    }
    if (subject.agent->closed || session.ended())
        return CallStage::Ended;
    if (media != nullptr && media->dtls->state == DtlsState::Failed)
        return CallStage::Failed;
    if (media != nullptr && media->securedAt)
        return CallStage::Talking;
    const auto state = subject.component->state;
    if (state == ComponentState::Failed)
        return CallStage::Failed;
    if (subject.component->selected)
        return CallStage::Securing;
    if (!subject.stream->gatheringDoneAt)
        return CallStage::Gathering;
    return subject.stream->remoteUfrag.empty() ? CallStage::Waiting : CallStage::Connecting;
}

QString statusOf(CallStage stage, const Session& session, const Subject& subject)
{
    switch (stage) {
    case CallStage::None:
        return CallText::tr("no call yet");
    case CallStage::Gathering:
        return CallText::tr("gathering our own candidates…");
    case CallStage::Waiting:
        return CallText::tr("waiting for the description of the other side");
    case CallStage::Connecting:
        return CallText::tr("checking the ways to the other side…");
    case CallStage::Securing:
        return subject.media != nullptr ? CallText::tr("connected, agreeing on keys…")
                                        : CallText::tr("connected, without media");
    case CallStage::Talking:
        break;
    case CallStage::Ended:
        return CallText::tr("ended");
    case CallStage::Failed:
        return endOf(session, subject) != nullptr ? CallText::tr("refused or failed")
                                                  : CallText::tr("failed");
    }
    if (subject.component->consentLostAt)
        return CallText::tr("the other side does not answer any more");
    const auto* latest = subject.media->latest();
    const auto& samples = subject.media->samples;
    if (latest == nullptr || samples.size() < 2)
        return CallText::tr("connected");
    const auto rates = ratesBetween(samples[samples.size() - 2], *latest);
    if (rates.packetsPerSecondReceived <= 0)
        return CallText::tr("connected, nothing arrives");
    // Between two words there is silence: the last few seconds count.
    constexpr int silence = -60;
    constexpr std::size_t lately = 5;
    bool here = false;
    bool there = false;
    for (std::size_t i = samples.size() - std::min(lately, samples.size()); i < samples.size();
         ++i) {
        here = here || samples[i].report->inputLevel > silence;
        there = there || samples[i].report->outputLevel > silence;
    }
    if (here && there)
        return CallText::tr("connected, sound both ways");
    if (here)
        return CallText::tr("connected, sound from here only");
    return there ? CallText::tr("connected, sound from the other side only")
                 : CallText::tr("connected, silent");
}

QString familyOf(const Pair& pair)
{
    const bool v6 = pair.remote.family() == Address::Family::V6;
    const bool tcp = pair.localTransport != Transport::Udp;
    if (tcp)
        return v6 ? CallText::tr("TCP over IPv6") : CallText::tr("TCP over IPv4");
    return v6 ? CallText::tr("UDP over IPv6") : CallText::tr("UDP over IPv4");
}

void addPath(CallSummary& summary, const Session& session, const Subject& subject)
{
    if (subject.component == nullptr || !subject.component->selected)
        return;
    const auto& selected = *subject.component->selected;
    summary.pathAddresses =
        CallText::tr("%1 → %2", "two addresses")
            .arg(Words::address(selected.local), Words::address(selected.remote));
    const auto* pair = session.pair(selected.pair);
    if (pair == nullptr) {
        summary.pathTitle = CallText::tr("A pair is selected");
        return;
    }
    const bool here = pair->localType == CandidateType::Relayed;
    const bool there = pair->remoteType == CandidateType::Relayed;
    summary.relayed = here || there;
    if (here && there)
        summary.pathTitle = CallText::tr("Relayed on both sides");
    else if (here)
        summary.pathTitle = CallText::tr("Relayed on this side");
    else if (there)
        summary.pathTitle = CallText::tr("Relayed on the other side");
    else
        summary.pathTitle = CallText::tr("Direct, no relay");
    QStringList parts{
        CallText::tr("pair %1").arg(pair->id.value()),
        CallText::tr("%1 → %2", "two types of candidates")
            .arg(Words::candidateType(pair->localType), Words::candidateType(pair->remoteType))};
    const auto* latest = subject.media != nullptr ? subject.media->latest() : nullptr;
    if (latest != nullptr && latest->report->roundTrip)
        parts += CallText::tr("RTT %1").arg(Words::duration(*latest->report->roundTrip));
    else if (pair->roundTrip)
        parts += CallText::tr("RTT %1").arg(Words::duration(*pair->roundTrip));
    parts += familyOf(*pair);
    summary.pathDetail = parts.join(separator);
}

QString seconds(std::chrono::nanoseconds time)
{
    return CallText::tr("%1 s").arg(
        QLocale().toString(std::chrono::duration<double>(time).count(), 'f', 1));
}

void addConsent(CallSummary& summary, const Session& session, const Subject& subject,
                const CallQuality* quality, const Cursor& cursor)
{
    if (subject.component == nullptr || !subject.component->selected || summary.endedAt)
        return;
    if (subject.component->consentLostAt) {
        summary.consent = CallText::tr("Consent to send was lost at %1 (RFC 7675)")
                              .arg(Words::time(*subject.component->consentLostAt));
        return;
    }
    if (!session.options().consentFreshness) {
        summary.consent = CallText::tr("Consent is not asked for: that option is off (RFC 7675)");
        return;
    }
    if (quality == nullptr)
        return;
    const auto answered = quality->lastAnswered(subject.component->selected->pair, cursor);
    if (answered && cursor.time >= *answered)
        summary.consent = CallText::tr("Consent confirmed %1 ago (RFC 7675)")
                              .arg(seconds(cursor.time - *answered));
}

QString versionName(std::uint16_t version)
{
    constexpr std::uint16_t dtls12 = 0xFEFD;
    constexpr std::uint16_t dtls10 = 0xFEFF;
    if (version == dtls12)
        return QStringLiteral("DTLS 1.2");
    return version == dtls10 ? QStringLiteral("DTLS 1.0") : QStringLiteral("DTLS");
}

QString fingerprintWords(FingerprintVerdict verdict)
{
    switch (verdict) {
    case FingerprintVerdict::NotChecked:
        return CallText::tr("fingerprint not checked yet");
    case FingerprintVerdict::Matches:
        return CallText::tr("fingerprint matched");
    case FingerprintVerdict::Differs:
        return CallText::tr("the fingerprint differs");
    }
    return {};
}

void addSecurity(CallSummary& summary, const Subject& subject)
{
    if (subject.media == nullptr)
        return;
    const auto& dtls = *subject.media->dtls;
    if (dtls.state == DtlsState::Failed || dtls.error != DtlsError::None) {
        summary.securityFailed = true;
        summary.securityTitle = dtls.error == DtlsError::FingerprintMismatch
            ? CallText::tr("Refused: not the certificate that was described")
            : CallText::tr("Not encrypted: refused");
        summary.securityDetail = CallWords::dtlsError(dtls.error);
        return;
    }
    if (!subject.media->securedAt) {
        summary.securityTitle = CallText::tr("Not encrypted yet");
        summary.securityDetail =
            CallText::tr("Nothing is sent or played before the keys are agreed on.");
        return;
    }
    summary.secure = dtls.fingerprint == FingerprintVerdict::Matches;
    summary.securityTitle = CallText::tr("Encrypted end to end");
    summary.securityDetail =
        QStringList{CallText::tr("SRTP %1").arg(CallWords::srtpProfile(subject.media->profile)),
                    versionName(dtls.version), fingerprintWords(dtls.fingerprint)}
            .join(separator);
    summary.words =
        QString::fromStdString(subject.media->words).split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

void addDevices(CallSummary& summary, const Session& session, const Subject& subject)
{
    SessionTime latest{};
    for (const auto& device : session.call().devices) {
        if (device.agent != subject.agent->id && device.agent.value() != 0)
            continue;
        const bool input = device.changed.use == AudioUse::Input;
        (input ? summary.inputDevice : summary.outputDevice) =
            QString::fromStdString(device.changed.name);
        if (device.changed.why == AudioChange::Opened || device.at < latest)
            continue;
        latest = device.at;
        summary.deviceNews = CallWords::device(device.changed);
    }
    const auto* sample = subject.media != nullptr ? subject.media->latest() : nullptr;
    if (sample == nullptr)
        return;
    summary.inputLevel = sample->report->inputLevel;
    summary.outputLevel = sample->report->outputLevel;
}

/// What a person can do about it, or what it means; empty if the reason says all.
QString afterEnd(CallEndReason reason)
{
    switch (reason) {
    case CallEndReason::IceFailed:
        return CallText::tr("Every pair was checked in vain. A relay (TURN) that both can reach "
                            "makes a call possible where no direct way is; “Why?” at a failed "
                            "pair says what was seen.");
    case CallEndReason::ConsentLost:
        return CallText::tr("The network between the two of you is gone, or the other program "
                            "is. Call again; the recording shows when the last answer came.");
    case CallEndReason::SecurityFailed:
        return CallText::tr("Nothing was sent or played. Exchange new descriptions over a way "
                            "that nobody else can write to, and call again.");
    case CallEndReason::MediaLost:
        return CallText::tr("The way still answers, but no sound came. Call again.");
    case CallEndReason::NoAnswer:
        return CallText::tr("Send the offer again: it holds for as long as this window waits.");
    case CallEndReason::DescriptionBad:
        return CallText::tr("Ask the other side for a new one.");
    case CallEndReason::HungUp:
    case CallEndReason::PeerHungUp:
    case CallEndReason::DurationReached:
        break;
    }
    return {};
}

void addEnd(CallSummary& summary, const Session& session, const Subject& subject)
{
    const auto* ended = endOf(session, subject);
    if (ended == nullptr)
        return;
    summary.endedAt = ended->at;
    summary.end = CallWords::callEnd(ended->ended.reason);
    summary.endDetail = afterEnd(ended->ended.reason);
}

} // namespace

CallSummary CallSummary::of(const Session& session, const CallQuality* quality,
                            const Cursor& cursor)
{
    CallSummary summary;
    const Subject subject = subjectOf(session);
    summary.stage = stageOf(session, subject);
    if (subject.agent == nullptr)
        return summary;
    summary.agent = subject.agent->id;
    summary.peer = peerName(session, subject);
    summary.status = statusOf(summary.stage, session, subject);
    if (subject.media != nullptr)
        summary.talkingFrom = subject.media->securedAt;
    addEnd(summary, session, subject);
    addPath(summary, session, subject);
    addConsent(summary, session, subject, quality, cursor);
    addSecurity(summary, subject);
    addDevices(summary, session, subject);
    return summary;
}

QString CallSummary::timer(SessionTime now) const
{
    if (!talkingFrom)
        return {};
    const auto until = endedAt ? *endedAt : now;
    const auto whole =
        std::chrono::duration_cast<std::chrono::seconds>(std::max(until - *talkingFrom, {}));
    const auto two = [](std::int64_t number) {
        return QStringLiteral("%1").arg(number, 2, 10, QLatin1Char('0'));
    };
    constexpr int sixty = 60;
    const auto minutes = whole.count() / sixty;
    const auto rest = two(whole.count() % sixty);
    if (minutes < sixty)
        return two(minutes) + QLatin1Char(':') + rest;
    return two(minutes / sixty) + QLatin1Char(':') + two(minutes % sixty) + QLatin1Char(':') + rest;
}

} // namespace icelens::items
