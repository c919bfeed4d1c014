// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/sdp/audiocall.h"
#include "model/sdp/sdpreader.h"
#include "model/sdp/sdpwriter.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

using namespace icelens::model;

/// No text may crash the reader; what it can read can be written, read again, and is then the same;
/// what can be answered has an answer that is read without a remark.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto first = sdp::readSdp(text);
    if (!first.ok()) {
        if (first.error().text.size() > 210)
            std::abort();
        return 0;
    }
    const std::string written = sdp::writeSdp(*first);
    const auto again = sdp::readSdp(written);
    if (again.ok() && again->remarks.empty() && sdp::writeSdp(*again) != written)
        std::abort();
    sdp::LocalTransport local;
    local.credentials = {"ufrag", "0123456789abcdefghijklmn"};
    local.fingerprint = {"sha-256", std::vector<std::uint8_t>(32, 7)};
    const auto answer = sdp::makeAnswer(*first, {}, local);
    if (answer.ok() == sdp::objection(*first).has_value())
        std::abort();
    if (!answer.ok())
        return 0;
    if (answer->description.sections.size() != first->sections.size())
        std::abort();
    const auto read = sdp::readSdp(sdp::writeSdp(answer->description));
    if (!read.ok() || !read->remarks.empty())
        std::abort();
    return 0;
}
