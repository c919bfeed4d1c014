// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/audio/bufferladder.h"
#include "transport/audio/framecutter.h"

#include <QTest>

#include <numeric>

using namespace icelens::transport;
using namespace std::chrono_literals;

class TestBufferLadder : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void beginsWithTheLengthThatHeld()
    {
        BufferLadder ladder;
        ladder.begin(10s);
        QCOMPARE(ladder.length(), 40ms);
        QVERIFY(!ladder.stayedClean(39s));
    }

    void fillingIsNoFault()
    {
        BufferLadder ladder;
        ladder.begin(10s);
        QVERIFY(!ladder.ranDry(10s + 400ms));
        QVERIFY(ladder.ranDry(11s));
        QCOMPARE(ladder.length(), 60ms);
        // What the step itself costs, and then the top of the ladder.
        QVERIFY(!ladder.ranDry(11s + 100ms));
        QVERIFY(!ladder.ranDry(20s));
        QCOMPARE(ladder.length(), 60ms);
    }

    void goesDownWhileItStands()
    {
        BufferLadder ladder;
        ladder.begin(0s);
        QVERIFY(ladder.stayedClean(30s));
        QCOMPARE(ladder.length(), 30ms);
        QVERIFY(!ladder.stayedClean(59s));
        QVERIFY(ladder.stayedClean(60s));
        QCOMPARE(ladder.length(), 20ms);
        QVERIFY(!ladder.stayedClean(1000s));
    }

    void isMorePatientAfterEachMistake()
    {
        BufferLadder ladder;
        ladder.begin(0s);
        QVERIFY(ladder.stayedClean(30s));
        QVERIFY(ladder.ranDry(31s));
        QCOMPARE(ladder.length(), 40ms);
        QVERIFY(!ladder.stayedClean(90s));
        QVERIFY(ladder.stayedClean(91s));
        QVERIFY(ladder.ranDry(92s));
        QVERIFY(!ladder.stayedClean(211s));
        QVERIFY(ladder.stayedClean(212s));
    }

    void cutsPiecesIntoFramesWithTheirAges()
    {
        FrameCutter cutter;
        std::vector<float> all(960);
        std::iota(all.begin(), all.end(), 0.F);
        std::vector<float> out;
        std::vector<std::chrono::microseconds> ages;
        const auto take = [&](auto frame, auto age) {
            out.insert(out.end(), frame.begin(), frame.end());
            ages.push_back(age);
        };
        const std::span<const float> samples(all);
        // The first of these was spoken 20 ms ago; 5 ms of them wait.
        cutter.push(samples.first(240), 20ms, take);
        QVERIFY(out.empty());
        cutter.push(samples.subspan(240), 30ms, take);
        QCOMPARE(out, all);
        QCOMPARE(ages, (std::vector<std::chrono::microseconds>{35ms, 25ms}));
    }
};

QTEST_APPLESS_MAIN(TestBufferLadder)
#include "tst_bufferladder.moc"
