// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/callsound.h"

#include "transport/call/clockedvoice.h"
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
    if (request.audio.kind == AudioChoice::Kind::Tone)
        m_hertz = request.audio.hertz;
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
    transport::ClockedVoice::Options options;
    options.hertz = m_hertz;
    options.samples = m_samples;
    options.recordTo = m_recordTo.toStdString();
    return [options = std::move(options)] {
        return std::make_unique<transport::ClockedVoice>(g_main_context_get_thread_default(),
                                                         options);
    };
}

} // namespace icelens::app
