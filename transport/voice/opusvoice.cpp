// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/voice/opusvoice.h"

#include <opus.h>

#include <algorithm>

namespace icelens::transport {

namespace {

const unsigned char* octets(std::span<const std::byte> payload)
{
    return reinterpret_cast<const unsigned char*>(payload.data());
}

std::size_t orZero(int count)
{
    return count > 0 ? static_cast<std::size_t>(count) : 0;
}

} // namespace

void OpusVoiceDecoder::Free::operator()(OpusDecoder* decoder) const
{
    opus_decoder_destroy(decoder);
}

OpusVoiceDecoder::OpusVoiceDecoder()
    : m_decoder(opus_decoder_create(soundRate, 1, nullptr))
{}

std::size_t OpusVoiceDecoder::samplesIn(std::span<const std::byte> payload) const
{
    if (payload.empty())
        return 0;
    const auto size = static_cast<opus_int32>(payload.size());
    return orZero(opus_packet_get_nb_samples(octets(payload), size, soundRate));
}

std::size_t OpusVoiceDecoder::decode(std::span<const std::byte> payload, std::span<float> out)
{
    if (payload.empty()) // would be concealment
        return 0;
    return orZero(opus_decode_float(m_decoder.get(), octets(payload),
                                    static_cast<opus_int32>(payload.size()), out.data(),
                                    static_cast<int>(out.size()), 0));
}

bool OpusVoiceDecoder::canRecover(std::span<const std::byte> payload) const
{
    constexpr int firstCeltConfiguration = 16; // RFC 6716 §3.1
    if (payload.empty() || (std::to_integer<int>(payload[0]) >> 3) >= firstCeltConfiguration)
        return false;
    const unsigned char* frames[48];
    opus_int16 sizes[48];
    if (opus_packet_parse(octets(payload), static_cast<opus_int32>(payload.size()), nullptr, frames,
                          sizes, nullptr)
            <= 0
        || sizes[0] == 0)
        return false;
    // RFC 6716 §4.2.3: a VAD flag for each 20 ms, then the LBRR flag, of the middle channel and
    // then of the side channel; they are coded as plain bits.
    const int perFrame = opus_packet_get_samples_per_frame(octets(payload), soundRate);
    const int flags = std::max(1, perFrame / 960);
    const bool stereo = opus_packet_get_nb_channels(octets(payload)) == 2;
    const int first = frames[0][0];
    return ((first >> (7 - flags)) & 1) != 0
        || (stereo && ((first >> std::max(0, 6 - 2 * flags)) & 1) != 0);
}

std::size_t OpusVoiceDecoder::recover(std::span<const std::byte> payload, std::span<float> out)
{
    if (payload.empty())
        return 0;
    const int samples = opus_packet_get_samples_per_frame(octets(payload), soundRate);
    if (samples <= 0 || static_cast<std::size_t>(samples) > out.size())
        return 0;
    return orZero(opus_decode_float(m_decoder.get(), octets(payload),
                                    static_cast<opus_int32>(payload.size()), out.data(), samples,
                                    1));
}

void OpusVoiceDecoder::conceal(std::span<float> out)
{
    const int made =
        opus_decode_float(m_decoder.get(), nullptr, 0, out.data(), static_cast<int>(out.size()), 0);
    std::fill(out.begin() + std::max(0, made), out.end(), 0.0F);
}

bool OpusVoiceDecoder::announcesSilence(std::span<const std::byte> payload) const
{
    return payload.size() <= 2; // only a TOC, or a TOC and a frame count: DTX
}

void OpusVoiceDecoder::reset()
{
    opus_decoder_ctl(m_decoder.get(), OPUS_RESET_STATE);
}

void OpusVoiceEncoder::Free::operator()(OpusEncoder* encoder) const
{
    opus_encoder_destroy(encoder);
}

OpusVoiceEncoder::OpusVoiceEncoder(const Options& options)
    : m_encoder(opus_encoder_create(soundRate, 1, OPUS_APPLICATION_VOIP, nullptr))
{
    OpusEncoder* const encoder = m_encoder.get();
    opus_encoder_ctl(encoder, OPUS_SET_BITRATE(options.bitrate));
    opus_encoder_ctl(encoder, OPUS_SET_COMPLEXITY(options.complexity));
    opus_encoder_ctl(encoder, OPUS_SET_SIGNAL(OPUS_SIGNAL_VOICE));
    opus_encoder_ctl(encoder, OPUS_SET_INBAND_FEC(1));
    opus_encoder_ctl(encoder, OPUS_SET_PACKET_LOSS_PERC(0));
    opus_encoder_ctl(encoder, OPUS_SET_DTX(options.dtx ? 1 : 0));
}

std::size_t OpusVoiceEncoder::encode(std::span<const float> samples, std::span<std::byte> out)
{
    return orZero(opus_encode_float(
        m_encoder.get(), samples.data(), static_cast<int>(samples.size()),
        reinterpret_cast<unsigned char*>(out.data()), static_cast<opus_int32>(out.size())));
}

void OpusVoiceEncoder::setBitrate(int bitsPerSecond)
{
    opus_encoder_ctl(m_encoder.get(), OPUS_SET_BITRATE(bitsPerSecond));
}

void OpusVoiceEncoder::setExpectedLoss(int percent)
{
    // Up to 5 % libopus rather makes no FEC than a narrower band, and at 32 kbit/s that is: none.
    const int told = percent <= 0 ? 0 : std::clamp(percent, 6, 100);
    opus_encoder_ctl(m_encoder.get(), OPUS_SET_PACKET_LOSS_PERC(told));
}

void OpusVoiceEncoder::setDtx(bool dtx)
{
    opus_encoder_ctl(m_encoder.get(), OPUS_SET_DTX(dtx ? 1 : 0));
}

std::size_t OpusVoiceEncoder::lookahead() const
{
    opus_int32 samples = 0;
    opus_encoder_ctl(m_encoder.get(), OPUS_GET_LOOKAHEAD(&samples));
    return orZero(samples);
}

} // namespace icelens::transport
