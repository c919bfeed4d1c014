// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sounddesk.h"

#include "model/base/overloaded.h"

#include <QSettings>

#include <algorithm>
#include <cmath>
#include <utility>

namespace icelens::app {

using model::AudioUse;

namespace {

QString keyOf(AudioUse use)
{
    return use == AudioUse::Input ? QStringLiteral("sound/microphone")
                                  : QStringLiteral("sound/loudspeaker");
}

std::string chosen(AudioUse use)
{
    return QSettings().value(keyOf(use)).toString().toStdString();
}

const QString echoKey = QStringLiteral("sound/echo");
const QString noiseKey = QStringLiteral("sound/noise");
const QString gainKey = QStringLiteral("sound/gain");

model::VoiceProcessing remembered()
{
    const QSettings settings;
    model::VoiceProcessing processing;
    const int echo = settings.value(echoKey, int(processing.echo)).toInt();
    if (echo >= 0 && echo <= int(model::EchoCancelling::Loudspeaker))
        processing.echo = static_cast<model::EchoCancelling>(echo);
    processing.noise = settings.value(noiseKey, processing.noise).toBool();
    processing.gain = settings.value(gainKey, processing.gain).toBool();
    return processing;
}

transport::EchoCancellation cancellation(model::EchoCancelling echo)
{
    switch (echo) {
    case model::EchoCancelling::Off:
        return transport::EchoCancellation::Off;
    case model::EchoCancelling::Headset:
        return transport::EchoCancellation::Headset;
    case model::EchoCancelling::Loudspeaker:
        break;
    }
    return transport::EchoCancellation::Loudspeaker;
}

model::VoiceSource sourceOf(transport::VoiceSource source)
{
    switch (source) {
    case transport::VoiceSource::Microphone:
        return model::VoiceSource::Device;
    case transport::VoiceSource::Sample:
        return model::VoiceSource::Sample;
    case transport::VoiceSource::Tone:
    case transport::VoiceSource::File:
    case transport::VoiceSource::Silence:
        break;
    }
    return model::VoiceSource::Other;
}

std::int8_t whole(float level)
{
    return static_cast<std::int8_t>(std::clamp(std::lround(level), -127L, 0L));
}

} // namespace

SoundDesk::SoundDesk(QObject* parent)
    : QObject(parent)
{
    m_timer.setInterval(lookEvery);
    connect(&m_timer, &QTimer::timeout, this, &SoundDesk::look);
}

SoundDesk::~SoundDesk()
{
    close();
}

void SoundDesk::open(Controls controls)
{
    close();
    m_talker = m_listener = std::move(controls);
    begin();
}

void SoundDesk::openDemo(Controls talker, Controls listener)
{
    close();
    m_talker = std::move(talker);
    m_listener = std::move(listener);
    m_talker->source.set(transport::VoiceSource::Sample);
    m_talker->sampleForNone.set(true);
    m_listener->deafened.set(true); // nobody asked to be spoken to
    m_status.hearsItself = true;
    begin();
}

void SoundDesk::begin()
{
    m_status.controllable = true;
    process(remembered());
    if (m_talker->chosenDevice(AudioUse::Input).empty()) // the command line named none
        m_talker->chooseDevice(AudioUse::Input, chosen(AudioUse::Input));
    m_listener->chooseDevice(AudioUse::Output, chosen(AudioUse::Output));
    m_talker->whenDevicesChange(
        [this] { QMetaObject::invokeMethod(this, &SoundDesk::readDevices, Qt::QueuedConnection); });
    m_timer.start();
    readDevices();
    look();
}

void SoundDesk::close()
{
    if (m_talker == nullptr)
        return;
    m_talker->whenDevicesChange({});
    m_talker.reset();
    m_listener.reset();
    m_timer.stop();
    m_status = {};
    Q_EMIT changed(m_status);
}

void SoundDesk::process(const model::VoiceProcessing& processing)
{
    m_talker->echoCancellation.set(cancellation(processing.echo));
    m_talker->noiseSuppression.set(processing.noise);
    m_talker->gainControl.set(processing.gain);
    m_status.processing = processing;
}

void SoundDesk::readDevices()
{
    if (m_talker == nullptr)
        return;
    m_status.devices.clear();
    for (auto& device : m_talker->devices())
        m_status.devices.push_back({device.use, device.id, device.name, device.isDefault});
    m_status.input = m_talker->chosenDevice(AudioUse::Input);
    m_status.output = m_listener->chosenDevice(AudioUse::Output);
    Q_EMIT changed(m_status);
}

void SoundDesk::look()
{
    model::SoundStatus now = m_status;
    now.source = sourceOf(m_talker->source.get());
    now.muted = m_talker->muted.get();
    now.deafened = m_listener->deafened.get();
    now.held = m_talker->held.get();
    now.testTone = m_listener->testTone.get();
    now.inputLevel = whole(m_talker->inputLevel.get());
    now.inputPeak = whole(m_talker->inputPeak.get());
    now.outputLevel = whole(m_listener->outputLevel.get());
    now.outputPeak = whole(m_listener->outputPeak.get());
    now.echoReturnLoss = std::round(m_talker->echoReduction.get());
    if (now == m_status)
        return;
    m_status = std::move(now);
    Q_EMIT changed(m_status);
}

bool SoundDesk::apply(const model::Command& command)
{
    if (m_talker == nullptr)
        return false;
    bool done = true;
    const auto otherwise = [&done](const auto&) { done = false; };
    std::visit(model::Overloaded{
                   [this](const model::MuteMicrophone& wish) { m_talker->muted.set(wish.on); },
                   [this](const model::DeafenCall& wish) { m_listener->deafened.set(wish.on); },
                   [this](const model::HoldCall& wish) {
                       m_talker->held.set(wish.on);
                       m_listener->held.set(wish.on);
                   },
                   [this](const model::PlayTestTone& wish) { m_listener->testTone.set(wish.on); },
                   [this](const model::ProcessVoice& wish) {
                       process(wish.processing);
                       QSettings settings;
                       settings.setValue(echoKey, int(wish.processing.echo));
                       settings.setValue(noiseKey, wish.processing.noise);
                       settings.setValue(gainKey, wish.processing.gain);
                       Q_EMIT changed(m_status);
                   },
                   [this](const model::ChooseDevice& wish) {
                       (wish.use == AudioUse::Input ? m_talker : m_listener)
                           ->chooseDevice(wish.use, wish.id);
                       QSettings().setValue(keyOf(wish.use), QString::fromStdString(wish.id));
                       readDevices();
                   },
                   [this](const model::HearYourself& wish) {
                       if (!m_status.hearsItself)
                           return;
                       m_talker->source.set(wish.on ? transport::VoiceSource::Microphone
                                                    : transport::VoiceSource::Sample);
                       m_listener->deafened.set(!wish.on);
                   },
                   [&](const model::StartDemo& wish) { otherwise(wish); },
                   [&](const model::StopSession& wish) { otherwise(wish); },
                   [&](const model::RestartIce& wish) { otherwise(wish); },
                   [&](const model::LetCandidateGo& wish) { otherwise(wish); },
                   [&](const model::LetCandidatesGo& wish) { otherwise(wish); },
                   [&](const model::StartCall& wish) { otherwise(wish); },
                   [&](const model::TakeDescription& wish) { otherwise(wish); },
                   [&](const model::PressKey& wish) { otherwise(wish); },
               },
               command);
    if (done)
        look();
    return done;
}

} // namespace icelens::app
