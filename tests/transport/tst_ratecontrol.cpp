// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/call/ratecontrol.h"

#include <QTest>

using namespace icelens::transport;
using namespace std::chrono_literals;

namespace {

void report(RateControl& control, int times, double lost, std::chrono::microseconds trip)
{
    for (int i = 0; i < times; ++i)
        control.onReport({lost, trip, 0us});
}

} // namespace

class TestRateControl : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void goodWayKeepsTheRate();
    void lossIsProvidedForAtOnceAndForgottenSlowly();
    void queueLowersTheRate();
    void heavyLossLowersTheRate();
    void longerWayIsNotAQueueForEver();
};

void TestRateControl::goodWayKeepsTheRate()
{
    RateControl control;
    report(control, 100, 0, 40ms);
    QCOMPARE(control.bitrate(), 32'000);
    QCOMPARE(control.expectedLoss(), 0);
}

void TestRateControl::lossIsProvidedForAtOnceAndForgottenSlowly()
{
    RateControl control;
    report(control, 2, 0.10, 40ms);
    QVERIFY(control.expectedLoss() >= 7);
    QCOMPARE(control.bitrate(), 32'000); // FEC mends that
    report(control, 5, 0, 40ms);
    QVERIFY(control.expectedLoss() >= 4);
    report(control, 60, 0, 40ms);
    QCOMPARE(control.expectedLoss(), 0);
}

void TestRateControl::queueLowersTheRate()
{
    RateControl control;
    report(control, 10, 0, 40ms);
    report(control, 3, 0, 400ms);
    QVERIFY(control.bitrate() < 20'000);
    report(control, 60, 0, 40ms);
    QCOMPARE(control.bitrate(), 32'000);
}

void TestRateControl::heavyLossLowersTheRate()
{
    RateControl control;
    report(control, 30, 0.4, 40ms);
    QCOMPARE(control.bitrate(), RateControl::lowest);
    QCOMPARE(control.expectedLoss(), 25);
}

void TestRateControl::longerWayIsNotAQueueForEver()
{
    RateControl control;
    report(control, 10, 0, 20ms);
    report(control, 120, 0, 250ms); // another pair, through a relay far away
    QCOMPARE(control.bitrate(), 32'000);
}

QTEST_APPLESS_MAIN(TestRateControl)
#include "tst_ratecontrol.moc"
