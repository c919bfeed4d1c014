// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/findingscene.h"
#include "tests/support/findingstories.h"

namespace icelens::test {

using namespace model;
using namespace std::chrono_literals;
using Scene = FindingScene;
using Events = std::vector<Event>;

namespace {

Scene connected()
{
    Scene scene;
    scene.candidates().connects();
    return scene;
}

void dtls(Scene& scene, SessionTime at, DtlsState state, DtlsError error = DtlsError::None,
          FingerprintVerdict verdict = FingerprintVerdict::NotChecked)
{
    DtlsStateChanged changed;
    changed.stream = Scene::stream;
    changed.component = Scene::rtp;
    changed.state = state;
    changed.error = error;
    changed.fingerprint = verdict;
    scene.tell(at, Scene::alice, Boxed<DtlsStateChanged>(changed));
}

void datagram(Scene& scene, SessionTime at, Direction direction, std::size_t octets)
{
    DtlsSeen seen;
    seen.direction = direction;
    seen.local = Scene::ip(Scene::here);
    seen.remote = Scene::ip(Scene::there);
    seen.bytes = Bytes(std::vector<std::byte>(octets, std::byte{22}));
    scene.tell(at, Scene::alice, Boxed<DtlsSeen>(seen));
}

void report(Scene& scene, SessionTime at, std::uint64_t sent, std::uint64_t received,
            std::uint16_t lost = 0)
{
    MediaReport media;
    media.stream = Scene::stream;
    media.component = Scene::rtp;
    media.totalPacketsSent = sent;
    media.totalPacketsReceived = received;
    media.peerLost256 = lost;
    scene.tell(at, Scene::alice, Boxed<MediaReport>(media));
}

Events consent(bool fault, bool revoked)
{
    auto scene = connected();
    scene.checkSent(8s, 30).answerCame(8010ms, 30);
    scene.checkSent(13s, 31);
    if (revoked)
        scene.answerCame(13010ms, 31, 403);
    scene.tell(20s, Scene::alice, ConsentLost{Scene::stream, Scene::rtp, revoked});
    scene.component(20s, Scene::alice, ComponentState::Failed);
    if (!fault) {
        scene.component(21s, Scene::alice, ComponentState::Connecting);
        scene.component(22s, Scene::alice, ComponentState::Connected);
    }
    return scene.events;
}

} // namespace

std::vector<FindingStory> callStories()
{
    std::vector<FindingStory> all;
    all.push_back({Cause::FingerprintMismatch, "the certificate is not the one that was signalled",
                   "it is", [](bool fault) {
                       auto scene = connected();
                       dtls(scene, 4s, DtlsState::Connecting);
                       if (fault)
                           dtls(scene, 5s, DtlsState::Failed, DtlsError::FingerprintMismatch,
                                FingerprintVerdict::Differs);
                       else
                           dtls(scene, 5s, DtlsState::Connected, DtlsError::None,
                                FingerprintVerdict::Matches);
                       return scene.events;
                   }});
    all.push_back({Cause::DtlsFailed, "the handshake ends without a common cipher", "it ends well",
                   [](bool fault) {
                       auto scene = connected();
                       dtls(scene, 4s, DtlsState::Connecting);
                       dtls(scene, 5s, fault ? DtlsState::Failed : DtlsState::Connected,
                            fault ? DtlsError::NoCommonCipher : DtlsError::None);
                       return scene.events;
                   }});
    all.push_back({Cause::DtlsUnanswered, "handshake datagrams go out and none comes",
                   "the handshake is one second old", [](bool fault) {
                       auto scene = connected();
                       dtls(scene, 4s, DtlsState::Connecting);
                       datagram(scene, 4s, Direction::Sent, 200);
                       if (fault) {
                           datagram(scene, 5s, Direction::Sent, 200);
                           datagram(scene, 7s, Direction::Sent, 200);
                           datagram(scene, 11s, Direction::Sent, 200);
                       }
                       return scene.events;
                   }});
    all.push_back({Cause::DtlsStalled, "large handshake datagrams are repeated, small ones arrive",
                   "the handshake ends well", [](bool fault) {
                       auto scene = connected();
                       dtls(scene, 4s, DtlsState::Connecting);
                       datagram(scene, 4100ms, Direction::Received, 200);
                       for (const auto at : {4200ms, 5200ms, 7200ms})
                           datagram(scene, at, Direction::Sent, 1400);
                       fault ? dtls(scene, 15s, DtlsState::Failed, DtlsError::Timeout)
                             : dtls(scene, 8s, DtlsState::Connected);
                       return scene.events;
                   }});
    all.push_back({Cause::NatBindingChanged,
                   "the same server sees another port than before, and consent is lost",
                   "it sees the same port", [](bool fault) {
                       auto scene = connected();
                       scene.asks(4s, Scene::stun, 1, 200)
                           .replies(4010ms, Scene::stun, 1, 200, 0, "", "203.0.113.1:61000");
                       scene.asks(30s, Scene::stun, 1, 201)
                           .replies(30010ms, Scene::stun, 1, 201, 0, "",
                                    fault ? "203.0.113.1:62222" : "203.0.113.1:61000");
                       scene.tell(35s, Scene::alice, ConsentLost{Scene::stream, Scene::rtp, false});
                       scene.component(35s, Scene::alice, ComponentState::Failed);
                       return scene.events;
                   }});
    all.push_back({Cause::ConsentRevoked, "a consent check is answered with 403",
                   "the agent connects again", [](bool fault) { return consent(fault, true); }});
    all.push_back({Cause::ConsentTimedOut, "consent checks are not answered any more",
                   "the agent connects again", [](bool fault) { return consent(fault, false); }});
    all.push_back(
        {Cause::MediaNotArriving, "packets go out and none comes", "they come", [](bool fault) {
             auto scene = connected();
             for (int i = 0; i < 7; ++i)
                 report(scene, 5s + i * 1s, static_cast<std::uint64_t>(i) * 50,
                        fault ? 20 : static_cast<std::uint64_t>(i) * 50);
             return scene.events;
         }});
    all.push_back({Cause::MediaNotDelivered, "the peer reports that all is lost",
                   "it reports so once", [](bool fault) {
                       auto scene = connected();
                       for (int i = 0; i < 7; ++i)
                           report(scene, 5s + i * 1s, static_cast<std::uint64_t>(i) * 50,
                                  static_cast<std::uint64_t>(i) * 50,
                                  fault || i == 3 ? std::uint16_t{255} : std::uint16_t{2});
                       return scene.events;
                   }});
    return all;
}

std::vector<FindingStory> lintStories()
{
    std::vector<FindingStory> all;
    all.push_back(
        {Cause::LintPacing, "eight transactions in 14 ms", "one each 20 ms", [](bool fault) {
             Scene scene;
             scene.candidates().pair(40ms);
             for (std::uint8_t i = 0; i < 9; ++i)
                 scene.checkSent(50ms + i * (fault ? 2ms : 20ms),
                                 static_cast<std::uint8_t>(100 + i));
             return scene.events;
         }});
    all.push_back({Cause::LintAggressive, "the first check carries USE-CANDIDATE",
                   "a check after the first answer does", [](bool fault) {
                       Scene scene;
                       scene.candidates().pair(40ms);
                       if (!fault)
                           scene.checkSent(50ms, 100).answerCame(60ms, 100);
                       return scene
                           .checkSent(80ms, 101, 1, Scene::alice, Scene::here, Scene::there, true)
                           .events;
                   }});
    all.push_back({Cause::LintConsentOff, "connected without consent checks", "connected with them",
                   [](bool fault) {
                       SessionOptions options;
                       options.consentFreshness = !fault;
                       Scene scene(1, options);
                       return scene.candidates().connects().events;
                   }});
    all.push_back({Cause::LintOldStun, "a Binding request without the magic cookie", "one with it",
                   [](bool fault) {
                       Scene scene;
                       scene.candidates();
                       auto bytes = StunBuilder(0x0001, {200}).bare();
                       std::vector<std::byte> old(bytes.span().begin(), bytes.span().end());
                       if (fault)
                           old[4] = std::byte{0x77};
                       scene.message(40ms, Scene::alice, Direction::Sent, Scene::here, Scene::stun,
                                     Bytes(old), Integrity::Absent);
                       return scene.replies(50ms, Scene::stun, 1, 200).events;
                   }});
    all.push_back({Cause::LintFailedEarly, "failed after 7 s", "failed after 40 s", [](bool fault) {
                       Scene scene;
                       scene.candidates();
                       scene.component(45ms, Scene::alice, ComponentState::Connecting);
                       scene.component(fault ? 7s : 40s, Scene::alice, ComponentState::Failed);
                       return scene.events;
                   }});
    return all;
}

} // namespace icelens::test
