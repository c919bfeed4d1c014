// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/processing/voiceprocessor.h"

#include <algorithm>
#include <array>
#include <limits>
#include <webrtc/modules/audio_processing/include/audio_processing.h>
#include <webrtc/modules/interface/module_common_types.h>

namespace icelens::transport {
namespace {

/// Version 0.3 of libwebrtc-audio-processing: the canceller of 2015, which finds the delay itself
/// and bears clocks that are 100 ppm apart.
class WebrtcProcessor final : public VoiceProcessor
{
public:
    WebrtcProcessor();

    void configure(const Settings& settings) override;
    void played(ConstSoundFrame frame) override;
    void process(SoundFrame frame, std::chrono::milliseconds echoAge) override;
    [[nodiscard]] float echoReduction() const override;
    [[nodiscard]] bool hasVoice() const override;
    [[nodiscard]] std::chrono::microseconds delay() const override;

private:
    std::unique_ptr<webrtc::AudioProcessing> m_module;
    webrtc::StreamConfig m_format{soundRate, 1, false};
    Settings m_settings;
    std::array<float, frameSamples> m_played{};
};

webrtc::AudioProcessing* makeModule()
{
    webrtc::Config config;
    config.Set<webrtc::DelayAgnostic>(new webrtc::DelayAgnostic(true)); // owned by config
    config.Set<webrtc::ExtendedFilter>(new webrtc::ExtendedFilter(true));
    return webrtc::AudioProcessing::Create(config);
}

WebrtcProcessor::WebrtcProcessor()
    : m_module(makeModule())
{
    const webrtc::ProcessingConfig formats{{m_format, m_format, m_format, m_format}};
    m_module->Initialize(formats);
    m_module->echo_cancellation()->enable_metrics(true);
    m_module->noise_suppression()->set_level(webrtc::NoiseSuppression::kModerate);
    m_module->gain_control()->set_mode(webrtc::GainControl::kAdaptiveDigital);
    m_module->voice_detection()->set_likelihood(webrtc::VoiceDetection::kLowLikelihood);
}

void WebrtcProcessor::configure(const Settings& settings)
{
    if (settings == m_settings)
        return;
    m_settings = settings;
    using Echo = webrtc::EchoCancellation;
    auto* const echo = m_module->echo_cancellation();
    echo->set_suppression_level(settings.echo == EchoCancellation::Loudspeaker
                                    ? Echo::kModerateSuppression
                                    : Echo::kLowSuppression);
    echo->Enable(settings.echo != EchoCancellation::Off);
    m_module->noise_suppression()->Enable(settings.noiseSuppression);
    m_module->gain_control()->Enable(settings.gainControl);
    m_module->high_pass_filter()->Enable(!settings.isOff());
    m_module->voice_detection()->Enable(!settings.isOff());
}

void WebrtcProcessor::played(ConstSoundFrame frame)
{
    if (m_settings.isOff())
        return;
    std::ranges::copy(frame, m_played.begin());
    float* channel = m_played.data();
    m_module->ProcessReverseStream(&channel, m_format, m_format, &channel);
}

void WebrtcProcessor::process(SoundFrame frame, std::chrono::milliseconds echoAge)
{
    if (m_settings.isOff())
        return;
    constexpr int longest = 500; // more is refused
    m_module->set_stream_delay_ms(std::clamp(static_cast<int>(echoAge.count()), 0, longest));
    float* channel = frame.data();
    m_module->ProcessStream(&channel, m_format, m_format, &channel);
}

float WebrtcProcessor::echoReduction() const
{
    webrtc::EchoCancellation::Metrics metrics;
    auto* const echo = m_module->echo_cancellation();
    if (m_settings.echo == EchoCancellation::Off || echo->GetMetrics(&metrics) != 0)
        return 0;
    constexpr int most = 60; // where nothing at all is left, the ratio is none
    const int instant = metrics.echo_return_loss_enhancement.instant;
    return static_cast<float>(
        instant == std::numeric_limits<int>::min() ? most : std::clamp(instant, 0, most));
}

bool WebrtcProcessor::hasVoice() const
{
    return !m_settings.isOff() && m_module->voice_detection()->stream_has_voice();
}

std::chrono::microseconds WebrtcProcessor::delay() const
{
    // As measured: splitting into bands, and the window of noise suppression.
    if (m_settings.isOff())
        return std::chrono::microseconds(0);
    return std::chrono::milliseconds(m_settings.noiseSuppression ? 14 : 8);
}

} // namespace

std::unique_ptr<VoiceProcessor> makeVoiceProcessor()
{
    return std::make_unique<WebrtcProcessor>();
}

} // namespace icelens::transport
