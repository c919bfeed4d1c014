// SPDX-License-Identifier: GPL-3.0-or-later

// Two engines on devices of their own that talk to each other, for a measurement of mouth to ear
// from outside: voiceloop IN-A OUT-A IN-B OUT-B on|off SECONDS, with ids of the sound server and
// whether sound is processed. What they estimate themselves is printed at the end.
#include "transport/audio/audiofactory.h"
#include "transport/call/enginevoice.h"
#include "transport/glib/networkthread.h"
#include "transport/wire/socketobserver.h"

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <future>
#include <thread>

namespace {

using namespace icelens;
using namespace icelens::transport;

struct Side
{
    std::shared_ptr<VoiceControls> controls = std::make_shared<VoiceControls>();
    std::unique_ptr<EngineVoice> voice;
    std::uint16_t sequence = 0;
    std::uint32_t timestamp = 0;
};

void begin(Side& side, Side& other, GMainContext* context, const char* in, const char* out,
           bool processed)
{
    side.controls->chooseDevice(model::AudioUse::Input, in);
    side.controls->chooseDevice(model::AudioUse::Output, out);
    if (!processed) {
        side.controls->echoCancellation.set(EchoCancellation::Off);
        side.controls->noiseSuppression.set(false);
        side.controls->gainControl.set(false);
    }
    VoiceEngine::Options options;
    options.controls = side.controls;
    options.processor = makeVoiceProcessor();
    side.voice = std::make_unique<EngineVoice>(context, std::move(options),
                                               makeAudioBackend(AudioSystem::Pulse));
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
            if (other.voice)
                other.voice->receive(view, monotonicNow());
            return true;
        },
        [](const model::Fact&) {});
}

double ms(std::chrono::microseconds time)
{
    return static_cast<double>(time.count()) / 1000;
}

} // namespace

int main(int argc, char* argv[])
{
    if (argc != 7)
        return 2;
    const bool processed = std::strcmp(argv[5], "on") == 0;
    NetworkThread network;
    Side a;
    Side b;
    const auto run = [&](auto task) {
        std::promise<void> done;
        network.post([&] {
            task();
            done.set_value();
        });
        done.get_future().wait();
    };
    run([&] {
        begin(a, b, network.context(), argv[1], argv[2], processed);
        begin(b, a, network.context(), argv[3], argv[4], processed);
    });
    std::this_thread::sleep_for(std::chrono::seconds(std::atoi(argv[6])));
    run([&] {
        const VoiceFigures from = a.voice->figures();
        const VoiceFigures to = b.voice->figures();
        std::printf(
            "{\"capture_ms\": %.1f, \"encode_ms\": %.1f, \"buffer_ms\": %.1f, "
            "\"playout_ms\": %.1f, \"target_ms\": %.1f, \"concealed_ms\": %.0f, "
            "\"stretched_ms\": %.0f, \"late\": %llu, \"underruns\": %u, \"overruns\": %u}\n",
            ms(from.captureDelay), ms(from.encodeDelay), ms(to.bufferDepth), ms(to.playoutDelay),
            ms(to.bufferTarget), ms(to.totalConcealed), ms(to.totalStretched),
            static_cast<unsigned long long>(to.totalLate), b.controls->underruns.get(),
            a.controls->overruns.get());
        a.voice.reset();
        b.voice.reset();
    });
}
