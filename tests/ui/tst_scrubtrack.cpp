// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/scrubtrack.h"

#include <QTest>

using namespace icelens;
using namespace std::chrono_literals;
using model::Density;
using model::MarkKind;
using ui::ScrubTrack;

class TestScrubTrack : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void timesAndPixelsAgree()
    {
        const ScrubTrack track(7s, false, 8, 701);
        QCOMPARE(track.xOf(0s), 8);
        QCOMPARE(track.xOf(7s), 708);
        QCOMPARE(track.timeAt(8), model::SessionTime(0s));
        QCOMPARE(track.timeAt(708), model::SessionTime(7s));
        for (int x = 9; x < 708; ++x) {
            const auto time = track.timeAt(x);
            QVERIFY(std::abs(track.xOf(time) - x) <= 1);
            QVERIFY(time > track.timeAt(x - 1));
        }
    }

    void whatLiesOutsideIsClamped()
    {
        const ScrubTrack track(7s, false, 8, 701);
        QCOMPARE(track.xOf(-1s), 8);
        QCOMPARE(track.xOf(1h), 708);
        QCOMPARE(track.timeAt(-100), model::SessionTime(0s));
        QCOMPARE(track.timeAt(5000), model::SessionTime(7s));
    }

    void aSessionWithoutLengthHasATrack()
    {
        const ScrubTrack track({}, false, 0, 0);
        QCOMPARE(track.xOf({}), 0);
        QVERIFY(!track.ticks().empty());
    }

    void ticksAreRoundAndHaveRoom()
    {
        for (const auto end : {model::SessionTime(3ms), model::SessionTime(6214ms),
                               model::SessionTime(42s), model::SessionTime(5h)}) {
            const ScrubTrack track(end, false, 0, 800);
            const auto ticks = track.ticks();
            QVERIFY(ticks.size() >= 3 && ticks.size() <= 12);
            for (std::size_t i = 1; i < ticks.size(); ++i)
                QVERIFY(track.xOf(ticks[i]) - track.xOf(ticks[i - 1])
                        >= ScrubTrack::tickPixels - 1);
        }
        QCOMPARE(ScrubTrack(6214ms, false, 0, 800).tickStep(), model::SessionTime(1s));
        QCOMPARE(ScrubTrack(6214ms, false, 0, 800).tickDecimals(), 0);
        QCOMPARE(ScrubTrack(620ms, false, 0, 800).tickDecimals(), 1);
    }

    void aGrowingTrackIsLaidOutOnceATick()
    {
        int layouts = 0;
        ScrubTrack before;
        for (model::SessionTime end = 10s; end < 14s; end += 16ms) {
            const ScrubTrack track(end, true, 0, 800);
            QVERIFY(track.scale().to > end);
            layouts += track == before ? 0 : 1;
            before = track;
        }
        QVERIFY(layouts <= 4);
    }

    void iconsDoNotOverlapAndTheImportantOnesStay()
    {
        std::vector<Density::PixelMark> marks;
        for (int pixel = 0; pixel < 300; pixel += 3)
            marks.push_back({pixel, MarkKind::Succeeded, 1, {}});
        marks.push_back({301, MarkKind::Nomination, 1, {}});
        marks.push_back({302, MarkKind::Candidate, 9, {}});
        const auto icons = ui::marksWithRoom(marks, 11);
        QVERIFY(icons.size() > 20);
        for (std::size_t i = 1; i < icons.size(); ++i)
            QVERIFY(icons[i].pixel - icons[i - 1].pixel >= 11);
        QCOMPARE(icons.back().kind, MarkKind::Nomination);
    }
};

QTEST_APPLESS_MAIN(TestScrubTrack)
#include "tst_scrubtrack.moc"
