// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transport/audio/audiobackend.h"
#include "transport/processing/voiceprocessor.h"

#include <atomic>
#include <cstdint>
#include <functional>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

namespace icelens::transport {

/// What the other side hears.
enum class VoiceSource : std::uint8_t {
    Microphone,
    Tone,   ///< Of the hertz that the engine was made with.
    File,   ///< The sound that the engine was made with, once; then silence.
    Sample, ///< The built-in voice, again and again.
    Silence,
};

/// One value that any thread sets and reads, without waiting.
template <class T>
class Shared
{
public:
    explicit Shared(T value)
        : m_value(value)
    {}
    void set(T value) { m_value.store(value, std::memory_order_relaxed); }
    [[nodiscard]] T get() const { return m_value.load(std::memory_order_relaxed); }

private:
    std::atomic<T> m_value;
    static_assert(std::atomic<T>::is_always_lock_free);
};

/// The switches and the meters of one call's voice, between who holds the call in hand and the
/// engine. Made before the call, kept by both; what is set before the call is so from its start.
///
/// All of it may be used in any thread. Nothing waits but what the comments say.
class VoiceControls
{
public:
    // ---- switches: set by a person, in force within 20 ms
    // ------------------------------------------

    Shared<VoiceSource> source{VoiceSource::Microphone};
    Shared<bool> sampleForNone{false}; ///< The built-in voice speaks while there is no microphone.
    Shared<bool> muted{false};         ///< The other side hears silence.
    Shared<bool> deafened{false};      ///< Nothing of the other side is heard here.
    Shared<bool> held{false};          ///< Both.
    Shared<bool> testTone{
        false}; ///< A gentle tone in the loudspeaker; the other side hears none of it.
    Shared<bool> ringing{false}; ///< A ring tone in the loudspeaker.
    Shared<EchoCancellation> echoCancellation{EchoCancellation::Loudspeaker};
    Shared<bool> noiseSuppression{true};
    Shared<bool> gainControl{true};
    /// Nothing is sent while the person is silent (Opus only); off unless the peer asks for it.
    Shared<bool> discontinuous{false};
    /// Sound in one packet of ours in ms: 10, 20 or 40; 0 is what was negotiated.
    Shared<int> packetMs{0};

    // ---- meters: set by the engine, 20 times a second
    // ----------------------------------------------

    /// What is sent, after processing; and what is played. dBov: -127 is silence, 0 the loudest.
    Shared<float> inputLevel{-127};
    Shared<float> outputLevel{-127};
    Shared<float> inputPeak{-127}; ///< Highest sample of the last second; above -1 it clips.
    Shared<float> outputPeak{-127};
    /// Echo return loss enhancement in dB, how much of the echo is taken away; 0 while there is
    /// none.
    Shared<float> echoReduction{0};
    Shared<bool> speaking{false};       ///< There is a voice; also while it is muted.
    Shared<int> bitrate{0};             ///< Of the encoder, bit/s, as adapted; 0 with a fixed rate.
    Shared<int> expectedLoss{0};        ///< Percent, as the encoder provides for it.
    Shared<std::uint32_t> underruns{0}; ///< 10 ms frames that the loudspeaker wanted in vain.
    Shared<std::uint32_t> overruns{0};  ///< 10 ms frames of the microphone that were dropped.

    // ---- devices: these take a lock that the sound never takes
    // -------------------------------------

    /// Uses the device with that id from now on; empty: the default one. Also before the call.
    void chooseDevice(model::AudioUse use, std::string id);
    /// What was chosen; empty: the default one.
    [[nodiscard]] std::string chosenDevice(model::AudioUse use) const;
    /// What there is to choose from; empty before the engine runs.
    [[nodiscard]] std::vector<AudioDevice> devices() const;
    /// @p changed is called when devices() is another now, in a thread of the sound server: it
    /// hands the news over and returns. Empty: nobody is told, and nobody is being told any more.
    void whenDevicesChange(std::function<void()> changed);

    // ---- for the engine
    // ----------------------------------------------------------------------------

    /// @p chosen is called by chooseDevice(), in its thread. Empty: the engine has gone.
    void whenChosen(std::function<void(model::AudioUse, const std::string&)> chosen);
    void setDevices(std::vector<AudioDevice> devices);

private:
    mutable std::mutex m_mutex;
    // Guarded by m_mutex, and called with it held.
    std::string m_chosenInput;
    std::string m_chosenOutput;
    std::vector<AudioDevice> m_devices;
    std::function<void()> m_devicesChanged;
    std::function<void(model::AudioUse, const std::string&)> m_chosen;
};

} // namespace icelens::transport
