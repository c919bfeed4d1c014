// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transport/audio/audiobackend.h"
#include "transport/call/levelmeter.h"
#include "transport/call/soundrecorder.h"
#include "transport/call/soundsource.h"
#include "transport/call/voicecontrols.h"
#include "transport/call/voicesender.h"
#include "transport/call/wakeup.h"
#include "transport/processing/voiceprocessor.h"
#include "transport/voice/jitterbuffer.h"
#include "transport/voice/latest.h"
#include "transport/voice/spscring.h"

#include <array>
#include <atomic>
#include <chrono>
#include <cstddef>
#include <memory>
#include <string>
#include <thread>
#include <vector>

namespace icelens::transport {

/// The sound of a call, in a thread of its own that the devices drive: what the microphone hears
/// becomes packets, and packets become what the loudspeaker plays. Where devices stand still, the
/// clock of the system drives it.
///
/// Three sides meet here, by rings without locks: the devices' threads (AudioClient), the network
/// thread (setCodecs() and what follows it) and the thread of the sound itself, which owns the
/// rest. A second after the start nothing on these ways allocates, locks or waits.
class VoiceEngine final
{
public:
    struct Options
    {
        std::shared_ptr<VoiceControls> controls;   ///< Never null.
        std::unique_ptr<VoiceProcessor> processor; ///< Null: sound stays as it is.
        double hertz = 440;                        ///< Of VoiceSource::Tone.
        std::vector<float> samples;                ///< Of VoiceSource::File; 48 kHz mono.
        std::string recordTo;                      ///< WAV of what arrives; empty: none.
    };

    /// @p packetsReady is woken when frontPacket() has something. It must outlive the engine.
    VoiceEngine(Options options, const WakeUp& packetsReady);
    ~VoiceEngine();
    VoiceEngine(const VoiceEngine&) = delete;
    VoiceEngine& operator=(const VoiceEngine&) = delete;

    // ---- the devices' threads, as AudioClient
    // ------------------------------------------------------

    void captured(ConstSoundFrame frame, std::chrono::microseconds age);
    void wanted(SoundFrame frame, std::chrono::microseconds delay);
    void setMicrophoneMissing(bool missing) { m_microphoneMissing = missing; }

    // ---- the network thread
    // ------------------------------------------------------------------------

    /// In force within 10 ms. What was used before is freed by a later call of this or of
    /// figures().
    void setCodecs(std::unique_ptr<VoiceCodecs> codecs);
    void setAdaptation(int bitrate, int expectedLoss);
    void put(const JitterBuffer::Packet& packet);
    [[nodiscard]] const EncodedFrame* frontPacket() { return m_encoded.front(); }
    void popPacket() { m_encoded.pop(); }
    [[nodiscard]] VoiceFigures figures();

private:
    using Time = std::chrono::microseconds;
    using Sound = std::array<float, frameSamples>;

    struct Captured
    {
        Sound sound{};
        Time spokenAt{};
    };
    struct Received
    {
        std::uint32_t ssrc = 0;
        std::uint16_t sequence = 0;
        std::uint32_t timestamp = 0;
        std::uint8_t type = 0;
        Time arrival{};
        std::size_t size = 0;
        std::array<std::byte, PacketStore::mostOctets> payload{};
    };
    /// One direction, as its device drives it, or the clock.
    struct Drive
    {
        Time last{}; ///< When the device last did.
        Time due{};  ///< When the clock is to; while it does.
        bool byClock = true;

        /// @return whether the clock has to do one frame now.
        [[nodiscard]] bool tick(Time now);
        void driven(Time now);
    };

    void run();
    [[nodiscard]] Time step();
    void takeCodecs();
    void takePackets();
    void takeCaptured(Time now);
    void send(SoundFrame frame, Time age);
    void prepareSource(SoundFrame frame, Time age);
    void supply(Time now);
    void render(SoundFrame frame, Time now);
    void adaptAhead(Time now);
    void tell(Time now);

    // Shared by threads, each as it says.
    std::shared_ptr<VoiceControls> m_controls;
    const WakeUp& m_packetsReady;
    WakeUp m_wakeUp;
    std::atomic<bool> m_over{false};
    std::atomic<bool> m_microphoneMissing{false};
    SpscRing<Captured> m_captured{16};    // device -> sound
    SpscRing<Sound> m_played{64};         // device -> sound: what the loudspeaker was given
    SpscRing<Sound> m_playout{16};        // sound -> device
    SpscRing<Received> m_received{128};   // network -> sound
    SpscRing<EncodedFrame> m_encoded{32}; // sound -> network
    std::atomic<VoiceCodecs*> m_newCodecs{nullptr};
    std::atomic<VoiceCodecs*> m_oldCodecs{nullptr};
    std::atomic<int> m_bitrate{0};
    std::atomic<int> m_expectedLoss{0};
    std::atomic<std::int64_t> m_heardIn{0}; ///< us until what the device takes is heard.
    std::atomic<std::uint32_t> m_wantedCount{0};
    std::atomic<std::uint32_t> m_underruns{0};
    std::atomic<std::uint32_t> m_leastAhead{
        99};                        ///< Frames that were ready, since it was last asked.
    Latest<VoiceFigures> m_figures; // sound -> network

    // The thread of the sound's own.
    std::unique_ptr<VoiceCodecs> m_codecs;
    std::unique_ptr<VoiceProcessor> m_processor;
    SoundSource m_source;
    VoiceSender m_sender{*m_controls, m_encoded};
    JitterBuffer m_buffer;
    LocalTones m_tones;
    LevelMeter m_inputMeter{m_controls->inputLevel, m_controls->inputPeak};
    LevelMeter m_outputMeter{m_controls->outputLevel, m_controls->outputPeak};
    SoundRecorder m_recorder;
    Drive m_capture;
    Drive m_playback;
    Time m_captureAge{}; ///< Smoothed.
    std::size_t m_ahead = 2;
    std::uint32_t m_wantedSeen = 0;
    std::uint32_t m_underrunsSeen = 0;
    Time m_steadySince{};
    Time m_aheadChangedAt{};
    Time m_toldAt{};

    std::thread m_thread; // last: it uses the others
};

} // namespace icelens::transport
