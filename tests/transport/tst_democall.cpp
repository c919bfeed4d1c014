// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/transport/demorun.h"
#include "transport/call/enginevoice.h"

#include <QTest>

using namespace std::chrono_literals;
using namespace icelens::model;
using icelens::test::allReady;
using icelens::test::DemoRun;
using icelens::test::loopbackOptions;
using icelens::transport::DemoVoices;
using icelens::transport::EngineVoice;
using icelens::transport::VoiceControls;
using icelens::transport::VoiceEngine;
using icelens::transport::VoiceSource;

namespace {

DemoVoices tones(std::shared_ptr<VoiceControls> alice = std::make_shared<VoiceControls>())
{
    const auto maker = [](double hertz, const std::shared_ptr<VoiceControls>& controls) {
        return [hertz, controls] {
            controls->source.set(VoiceSource::Tone);
            VoiceEngine::Options options;
            options.controls = controls;
            options.hertz = hertz;
            return std::make_unique<EngineVoice>(g_main_context_get_thread_default(),
                                                 std::move(options), nullptr);
        };
    };
    return {maker(440, alice), maker(660, std::make_shared<VoiceControls>())};
}

bool bothHear(const Session& fold)
{
    const auto hears = [&](AgentId agent) {
        const auto* media = fold.call().of(agent);
        return media != nullptr && media->latest() != nullptr
            && media->latest()->report->totalPacketsReceived > 20;
    };
    return hears(AgentId(1)) && hears(AgentId(2));
}

} // namespace

/// Alice and Bob of the demo talk over the pair that they selected.
class TestDemoCall : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theyTalkAndTheFileShowsIt();
    void mutingIsHeard();
    void restartKeepsTheCall();
    void withoutVoicesNothingIsSaid();
};

void TestDemoCall::theyTalkAndTheFileShowsIt()
{
    DemoRun run(loopbackOptions(), tones());
    run.session().start();
    QVERIFY(run.waitUntil(bothHear));
    const auto fold = run.fold();
    const auto* alice = fold.call().of(AgentId(1));
    const auto* bob = fold.call().of(AgentId(2));
    QVERIFY(!alice->words.empty());
    QCOMPARE(alice->words, bob->words);
    QCOMPARE(alice->dtls->fingerprint, FingerprintVerdict::Matches);
    QCOMPARE(alice->dtls->role, DtlsRole::Client);
    QCOMPARE(bob->dtls->role, DtlsRole::Server);
    QVERIFY(run.stopAndWait());
    const auto ended = run.fold().call().ended;
    QCOMPARE(ended.size(), std::size_t{2});
    QCOMPARE(ended[0].ended.reason, CallEndReason::HungUp);
}

void TestDemoCall::mutingIsHeard()
{
    const auto controls = std::make_shared<VoiceControls>();
    DemoRun run(loopbackOptions(), tones(controls));
    run.session().start();
    const auto level = [](const Session& fold) {
        const auto* bob = fold.call().of(AgentId(2));
        return bob != nullptr && bob->latest() != nullptr ? int(bob->latest()->report->outputLevel)
                                                          : -127;
    };
    QVERIFY(run.waitUntil([&](const Session& fold) { return level(fold) > -30; }));
    controls->muted.set(true);
    QVERIFY(run.waitUntil([&](const Session& fold) { return level(fold) < -60; }));
    controls->muted.set(false);
    QVERIFY(run.waitUntil([&](const Session& fold) { return level(fold) > -30; }));
    QVERIFY(run.stopAndWait());
}

void TestDemoCall::restartKeepsTheCall()
{
    DemoRun run(loopbackOptions(), tones());
    run.session().start();
    QVERIFY(run.waitUntil(bothHear));
    run.session().restartIce();
    QVERIFY(run.waitUntil([](const Session& fold) {
        return fold.agents()[0]->streams[0].restarts == 1 && allReady(fold);
    }));
    const auto before = run.fold().call().of(AgentId(1))->latest()->report->totalPacketsReceived;
    QVERIFY(run.waitUntil([&](const Session& fold) {
        return fold.call().of(AgentId(1))->latest()->report->totalPacketsReceived > before + 40;
    }));
    const auto after = run.fold();
    QCOMPARE(after.call().of(AgentId(1))->dtls->state, DtlsState::Connected);
    QVERIFY(run.stopAndWait());
}

void TestDemoCall::withoutVoicesNothingIsSaid()
{
    DemoRun run(loopbackOptions());
    run.session().start();
    QVERIFY(run.waitUntil(allReady));
    QVERIFY(run.stopAndWait());
    QVERIFY(run.fold().call().media.empty());
    QVERIFY(run.fold().call().ended.empty());
}

QTEST_GUILESS_MAIN(TestDemoCall)
#include "tst_democall.moc"
