// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/items/pairarrangement.h"

#include <QTest>

#include <numeric>

using namespace icelens;
using namespace std::chrono_literals;
using items::PairArrangement;
using items::PairFilter;
using items::PairOrder;
using model::CandidateType;
using model::Pair;
using model::PairState;

namespace {

Pair pair(std::uint32_t id, std::optional<std::uint64_t> priority)
{
    Pair made;
    made.id = model::PairId(id);
    made.agent = model::AgentId(1);
    made.priority = priority;
    made.localType = CandidateType::Host;
    made.remoteType = CandidateType::Relayed;
    made.local = model::Address::v4({192, 0, 2, 1}, 4000);
    made.remote = model::Address::v4({203, 0, 113, 9}, 5000);
    made.foundation = "1:7";
    return made;
}

std::vector<std::uint32_t> sorted(const std::vector<Pair>& pairs, PairOrder order, bool descending)
{
    model::Session::Pairs all;
    for (const auto& each : pairs)
        all.push_back(each);
    std::vector<PairArrangement::Index> rows(pairs.size());
    std::iota(rows.begin(), rows.end(), 0U);
    PairArrangement arrangement;
    arrangement.setOrder(order, descending);
    arrangement.sort(rows, all);
    for (auto& row : rows)
        row = pairs[row].id.value();
    return rows;
}

} // namespace

class PairArrangementTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void highestPriorityComesFirst();
    void unmeasuredRoundTripsComeLastBothWays();
    void removedPairsComeAfterTheStates();
    void filterJudgesRemovedPairsByThatAlone();
    void textIsFoundWithoutRegardToCase();
    void tallyCountsAndUncounts();
};

void PairArrangementTest::highestPriorityComesFirst()
{
    const std::vector pairs{pair(1, 10), pair(2, std::nullopt), pair(3, 30), pair(4, 30)};
    QCOMPARE(sorted(pairs, PairOrder::Number, false), (std::vector<std::uint32_t>{3, 4, 1, 2}));
    QCOMPARE(sorted(pairs, PairOrder::Formed, true), (std::vector<std::uint32_t>{4, 3, 2, 1}));
}

void PairArrangementTest::unmeasuredRoundTripsComeLastBothWays()
{
    std::vector pairs{pair(1, 10), pair(2, 20), pair(3, 30)};
    pairs[0].roundTrip = 5ms;
    pairs[2].roundTrip = 9ms;
    QCOMPARE(sorted(pairs, PairOrder::RoundTrip, false), (std::vector<std::uint32_t>{1, 3, 2}));
    QCOMPARE(sorted(pairs, PairOrder::RoundTrip, true), (std::vector<std::uint32_t>{3, 1, 2}));
}

void PairArrangementTest::removedPairsComeAfterTheStates()
{
    std::vector pairs{pair(1, 10), pair(2, 20)};
    pairs[0].state = PairState::Discovered;
    pairs[1].removed = model::Removal{};
    QCOMPARE(sorted(pairs, PairOrder::State, false), (std::vector<std::uint32_t>{1, 2}));
}

void PairArrangementTest::filterJudgesRemovedPairsByThatAlone()
{
    auto removed = pair(1, 10);
    removed.state = PairState::Failed;
    removed.removed = model::Removal{};
    PairFilter filter;
    filter.states.fill(false);
    QVERIFY(filter.accepts(removed));
    filter.removed = false;
    QVERIFY(!filter.accepts(removed));
    filter.states.fill(true);
    QVERIFY(!filter.accepts(removed));
}

void PairArrangementTest::textIsFoundWithoutRegardToCase()
{
    PairFilter filter;
    for (const auto* text : {"192.0.2.1:4000", "RELAY 203", "1:7", "Host"}) {
        filter.text = text;
        QVERIFY2(filter.accepts(pair(1, 10)), text);
    }
    filter.text = "srflx";
    QVERIFY(!filter.accepts(pair(1, 10)));
    filter = {};
    filter.type = CandidateType::Relayed;
    QVERIFY(filter.accepts(pair(1, 10)));
    filter.type = CandidateType::PeerReflexive;
    QVERIFY(!filter.accepts(pair(1, 10)));
    filter = {};
    filter.agents = {model::AgentId(2)};
    QVERIFY(!filter.accepts(pair(1, 10)));
}

void PairArrangementTest::tallyCountsAndUncounts()
{
    auto one = pair(1, 10);
    one.nominated = true;
    one.state = PairState::Succeeded;
    auto other = one;
    other.removed = model::Removal{};
    items::PairTally tally;
    tally.add(one);
    tally.add(other);
    QCOMPARE(tally.nominated, 1U);
    QCOMPARE(tally.removed, 1U);
    QCOMPARE(tally.total, 2U);
    tally.subtract(other);
    tally.subtract(one);
    QVERIFY(tally == items::PairTally());
}

QTEST_APPLESS_MAIN(PairArrangementTest)
#include "tst_pairarrangement.moc"
