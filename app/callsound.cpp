// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/callsound.h"

#include "transport/audio/audiofactory.h"
#include "transport/call/enginevoice.h"
#include "transport/call/wavefile.h"
#include "transport/voice/resampler.h"

#include <QFile>

namespace icelens::app {

std::optional<QString> CallSound::prepare(const CallRequest& request)
{
    m_recordTo = request.recordAudio;
    if (!m_recordTo.isEmpty()) {
        QFile file(m_recordTo);
        if (!file.open(QIODevice::WriteOnly))
            return tr("%1 cannot be written: %2.").arg(m_recordTo, file.errorString());
    }
    if (!request.processing) {
        m_controls->echoCancellation.set(transport::EchoCancellation::Off);
        m_controls->noiseSuppression.set(false);
        m_controls->gainControl.set(false);
    }
    using transport::VoiceSource;
    switch (request.audio.kind) {
    case AudioChoice::Kind::Device:
        m_device = true;
        if (!request.audio.device.isEmpty())
            m_controls->chooseDevice(model::AudioUse::Input, request.audio.device.toStdString());
        m_controls->source.set(VoiceSource::Microphone);
        break;
    case AudioChoice::Kind::Tone:
        m_hertz = request.audio.hertz;
        m_controls->source.set(VoiceSource::Tone);
        break;
    case AudioChoice::Kind::File:
        m_controls->source.set(VoiceSource::File);
        break;
    case AudioChoice::Kind::Sample:
        m_controls->source.set(VoiceSource::Sample);
        break;
    case AudioChoice::Kind::Silence:
        m_controls->source.set(VoiceSource::Silence);
        break;
    }
    if (request.audio.kind == AudioChoice::Kind::File)
        return read(request.audio.file);
    return {};
}

std::optional<QString> CallSound::read(const QString& path)
{
    const auto wave = transport::readWave(path.toStdString());
    if (wave.ok()) {
        m_samples = transport::resampled(wave->samples, wave->rate, transport::soundRate);
        return {};
    }
    switch (wave.error()) {
    case transport::WaveFault::CannotRead:
        return tr("%1 cannot be read, or is empty.").arg(path);
    case transport::WaveFault::NotWave:
        return tr("%1 is no WAV file with samples of 16 bits or of float.").arg(path);
    case transport::WaveFault::NoSamples:
        break;
    }
    return tr("There is no sound in %1.").arg(path);
}

CallSound::Maker CallSound::maker() const
{
    return [controls = m_controls, device = m_device, hertz = m_hertz, samples = m_samples,
            recordTo = m_recordTo.toStdString()] {
        transport::VoiceEngine::Options options;
        options.controls = controls;
        options.hertz = hertz;
        options.samples = samples;
        options.recordTo = recordTo;
        options.processor = transport::makeVoiceProcessor();
        return std::make_unique<transport::EngineVoice>(
            g_main_context_get_thread_default(), std::move(options),
            device ? transport::makeAudioBackend() : nullptr);
    };
}

} // namespace icelens::app
