// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/diagnosis/findings.h"
#include "tests/support/findingscene.h"
#include "tests/support/findingstories.h"
#include "tests/support/generatedsession.h"
#include "tests/support/recorded.h"

#include <QFile>
#include <QTest>

#include <map>
#include <optional>
#include <set>

using namespace icelens;
using namespace std::chrono_literals;
using model::Cause;
using model::SessionFinding;
using model::Weight;
using test::FindingScene;

namespace {

struct Told
{
    explicit Told(const std::vector<model::Event>& events)
    {
        for (const auto& event : events) {
            log.append(event);
            index.append(log[log.size() - 1], log.latest());
        }
    }

    [[nodiscard]] std::vector<SessionFinding> findings() const
    {
        return model::findings({log.latest(), log, log.size(), index});
    }
    [[nodiscard]] std::vector<SessionFinding> findingsAt(std::size_t cursor) const
    {
        const auto state = log.stateAt(cursor);
        return model::findings({state, log, cursor, index});
    }

    model::EventLog log;
    model::TransactionIndex index;
};

const SessionFinding* find(const std::vector<SessionFinding>& all, Cause cause)
{
    const auto found = std::ranges::find(all, cause, &SessionFinding::cause);
    return found == all.end() ? nullptr : &*found;
}

std::string words(const std::vector<SessionFinding>& all)
{
    std::string text;
    for (const auto& finding : all)
        text += std::string(model::wordOf(finding.weight)) + " "
            + std::string(model::wordOf(finding.cause)) + "; ";
    return text;
}

/// Sessions that were recorded from real faults, and what must be found first; empty: no cause.
struct RecordedFault
{
    const char* name;
    const char* how;
    std::optional<Cause> first;
};

const std::vector<RecordedFault>& recordedFaults()
{
    static const std::vector<RecordedFault> faults{
#include "tests/model/recordedfaults.inc"
    };
    return faults;
}

std::string row(const std::string& fault, const std::vector<SessionFinding>& all)
{
    std::string first = "–";
    std::string others;
    for (const auto& finding : all) {
        const auto word = "`" + std::string(model::wordOf(finding.cause)) + "`";
        if (finding.weight == Weight::Cause && first == "–")
            first = word + " (" + std::string(model::wordOf(finding.sure)) + ")";
        else
            others += (others.empty() ? "" : ", ")
                + (finding.weight == Weight::Cause
                       ? ""
                       : std::string(model::wordOf(finding.weight)) + " ")
                + word;
    }
    return "| " + fault + " | " + first + " | " + (others.empty() ? "–" : others) + " |\n";
}

/// docs/findings.md as the stories and recordings make it.
std::string table()
{
    std::string text =
        "# Causes and findings\n\n"
        "Written by `tst_findings` (run it with `ICELENS_WRITE_DOCS=1` to write it "
        "anew), and compared with what it finds each time it runs.\n\n"
        "## Told in events\n\n"
        "Each cause has a session that shows it, and one beside it that must not.\n\n"
        "| fault | first cause | other findings |\n| --- | --- | --- |\n";
    for (const auto& story : test::findingStories())
        text += row(story.fault, Told(story.events(true)).findings());
    text += "\n## Recorded\n\n"
            "Real agents, servers and packet filters; the files are in `tests/sessions`.\n\n"
            "| fault | first cause | other findings |\n| --- | --- | --- |\n";
    for (const auto& fault : recordedFaults())
        text += row(std::string(fault.how) + " (`" + fault.name + "`)",
                    Told(test::recorded(fault.name)).findings());
    return text;
}

bool allUsable(const model::Session& session)
{
    std::size_t usable = 0;
    for (const auto& agent : session.agents()) {
        for (const auto& stream : agent->streams) {
            for (const auto& component : stream.components) {
                if (component.state != model::ComponentState::Connected
                    && component.state != model::ComponentState::Ready)
                    return false;
                ++usable;
            }
        }
    }
    return usable > 0;
}

} // namespace

class FindingsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyCauseHasAStory();
    void faultIsFound_data();
    void faultIsFound();
    void recordedFaultIsFound_data();
    void recordedFaultIsFound();
    void tableIsKept();
    void connectedSessionsHaveNoCause_data();
    void connectedSessionsHaveNoCause();
    void generatedSessionsHaveNoCause();
    void nothingIsDrawnFromTheFuture();
    void tracesSeekAsTheyFold();
    void bothSidesTellTheDirection();
    void serverIsNoCauseWhereAllIsWell();
    void sectionsWereLookedUp();
    void chaosIsBorne();
};

void FindingsTest::everyCauseHasAStory()
{
    std::set<Cause> told;
    for (const auto& story : test::findingStories())
        told.insert(story.cause);
    for (std::size_t i = 0; i < model::causeCount; ++i)
        QVERIFY2(told.contains(static_cast<Cause>(i)),
                 std::string(model::wordOf(static_cast<Cause>(i))).c_str());
}

void FindingsTest::faultIsFound_data()
{
    QTest::addColumn<std::size_t>("number");
    const auto stories = test::findingStories();
    for (std::size_t i = 0; i < stories.size(); ++i)
        QTest::addRow("%s", std::string(model::wordOf(stories[i].cause)).c_str()) << i;
}

void FindingsTest::faultIsFound()
{
    QFETCH(std::size_t, number);
    const auto story = test::findingStories()[number];
    const auto all = Told(story.events(true)).findings();
    const auto* found = find(all, story.cause);
    QVERIFY2(found != nullptr, words(all).c_str());
    QVERIFY(!found->evidence.empty());
    if (story.first && found->weight == Weight::Cause)
        QVERIFY2(all.front().cause == story.cause, words(all).c_str());
    // What is not certain can be settled, and what can be settled further is said.
    if (found->sure != model::Sureness::Certain)
        QVERIFY(found->settling != model::Settling::Nothing);
    const auto near = Told(story.events(false)).findings();
    const auto* wrong = find(near, story.cause);
    QVERIFY2(wrong == nullptr || (found->weight == Weight::Cause && wrong->weight == Weight::Note),
             words(near).c_str());
}

void FindingsTest::recordedFaultIsFound_data()
{
    QTest::addColumn<std::size_t>("number");
    for (std::size_t i = 0; i < recordedFaults().size(); ++i)
        QTest::addRow("%s", recordedFaults()[i].name) << i;
}

void FindingsTest::recordedFaultIsFound()
{
    QFETCH(std::size_t, number);
    const auto& fault = recordedFaults()[number];
    const auto events = test::recorded(fault.name);
    QVERIFY(events.size() > 10);
    const auto all = Told(events).findings();
    if (!fault.first) {
        QVERIFY2(model::causesIn(all) == 0, words(all).c_str());
        return;
    }
    QVERIFY2(!all.empty() && all.front().weight == Weight::Cause
                 && all.front().cause == *fault.first,
             words(all).c_str());
}

void FindingsTest::tableIsKept()
{
    QFile file(qEnvironmentVariable("ICELENS_SOURCE_DIR") + QStringLiteral("/docs/findings.md"));
    const auto made = QByteArray::fromStdString(table());
    if (qEnvironmentVariableIsSet("ICELENS_WRITE_DOCS")) {
        QVERIFY(file.open(QFile::WriteOnly));
        file.write(made);
        return;
    }
    QVERIFY(file.open(QFile::ReadOnly));
    QCOMPARE(QString::fromUtf8(file.readAll()), QString::fromUtf8(made));
}

void FindingsTest::connectedSessionsHaveNoCause_data()
{
    QTest::addColumn<QString>("name");
    for (const auto& name : test::recordedNames())
        QTest::addRow("%s", name.c_str()) << QString::fromStdString(name);
}

void FindingsTest::connectedSessionsHaveNoCause()
{
    QFETCH(QString, name);
    const Told told(test::recorded(name.toStdString()));
    bool usable = false;
    for (std::size_t cursor = 0; cursor <= told.log.size(); ++cursor)
        usable = usable || allUsable(told.log.stateAt(cursor));
    if (!usable)
        return;
    // Nor is there one on the way to the connection.
    for (std::size_t cursor = 0; cursor <= told.log.size(); cursor += 7) {
        const auto all = told.findingsAt(cursor);
        QVERIFY2(model::causesIn(all) == 0, words(all).c_str());
    }
    const auto all = told.findings();
    QVERIFY2(model::causesIn(all) == 0, words(all).c_str());
}

void FindingsTest::generatedSessionsHaveNoCause()
{
    for (std::uint64_t seed = 1; seed <= 6; ++seed) {
        const Told told(test::generatedSession({seed, 40, 3000, 2, 0}));
        const auto all = told.findings();
        if (allUsable(told.log.latest()))
            QVERIFY2(model::causesIn(all) == 0, words(all).c_str());
    }
}

void FindingsTest::nothingIsDrawnFromTheFuture()
{
    for (const auto* name : {"black-hole.icelens", "one-way.icelens"}) {
        const auto events = test::recorded(name);
        const Told whole(events);
        for (std::size_t cursor = 0; cursor <= events.size(); cursor += 5) {
            const Told prefix(
                {events.begin(), events.begin() + static_cast<std::ptrdiff_t>(cursor)});
            const auto paused = whole.findingsAt(cursor);
            QVERIFY(paused == prefix.findings());
            for (const auto& finding : paused) {
                for (const auto& evidence : finding.evidence) {
                    for (const auto event : evidence.events)
                        QVERIFY(event < cursor);
                }
            }
        }
    }
}

void FindingsTest::tracesSeekAsTheyFold()
{
    const Told told(test::generatedSession({3, 60, 20'000, 1, 1}));
    model::TraceLog log;
    for (const std::size_t cursor : {20'000, 100, 8192, 16'500, 8191, 0, 19'999}) {
        model::Traces whole;
        for (std::size_t i = 0; i < cursor; ++i)
            whole.apply(told.log[i], static_cast<std::uint32_t>(i), told.index);
        QVERIFY(log.at(cursor, told.log, told.index) == whole);
    }
}

void FindingsTest::bothSidesTellTheDirection()
{
    // Bob's checks arrive at Alice, hers do not arrive at Bob.
    FindingScene scene(2);
    scene.candidates().candidates(FindingScene::bob, FindingScene::there, FindingScene::here);
    scene.failsUnanswered();
    scene.checkCame(120ms, 9).answerSent(121ms, 9);
    scene.failsUnanswered(FindingScene::bob, 9, FindingScene::there, FindingScene::here);
    const auto all = Told(scene.events).findings();
    QVERIFY2(all.front().cause == Cause::OneWayLost, words(all).c_str());
    QCOMPARE(std::get<model::AgentId>(all.front().arguments.at(0)), FindingScene::alice);
    QCOMPARE(std::get<model::AgentId>(all.front().arguments.at(1)), FindingScene::bob);
    QVERIFY(all.front().sure == model::Sureness::Certain);
    QCOMPARE(std::ranges::count(all, Weight::Cause, &SessionFinding::weight), 1);
    // Of one side alone it is not certain.
    std::vector<model::Event> half;
    for (const auto& event : scene.events) {
        if (event.agent != FindingScene::bob)
            half.push_back(event);
    }
    const auto alone = Told(half).findings();
    QVERIFY2(alone.front().cause == Cause::OneWayLost, words(alone).c_str());
    QVERIFY(alone.front().sure == model::Sureness::Possible);
    QVERIFY(alone.front().settling == model::Settling::PeerRecording);
}

void FindingsTest::serverIsNoCauseWhereAllIsWell()
{
    FindingScene scene;
    scene.candidates();
    scene.asks(40ms, FindingScene::turn, 3, 202, true)
        .replies(50ms, FindingScene::turn, 3, 202, 401, "Unauthorized");
    scene.asks(60ms, FindingScene::stun, 1, 203, false, 3);
    scene.connects();
    const auto all = Told(scene.events).findings();
    QCOMPARE(model::causesIn(all), std::size_t{0});
    QVERIFY(find(all, Cause::TurnCredentials)->weight == Weight::Note);
    QVERIFY(find(all, Cause::ServerUnreachable)->weight == Weight::Note);
}

void FindingsTest::sectionsWereLookedUp()
{
    // Sections whose text was read.
    const std::map<int, std::set<std::string>> read{
        {3550, {"6.4.1"}},
        {4787, {"4.3", "5"}},
        {7675, {"5.1", "5.2"}},
        {8122, {"5"}},
        {8445, {"6.1.2.2", "6.1.2.5", "7.2.5.2.1", "7.2.5.2.3", "7.3", "7.3.1.1", "8.1.1", "14.2"}},
        {8489, {"5", "6.2.1", "9.1.3", "9.2.4", "14.8"}},
        {8656, {"5", "7.4", "19"}},
        {8838, {"8"}},
        {8863, {"3", "4"}},
    };
    for (std::size_t i = 0; i < model::causeCount; ++i) {
        const auto reference = model::referenceOf(static_cast<Cause>(i));
        if (reference.rfc == 0)
            continue;
        QVERIFY(read.contains(reference.rfc));
        QVERIFY2(read.at(reference.rfc).contains(std::string(reference.section)),
                 std::string(reference.section).c_str());
    }
}

void FindingsTest::chaosIsBorne()
{
    for (std::uint64_t seed = 1; seed <= 8; ++seed) {
        const Told told(test::chaoticEvents(seed, 3000));
        const auto all = told.findings();
        for (const auto& finding : all) {
            for (const auto& evidence : finding.evidence) {
                QVERIFY(std::ranges::is_sorted(evidence.events));
                QVERIFY(evidence.events.size() <= 64 && evidence.pairs.size() <= 64);
            }
        }
        QVERIFY(told.findings() == all);
    }
}

QTEST_APPLESS_MAIN(FindingsTest)
#include "tst_findings.moc"
