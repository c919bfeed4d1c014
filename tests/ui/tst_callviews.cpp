// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/callstory.h"
#include "tests/support/projected.h"
#include "ui/call/callcard.h"
#include "ui/call/callcontrols.h"
#include "ui/call/devicerow.h"
#include "ui/call/keypad.h"
#include "ui/call/levelmeter.h"
#include "ui/call/soundmenu.h"
#include "ui/mainwindow.h"
#include "ui/playback.h"
#include "ui/quality/qualityplots.h"
#include "ui/quality/qualityview.h"
#include "ui/workspace/workspace.h"

#include <QCheckBox>
#include <QComboBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>
#include <QToolButton>

using namespace icelens;
using namespace std::chrono_literals;
using model::SessionTime;

namespace {

/// A main window in the arrangement of a call, and the commands that it wishes for.
struct Shown
{
    std::unique_ptr<test::Projected> session;
    ui::MainWindow window;
    std::vector<model::Command> commands;

    explicit Shown(const std::vector<model::Event>& events, ui::SessionKind kind)
        : session(test::project(events))
    {
        QObject::connect(&window, &ui::MainWindow::commandRequested, &window,
                         [this](const model::Command& command) { commands.push_back(command); });
        window.setLog(&session->log, &session->transactions, &session->projections);
        window.setSessionKind(kind);
        window.workspace().arrange(ui::Workspace::Arrangement::Call);
        window.resize(1280, 1200); // all of the card in sight
        window.show();
        window.refresh();
    }

    [[nodiscard]] QString card() const { return window.callCard().lines().join(QLatin1Char('|')); }

    void seek(SessionTime time)
    {
        window.playback().seek(time);
        window.refresh();
    }

    template <class Wish>
    const Wish* last() const
    {
        return commands.empty() ? nullptr : std::get_if<Wish>(&commands.back());
    }
};

/// While it goes on: without its end.
std::vector<model::Event> runningCall()
{
    auto events = test::callStory(3, 10);
    events.resize(events.size() - 3);
    return events;
}

model::SoundStatus controllable()
{
    model::SoundStatus status;
    status.controllable = true;
    status.devices = {{model::AudioUse::Input, "mic-a", "Built-in microphone", true},
                      {model::AudioUse::Input, "mic-b", "Headset", false},
                      {model::AudioUse::Output, "spk-a", "Headphones", true}};
    status.inputLevel = -18;
    status.inputPeak = -9;
    return status;
}

} // namespace

class TestCallViews : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }
    void cardSaysWhoHowAndHowSecure();
    void cardIsTheFoldAtEveryInstant();
    void recordingHasNothingToPress();
    void keysAndButtonsWishForIt();
    void wordsAreComparedOrTheCallEnds();
    void devicesAreOfferedAndChosen();
    void metersPaintOnlyWhatChanged();
    void headphonesAreAskedForFirst();
    void plotsFollowTheCursor();
    void plotsAreDrawnOnlyWhenDataChanged();
    void clickingAPlotSetsTheTime();
    void plotsSpeakToAssistiveTechnology();
};

void TestCallViews::cardSaysWhoHowAndHowSecure()
{
    const Shown shown(runningCall(), ui::SessionKind::Live);
    const QString card = shown.card();
    for (const char* words : {"Bob", "Direct, no relay", "192.0.2.2:1000 → 192.0.2.9:2000",
                              "pair 3", "Encrypted end to end",
                              "SRTP AES-128-GCM · DTLS 1.2 · fingerprint "
                              "matched",
                              "cobalt", "meadow", "pilot", "violin"})
        QVERIFY2(card.contains(QString::fromUtf8(words)), words);
    QVERIFY2(card.contains(QStringLiteral("00:09")), qPrintable(card));
}

void TestCallViews::cardIsTheFoldAtEveryInstant()
{
    Shown shown(test::callStory(3, 10), ui::SessionKind::Recording);
    QVERIFY(shown.card().contains(QStringLiteral("no longer answers consent checks")));
    shown.seek(250ms);
    QVERIFY(shown.card().contains(QStringLiteral("pair 1")));
    QVERIFY(!shown.card().contains(QStringLiteral("cobalt")));
    QVERIFY(!shown.card().contains(QStringLiteral("consent checks")));
    shown.seek(4s + 150ms);
    QVERIFY(shown.card().contains(QStringLiteral("cobalt")));
    QVERIFY2(shown.card().contains(QStringLiteral("00:03")), qPrintable(shown.card()));
    QVERIFY2(shown.card().contains(QStringLiteral("Consent confirmed 0.0 s ago")),
             qPrintable(shown.card()));
}

void TestCallViews::recordingHasNothingToPress()
{
    const Shown shown(runningCall(), ui::SessionKind::Recording);
    const auto& card = shown.window.callCard();
    QVERIFY(!card.controls().isVisibleTo(&card));
    QVERIFY(!card.microphone().choice().isVisibleTo(&card));
    QVERIFY(!card.matchButton().isVisibleTo(&card));
    QVERIFY(shown.card().contains(QStringLiteral("Mic")));
    QCOMPARE(card.microphone().meter().words(), QStringLiteral("-20 dBov"));
}

void TestCallViews::keysAndButtonsWishForIt()
{
    Shown shown(runningCall(), ui::SessionKind::Live);
    shown.window.showSound(controllable());
    auto& controls = shown.window.callCard().controls();
    shown.window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&shown.window));
    QTest::keyClick(&shown.window, Qt::Key_M, Qt::ControlModifier);
    QVERIFY(shown.last<model::MuteMicrophone>() != nullptr
            && shown.last<model::MuteMicrophone>()->on);
    auto status = controllable();
    status.muted = true;
    shown.window.showSound(status);
    QCOMPARE(controls.muteButton().accessibleName(), QStringLiteral("Unmute"));
    QVERIFY(shown.card().contains(QStringLiteral("muted")));
    QTest::mouseClick(&controls.muteButton(), Qt::LeftButton);
    QVERIFY(!shown.last<model::MuteMicrophone>()->on);
    QTest::keyClick(&shown.window, Qt::Key_D, Qt::ControlModifier);
    QVERIFY(shown.last<model::DeafenCall>() != nullptr);
    QTest::keyClick(&shown.window, Qt::Key_H, Qt::ControlModifier);
    QVERIFY(shown.last<model::HoldCall>() != nullptr);
    controls.keypad().popUp(&controls.keypadButton());
    QTest::keyClicks(&controls.keypad(), QStringLiteral("5#"));
    QVERIFY(shown.last<model::PressKey>() != nullptr);
    QCOMPARE(int(shown.last<model::PressKey>()->event), 11);
    controls.keypad().close();
    QTest::mouseClick(&controls.hangUpButton(), Qt::LeftButton);
    QVERIFY(shown.last<model::StopSession>() != nullptr);
}

void TestCallViews::wordsAreComparedOrTheCallEnds()
{
    Shown shown(runningCall(), ui::SessionKind::Live);
    shown.window.showSound(controllable());
    auto& match = shown.window.callCard().matchButton();
    QVERIFY(match.isVisibleTo(&shown.window));
    QTest::mouseClick(&match, Qt::LeftButton);
    QVERIFY(!match.isVisibleTo(&shown.window));
    QVERIFY(shown.card().contains(QStringLiteral("You compared them")));
}

void TestCallViews::devicesAreOfferedAndChosen()
{
    Shown shown(runningCall(), ui::SessionKind::Live);
    shown.window.showSound(controllable());
    auto& choice = shown.window.callCard().microphone().choice();
    QCOMPARE(choice.count(), 3); // the system's, and two
    QVERIFY(choice.itemText(0).contains(QStringLiteral("Built-in microphone")));
    choice.setFocus();
    QTest::keyClick(&choice, Qt::Key_Down);
    QTest::keyClick(&choice, Qt::Key_Down);
    QVERIFY(shown.last<model::ChooseDevice>() != nullptr);
    QCOMPARE(shown.last<model::ChooseDevice>()->id, std::string("mic-b"));
    auto status = controllable();
    status.input = "gone";
    shown.window.showSound(status);
    QVERIFY(choice.currentText().contains(QStringLiteral("not there")));
    auto& menu = shown.window.callCard().soundMenu();
    QTest::mouseClick(&menu.noise(), Qt::LeftButton);
    QVERIFY(shown.last<model::ProcessVoice>() != nullptr
            && !shown.last<model::ProcessVoice>()->processing.noise);
}

void TestCallViews::metersPaintOnlyWhatChanged()
{
    Shown shown(runningCall(), ui::SessionKind::Live);
    auto status = controllable();
    shown.window.showSound(status);
    auto& meter = shown.window.callCard().microphone().meter();
    QVERIFY(QTest::qWaitForWindowExposed(&shown.window));
    QTRY_VERIFY(meter.paints() > 0);
    QCoreApplication::processEvents();
    const int before = meter.paints();
    for (int i = 0; i < 20; ++i)
        shown.window.showSound(status);
    QCoreApplication::processEvents();
    QCOMPARE(meter.paints(), before);
    status.inputLevel = -40;
    shown.window.showSound(status);
    QTRY_COMPARE(meter.paints(), before + 1);
    QVERIFY(meter.accessibleName().contains(QStringLiteral("-40 dBov")));
}

void TestCallViews::headphonesAreAskedForFirst()
{
    Shown shown(runningCall(), ui::SessionKind::Live);
    auto status = controllable();
    status.hearsItself = true;
    status.source = model::VoiceSource::Sample;
    shown.window.showSound(status);
    QVERIFY(shown.card().contains(QStringLiteral("Put on headphones first")));
    QVERIFY(shown.commands.empty());
    QTest::mouseClick(&shown.window.callCard().headphonesButton(), Qt::LeftButton);
    QVERIFY(shown.last<model::HearYourself>() != nullptr && shown.last<model::HearYourself>()->on);
    status.devices.clear();
    shown.window.showSound(status);
    QVERIFY(shown.card().contains(QStringLiteral("There is no microphone")));
    QVERIFY(!shown.window.callCard().headphonesButton().isVisibleTo(&shown.window));
}

void TestCallViews::plotsFollowTheCursor()
{
    Shown shown(test::callStory(3, 10), ui::SessionKind::Recording);
    auto& quality = shown.window.quality();
    for (std::size_t row = 0; row < 7; ++row)
        QCOMPARE(quality.plots().pointCount(row), 10); // what comes later is drawn, and veiled
    QVERIFY2(quality.headLine().contains(QStringLiteral("500 in time")),
             qPrintable(quality.headLine()));
    shown.seek(4s + 150ms);
    QVERIFY2(quality.headLine().contains(QStringLiteral("200 in time")),
             qPrintable(quality.headLine()));
    const auto& line = shown.session->projections.quality().lines().front();
    const double trip =
        std::chrono::duration<double, std::milli>(*line.points[3].report->roundTrip).count();
    QVERIFY2(quality.plots().rowWords(0).contains(QLocale().toString(trip, 'f', 1)),
             qPrintable(quality.plots().rowWords(0)));
    shown.seek(100ms);
    QVERIFY(quality.headLine().isEmpty());
}

void TestCallViews::plotsAreDrawnOnlyWhenDataChanged()
{
    Shown shown(runningCall(), ui::SessionKind::Live);
    auto& plots = shown.window.quality().plots();
    QVERIFY(QTest::qWaitForWindowExposed(&shown.window));
    QTRY_VERIFY(plots.replots() > 0);
    int before = 0;
    for (int i = 1; i <= 12; ++i) {
        shown.window.showClock(10s + i * 20ms);
        shown.window.refresh();
        QCoreApplication::processEvents();
        if (i == 2) // the window's time goes to the clock, and docks get their sizes
            before = plots.replots();
    }
    QCOMPARE(plots.replots(), before);
}

void TestCallViews::clickingAPlotSetsTheTime()
{
    Shown shown(test::callStory(3, 10), ui::SessionKind::Recording);
    auto& plots = shown.window.quality().plots();
    QVERIFY(QTest::qWaitForWindowExposed(&shown.window));
    QTRY_VERIFY(plots.replots() > 0);
    const QRect row = plots.itemRect(plots.itemCount() - 1);
    QTest::mouseClick(&plots, Qt::LeftButton, {}, QPoint(row.width() / 2, row.center().y()));
    QTRY_VERIFY(shown.window.playback().moment().cursor.time < SessionTime(9s));
    QVERIFY(shown.window.playback().moment().cursor.time > SessionTime(1s));
}

void TestCallViews::plotsSpeakToAssistiveTechnology()
{
    Shown shown(test::callStory(3, 10), ui::SessionKind::Recording);
    auto& plots = shown.window.quality().plots();
    QCOMPARE(plots.itemCount(), 2 + 7); // two pairs, seven plots
    QVERIFY(plots.itemWords(0).contains(QStringLiteral("pair 1")));
    plots.setFocus();
    QTest::keyClick(&plots, Qt::Key_Down);
    QTest::keyClick(&plots, Qt::Key_Down);
    QTest::keyClick(&plots, Qt::Key_Down);
    QCOMPARE(plots.currentItem(), 2);
    QVERIFY(plots.itemWords(2).startsWith(QStringLiteral("Round trip")));
    const auto length = plots.window().to() - plots.window().from();
    QTest::keyClick(&plots, Qt::Key_Plus);
    QVERIFY(plots.window().to() - plots.window().from() < length);
    QTest::keyClick(&plots, Qt::Key_0);
    QCOMPARE(plots.window().to() - plots.window().from(), length);
}

QTEST_MAIN(TestCallViews)
#include "tst_callviews.moc"
