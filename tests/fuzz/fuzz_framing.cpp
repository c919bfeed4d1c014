// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/stun/streamframing.h"

#include <algorithm>
#include <cstdlib>
#include <vector>

using icelens::model::stun::StreamFraming;

namespace {

struct Cut
{
    std::vector<std::vector<std::byte>> messages;
    std::size_t lost = 0;
    StreamFraming::Kind kind{};
    std::size_t buffered = 0;

    friend bool operator==(const Cut&, const Cut&) = default;
};

/// The stream in pieces of @p step bytes.
Cut cut(std::span<const std::byte> stream, std::size_t step)
{
    StreamFraming framing;
    Cut result;
    while (!stream.empty()) {
        const auto piece = stream.first(std::min(step, stream.size()));
        stream = stream.subspan(piece.size());
        result.lost += framing.push(piece, [&](std::span<const std::byte> message) {
            result.messages.emplace_back(message.begin(), message.end());
        });
        if (framing.buffered() > StreamFraming::maxBuffered)
            std::abort();
    }
    result.kind = framing.kind();
    result.buffered = framing.buffered();
    return result;
}

} // namespace

/// The first octet says how the rest is cut; the outcome must not depend on it.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size < 2)
        return 0;
    const auto stream = std::as_bytes(std::span(data + 1, size - 1));
    if (cut(stream, stream.size()) != cut(stream, std::size_t{1} + data[0]))
        std::abort();
    return 0;
}
