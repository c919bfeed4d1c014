// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transport/voice/jitterbuffer.h"
#include "transport/voice/voiceencoder.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace icelens::test {

using Microseconds = std::chrono::microseconds;

/// A network as it is in a bad place, by a seed: equal seeds do equal harm.
struct BadNetwork
{
    enum class Kind { Even, Exponential, Spikes, Mobile, Steps };

    Kind kind = Kind::Even;
    double jitterMs = 0;       ///< Of Even: uniform 0..this. Of Exponential: the mean.
    double loss = 0;           ///< 0..1
    double burst = 1;          ///< Packets lost in a row, on average.
    double reordered = 0;      ///< Share that comes 30 ms late.
    double duplicated = 0;     ///< Share that comes twice.
    Microseconds outageAt{-1}; ///< Nothing passes for outageFor; negative: never.
    Microseconds outageFor{};
    bool outageQueues = false; ///< What was sent meanwhile comes all at once.
    double senderPpm = 0;      ///< How much faster than ours the sender's clock is.
    unsigned seed = 1;
};

struct SentPacket
{
    std::vector<std::byte> payload;
    std::uint32_t timestamp = 0;
};

struct Arrival
{
    Microseconds at{};
    std::size_t packet = 0;
};

/// When each of @p count packets arrives that are sent each @p interval from 1 s on.
[[nodiscard]] std::vector<Arrival> arrivals(const BadNetwork& network, std::size_t count,
                                            Microseconds interval);

/// @p sound as packets of @p format.
[[nodiscard]] std::vector<SentPacket> encoded(const std::vector<float>& sound,
                                              const transport::VoiceFormat& format,
                                              Microseconds frame, int expectedLoss,
                                              bool dtx = false);
/// All of them decoded, one after the other, as if there was no network.
[[nodiscard]] std::vector<float> decoded(const std::vector<SentPacket>& packets,
                                         const transport::VoiceFormat& format);

/// What was heard of them, and how it went.
struct Heard
{
    struct Tick
    {
        Microseconds at{};
        transport::JitterBuffer::Figures figures;
    };
    std::vector<float> sound;
    std::vector<Tick> ticks; ///< One each 10 ms.
    transport::JitterBuffer::Figures figures;

    [[nodiscard]] double concealedShare() const;
    /// Mean and highest delay above the fastest packet, in ms, from @p from on.
    [[nodiscard]] double meanDelay(Microseconds from = {}) const;
    [[nodiscard]] double highestDelay(Microseconds from, Microseconds to) const;
};

[[nodiscard]] Heard heard(const std::vector<SentPacket>& packets,
                          const transport::VoiceFormat& format,
                          const std::vector<Arrival>& arrivals, Microseconds length);

/// How far what was heard is from @p reference: log spectral distance in dB, mean over frames of
/// 20 ms that are not silent; each is compared where it is most alike.
[[nodiscard]] double spectralDistance(const Heard& heard, const std::vector<float>& reference);

/// Highest step from one sample to the next, after everything below 6 kHz was taken away: a click
/// in a deep tone. In shares of full scale.
[[nodiscard]] double worstClick(const std::vector<float>& sound, std::size_t from = 0);

/// A sine of amplitude 0.25.
[[nodiscard]] std::vector<float> tone(double hertz, std::chrono::milliseconds length);

} // namespace icelens::test
