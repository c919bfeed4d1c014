// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/voice/oggopus.h"

#include "transport/voice/opusvoice.h"

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace icelens::transport {

extern const unsigned char voiceSampleFile[]; // made of resources/voice/sample.opus at build time
extern const std::size_t voiceSampleFileSize;

namespace {

using Bytes = std::span<const std::byte>;

constexpr std::size_t pageHead = 27;

bool beginsWith(Bytes bytes, const char* word)
{
    return bytes.size() >= std::strlen(word)
        && std::memcmp(bytes.data(), word, std::strlen(word)) == 0;
}

/// Takes the packets of the page at the start of @p file, calls @p take with each that is whole,
/// and leaves what goes on in the next page in @p partial. @return octets of the page; 0: not a
/// page.
template <class Take>
std::size_t readPage(Bytes file, std::vector<std::byte>& partial, Take take)
{
    if (!beginsWith(file, "OggS") || file.size() < pageHead)
        return 0;
    const auto segments = std::to_integer<std::size_t>(file[26]);
    if (file.size() < pageHead + segments)
        return 0;
    std::size_t at = pageHead + segments;
    for (const std::byte lace : file.subspan(pageHead, segments)) {
        const auto octets = std::to_integer<std::size_t>(lace);
        if (file.size() < at + octets)
            return 0;
        partial.insert(partial.end(), file.begin() + static_cast<std::ptrdiff_t>(at),
                       file.begin() + static_cast<std::ptrdiff_t>(at + octets));
        at += octets;
        if (octets < 255) {
            take(Bytes(partial));
            partial.clear();
        }
    }
    return at;
}

} // namespace

std::optional<std::vector<float>> readOggOpus(std::span<const std::byte> file)
{
    OpusVoiceDecoder decoder;
    std::vector<float> sound;
    std::vector<std::byte> partial;
    std::size_t packets = 0;
    std::size_t skipped = 0;
    const auto take = [&](Bytes packet) {
        if (packets++ == 0 && beginsWith(packet, "OpusHead") && packet.size() >= 19)
            skipped = std::to_integer<std::size_t>(packet[10])
                | std::to_integer<std::size_t>(packet[11]) << 8U;
        const std::size_t samples = packets > 2 ? decoder.samplesIn(packet) : 0;
        sound.resize(sound.size() + samples);
        if (samples > 0 && decoder.decode(packet, std::span(sound).last(samples)) != samples)
            std::fill_n(sound.end() - static_cast<std::ptrdiff_t>(samples), samples, 0.0F);
    };
    while (!file.empty()) {
        const std::size_t octets = readPage(file, partial, take);
        if (octets == 0)
            return std::nullopt;
        file = file.subspan(octets);
    }
    if (packets < 3)
        return std::nullopt;
    sound.erase(sound.begin(),
                sound.begin() + static_cast<std::ptrdiff_t>(std::min(skipped, sound.size())));
    return sound;
}

const std::vector<float>& voiceSample()
{
    static const std::vector<float> sample =
        readOggOpus(std::as_bytes(std::span(voiceSampleFile, voiceSampleFileSize)))
            .value_or(std::vector<float>());
    return sample;
}

} // namespace icelens::transport
