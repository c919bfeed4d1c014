// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/agentlog/agentlogreader.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

using namespace icelens::model;

/// A log of any lines must not crash the reader; a password must not get into a fact.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    std::uint32_t pairs = 0;
    AgentLogReader reader([&](AgentId, const Fact& fact) {
        if (const auto* formed = std::get_if<Boxed<PairFormed>>(&fact)) {
            // Numbered from 1, without a gap.
            if ((*formed)->pair.value() != ++pairs)
                std::abort();
        }
    });
    // The pointers that the seeds have.
    reader.bind("0x7f07540111f0", AgentId(1));
    reader.bind("0x7f0754011070", AgentId(2));
    std::string_view log(reinterpret_cast<const char*>(data), size);
    while (!log.empty()) {
        const auto end = log.find('\n');
        reader.read(log.substr(0, end));
        log.remove_prefix(end == std::string_view::npos ? log.size() : end + 1);
    }
    if (reader.recognised() > reader.lines())
        std::abort();
    return 0;
}
