// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transport/voice/comfortnoise.h"
#include "transport/voice/delaytracker.h"
#include "transport/voice/packetstore.h"
#include "transport/voice/sound.h"
#include "transport/voice/soundline.h"
#include "transport/voice/voicedecoder.h"

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace icelens::transport {

/// The decoders for what a peer may send. Made in one thread, used in another.
class DecoderSet
{
public:
    explicit DecoderSet(const std::vector<VoiceFormat>& formats);

    struct Entry
    {
        VoiceFormat format;
        std::unique_ptr<VoiceDecoder> decoder;
    };
    /// Null for a payload type that is no voice.
    [[nodiscard]] const Entry* find(std::uint8_t payloadType) const;

private:
    std::vector<Entry> m_entries;
};

/// Puts a stream of packets into its order and plays it: as late as the network is uneven and no
/// later, without holes, and as fast as it arrives.
///
/// Missing packets are recovered by in-band FEC or concealed; the delay follows DelayTracker by
/// making sound shorter or longer where nobody hears it, which also takes up what two clocks
/// differ. A value for one thread at a time; packets are foreign bytes. Nothing allocates but
/// setDecoders().
class JitterBuffer
{
public:
    /// Times are of one monotonic clock.
    using Time = std::chrono::microseconds;

    struct Packet
    {
        std::uint32_t ssrc = 0;
        std::uint16_t sequence = 0;
        std::uint32_t timestamp = 0;
        std::uint8_t payloadType = 0;
        std::span<const std::byte> payload;
        Time arrival{};
    };

    /// "Total" counts since the buffer was made; the others are of now.
    struct Figures
    {
        Time depth{};  ///< Sound that waits.
        Time target{}; ///< Delay that is aimed for, above the fastest packet.
        Time delay{};  ///< The delay that there is, likewise.
        Time totalConcealed{};
        Time totalStretched{};
        std::uint64_t totalPlayed = 0;
        std::uint64_t totalLate = 0;
        std::uint64_t totalRecovered = 0;
        std::uint64_t totalDuplicate = 0;
        std::uint64_t totalSkipped = 0; ///< Packets that were left out to catch up.
        std::uint64_t totalRestarts = 0;
    };

    /// The decoders must live until others are set; null: none.
    void setDecoders(const DecoderSet* decoders);
    void put(const Packet& packet);
    /// The next 10 ms; they will be heard at @p now, but for a constant.
    void play(SoundFrame out, Time now);
    [[nodiscard]] const Figures& figures() const { return m_figures; }

private:
    struct Numbered
    {
        std::int64_t number = 0;
        std::int64_t media = 0; ///< In samples of 48 kHz.
    };

    /// The packet that would confirm that the stream really jumped.
    struct Strange
    {
        std::uint32_t ssrc = 0;
        std::uint16_t sequence = 0;

        friend bool operator==(const Strange&, const Strange&) = default;
    };

    void begin(const Packet& packet, const DecoderSet::Entry& entry);
    [[nodiscard]] bool belongs(const Packet& packet, const DecoderSet::Entry* entry);
    [[nodiscard]] Numbered extend(const Packet& packet) const;
    void take(const Packet& packet, Numbered at, const DecoderSet::Entry* entry);
    void keep(const Packet& packet, Numbered at, std::size_t samples);

    void decodeNext(Time now);
    [[nodiscard]] const PacketStore::Packet* nextVoice();
    void decode(const PacketStore::Packet& packet);
    void bridge(const PacketStore::Packet& next, Time now);
    [[nodiscard]] bool recover(const PacketStore::Packet& next, std::int64_t left);
    void conceal(std::int64_t samples);
    void closeGap(const PacketStore::Packet& next);
    void splice();

    void follow(Time now);
    void changeLength(Time excess);
    void shorten(Time excess);
    void lengthen(Time lack);
    void skip(Time excess);
    void changed(SoundLine::Change change, bool longer, std::int64_t rest);
    void tell();

    /// The delay at which what is at @p media is heard if that is at @p at.
    [[nodiscard]] Time delay(Time at, std::int64_t media) const;
    [[nodiscard]] Time aim() const;
    void countLoss(std::int64_t lost);

    const DecoderSet* m_decoders = nullptr;
    VoiceDecoder* m_decoder = nullptr; ///< That gave sound last.
    PacketStore m_store;
    DelayTracker m_tracker;
    SoundLine m_line;
    ComfortNoise m_noise;

    bool m_begun = false; ///< A packet came.
    bool m_plays = false; ///< Its sound has begun.
    std::uint32_t m_ssrc = 0;
    std::uint32_t m_clockRate = 48000;
    std::uint16_t m_newestSequence = 0;
    std::uint32_t m_newestTimestamp = 0;
    Numbered m_newest; ///< The same, extended.
    std::optional<Strange> m_strange;
    std::array<std::int64_t, PacketStore::capacity> m_seen{}; ///< Numbers that came.

    Numbered m_next;            ///< To be decoded.
    std::int64_t m_gap = 0;     ///< Samples that were made up since what is before m_next.
    std::int64_t m_pending = 0; ///< Of them, not known yet whether they are loss.
    bool m_silent = false;      ///< The sender said that it falls silent.
    std::size_t m_packetSamples = 960;
    std::int64_t m_phase = 0; ///< Samples that still wait when the next packet must be there.

    Time m_delay{}; ///< Smoothed; what is heard now has it.
    bool m_delayKnown = false;
    std::int64_t m_rest = 0;    ///< Samples to be played before the next change of length.
    float m_tight = 0;          ///< Share of packets that would be late if sound came earlier.
    float m_lossy = 0;          ///< Share of packets that never came in time.
    bool m_recoverable = false; ///< The sender makes FEC.
    bool m_waitsForFec = false;
    Figures m_figures;
};

} // namespace icelens::transport
