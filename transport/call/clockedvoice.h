// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transport/call/callvoice.h"
#include "transport/call/playline.h"
#include "transport/call/wavefile.h"
#include "transport/ice/deadline.h"
#include "transport/voice/voiceencoder.h"

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace icelens::transport {

/// Voice without devices: a tone, a file or silence goes out by the clock of the system, and what
/// comes in is decoded and written down as it would be played.
class ClockedVoice final : public CallVoice
{
public:
    struct Options
    {
        double hertz = 0;           ///< Of a tone; 0: none.
        std::vector<float> samples; ///< Else these, 48 kHz mono, once; then silence.
        std::string recordTo;       ///< WAV; empty: none.
    };

    /// @p context must outlive it, or its thread must be over.
    ClockedVoice(GMainContext* context, Options options);

    void start(const model::sdp::NegotiatedCall& call, Send send) override;
    void receive(const model::rtp::RtpView& packet, std::chrono::nanoseconds arrival) override;
    [[nodiscard]] VoiceFigures figures() override;
    void adapt(const PathQuality& quality) override;
    void stop() override;

private:
    void onSend();
    void onPlay();
    void fill(std::span<float> samples);

    Options m_options;
    Send m_send;
    std::optional<model::sdp::CodecChoice> m_codec;
    std::unique_ptr<VoiceEncoder> m_encoder;
    std::vector<float> m_frame;
    std::chrono::nanoseconds m_frameTime{};
    std::chrono::nanoseconds m_nextSend{};
    std::chrono::nanoseconds m_nextPlay{};
    std::uint64_t m_sampled = 0; // of the source
    std::int8_t m_inputLevel = -127;
    bool m_sends = false;
    PlayLine m_line;
    WaveWriter m_recorder;
    Deadline m_sendClock;
    Deadline m_playClock;
};

} // namespace icelens::transport
