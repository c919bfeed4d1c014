// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/callsound.h"
#include "app/livecall.h"
#include "app/sounddesk.h"

#include <QSettings>
#include <QStandardPaths>
#include <QTest>

using namespace icelens;
using namespace std::chrono_literals;
using app::LiveCall;
using app::SessionController;
using app::SoundDesk;
using model::sdp::Kind;

namespace {

/// One side of a call as the window holds it, without the window.
struct Side
{
    SessionController controller;
    SoundDesk desk;
    LiveCall call{controller};
    std::optional<model::sdp::Description> own;
    std::optional<model::sdp::Error> refused;

    Side()
    {
        QObject::connect(
            &call, &LiveCall::described, &call,
            [this](Kind, const model::sdp::Description& description) { own = description; });
        QObject::connect(&call, &LiveCall::refused, &call,
                         [this](const model::sdp::Error& error) { refused = error; });
        QObject::connect(&controller, &SessionController::ended, &desk, &SoundDesk::close);
    }

    void begin(std::optional<model::sdp::Description> offer = {})
    {
        LiveCall::Plan plan;
        plan.options.interfaces = {"127.0.0.1"};
        plan.options.ta = 5ms;
        plan.offer = std::move(offer);
        plan.prepareVoice = [this] {
            app::CallRequest request;
            request.audio.kind = app::AudioChoice::Kind::Tone;
            app::CallSound sound;
            (void)sound.prepare(request);
            desk.open(sound.controls());
            return sound.maker();
        };
        call.begin(std::move(plan), {});
    }

    template <class Held>
    [[nodiscard]] const Held* last() const
    {
        const Held* found = nullptr;
        for (const auto& event : controller.log()->events()) {
            if (const auto* held = std::get_if<Held>(&event.fact))
                found = held;
        }
        return found;
    }

    [[nodiscard]] bool isSecure() const
    {
        return last<model::Boxed<model::SrtpProtected>>() != nullptr;
    }

    /// What it heard last, in dBov.
    [[nodiscard]] int heard() const
    {
        const auto* report = last<model::Boxed<model::MediaReport>>();
        return report != nullptr ? (*report)->outputLevel : -127;
    }
};

/// Two sides that talk.
struct Pair
{
    Side caller;
    Side callee;

    bool connect()
    {
        caller.begin();
        if (!QTest::qWaitFor([this] { return caller.own.has_value(); }))
            return false;
        callee.begin(caller.own);
        if (!QTest::qWaitFor([this] { return callee.own.has_value(); }))
            return false;
        caller.call.setRemoteDescription(*callee.own);
        return QTest::qWaitFor([this] { return caller.isSecure() && callee.isSecure(); }, 15000);
    }
};

} // namespace

/// What a person wishes in the window reaches the call, and what the call says comes back.
class TestLiveCall : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(QStringLiteral("icelens-test"));
        QSettings().clear();
    }
    void wishesReachTheOtherSide();
    void whatIsChosenIsRemembered();
    void anotherCallTakesItsPlace();
    void deskIsClosedWithTheCall();
};

void TestLiveCall::wishesReachTheOtherSide()
{
    Pair pair;
    QVERIFY(pair.connect());
    QTRY_VERIFY_WITH_TIMEOUT(pair.callee.heard() > -30, 10000);
    QVERIFY(pair.caller.desk.apply(model::MuteMicrophone{true}));
    QTRY_VERIFY_WITH_TIMEOUT(pair.callee.heard() < -60, 10000);
    QVERIFY(pair.caller.desk.status().muted);
    QVERIFY(pair.caller.desk.apply(model::MuteMicrophone{false}));
    QTRY_VERIFY_WITH_TIMEOUT(pair.callee.heard() > -30, 10000);
    QVERIFY(pair.callee.desk.apply(model::HoldCall{true}));
    QTRY_VERIFY_WITH_TIMEOUT(pair.callee.heard() < -60, 10000);
    QTRY_VERIFY_WITH_TIMEOUT(pair.caller.heard() < -60, 10000);
    pair.caller.call.sendDtmf(7);
    QTRY_VERIFY_WITH_TIMEOUT(pair.callee.last<model::DtmfSeen>() != nullptr, 10000);
    QCOMPARE(int(pair.callee.last<model::DtmfSeen>()->event), 7);
    pair.caller.controller.stop();
    QTRY_VERIFY_WITH_TIMEOUT(pair.callee.last<model::CallEnded>() != nullptr, 10000);
    QCOMPARE(pair.callee.last<model::CallEnded>()->reason, model::CallEndReason::PeerHungUp);
    QTRY_VERIFY_WITH_TIMEOUT(!pair.caller.controller.isLive() && !pair.callee.controller.isLive(),
                             10000);
}

void TestLiveCall::whatIsChosenIsRemembered()
{
    SoundDesk desk;
    desk.open(std::make_shared<transport::VoiceControls>());
    QVERIFY(desk.apply(model::ChooseDevice{model::AudioUse::Input, "headset"}));
    model::VoiceProcessing processing;
    processing.echo = model::EchoCancelling::Headset;
    processing.noise = false;
    QVERIFY(desk.apply(model::ProcessVoice{processing}));
    desk.close();
    QVERIFY(!desk.apply(model::MuteMicrophone{true}));

    const auto next = std::make_shared<transport::VoiceControls>();
    desk.open(next);
    QCOMPARE(next->chosenDevice(model::AudioUse::Input), std::string("headset"));
    QCOMPARE(next->echoCancellation.get(), transport::EchoCancellation::Headset);
    QVERIFY(!next->noiseSuppression.get());
    QVERIFY(next->gainControl.get());
    QVERIFY(!next->muted.get()); // of a call, not of a person
    QCOMPARE(desk.status().processing, processing);
}

void TestLiveCall::anotherCallTakesItsPlace()
{
    Side side;
    side.begin();
    QTRY_VERIFY(side.own.has_value());
    const auto first = *side.own;
    side.own.reset();
    side.begin();
    QTRY_VERIFY(side.own.has_value());
    QVERIFY(first.sections.front().transport.ufrag != side.own->sections.front().transport.ufrag);
    QVERIFY(side.desk.status().controllable); // the old one's end did not close it
    side.controller.stop();
    QTRY_VERIFY(!side.controller.isLive());
}

void TestLiveCall::deskIsClosedWithTheCall()
{
    Side side;
    side.begin();
    QTRY_VERIFY(side.own.has_value());
    QVERIFY(side.desk.status().controllable);
    side.controller.stop();
    QTRY_VERIFY(!side.controller.isLive());
    QVERIFY(!side.desk.status().controllable);
    side.call.sendDtmf(1); // nobody is there: nothing happens
}

QTEST_GUILESS_MAIN(TestLiveCall)
#include "tst_livecall.moc"
