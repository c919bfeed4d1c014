// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/mailbox.h"
#include "transport/audio/audiobackend.h"
#include "transport/call/callvoice.h"
#include "transport/call/ratecontrol.h"
#include "transport/call/voiceengine.h"
#include "transport/call/wakesource.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace icelens::transport {

/// Voice of devices, or of what stands in for them: brings a VoiceEngine, an AudioBackend and a
/// call together.
class EngineVoice final : public CallVoice, private AudioClient
{
public:
    /// @p context must outlive it, or its thread must be over. @p backend may be null: then the
    /// clock of the system drives the sound and nobody hears it.
    EngineVoice(GMainContext* context, VoiceEngine::Options options,
                std::unique_ptr<AudioBackend> backend);
    ~EngineVoice() override;

    void start(const model::sdp::NegotiatedCall& call, Send send, Tell tell) override;
    void receive(const model::rtp::RtpView& packet, std::chrono::nanoseconds arrival) override;
    [[nodiscard]] VoiceFigures figures() override;
    void adapt(const PathQuality& quality) override;
    /// Waits for the threads of the sound, some milliseconds.
    void stop() override;

private:
    struct Choice
    {
        model::AudioUse use = model::AudioUse::Input;
        std::string id;
    };

    // AudioClient
    void captured(std::span<const float, audioFrameSamples> frame,
                  std::chrono::microseconds age) override;
    void wanted(std::span<float, audioFrameSamples> frame,
                std::chrono::microseconds delay) override;
    void devicesChanged(const std::vector<AudioDevice>& devices) override;
    void deviceChanged(const model::AudioDeviceChanged& change) override;

    void onWoken();

    std::shared_ptr<VoiceControls> m_controls;
    model::Mailbox<Choice> m_choices;                    // any thread -> network
    model::Mailbox<model::AudioDeviceChanged> m_changes; // devices -> network
    WakeSource m_woken;
    Send m_send;
    Tell m_tell;
    std::optional<model::sdp::NegotiatedCall> m_call;
    RateControl m_rate;
    VoiceFigures m_lastFigures;            // of an engine that was stopped
    std::unique_ptr<VoiceEngine> m_engine; // null: stopped
    std::unique_ptr<AudioBackend> m_backend;
};

} // namespace icelens::transport
