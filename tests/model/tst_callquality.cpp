// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/callstory.h"
#include "tests/support/generatedsession.h"
#include "tests/support/projected.h"

#include <QTest>

#include <random>

using namespace icelens;
using namespace icelens::model; // NOLINT(google-build-using-namespace): the vocabulary of events
using namespace std::chrono_literals;
using test::callStory;
using test::project;
using test::Projected;
using test::Story;

namespace {

bool samePoint(const CallQuality::Point& a, const CallQuality::Point& b)
{
    return a.event == b.event && a.at == b.at && a.report == b.report
        && a.rates.lost == b.rates.lost && a.rates.concealed == b.rates.concealed
        && a.rates.bitsPerSecondReceived == b.rates.bitsPerSecondReceived;
}

/// What the whole log's projection says at @p cursor is what the fold at that place knows.
void compareWithFold(const Projected& whole, std::size_t count)
{
    Session folded;
    for (std::size_t i = 0; i < count; ++i)
        folded.apply(whole.log[i]);
    const auto cursor = whole.at(count);
    std::size_t withSamples = 0;
    for (const auto& line : whole.projections.quality().lines()) {
        const auto points = line.pointsAt(cursor);
        const auto* media = folded.call().of(line.agent, line.stream, line.component);
        QCOMPARE(points.size(), media == nullptr ? std::size_t{0} : media->samples.size());
        for (std::size_t i = 0; i < points.size(); ++i) {
            QVERIFY(points[i].report == media->samples[i].report);
            QCOMPARE(points[i].at, media->samples[i].at);
            if (i > 0)
                QCOMPARE(points[i].rates.lost,
                         ratesBetween(media->samples[i - 1], media->samples[i]).lost);
        }
        withSamples += points.empty() ? 0U : 1U;
        const auto stretches = line.stretchesAt(cursor);
        const auto* agent = folded.agent(line.agent);
        const auto* component =
            agent == nullptr ? nullptr : agent->component(line.stream, line.component);
        const bool selected = component != nullptr && component->selected.has_value();
        QCOMPARE(!stretches.empty(), selected);
        if (selected)
            QCOMPARE(stretches.back().pair, component->selected->pair);
    }
    std::size_t inFold = 0;
    for (const auto& media : folded.call().media)
        inFold += media.samples.empty() ? 0U : 1U;
    QCOMPARE(withSamples, inFold);
}

/// A prefix of the projection is the projection of the prefix.
void compareWithPrefix(const Projected& whole, const std::vector<Event>& events, std::size_t count)
{
    const auto part = project(events, count);
    const auto cursor = whole.at(count);
    const auto& a = whole.projections.quality();
    const auto& b = part->projections.quality();
    for (const auto& line : a.lines()) {
        const auto other = std::find_if(b.lines().begin(), b.lines().end(), [&](const auto& one) {
            return one.agent == line.agent && one.stream == line.stream
                && one.component == line.component;
        });
        const auto points = line.pointsAt(cursor);
        if (other == b.lines().end()) {
            QVERIFY(points.empty() && line.marksAt(cursor).empty()
                    && line.stretchesAt(cursor).empty());
            continue;
        }
        QVERIFY(std::equal(points.begin(), points.end(), other->points.begin(), other->points.end(),
                           samePoint));
        QCOMPARE(line.marksAt(cursor).size(), other->marks.size());
        const auto stretches = line.stretchesAt(cursor);
        const auto expected = other->stretchesAt(Cursor{count, cursor.time});
        QCOMPARE(stretches.size(), expected.size());
        for (std::size_t i = 0; i < stretches.size(); ++i) {
            QCOMPARE(stretches[i].pair, expected[i].pair);
            QCOMPARE(stretches[i].to, expected[i].to);
        }
    }
    QCOMPARE(a.callsAt(cursor).size(), b.callsAt(Cursor::end()).size());
    for (std::uint32_t pair = 0; pair < 4; ++pair)
        QCOMPARE(a.lastAnswered(PairId(pair), cursor), b.lastAnswered(PairId(pair), Cursor::end()));
}

} // namespace

class TestCallQuality : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isTheFoldAtEveryInstant_data();
    void isTheFoldAtEveryInstant();
    void knowsSwitchesMarksAndConsent();
    void aSessionWithoutACallHasNone();
};

void TestCallQuality::isTheFoldAtEveryInstant_data()
{
    QTest::addColumn<std::uint64_t>("seed");
    QTest::addColumn<bool>("disturbed");
    for (std::uint64_t seed = 1; seed <= 6; ++seed)
        QTest::addRow("%d", int(seed)) << seed << (seed > 3);
}

void TestCallQuality::isTheFoldAtEveryInstant()
{
    QFETCH(std::uint64_t, seed);
    QFETCH(bool, disturbed);
    auto events = callStory(seed, 12);
    if (disturbed) {
        const auto chaos = test::chaoticEvents(seed, events.size());
        std::vector<Event> both;
        for (std::size_t i = 0; i < events.size(); ++i) {
            both.push_back(events[i]);
            both.push_back(chaos[i]);
            both.back().at = events[i].at;
        }
        events = std::move(both);
    }
    const auto whole = project(events);
    std::mt19937_64 random(seed);
    for (int i = 0; i < 40; ++i) {
        const auto count = random() % (events.size() + 1);
        compareWithFold(*whole, count);
        compareWithPrefix(*whole, events, count);
    }
    compareWithFold(*whole, events.size());
}

void TestCallQuality::knowsSwitchesMarksAndConsent()
{
    const auto whole = project(callStory(7, 10));
    const auto& quality = whole->projections.quality();
    QCOMPARE(quality.lines().size(), std::size_t{2});
    const auto& alice = quality.lines().front();
    QCOMPARE(alice.agent, Story::alice);
    QCOMPARE(alice.stretches.size(), std::size_t{2});
    QCOMPARE(alice.stretches[0].pair, PairId(1));
    QCOMPARE(alice.stretches[0].to, alice.stretches[1].from);
    QCOMPARE(alice.stretches[1].pair, PairId(3));
    QCOMPARE(alice.stretches[1].from, SessionTime(5500ms));
    QCOMPARE(alice.stretches[1].to, SessionTime(10700ms));
    std::vector<CallMark> marks;
    for (const auto& mark : alice.marks)
        marks.push_back(mark.what);
    const std::vector<CallMark> expected{CallMark::PairSelected,  CallMark::Secured,
                                         CallMark::DeviceChanged, CallMark::IceRestarted,
                                         CallMark::PairSelected,  CallMark::ConsentLost,
                                         CallMark::Ended};
    QVERIFY(marks == expected);
    // Before the answer of the tenth second its consent is as old as the ninth's.
    std::size_t count = 0;
    while (whole->log[count].at < SessionTime(10100ms))
        ++count;
    QCOMPARE(quality.lastAnswered(PairId(1), {count, 10120ms}), SessionTime(9130ms));
    QVERIFY(!quality.lastAnswered(PairId(2), Cursor::end()));
}

void TestCallQuality::aSessionWithoutACallHasNone()
{
    const auto whole = project(test::generatedSession({3, 20, 2000}));
    QVERIFY(!whole->projections.quality().lines().empty());
    QVERIFY(whole->projections.quality().callsAt(Cursor::end()).empty());
}

QTEST_APPLESS_MAIN(TestCallQuality)
#include "tst_callquality.moc"
