// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/sdp/compactbits.h"
#include "model/sdp/compactcode.h"
#include "model/sdp/readdescription.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

using namespace icelens::model;

namespace {

/// What a code expands to can be written as a code again, and says the same then.
void checkCode(std::string_view text)
{
    const auto code = sdp::readCompact(text);
    if (!code.ok())
        return;
    const auto written = sdp::writeCompact(code->description);
    if (!written)
        return; // too weak to be ours: no credentials
    const auto again = sdp::readCompact(*written);
    if (!again.ok() || again->kind != code->kind
        || sdp::writeCompact(again->description) != written)
        std::abort();
}

/// The payload of a code with the right head and checksum: a fuzzer does not guess those.
std::string framed(std::string_view payload)
{
    sdp::CompactWriter out;
    out.u8(1);
    out.u16(static_cast<unsigned>(payload.size()));
    for (const char c : payload)
        out.u8(static_cast<unsigned char>(c));
    out.u32(sdp::crc32Of(out.result()));
    return std::string(sdp::compactPrefix) + sdp::base64Url(out.result());
}

} // namespace

/// Whatever people paste, nothing crashes, and what is read has what a call needs.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto read = sdp::readDescription(text);
    if (read.ok() && sdp::objection(*read))
        std::abort();
    checkCode(text);
    checkCode(framed(text.substr(0, 4096)));
    return 0;
}
