// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as a session file: no crash, and what was read survives being written and read again.
// The first byte says in what pieces the rest comes.
#include "model/record/eventcodec.h"
#include "model/record/sessionparser.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

using namespace icelens;
using namespace icelens::record;

namespace {

void mustSurvive(const std::vector<model::Event>& events)
{
    LineDecoder decoder;
    std::string line;
    for (const auto& event : events) {
        line.clear();
        appendEvent(line, event);
        const auto again = decoder.event(std::string_view(line).substr(0, line.size() - 1));
        if (!again || !(*again == event))
            std::abort();
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size == 0)
        return 0;
    const std::size_t piece = std::size_t{1} << (data[0] % 20U);
    std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
    SessionParser parser;
    std::vector<model::Event> events;
    while (true) {
        const auto step = parser.parse(events, 100);
        if (step != SessionParser::Step::NeedsInput) {
            mustSurvive(events);
            events.clear();
        }
        if (step == SessionParser::Step::Finished || step == SessionParser::Step::Failed)
            return 0;
        if (step == SessionParser::Step::Full)
            continue;
        const auto room = parser.room();
        const auto count = std::min({piece, bytes.size(), room.size()});
        std::memcpy(room.data(), bytes.data(), count);
        bytes.remove_prefix(count);
        parser.took(count);
        if (count == 0)
            parser.endInput();
    }
}
