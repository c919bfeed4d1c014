// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/figures.h"
#include "tests/support/voicenetwork.h"
#include "transport/call/enginevoice.h"
#include "transport/glib/networkthread.h"
#include "transport/voice/oggopus.h"
#include "transport/wire/socketobserver.h"

#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <future>
#include <string>
#include <sys/resource.h>
#include <thread>
#include <vector>

// What a voice costs: bench_voice [SECONDS]. One JSON object.

extern "C" void* __libc_malloc(std::size_t size);
extern "C" void* __libc_calloc(std::size_t count, std::size_t size);
extern "C" void* __libc_realloc(void* memory, std::size_t size);

namespace {

std::atomic<std::uint64_t> allocations{0};

} // namespace

// Of everything in this process, GLib and the codecs included; operator new ends here too.
extern "C" void* malloc(std::size_t size)
{
    allocations.fetch_add(1, std::memory_order_relaxed);
    return __libc_malloc(size);
}
extern "C" void* calloc(std::size_t count, std::size_t size)
{
    allocations.fetch_add(1, std::memory_order_relaxed);
    return __libc_calloc(count, size);
}
extern "C" void* realloc(void* memory, std::size_t size)
{
    allocations.fetch_add(1, std::memory_order_relaxed);
    return __libc_realloc(memory, size);
}

namespace icelens::bench {
namespace {

using namespace transport;
using namespace std::chrono_literals;

constexpr VoiceFormat opus{111, VoiceCodec::Opus};

class Output
{
public:
    Output() { std::printf("{"); }
    ~Output() { std::printf("}\n"); }
    void add(const std::string& name, double value)
    {
        std::printf("%s\"%s\": %.6g", m_first ? "" : ", ", name.c_str(), value);
        m_first = false;
        std::fflush(stdout);
    }

private:
    bool m_first = true;
};

std::vector<float> speech(std::size_t seconds)
{
    std::vector<float> sound = voiceSample();
    sound.resize(48'000 * seconds);
    return sound;
}

/// Thread time of each step, in us.
void steps(Output& out)
{
    const auto sound = speech(30);
    VoiceEncoder::Options options;
    const auto encoder = makeVoiceEncoder(options);
    encoder->setExpectedLoss(5);
    std::array<std::byte, 1100> payload{};
    double begun = threadCpu();
    std::size_t packets = 0;
    for (std::size_t at = 0; at + 960 <= sound.size(); at += 960, ++packets)
        (void)encoder->encode(std::span(sound).subspan(at, 960), payload);
    out.add("encode_us_per_packet", (threadCpu() - begun) * 1000 / static_cast<double>(packets));

    const auto processor = makeVoiceProcessor();
    processor->configure({EchoCancellation::Loudspeaker, true, true});
    std::array<float, frameSamples> frame{};
    begun = threadCpu();
    std::size_t frames = 0;
    for (std::size_t at = 0; at + 480 <= sound.size(); at += 480, ++frames) {
        std::copy_n(sound.begin() + static_cast<std::ptrdiff_t>(at), 480, frame.begin());
        processor->played(frame);
        processor->process(frame, 60ms);
    }
    out.add("process_us_per_10ms", (threadCpu() - begun) * 1000 / static_cast<double>(frames));

    const auto sent = test::encoded(sound, opus, 20ms, 5);
    test::BadNetwork network;
    network.jitterMs = 20;
    network.loss = 0.05;
    const auto coming = test::arrivals(network, sent.size(), 20ms);
    begun = threadCpu();
    (void)test::heard(sent, opus, coming, 30s);
    out.add("playout_us_per_packet",
            (threadCpu() - begun) * 1000 / static_cast<double>(sent.size()));
}

/// What is heard over bad networks: half a minute of speech each.
void networks(Output& out)
{
    using Kind = test::BadNetwork::Kind;
    struct Case
    {
        const char* name;
        test::BadNetwork network;
    };
    std::vector<Case> cases(9);
    cases[0].name = "lan";
    cases[0].network.kind = Kind::Exponential;
    cases[0].network.jitterMs = 1;
    cases[1] = {"wifi", {}};
    cases[1].network.kind = Kind::Spikes;
    cases[2] = {"mobile", {}};
    cases[2].network.kind = Kind::Mobile;
    cases[3] = {"steps", {}};
    cases[3].network.kind = Kind::Steps;
    cases[4] = {"jitter80", {}};
    cases[4].network.jitterMs = 80;
    constexpr std::array<double, 4> losses{0.02, 0.05, 0.10, 0.20};
    constexpr std::array<const char*, 4> names{"loss2", "loss5", "loss10", "loss20"};
    for (std::size_t i = 0; i < losses.size(); ++i) {
        cases[5 + i].name = names[i];
        cases[5 + i].network.loss = losses[i];
    }
    const auto sound = speech(30);
    for (const Case& one : cases) {
        const auto sent =
            test::encoded(sound, opus, 20ms, static_cast<int>(one.network.loss * 100));
        const auto heard =
            test::heard(sent, opus, test::arrivals(one.network, sent.size(), 20ms), 30s);
        const std::string name(one.name);
        out.add(name + "_concealed_percent", 100 * heard.concealedShare());
        out.add(name + "_delay_ms", heard.meanDelay(5s));
        out.add(name + "_late_percent",
                100 * static_cast<double>(heard.figures.totalLate)
                    / static_cast<double>(sent.size()));
        out.add(name + "_distance_dB", test::spectralDistance(heard, test::decoded(sent, opus)));
    }
}

double processCpuMs()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto ms = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_usec) / 1e3;
    };
    return ms(usage.ru_utime) + ms(usage.ru_stime);
}

/// One side of a call that talks to the other in the same network thread.
struct Side
{
    std::shared_ptr<VoiceControls> controls = std::make_shared<VoiceControls>();
    std::unique_ptr<EngineVoice> voice;
    std::uint16_t sequence = 0;
    std::uint32_t timestamp = 0;
    std::vector<double> sentAt;
};

void begin(Side& side, Side& other, GMainContext* context)
{
    VoiceEngine::Options options;
    options.controls = side.controls;
    side.controls->source.set(VoiceSource::Tone);
    options.processor = makeVoiceProcessor();
    side.sentAt.reserve(100'000);
    side.voice = std::make_unique<EngineVoice>(context, std::move(options), nullptr);
    model::sdp::NegotiatedCall call;
    call.codecs = {{model::sdp::AudioCodec::Opus, 111, 111}};
    side.voice->start(
        call,
        [&side, &other](const VoiceFrame& frame) {
            side.timestamp += frame.timestampStep;
            model::rtp::RtpView view;
            view.payloadType = frame.payloadType;
            view.sequence = ++side.sequence;
            view.timestamp = side.timestamp;
            view.ssrc = 1;
            view.payload = frame.payload;
            side.sentAt.push_back(static_cast<double>(monotonicNow().count()) / 1e6);
            if (other.voice)
                other.voice->receive(view, monotonicNow());
            return true;
        },
        [](const model::Fact&) {});
}

/// Two engines that talk to each other, by the clock of the system.
void live(Output& out, std::chrono::seconds length)
{
    NetworkThread network;
    Side one;
    Side two;
    const auto run = [&](auto task) {
        std::promise<void> done;
        network.post([&] {
            task();
            done.set_value();
        });
        done.get_future().wait();
    };
    run([&] {
        begin(one, two, network.context());
        begin(two, one, network.context());
    });
    std::this_thread::sleep_for(1500ms);
    const std::uint64_t allocationsBefore = allocations;
    const double cpuBefore = processCpuMs();
    std::this_thread::sleep_for(length);
    const double cpu = processCpuMs() - cpuBefore;
    const std::uint64_t made = allocations - allocationsBefore;
    run([&] {
        one.voice.reset();
        two.voice.reset();
    });
    const double time = std::chrono::duration<double, std::milli>(length).count();
    out.add("engine_cpu_percent_per_side", 100 * cpu / time / 2);
    out.add("engine_cpu_us_per_packet", 1000 * cpu / (time / 20) / 2);
    out.add("allocations_after_first_second", static_cast<double>(made));
    std::vector<double> errors;
    for (std::size_t i = 51; i < one.sentAt.size(); ++i)
        errors.push_back(std::abs(one.sentAt[i] - one.sentAt[i - 1] - 20));
    const Spread spread(errors);
    out.add("sending_jitter_ms_median", spread.median());
    out.add("sending_jitter_ms_p99", spread.p99());
    out.add("sending_jitter_ms_max", spread.max());
}

} // namespace
} // namespace icelens::bench

int main(int argc, char* argv[])
{
    using namespace icelens::bench;
    const int seconds = argc > 1 ? std::atoi(argv[1]) : 10;
    Output out;
    live(out, std::chrono::seconds(seconds));
    steps(out);
    networks(out);
}
