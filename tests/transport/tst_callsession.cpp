// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/sdp/audiocall.h"
#include "tests/transport/callrun.h"

#include <QTest>

#include <algorithm>

using namespace icelens::model;
using icelens::test::CallRun;
using icelens::transport::CallPlan;

namespace {

CallPlan loopbackPlan()
{
    CallPlan plan;
    plan.ice.interfaces = {"127.0.0.1"};
    plan.ice.ta = std::chrono::milliseconds(5);
    return plan;
}

CallPlan answerTo(const sdp::Description& offer)
{
    CallPlan plan = loopbackPlan();
    plan.offer = offer;
    return plan;
}

bool hears(const CallRun& run, std::size_t packets)
{
    return run.heard().size() >= packets;
}

bool hasEnded(const CallRun& run)
{
    return run.ended().has_value();
}

/// The caller hangs up; from then on nothing of the two changes any more.
bool endBoth(CallRun& caller, CallRun& callee)
{
    caller.session().stop();
    return caller.waitUntil(hasEnded) && callee.waitUntil(hasEnded);
}

} // namespace

/// Both ends of a call, through real agents, DTLS and SRTP, over loopback.
class TestCallSession : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void carriesVoiceBothWays();
    void hangingUpIsTold();
    void wrongFingerprintEndsItBeforeAnyMedia();
    void restartKeepsMediaFlowing();
    void answerWaitsForItsCarrier();
    void badAnswerIsRefused();
    void unresolvedNameIsTold();
    void noCandidatesEndIt();
    void stopBeforeAnswer();
};

void TestCallSession::carriesVoiceBothWays()
{
    CallRun caller(loopbackPlan());
    caller.session().start();
    const auto offer = caller.described();
    QVERIFY(offer.has_value());
    CallRun callee(answerTo(*offer));
    callee.session().start();
    const auto answer = callee.described();
    QVERIFY(answer.has_value());
    caller.session().setRemoteDescription(*answer);
    for (CallRun* const run : {&caller, &callee})
        QVERIFY(run->waitUntil([](const CallRun& one) { return hears(one, 50); }));
    QVERIFY(endBoth(caller, callee));
    for (const CallRun* const run : {&caller, &callee}) {
        std::vector<std::uint32_t> expected(50);
        std::generate(expected.begin(), expected.end(),
                      [n = run->heard().front()]() mutable { return n++; });
        QVERIFY(std::equal(expected.begin(), expected.end(), run->heard().begin()));
    }
    const std::string words = caller.last<Boxed<SrtpProtected>>()->words;
    QCOMPARE(words, callee.last<Boxed<SrtpProtected>>()->words);
    QCOMPARE(std::count(words.begin(), words.end(), ' '), std::ptrdiff_t{3});
}

void TestCallSession::hangingUpIsTold()
{
    CallRun caller(loopbackPlan());
    caller.session().start();
    CallRun callee(answerTo(*caller.described()));
    callee.session().start();
    caller.session().setRemoteDescription(*callee.described());
    QVERIFY(caller.waitUntil([](const CallRun& run) { return hears(run, 5); }));
    QVERIFY(endBoth(caller, callee));
    QCOMPARE(*caller.ended(), CallEndReason::HungUp);
    QCOMPARE(*callee.ended(), CallEndReason::PeerHungUp);
    QVERIFY(std::holds_alternative<SessionEnded>(callee.events().back().fact));
}

void TestCallSession::wrongFingerprintEndsItBeforeAnyMedia()
{
    CallRun caller(loopbackPlan());
    caller.session().start();
    CallRun callee(answerTo(*caller.described()));
    callee.session().start();
    auto answer = *callee.described();
    answer.sections.front().transport.fingerprints.front().octets.back() ^= 1U;
    caller.session().setRemoteDescription(answer);
    QVERIFY(caller.waitUntil(hasEnded));
    QCOMPARE(*caller.ended(), CallEndReason::SecurityFailed);
    QVERIFY(caller.heard().empty());
    QVERIFY(!caller.last<Boxed<SrtpProtected>>());
}

void TestCallSession::restartKeepsMediaFlowing()
{
    CallRun caller(loopbackPlan());
    caller.session().start();
    CallRun callee(answerTo(*caller.described()));
    callee.session().start();
    caller.session().setRemoteDescription(*callee.described());
    QVERIFY(callee.waitUntil([](const CallRun& run) { return hears(run, 10); }));

    caller.session().restartIce();
    const auto offer = caller.described(1);
    QVERIFY(offer.has_value());
    callee.session().setRemoteDescription(*offer);
    const auto answer = callee.described(1);
    QVERIFY(answer.has_value());
    caller.session().setRemoteDescription(*answer);
    const auto connectedAgain = [](const CallRun& run) {
        const auto& events = run.events();
        const auto restart = std::find_if(events.begin(), events.end(), [](const Event& event) {
            return std::holds_alternative<IceRestarted>(event.fact);
        });
        return std::any_of(restart, events.end(), [](const Event& event) {
            const auto* state = std::get_if<ComponentStateChanged>(&event.fact);
            return state != nullptr && state->state == ComponentState::Ready;
        });
    };
    QVERIFY(caller.waitUntil(connectedAgain));
    QVERIFY(callee.waitUntil(connectedAgain));
    QVERIFY(callee.waitUntil([before = std::size_t{0}](const CallRun& run) mutable {
        if (before == 0)
            before = run.heard().size();
        return hears(run, before + 20);
    }));
    QVERIFY(endBoth(caller, callee));
    // One association, and no packet lost.
    QVERIFY(std::is_sorted(callee.heard().begin(), callee.heard().end()));
    QCOMPARE(callee.heard().back() - callee.heard().front() + 1,
             std::uint32_t(callee.heard().size()));
    QVERIFY(offer->sections.front().transport.ufrag
            != caller.described()->sections.front().transport.ufrag);
    QCOMPARE(answer->sections.front().transport.setup,
             callee.described()->sections.front().transport.setup);
}

void TestCallSession::answerWaitsForItsCarrier()
{
    CallRun caller(loopbackPlan());
    caller.session().start();
    auto offer = *caller.described();
    // As if a firewall let nothing through before the other side knocks: nobody is there yet.
    auto& candidates = offer.sections.front().transport.candidates;
    const auto real = candidates;
    for (auto& line : candidates) {
        line.port = 9;
        line.candidate.address = line.candidate.address.withPort(9);
    }
    CallPlan plan = answerTo(offer);
    plan.ice.idleTimeout = std::chrono::milliseconds(100);
    plan.ice.stunInitialTimeout = std::chrono::milliseconds(50);
    CallRun callee(std::move(plan));
    callee.session().start();
    QVERIFY(callee.waitUntil([](const CallRun& run) {
        const auto state = run.last<ComponentStateChanged>();
        return state && state->state == ComponentState::Failed;
    }));
    // The answer arrives at last, and the caller's checks find the callee.
    caller.session().setRemoteDescription(*callee.described());
    QVERIFY(caller.waitUntil([](const CallRun& run) { return hears(run, 10); }));
    QVERIFY(callee.waitUntil([](const CallRun& run) { return hears(run, 10); }));
}

void TestCallSession::badAnswerIsRefused()
{
    CallRun caller(loopbackPlan());
    caller.session().start();
    auto answer = *caller.described(); // our own offer
    caller.session().setRemoteDescription(answer);
    QVERIFY(caller.waitUntil(hasEnded));
    QCOMPARE(*caller.ended(), CallEndReason::DescriptionBad);
    QCOMPARE(int(caller.refused()->fault), int(sdp::Fault::BadSetup));
}

void TestCallSession::unresolvedNameIsTold()
{
    CallRun caller(loopbackPlan());
    caller.session().start();
    auto offer = *caller.described();
    auto hidden = offer.sections.front().transport.candidates.front();
    hidden.hostName = "00000000-0000-4000-8000-000000000000.local";
    hidden.candidate.address = {};
    offer.sections.front().transport.candidates.push_back(hidden);
    CallRun callee(answerTo(offer));
    callee.session().start();
    caller.session().setRemoteDescription(*callee.described());
    QVERIFY(callee.waitUntil([](const CallRun& run) { return hears(run, 5); }));
    QVERIFY(callee.waitUntil([&](const CallRun& run) {
        return std::any_of(run.events().begin(), run.events().end(), [&](const Event& event) {
            const auto* noticed = std::get_if<Noticed>(&event.fact);
            return noticed != nullptr && noticed->what == Notice::NameNotResolved
                && noticed->detail == hidden.hostName;
        });
    }));
}

void TestCallSession::noCandidatesEndIt()
{
    CallPlan plan = loopbackPlan();
    plan.ice.ipv4 = false; // of 127.0.0.1 nothing is left
    CallRun caller(std::move(plan));
    caller.session().start();
    QVERIFY(caller.waitUntil(hasEnded));
    QCOMPARE(*caller.ended(), CallEndReason::IceFailed);
}

void TestCallSession::stopBeforeAnswer()
{
    CallRun caller(loopbackPlan());
    caller.session().start();
    QVERIFY(caller.described().has_value());
    caller.session().stop();
    QVERIFY(caller.waitUntil(hasEnded));
    QCOMPARE(*caller.ended(), CallEndReason::HungUp);
}

QTEST_GUILESS_MAIN(TestCallSession)
#include "tst_callsession.moc"
