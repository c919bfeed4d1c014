// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/diagnosis/explain.h"
#include "model/session/priority.h"
#include "tests/support/generatedsession.h"
#include "tests/support/recorded.h"

#include <QTest>

#include <map>
#include <set>
#include <string>

using namespace icelens;
using model::Finding;

namespace {

/// A recorded session, and everything that can be asked about it.
struct Recorded
{
    explicit Recorded(const std::vector<model::Event>& events)
    {
        for (const auto& event : events) {
            log.append(event);
            index.append(log[log.size() - 1], log.latest());
        }
    }

    [[nodiscard]] std::vector<model::Subject> subjects(const model::Session& session,
                                                       std::size_t cursor) const
    {
        std::vector<model::Subject> all;
        for (std::size_t i = 0; i < session.pairs().size(); ++i)
            all.emplace_back(session.pairs()[i].id);
        for (const auto& agent : session.agents()) {
            for (const auto& stream : agent->streams) {
                for (const auto& component : stream.components) {
                    all.emplace_back(model::ComponentSubject{agent->id, stream.id, component.id});
                    for (const auto& known : component.candidates)
                        all.emplace_back(model::CandidateSubject{
                            agent->id, stream.id, component.id, known.remote,
                            known.candidate->address, known.candidate->transport});
                }
            }
        }
        for (std::size_t i = 0; i < index.messagesUntil(cursor); ++i)
            all.emplace_back(model::MessageSubject{
                index.message(static_cast<model::TransactionIndex::Ordinal>(i)).event});
        return all;
    }

    [[nodiscard]] std::set<Finding> findings() const
    {
        std::set<Finding> found;
        const model::Moments moments{log.latest(), log, log.size(), index};
        for (const auto& subject : subjects(log.latest(), log.size())) {
            for (const auto& explanation : model::explain(subject, moments))
                found.insert(explanation.finding);
        }
        return found;
    }

    model::EventLog log;
    model::TransactionIndex index;
};

/// RFC 8445 §6.1.2.3, written once more and in another way.
std::uint64_t formula(std::uint64_t g, std::uint64_t d)
{
    return g < d ? g * 4294967296ULL + 2 * d : d * 4294967296ULL + 2 * g + (g > d ? 1 : 0);
}

std::uint64_t number(const model::Explanation& explanation, std::size_t place)
{
    return std::get<model::Number>(explanation.arguments.at(place)).value;
}

} // namespace

class ExplainRecordedTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fixturesAreRead();
    void prioritiesAreTheFormulas();
    void nothingIsDrawnFromTheFuture();
    void eachSessionShowsItsRule();
    void sectionsWereLookedUp();
    void chaosIsBorne();
};

void ExplainRecordedTest::fixturesAreRead()
{
    for (const auto& name : test::recordedNames())
        QVERIFY2(test::recorded(name).size() > 40, name.c_str());
}

void ExplainRecordedTest::prioritiesAreTheFormulas()
{
    for (const auto& name : test::recordedNames()) {
        const Recorded session(test::recorded(name));
        const model::Moments moments{session.log.latest(), session.log, session.log.size(),
                                     session.index};
        const auto& pairs = session.log.latest().pairs();
        std::size_t formulas = 0;
        for (std::size_t i = 0; i < pairs.size(); ++i) {
            for (const auto& why : model::explain(pairs[i].id, moments)) {
                if (why.finding == Finding::PairPriorityFormula) {
                    ++formulas;
                    QCOMPARE(formula(number(why, 0), number(why, 1)), *pairs[i].priority);
                    QCOMPARE(number(why, 3), *pairs[i].priority);
                } else if (why.finding == Finding::CandidatePriority) {
                    // (2^24)*type + (2^8)*local + (256 - component), RFC 8445 §5.1.2.1
                    QCOMPARE(number(why, 3) * 16777216 + number(why, 4) * 256 + 256
                                 - number(why, 5),
                             number(why, 2));
                    QCOMPARE(number(why, 5), std::uint64_t{pairs[i].component.value()});
                }
            }
        }
        QCOMPARE(formulas, pairs.size());
    }
}

void ExplainRecordedTest::nothingIsDrawnFromTheFuture()
{
    const Recorded session(test::recorded("one-way.icelens"));
    for (std::size_t cursor = 0; cursor <= session.log.size(); cursor += 3) {
        const auto state = session.log.stateAt(cursor);
        const model::Moments moments{state, session.log, cursor, session.index};
        Recorded prefix({session.log.events().begin(),
                         session.log.events().begin() + static_cast<std::ptrdiff_t>(cursor)});
        const model::Moments live{prefix.log.latest(), prefix.log, cursor, prefix.index};
        for (const auto& subject : session.subjects(state, cursor)) {
            const auto paused = model::explain(subject, moments);
            QVERIFY(paused == model::explain(subject, live));
            for (const auto& explanation : paused) {
                for (const auto event : explanation.evidence)
                    QVERIFY(event < cursor);
            }
        }
    }
}

void ExplainRecordedTest::eachSessionShowsItsRule()
{
    const std::map<std::string, std::vector<Finding>> shows{
        {"aggressive.icelens", {Finding::NominatedAggressive, Finding::RemovedLower}},
        {"both-controlled.icelens",
         {Finding::RoleSwitched, Finding::TriggeredByConflict, Finding::RefusedRoleConflict}},
        {"both-controlling.icelens", {Finding::RoleSwitched, Finding::EarlierRefused}},
        {"black-hole.icelens",
         {Finding::FailedUnanswered, Finding::ComponentFailed, Finding::ComponentFailedIdle,
          Finding::RepeatedUnanswered, Finding::PeerSideUnknown}},
        {"ice-tcp.icelens",
         {Finding::DiscoveredState, Finding::PairOfResponse, Finding::ValidOther,
          Finding::PriorityFromCheck}},
        {"list-limit.icelens", {Finding::RemovedLimit}},
        {"one-way.icelens",
         {Finding::AnswersLost, Finding::NeverReachedPeer, Finding::PeerReachedUs,
          Finding::NominatedRegular}},
        {"three-addresses.icelens", {Finding::SucceededAtOnce, Finding::NominatedByPeer}},
        {"trickle.icelens",
         {Finding::RemoteTrickled, Finding::RoleGiven, Finding::RemoteFromCheck,
          Finding::RemoteSignalledLater}},
    };
    const std::map<std::string, std::vector<Finding>> hides{
        {"aggressive.icelens", {Finding::NominatedRegular, Finding::RemovedLimit}},
        {"black-hole.icelens", {Finding::SucceededAtOnce, Finding::ComponentReady}},
        {"one-way.icelens",
         {Finding::NominatedAggressive, Finding::RoleSwitched, Finding::ComponentFailed}},
        {"three-addresses.icelens",
         {Finding::RemoteTrickled, Finding::DiscoveredState, Finding::RefusedRoleConflict}},
    };
    for (const auto& [name, wanted] : shows) {
        const auto found = Recorded(test::recorded(name)).findings();
        for (const auto finding : wanted)
            QVERIFY2(found.contains(finding), (name + ": " + std::to_string(int(finding))).c_str());
        if (!hides.contains(name))
            continue;
        for (const auto finding : hides.at(name))
            QVERIFY2(!found.contains(finding),
                     (name + ": not " + std::to_string(int(finding))).c_str());
    }
}

void ExplainRecordedTest::sectionsWereLookedUp()
{
    // Sections whose text was read in the final RFC.
    const std::map<int, std::set<std::string>> read{
        {8445, {"5.1.1.1",   "5.1.1.2",   "5.1.1.3",   "5.1.2.1",   "5.1.2.2", "6.1.1",
                "6.1.2.2",   "6.1.2.3",   "6.1.2.5",   "6.1.2.6",   "6.1.4.1", "6.1.4.2",
                "7.2.5.1",   "7.2.5.2.1", "7.2.5.2.3", "7.2.5.2.4", "7.2.5.3", "7.2.5.3.1",
                "7.2.5.3.2", "7.2.5.3.3", "7.2.5.3.4", "7.3.1.1",   "7.3.1.3", "7.3.1.4",
                "7.3.1.5",   "8.1.1",     "8.1.2",     "9",         "11"}},
        {8489, {"6.2.1", "6.2.2", "9.1.3", "9.2.4", "14.8"}},
        {8656, {"7.1", "7.4", "8", "9", "11.1", "12", "12.4", "19"}},
        {7675, {"5.1", "5.2"}},
    };
    for (std::size_t i = 0; i < model::findingCount; ++i) {
        const auto reference = model::referenceOf(static_cast<Finding>(i));
        if (reference.rfc == 0)
            continue;
        QVERIFY(read.contains(reference.rfc));
        QVERIFY2(read.at(reference.rfc).contains(std::string(reference.section)),
                 std::string(reference.section).c_str());
    }
}

void ExplainRecordedTest::chaosIsBorne()
{
    const Recorded session(test::chaoticEvents(7, 3000));
    const model::Moments moments{session.log.latest(), session.log, session.log.size(),
                                 session.index};
    std::size_t answers = 0;
    for (const auto& subject : session.subjects(session.log.latest(), session.log.size()))
        answers += model::explain(subject, moments).size();
    QVERIFY(answers > 0);
}

QTEST_APPLESS_MAIN(ExplainRecordedTest)
#include "tst_explainrecorded.moc"
