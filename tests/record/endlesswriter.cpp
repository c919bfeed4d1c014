// SPDX-License-Identifier: GPL-3.0-or-later
// Writes a session file until it is killed: event n says packets = n. What was given to the writer
// goes to standard output as "<n> <steady clock in ns>", so that the test knows what must be there.
// The test sets the pace: an event for each byte of standard input.
#include "model/record/sessionwriter.h"

#include <QFile>

#include <chrono>
#include <cstdint>
#include <cstdio>

int main(int argc, char** argv)
{
    using namespace icelens;
    using namespace std::chrono;
    if (argc != 2)
        return 2;
    record::SessionWriter writer(QFile::decodeName(argv[1]), {}, record::FileAccess::Private, {});
    if (writer.waitUntilOpen())
        return 1;
    for (std::uint32_t n = 1; std::getchar() != EOF; ++n) {
        model::MediaCounted counted;
        counted.packets = n;
        writer.write({model::SessionTime(n), {}, model::Source::Wire, counted});
        const auto now = steady_clock::now().time_since_epoch();
        std::printf("%u %lld\n", n, static_cast<long long>(nanoseconds(now).count()));
        std::fflush(stdout);
    }
}
