// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/dtls/record.h"

#include <cstdint>
#include <cstdlib>
#include <span>

using namespace icelens::model::dtls;

namespace {

void readHandshakes(std::span<const std::byte> body)
{
    while (const auto message = takeHandshake(body)) {
        if (message->fragmentOffset + message->fragment.size() > message->length)
            std::abort();
        const auto hello = parseHello(*message);
        if (hello && 2 * (hello->ciphers.size() + hello->srtpProfiles.size()) > message->length)
            std::abort();
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto bytes = std::as_bytes(std::span(data, size));
    auto rest = bytes;
    while (const auto record = takeRecord(rest)) {
        readHandshakes(record->body);
        (void)parseAlert(*record);
    }
    if (summaryOf(bytes).size() > 16 * 32)
        std::abort();
    return 0;
}
