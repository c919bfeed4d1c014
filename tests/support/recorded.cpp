// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/recorded.h"

#include "model/record/sessionparser.h"

#include <cstdlib>
#include <fstream>

namespace icelens::test {

std::vector<model::Event> recorded(const std::string& name)
{
    const char* root = std::getenv("ICELENS_SOURCE_DIR");
    std::ifstream file(std::string(root == nullptr ? "." : root) + "/tests/sessions/" + name,
                       std::ios::binary);
    record::SessionParser parser;
    std::vector<model::Event> events;
    for (;;) {
        const auto step = parser.parse(events, events.size() + 4096);
        if (step == record::SessionParser::Step::Failed)
            return {};
        if (step == record::SessionParser::Step::Finished)
            return events;
        if (step == record::SessionParser::Step::Full)
            continue;
        const auto room = parser.room();
        file.read(room.data(), static_cast<std::streamsize>(room.size()));
        parser.took(static_cast<std::size_t>(file.gcount()));
        if (file.gcount() == 0)
            parser.endInput();
    }
}

const std::vector<std::string>& recordedNames()
{
    static const std::vector<std::string> names{
        "aggressive.icelens", "both-controlled.icelens", "both-controlling.icelens",
        "black-hole.icelens", "ice-tcp.icelens",         "list-limit.icelens",
        "one-way.icelens",    "three-addresses.icelens", "trickle.icelens",
        "call.icelens",
    };
    return names;
}

} // namespace icelens::test
