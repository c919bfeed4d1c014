// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/calllink.h"

#include "model/items/descriptionwords.h"

#include <utility>

namespace icelens::app {

using model::CallEndReason;

CallLink::CallLink(SessionController& controller, CallRequest request, QObject* parent)
    : QObject(parent)
    , m_controller(controller)
    , m_request(std::move(request))
    , m_call(controller)
{
    m_duration.setSingleShot(true);
    connect(&m_duration, &QTimer::timeout, &m_call, &LiveCall::timeOut);
    connect(&m_call, &LiveCall::described, this, &CallLink::onDescribed);
    connect(&m_call, &LiveCall::refused, this,
            [this](const model::sdp::Error& error) { onRefused(items::describe(error)); });
    connect(&m_controller, &SessionController::changed, this, &CallLink::onChanged);
    connect(&m_controller, &SessionController::ended, this, [this] {
        onChanged();
        if (!std::exchange(m_finished, true))
            Q_EMIT finished();
    });
}

CallLink::~CallLink() = default;

void CallLink::start(std::vector<RecordTo> files)
{
    m_files = std::move(files);
    if (const auto problem = m_sound.prepare(m_request)) {
        onRefused(*problem);
        return;
    }
    if (!m_request.answers) {
        begin({});
        return;
    }
    m_reader = std::make_unique<DescriptionReader>(m_request.readFrom, model::sdp::Kind::Offer);
    connect(m_reader.get(), &DescriptionReader::read, this,
            [this](const model::sdp::Description& offer) { begin(offer); });
    connect(m_reader.get(), &DescriptionReader::refused, this, &CallLink::onRefused);
    m_reader->start();
}

void CallLink::begin(std::optional<model::sdp::Description> offer)
{
    LiveCall::Plan plan;
    plan.options = m_request.options;
    plan.audio.ptime = m_request.ptime;
    plan.offer = std::move(offer);
    plan.prepareVoice = [maker = m_sound.maker()] { return maker; };
    m_call.begin(std::move(plan), std::move(m_files));
    Q_EMIT begun();
}

void CallLink::onDescribed(model::sdp::Kind kind, const model::sdp::Description& description)
{
    m_gathered = true;
    bool asCode = m_request.compact;
    if (const auto failure = writeDescription(m_request.writeTo, description, asCode)) {
        onRefused(*failure);
        return;
    }
    if (m_request.compact && !asCode)
        Q_EMIT said(tr("The other side is no IceLens, so the answer is written as SDP: it could "
                       "not read a compact code."));
    if (kind == model::sdp::Kind::Offer)
        waitForAnswer();
}

void CallLink::waitForAnswer()
{
    m_reader = std::make_unique<DescriptionReader>(m_request.readFrom, model::sdp::Kind::Answer);
    connect(m_reader.get(), &DescriptionReader::read, this,
            [this](const model::sdp::Description& answer) { m_call.setRemoteDescription(answer); });
    connect(m_reader.get(), &DescriptionReader::refused, this, &CallLink::onRefused);
    m_reader->start();
}

void CallLink::onRefused(const QString& sentence)
{
    m_badInput = true;
    Q_EMIT said(sentence);
    stop();
}

void CallLink::stop()
{
    m_reader.reset();
    if (m_controller.isLive())
        m_controller.stop();
    else if (!std::exchange(m_finished, true))
        Q_EMIT finished();
}

void CallLink::onChanged()
{
    const auto log = m_controller.log();
    const auto& events = log->events();
    while (m_seen < events.size())
        take(events[m_seen++]);
}

void CallLink::take(const model::Event& event)
{
    if (const auto* protectedNow = std::get_if<model::Boxed<model::SrtpProtected>>(&event.fact)) {
        if (!m_words.isEmpty())
            return;
        m_words = QString::fromStdString((*protectedNow)->words);
        if (m_request.duration)
            m_duration.start(*m_request.duration);
        Q_EMIT secured(m_words);
    } else if (const auto* dtls = std::get_if<model::Boxed<model::DtlsStateChanged>>(&event.fact)) {
        if ((*dtls)->error != model::DtlsError::None)
            m_dtlsError = (*dtls)->error;
    } else if (const auto* ended = std::get_if<model::CallEnded>(&event.fact)) {
        m_end = *ended;
        m_duration.stop();
    }
}

ExitStatus CallLink::status() const
{
    if (m_badInput)
        return ExitStatus::BadUsage;
    if (!m_end)
        return ExitStatus::NegotiationFailed;
    switch (m_end->reason) {
    case CallEndReason::HungUp:
    case CallEndReason::PeerHungUp:
    case CallEndReason::DurationReached:
        return wasSecure() ? ExitStatus::Connected : ExitStatus::NegotiationFailed;
    case CallEndReason::SecurityFailed:
        return ExitStatus::SecurityFailed;
    case CallEndReason::DescriptionBad:
        return ExitStatus::BadUsage;
    case CallEndReason::IceFailed:
        return m_gathered ? ExitStatus::NegotiationFailed : ExitStatus::GatheringFailed;
    case CallEndReason::ConsentLost:
    case CallEndReason::MediaLost:
    case CallEndReason::NoAnswer:
        break;
    }
    return ExitStatus::NegotiationFailed;
}

QString CallLink::outcome() const
{
    if (!m_end)
        return {};
    switch (m_end->reason) {
    case CallEndReason::HungUp:
        return tr("The call was ended here.");
    case CallEndReason::PeerHungUp:
        return tr("The other side hung up.");
    case CallEndReason::IceFailed:
        return m_gathered ? tr("No way to the other side was found.")
                          : tr("No candidate was gathered, so nothing can be offered.");
    case CallEndReason::ConsentLost:
        return tr("The other side answers no more: the way to it is gone (RFC 7675).");
    case CallEndReason::SecurityFailed:
        return m_dtlsError == model::DtlsError::FingerprintMismatch
            ? tr("The call was refused: the certificate of the other side is not the one that its "
                 "description names. Somebody may sit between the two of you.")
            : tr("The call could not be encrypted: the DTLS handshake failed.");
    case CallEndReason::MediaLost:
        return tr("Nothing came from the other side for too long.");
    case CallEndReason::NoAnswer:
        return tr("No answer came.");
    case CallEndReason::DescriptionBad:
        return tr("The description of the other side cannot be used.");
    case CallEndReason::DurationReached:
        break;
    }
    return tr("The call was ended after the time that was set.");
}

} // namespace icelens::app
