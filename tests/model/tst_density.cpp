// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/generatedsession.h"
#include "tests/support/projected.h"

#include <QTest>

#include <numeric>

using namespace icelens;
using model::Density;
using model::MarkKind;
using model::TimeScale;

class TestDensity : public QObject
{
    Q_OBJECT
private Q_SLOTS:

    void everyEventCountsOnItsPixel()
    {
        const auto session = test::project(test::generatedSession({.pairs = 60, .events = 5000}));
        const auto& density = session->projections.density();
        for (const int pixels : {1, 7, 1200}) {
            const TimeScale scale{{}, session->log.latest().now() + model::SessionTime(1), pixels};
            const auto counts = density.histogram(scale);
            std::vector<std::uint32_t> expected(std::size_t(pixels), 0);
            for (const auto& event : session->log.events())
                ++expected[std::size_t(scale.pixelOf(event.at))];
            QCOMPARE(counts, expected);
        }
    }

    void marksAreTheChangesOfTheirKind()
    {
        const auto session =
            test::project(test::generatedSession({.pairs = 60, .events = 9000, .restarts = 2}));
        const auto& density = session->projections.density();
        const TimeScale scale{{}, session->log.latest().now() + model::SessionTime(1), 640};
        std::array<std::size_t, model::markKinds> sums{};
        int before = -1;
        for (const auto& mark : density.marks(scale)) {
            QVERIFY(mark.pixel >= before);
            QCOMPARE(scale.pixelOf(mark.last.at), mark.pixel);
            before = mark.pixel;
            sums.at(std::size_t(mark.kind)) += mark.count;
        }
        for (std::size_t i = 0; i < model::markKinds; ++i)
            QCOMPARE(sums.at(i), density.marks(static_cast<MarkKind>(i)).size());
        std::size_t nominated = 0;
        const auto& pairs = session->log.latest().pairs();
        for (std::size_t i = 0; i < pairs.size(); ++i)
            nominated += pairs[i].nominated ? 1 : 0;
        QCOMPARE(density.marks(MarkKind::Nomination).size(), nominated);
        QCOMPARE(density.marks(MarkKind::Restart).size(), std::size_t{4}); // both agents, twice
        QVERIFY(!density.marks(MarkKind::Failed).empty());
    }

    void aSpanOfNothingLiesOnTheFirstPixel()
    {
        const auto session = test::project(test::generatedSession({.events = 500}));
        const auto first = session->log[0].at;
        const auto counts = session->projections.density().histogram({first, first, 3});
        QVERIFY(counts[0] > 0);
        QCOMPARE(std::accumulate(counts.begin() + 1, counts.end(), 0U), 0U);
    }
};

QTEST_APPLESS_MAIN(TestDensity)
#include "tst_density.moc"
