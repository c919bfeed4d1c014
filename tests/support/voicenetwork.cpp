// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/voicenetwork.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <complex>
#include <numbers>
#include <random>

namespace icelens::test {
namespace {

using transport::frameSamples;
using transport::JitterBuffer;
using transport::VoiceFormat;

constexpr Microseconds firstSent{1'000'000};

/// How late packets are, one after the other, in ms.
class Lateness
{
public:
    explicit Lateness(const BadNetwork& network)
        : m_network(network)
        , m_random(network.seed)
    {}

    double next(std::size_t index)
    {
        switch (m_network.kind) {
        case BadNetwork::Kind::Even:
            return m_network.jitterMs * uniform();
        case BadNetwork::Kind::Exponential:
            return m_network.jitterMs * exponential();
        case BadNetwork::Kind::Spikes:
            return 6 * exponential() + spike(0.004, 60, 90);
        case BadNetwork::Kind::Mobile:
            m_drift = 0.97 * m_drift + 6 * m_normal(m_random);
            return std::max(0.0, 30 + m_drift + 8 * exponential()) + spike(0.001, 150, 150);
        case BadNetwork::Kind::Steps:
            return 4 * exponential() + ((index / 1500) % 2 == 1 ? 60 : 0);
        }
        return 0;
    }

    bool isLost()
    {
        const double leave = 1 / m_network.burst;
        const double enter = m_network.loss * leave / std::max(1e-9, 1 - m_network.loss);
        m_lossy = uniform() < (m_lossy ? 1 - leave : enter);
        return m_lossy;
    }

    double uniform() { return m_uniform(m_random); }

private:
    double exponential() { return m_exponential(m_random); }

    double spike(double share, double least, double more)
    {
        m_spike = std::max(0.0, m_spike - 20);
        if (uniform() < share)
            m_spike = least + more * uniform();
        return m_spike;
    }

    const BadNetwork& m_network;
    std::mt19937 m_random;
    std::uniform_real_distribution<double> m_uniform{0, 1};
    std::exponential_distribution<double> m_exponential{1};
    std::normal_distribution<double> m_normal{0, 1};
    double m_spike = 0;
    double m_drift = 0;
    bool m_lossy = false;
};

Microseconds ms(double milliseconds)
{
    return Microseconds(static_cast<std::int64_t>(milliseconds * 1000));
}

constexpr std::size_t spectrumSize = 1024;
using Spectrum = std::array<double, spectrumSize / 2>;

void transform(std::array<std::complex<double>, spectrumSize>& values)
{
    for (std::size_t i = 1, j = 0; i < values.size(); ++i) {
        std::size_t bit = values.size() / 2;
        for (; (j & bit) != 0; bit /= 2)
            j ^= bit;
        j ^= bit;
        if (i < j)
            std::swap(values[i], values[j]);
    }
    for (std::size_t length = 2; length <= values.size(); length *= 2) {
        const auto turn = std::polar(1.0, -2 * std::numbers::pi / static_cast<double>(length));
        for (std::size_t from = 0; from < values.size(); from += length) {
            std::complex<double> factor(1, 0);
            for (std::size_t k = from; k < from + length / 2; ++k, factor *= turn) {
                const auto other = factor * values[k + length / 2];
                values[k + length / 2] = values[k] - other;
                values[k] += other;
            }
        }
    }
}

Spectrum spectrum(const float* sound)
{
    std::array<std::complex<double>, spectrumSize> values;
    for (std::size_t i = 0; i < spectrumSize; ++i) {
        const double angle = 2 * std::numbers::pi * (static_cast<double>(i) + 0.5)
            / static_cast<double>(spectrumSize);
        values[i] = static_cast<double>(sound[i]) * (0.5 - 0.5 * std::cos(angle));
    }
    transform(values);
    Spectrum powers{};
    for (std::size_t i = 0; i < powers.size(); ++i)
        powers[i] = std::norm(values[i]) + 1e-6; // what is 70 dB below speech is not heard
    return powers;
}

double energy(const float* sound, std::size_t samples)
{
    double sum = 0;
    for (std::size_t i = 0; i < samples; ++i)
        sum += static_cast<double>(sound[i]) * static_cast<double>(sound[i]);
    return sum / static_cast<double>(samples);
}

} // namespace

std::vector<Arrival> arrivals(const BadNetwork& network, std::size_t count, Microseconds interval)
{
    Lateness lateness(network);
    std::vector<Arrival> all;
    for (std::size_t i = 0; i < count; ++i) {
        const double sentAt =
            static_cast<double>((firstSent + interval * static_cast<int>(i)).count())
            * (1 - network.senderPpm * 1e-6);
        const Microseconds sent(static_cast<std::int64_t>(sentAt));
        Microseconds at = sent + ms(20 + lateness.next(i));
        if (lateness.isLost())
            continue;
        if (network.outageAt.count() >= 0 && sent >= network.outageAt
            && sent < network.outageAt + network.outageFor) {
            if (!network.outageQueues)
                continue;
            at = std::max(
                at, network.outageAt + network.outageFor + ms(0.2 * static_cast<double>(i % 100)));
        }
        if (lateness.uniform() < network.reordered)
            at += ms(30);
        all.push_back({at, i});
        if (lateness.uniform() < network.duplicated)
            all.push_back({at + ms(1 + 40 * lateness.uniform()), i});
    }
    std::stable_sort(all.begin(), all.end(),
                     [](const Arrival& a, const Arrival& b) { return a.at < b.at; });
    return all;
}

std::vector<SentPacket> encoded(const std::vector<float>& sound, const VoiceFormat& format,
                                Microseconds frame, int expectedLoss, bool dtx)
{
    transport::VoiceEncoder::Options options;
    options.codec = format.codec;
    options.dtx = dtx;
    options.complexity = 5;
    const auto encoder = makeVoiceEncoder(options);
    encoder->setExpectedLoss(expectedLoss);
    const auto samples = static_cast<std::size_t>(48 * frame.count() / 1000);
    const auto step = static_cast<std::uint32_t>(samples) * format.clockRate() / 48000;
    std::vector<SentPacket> packets;
    std::uint32_t timestamp = 0xFFFF0000; // it wraps soon
    for (std::size_t at = 0; at + samples <= sound.size(); at += samples, timestamp += step) {
        std::array<std::byte, 1100> payload{};
        const std::size_t size = encoder->encode(std::span(sound).subspan(at, samples), payload);
        packets.push_back(
            {{payload.begin(), payload.begin() + static_cast<std::ptrdiff_t>(size)}, timestamp});
    }
    return packets;
}

std::vector<float> decoded(const std::vector<SentPacket>& packets, const VoiceFormat& format)
{
    const auto decoder = transport::makeVoiceDecoder(format.codec);
    std::vector<float> sound;
    for (const SentPacket& packet : packets) {
        const std::size_t samples = decoder->samplesIn(packet.payload);
        sound.resize(sound.size() + samples);
        if (decoder->decode(packet.payload, std::span(sound).last(samples)) != samples)
            std::abort();
    }
    return sound;
}

Heard heard(const std::vector<SentPacket>& packets, const VoiceFormat& format,
            const std::vector<Arrival>& arrivals, Microseconds length)
{
    JitterBuffer buffer;
    const transport::DecoderSet decoders({format});
    buffer.setDecoders(&decoders);
    Heard result;
    std::size_t next = 0;
    std::array<float, frameSamples> frame{};
    for (Microseconds now(0); now < firstSent + length; now += Microseconds(10'000)) {
        for (; next < arrivals.size() && arrivals[next].at <= now; ++next) {
            const SentPacket& packet = packets[arrivals[next].packet];
            buffer.put({1, static_cast<std::uint16_t>(65'000 + arrivals[next].packet),
                        packet.timestamp, format.payloadType, packet.payload, arrivals[next].at});
        }
        buffer.play(frame, now);
        if (now < firstSent)
            continue;
        result.sound.insert(result.sound.end(), frame.begin(), frame.end());
        result.ticks.push_back({now - firstSent, buffer.figures()});
    }
    result.figures = buffer.figures();
    return result;
}

double Heard::concealedShare() const
{
    return static_cast<double>(figures.totalConcealed.count())
        / (static_cast<double>(ticks.size()) * 10'000);
}

double Heard::meanDelay(Microseconds from) const
{
    double sum = 0;
    std::size_t count = 0;
    for (const Tick& tick : ticks) {
        if (tick.at < from)
            continue;
        sum += static_cast<double>(tick.figures.delay.count()) / 1000;
        ++count;
    }
    return count == 0 ? 0 : sum / static_cast<double>(count);
}

double Heard::highestDelay(Microseconds from, Microseconds to) const
{
    double highest = 0;
    for (const Tick& tick : ticks) {
        if (tick.at >= from && tick.at < to)
            highest = std::max(highest, static_cast<double>(tick.figures.delay.count()) / 1000);
    }
    return highest;
}

namespace {

struct Place
{
    std::ptrdiff_t at = 0;
    double likeness = -1;
};

/// Where in @p reference near @p around what is at @p got is found again.
Place findAgain(const float* got, const std::vector<float>& reference, std::ptrdiff_t around)
{
    constexpr std::ptrdiff_t reach = 960;
    constexpr std::size_t step = 4;
    Place best;
    const double energyGot = energy(got, spectrumSize) + 1e-9;
    for (std::ptrdiff_t at = around - reach; at <= around + reach; at += 2) {
        if (at < 0 || static_cast<std::size_t>(at) + spectrumSize > reference.size())
            continue;
        double cross = 0;
        double squares = 1e-9;
        for (std::size_t i = 0; i < spectrumSize; i += step) {
            const auto other = static_cast<double>(reference[static_cast<std::size_t>(at) + i]);
            cross += static_cast<double>(got[i]) * other;
            squares += other * other;
        }
        const double likeness =
            cross / std::sqrt(squares * energyGot * static_cast<double>(spectrumSize / step));
        if (likeness > best.likeness)
            best = {at, likeness};
    }
    return best;
}

} // namespace

double spectralDistance(const Heard& heard, const std::vector<float>& reference)
{
    double sum = 0;
    std::size_t frames = 0;
    std::ptrdiff_t before = 0; // how far behind the reference what was heard last is
    for (std::size_t tick = 20; tick + 3 < heard.ticks.size(); tick += 4) {
        const std::size_t at = tick * frameSamples;
        const float* const got = heard.sound.data() + at;
        const auto expected = static_cast<std::ptrdiff_t>(at) - before;
        const auto told = heard.ticks[tick].figures.delay + Microseconds(20'000);
        Place place = findAgain(got, reference, expected);
        if (place.likeness < 0.8) {
            const Place other =
                findAgain(got, reference,
                          static_cast<std::ptrdiff_t>(at)
                              - static_cast<std::ptrdiff_t>(told.count() * 48 / 1000));
            if (other.likeness > place.likeness)
                place = other;
        }
        if (place.likeness < -0.5)
            continue;
        const float* const wanted = reference.data() + place.at;
        if (energy(wanted, spectrumSize) < 1e-5)
            continue;
        if (place.likeness > 0.8)
            before = static_cast<std::ptrdiff_t>(at) - place.at;
        const Spectrum a = spectrum(got);
        const Spectrum b = spectrum(wanted);
        double distance = 0;
        constexpr std::size_t bins = 170; // up to 8 kHz
        for (std::size_t i = 1; i < bins; ++i) {
            const double difference = 10 * std::log10(a[i] / b[i]);
            distance += difference * difference;
        }
        sum += std::sqrt(distance / (bins - 1));
        ++frames;
    }
    return frames == 0 ? 0 : sum / static_cast<double>(frames);
}

double worstClick(const std::vector<float>& sound, std::size_t from)
{
    // A high-pass of 33 taps, windowed.
    constexpr int half = 16;
    constexpr double cutoff = 6000.0 / 48000.0;
    std::array<double, 2 * half + 1> filter{};
    for (int i = -half; i <= half; ++i) {
        const double angle = 2 * std::numbers::pi * cutoff * i;
        const double low = i == 0 ? 2 * cutoff : std::sin(angle) / (std::numbers::pi * i);
        const double window = 0.42 + 0.5 * std::cos(std::numbers::pi * i / (half + 1))
            + 0.08 * std::cos(2 * std::numbers::pi * i / (half + 1));
        filter[static_cast<std::size_t>(i + half)] = ((i == 0 ? 1 : 0) - low) * window;
    }
    double worst = 0;
    for (std::size_t at = from; at + filter.size() < sound.size(); ++at) {
        double sum = 0;
        for (std::size_t i = 0; i < filter.size(); ++i)
            sum += filter[i] * static_cast<double>(sound[at + i]);
        worst = std::max(worst, std::abs(sum));
    }
    return worst;
}

std::vector<float> tone(double hertz, std::chrono::milliseconds length)
{
    std::vector<float> sound(static_cast<std::size_t>(48 * length.count()));
    for (std::size_t i = 0; i < sound.size(); ++i)
        sound[i] = 0.25F
            * static_cast<float>(std::sin(2 * std::numbers::pi
                                          * std::fmod(hertz * static_cast<double>(i) / 48000, 1)));
    return sound;
}

} // namespace icelens::test
