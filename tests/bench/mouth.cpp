// SPDX-License-Identifier: GPL-3.0-or-later

// From mouth to ear through whatever joins a sink of the sound server to a source of it:
// mouth SINK SOURCE CHIRPS [loop]
//
// Plays chirps into SINK, whose monitor is a microphone, and hears them again on SOURCE. Both ends
// are stamped in this process, so that its own buffers do not count. "loop" puts the AudioBackend
// that ICELENS_AUDIO names in between, with nothing but a queue of two frames: from the microphone
// X to the loudspeaker Y for X_in and Y.monitor. Prints one line of JSON; exits with 1 if nothing
// was heard.
#include "tests/support/audioclient.h"
#include "tests/support/chirps.h"
#include "transport/audio/audiofactory.h"

#include <QCoreApplication>

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <random>

using namespace icelens;
using namespace icelens::test;

namespace {

constexpr double longest = 0.6;
constexpr int warmUp = 3 * 48000;

/// One chirp each second, a little before or after it, so that no period of anybody's hides.
PulseTap::Fill chirpEachSecond(int count, std::atomic<bool>& done)
{
    std::vector<std::size_t> starts;
    std::mt19937 dice(42); // NOLINT(cert-msc51-cpp): the same each time
    std::uniform_int_distribution<std::size_t> jitter(0, 24000);
    for (int i = 0; i < count; ++i)
        starts.push_back(warmUp + std::size_t(i) * 48000 + jitter(dice));
    return [starts, at = std::size_t(0), next = std::size_t(0),
            &done](std::span<float> samples) mutable {
        for (float& sample : samples) {
            const std::size_t into =
                next < starts.size() && at >= starts[next] ? at - starts[next] : chirp().size();
            sample = into < chirp().size() ? chirp()[into] : 0;
            if (into + 1 == chirp().size())
                ++next;
            ++at;
        }
        done = next == starts.size() && at > starts.back() + 48000;
    };
}

std::string without(const std::string& tail, const std::string& name)
{
    return name.ends_with(tail) ? name.substr(0, name.size() - tail.size()) : name;
}

} // namespace

int main(int argc, char* argv[])
{
    QCoreApplication application(argc, argv);
    if (argc < 4) {
        std::fprintf(stderr, "usage: mouth SINK SOURCE CHIRPS [loop]\n");
        return 2;
    }
    const int count = std::atoi(argv[3]);
    Track mouth;
    Track ear;
    std::atomic<bool> done = false;
    PulseTap tap;
    LoopClient client;
    std::unique_ptr<transport::AudioBackend> backend;
    if (argc > 4 && std::strcmp(argv[4], "loop") == 0) {
        backend = transport::makeAudioBackend();
        backend->choose(model::AudioUse::Input, without("_in", argv[1]));
        backend->choose(model::AudioUse::Output, without(".monitor", argv[2]));
        backend->start(client);
    }
    if (!tap.connect() || !tap.record(argv[1] + std::string(".monitor"), mouth)
        || !tap.record(argv[2], ear) || !tap.play(argv[1], chirpEachSecond(count, done))) {
        std::fprintf(stderr, "mouth: the sound server has no such devices\n");
        return 2;
    }
    while (!done)
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
    tap.end();
    if (backend != nullptr)
        backend->stop();
    const auto delays = chirpDelays(mouth, ear, longest);
    if (delays.seconds.empty()) {
        std::printf("{\"heard\": 0, \"lost\": %d}\n", delays.lost);
        return 1;
    }
    std::printf("{\"heard\": %zu, \"lost\": %d, \"median_ms\": %.1f, \"p95_ms\": %.1f, "
                "\"least_ms\": %.1f, \"most_ms\": %.1f}\n",
                delays.seconds.size(), delays.lost, delays.percentile(50) * 1000,
                delays.percentile(95) * 1000, delays.seconds.front() * 1000,
                delays.seconds.back() * 1000);
    return 0;
}
