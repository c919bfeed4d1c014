// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/story.h"

#include <chrono>
#include <random>
#include <vector>

namespace icelens::test {

using namespace std::chrono_literals;

inline model::MediaReport reportAfter(int seconds, std::mt19937_64& random)
{
    model::MediaReport report;
    report.stream = Story::stream;
    report.component = Story::component;
    const auto n = static_cast<std::uint64_t>(seconds);
    report.totalPacketsReceived = 50 * n;
    report.totalOctetsReceived = 4000 * n;
    report.totalOctetsSent = 3900 * n;
    report.totalLost = random() % (n + 1);
    report.totalConcealed = std::chrono::milliseconds(20 * report.totalLost);
    report.totalGood = report.totalPacketsReceived;
    report.bufferDepth = std::chrono::milliseconds(40);
    report.bufferTarget = std::chrono::milliseconds(42);
    report.captureDelay = std::chrono::milliseconds(10);
    report.encodeDelay = std::chrono::milliseconds(26);
    report.networkDelay = std::chrono::milliseconds(15);
    report.bufferDelay = report.bufferDepth;
    report.playoutDelay = std::chrono::milliseconds(20);
    report.inputLevel = -20;
    report.outputLevel = -30;
    report.roundTrip = std::chrono::microseconds(30'000 + random() % 5000);
    return report;
}

/// A call of @p seconds of both agents, with a pair that another one takes over from, a restart, a
/// lost consent and an end; thrown among what no agent would do.
inline std::vector<model::Event> callStory(std::uint64_t seed, int seconds)
{
    std::mt19937_64 random(seed);
    Story story;
    story.pair(100ms, Story::alice, "192.0.2.1:1000", "192.0.2.9:2000");
    story.pair(110ms, Story::alice, "192.0.2.2:1000", "192.0.2.9:2000");
    const auto select = [&](model::SessionTime at, const char* local) {
        story.add(at, Story::alice,
                  model::PairSelected{Story::stream, Story::component, Story::ip(local),
                                      Story::ip("192.0.2.9:2000"), model::Transport::Udp});
    };
    select(200ms, "192.0.2.1:1000");
    model::DtlsStateChanged dtls;
    dtls.stream = Story::stream;
    dtls.component = Story::component;
    dtls.state = model::DtlsState::Connected;
    dtls.fingerprint = model::FingerprintVerdict::Matches;
    dtls.profile = model::SrtpProfile::AeadAes128Gcm;
    dtls.version = 0xFEFD;
    dtls.cipher = "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256";
    story.add(290ms, Story::alice, model::Boxed<model::DtlsStateChanged>(dtls));
    story.add(300ms, Story::alice,
              model::Boxed<model::SrtpProtected>(model::SrtpProtected{
                  Story::stream, Story::component, model::SrtpProfile::AeadAes128Gcm,
                  "cobalt meadow pilot violin"}));
    story.add(310ms, Story::alice,
              model::AudioDeviceChanged{model::AudioUse::Input, model::AudioChange::Opened, "Mic"});
    for (int second = 1; second <= seconds; ++second) {
        const auto at = std::chrono::seconds(second);
        for (const model::AgentId agent : {Story::alice, Story::bob})
            story.add(at, agent, model::Boxed<model::MediaReport>(reportAfter(second, random)));
        story.seen(at + 100ms, Story::alice, model::Direction::Sent, "192.0.2.1:1000",
                   "192.0.2.9:2000", Story::request(static_cast<std::uint8_t>(second)));
        story.seen(at + 130ms, Story::alice, model::Direction::Received, "192.0.2.1:1000",
                   "192.0.2.9:2000", Story::success(static_cast<std::uint8_t>(second)));
        if (second == seconds / 2) {
            story.add(at + 400ms, Story::alice, model::IceRestarted{Story::stream});
            story.pair(at + 450ms, Story::alice, "192.0.2.2:1000", "192.0.2.9:2000");
            select(at + 500ms, "192.0.2.2:1000");
        }
    }
    story.add(std::chrono::seconds(seconds) + 500ms, Story::alice,
              model::ConsentLost{Story::stream, Story::component});
    story.add(std::chrono::seconds(seconds) + 600ms, Story::alice,
              model::CallEnded{model::CallEndReason::ConsentLost, {}});
    story.add(std::chrono::seconds(seconds) + 700ms, Story::alice, model::AgentClosed{});
    return story.events;
}

} // namespace icelens::test
