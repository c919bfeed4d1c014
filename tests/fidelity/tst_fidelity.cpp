// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/dumpreader.h"
#include "tests/transport/demorun.h"
#include "transport/ice/agentlogcapture.h"
#include "transport/ice/iceagent.h"

#include <QTest>

#include <algorithm>
#include <condition_variable>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <mutex>
#include <optional>
#include <sched.h>
#include <string>
#include <vector>

using namespace std::chrono_literals;
using namespace icelens::model;
using icelens::test::checkListsOf;
using icelens::test::DemoRun;
using icelens::test::Dump;
using icelens::test::DumpReader;
using icelens::transport::AgentLogCapture;

namespace {

/// Compares each dump of the agents with the fold of the events that came before it.
///
/// Lives longer than the session; works in its network thread.
class Oracle
{
public:
    /// @p fold gives the fold of the events so far.
    explicit Oracle(std::function<Session()> fold)
        : m_foldNow(std::move(fold))
    {
        AgentLogCapture::setLineObserver([this](std::string_view line) { onLine(line); });
    }
    ~Oracle() { AgentLogCapture::setLineObserver({}); }
    Oracle(const Oracle&) = delete;
    Oracle& operator=(const Oracle&) = delete;

    int dumps = 0;
    int unreadable = 0;
    std::size_t mostPairs = 0;
    std::vector<std::string> differences;

private:
    void onLine(std::string_view line)
    {
        noteAgent(line);
        if (const auto dump = m_reader.read(line))
            compare(*dump);
        // The lines of a dump come one after the other, and say what holds now.
        if (DumpReader::isHeader(line))
            m_fold = m_foldNow();
        unreadable = m_reader.unreadable();
    }

    /// Agents get their streams in the order of their numbers.
    void noteAgent(std::string_view line)
    {
        if (line.find(" : allocating stream id ") == std::string_view::npos)
            return;
        const std::string pointer(line.substr(6, line.find(' ', 6) - 6));
        if (m_agents.empty() || m_agents.back() != pointer)
            m_agents.push_back(pointer);
    }

    void compare(const Dump& dump)
    {
        ++dumps;
        mostPairs = std::max(mostPairs, dump.pairs.size());
        const auto known = std::ranges::find(m_agents, dump.agent);
        const AgentId id(static_cast<std::uint8_t>(known - m_agents.begin() + 1));
        const Agent* const agent = m_fold.agent(id);
        if (agent == nullptr || agent->role != dump.role)
            differ(dump, id, "role");
        const auto folded = checkListsOf(m_fold, id);
        if (folded == dump.pairs)
            return;
        for (const auto& pair : dump.pairs) {
            if (std::ranges::find(folded, pair) == folded.end())
                differ(dump, id, "agent: " + pair.toString());
        }
        for (const auto& pair : folded) {
            if (std::ranges::find(dump.pairs, pair) == dump.pairs.end())
                differ(dump, id, "fold:  " + pair.toString());
        }
        if (folded.size() != dump.pairs.size())
            differ(dump, id, "number of pairs");
    }

    void differ(const Dump& dump, AgentId agent, const std::string& what)
    {
        differences.push_back("dump " + std::to_string(dumps) + " of agent "
                              + std::to_string(agent.value()) + " in " + dump.where + ": " + what);
    }

    std::function<Session()> m_foldNow;
    DumpReader m_reader;
    Session m_fold;
    std::vector<std::string> m_agents;
};

bool inOwnNetwork = false;

void runCommand(const char* command)
{
    if (std::system(command) != 0)
        std::fprintf(stderr, "failed: %s\n", command);
}

SessionOptions options()
{
    auto result = icelens::test::loopbackOptions();
    result.ta = 20ms;
    result.idleTimeout = 500ms;
    return result;
}

/// One agent whose peer has candidates but never answers.
class UnansweredAgent
{
public:
    UnansweredAgent()
        : m_log([this](AgentId agent, Fact fact) { take(agent, Source::Log, std::move(fact)); })
    {}
    ~UnansweredAgent() { end(); }
    UnansweredAgent(const UnansweredAgent&) = delete;
    UnansweredAgent& operator=(const UnansweredAgent&) = delete;

    void start(const SessionOptions& chosen, std::vector<Candidate> remote)
    {
        m_network->post([this, chosen, remote = std::move(remote)] {
            m_recorder.emplace([this](Event event) { take(std::move(event)); },
                               icelens::transport::monotonicNow(), m_keyring);
            m_observing.emplace(*m_recorder);
            m_capture.emplace(m_log);
            icelens::transport::AgentEnvironment environment;
            environment.context = m_network->context();
            environment.publish = [this](AgentId agent, Source source, Fact fact) {
                take(agent, source, std::move(fact));
            };
            environment.keyring = &m_keyring;
            environment.recorder = &*m_recorder;
            environment.log = &m_log;
            m_agent.emplace(AgentId(1), "Alice", Role::Controlling, chosen, environment);
            const auto stream = m_agent->addStream();
            m_agent->gather(stream);
            m_agent->setRemoteCredentials(stream, {"abcd", "0123456789abcdefghijkl"});
            m_agent->addRemoteCandidates(stream, remote, false);
        });
    }
    void end()
    {
        if (!m_network)
            return;
        m_network->post([this] {
            m_agent.reset();
            m_capture.reset();
            m_observing.reset();
        });
        m_network.reset();
    }

    Session fold()
    {
        const std::scoped_lock lock(m_mutex);
        return m_fold;
    }

    bool waitForFailure()
    {
        std::unique_lock lock(m_mutex);
        return m_changed.wait_for(lock, 20s, [this] {
            const Agent* const agent = m_fold.agent(AgentId(1));
            return agent != nullptr && !agent->streams.empty()
                && agent->streams[0].components[0].state == ComponentState::Failed;
        });
    }

private:
    void take(AgentId agent, Source source, Fact fact)
    {
        take({{}, agent, source, std::move(fact)});
    }

    void take(Event event)
    {
        {
            const std::scoped_lock lock(m_mutex);
            m_fold.apply(event);
        }
        m_changed.notify_all();
    }

    std::mutex m_mutex;
    std::condition_variable m_changed;
    Session m_fold; // guarded by m_mutex
    icelens::transport::Keyring m_keyring;
    AgentLogReader m_log;
    std::optional<icelens::transport::WireRecorder> m_recorder;
    std::optional<icelens::transport::ObserveSockets> m_observing;
    std::optional<AgentLogCapture> m_capture;
    std::optional<icelens::transport::IceAgent> m_agent;
    std::optional<icelens::transport::NetworkThread> m_network{std::in_place};
};

/// A host candidate of a peer on the discard port, where nobody answers.
Candidate silentCandidate(const char* ip, std::uint32_t priority)
{
    Candidate candidate;
    candidate.stream = StreamId(1);
    candidate.component = ComponentId(1);
    candidate.address = Address::parse(ip, 9).value();
    candidate.foundation = "7";
    candidate.priority = priority;
    return candidate;
}

using Story = std::function<void(DemoRun&)>;

void becomeReady(DemoRun& run)
{
    QVERIFY(run.waitUntil(icelens::test::allReady));
}

} // namespace

/// At every moment at which an agent dumps its check list, the fold has the same one.
class TestFidelity : public QObject
{
    Q_OBJECT

    void check(const SessionOptions& chosen, const Story& story, std::size_t leastPairs = 1)
    {
        DemoRun run(chosen);
        Oracle oracle([&run] { return run.fold(); });
        run.session().start();
        story(run);
        QVERIFY(run.stopAndWait());
        judge(oracle, leastPairs);
        QCOMPARE(run.fold().strayEvents(), std::uint64_t{0});
    }

    void judge(const Oracle& oracle, std::size_t leastPairs)
    {
        qInfo("%d dumps, up to %zu pairs, %zu differences", oracle.dumps, oracle.mostPairs,
              oracle.differences.size());
        for (std::size_t i = 0; i < std::min<std::size_t>(oracle.differences.size(), 20); ++i)
            qWarning("%s", oracle.differences[i].c_str());
        QCOMPARE(oracle.differences.size(), std::size_t{0});
        QCOMPARE(oracle.unreadable, 0);
        QVERIFY(oracle.dumps > 2);
        QVERIFY(oracle.mostPairs >= leastPairs);
    }

private Q_SLOTS:

    void oneAddress() { check(options(), becomeReady); }

    void severalAddressesUpToTheListLimit()
    {
        if (!inOwnNetwork)
            QSKIP("needs root: IPv6 addresses are added in a network namespace");
        auto chosen = options();
        chosen.interfaces = {"lo"};
        check(chosen, becomeReady, 100);
    }

    void severalAddressesBelowTheListLimit()
    {
        auto chosen = options();
        chosen.interfaces = {"127.0.0.1", "127.0.0.2", "127.0.0.3"};
        check(chosen, becomeReady, 3);
    }

    void iceTcp()
    {
        auto chosen = options();
        chosen.iceTcp = true;
        chosen.interfaces = {"127.0.0.1", "127.0.0.2"};
        check(chosen, becomeReady, 4);
    }

    void aggressive()
    {
        auto chosen = options();
        chosen.nomination = Nomination::Aggressive;
        chosen.interfaces = {"127.0.0.1", "127.0.0.2", "127.0.0.3"};
        check(chosen, becomeReady, 3);
    }

    void roleConflict()
    {
        auto chosen = options();
        chosen.bobRole = Role::Controlling;
        chosen.interfaces = {"127.0.0.1", "127.0.0.2"};
        check(chosen, becomeReady);
    }

    void roleConflictOfTwoControlled()
    {
        auto chosen = options();
        chosen.aliceRole = Role::Controlled;
        check(chosen, becomeReady);
    }

    void candidatesTrickleLate()
    {
        auto chosen = options();
        chosen.trickle = true;
        chosen.trickleDelay = 150ms;
        chosen.interfaces = {"127.0.0.1", "127.0.0.2", "127.0.0.3"};
        check(chosen, [](DemoRun& run) {
            QVERIFY(run.waitUntil([](const Session& fold) {
                return icelens::test::allReady(fold)
                    && std::ranges::all_of(fold.agents(), [](const auto& agent) {
                           return agent->streams.front().remoteCandidatesEndedAt.has_value();
                       });
            }));
        });
    }

    void remoteThatNeverAnswers()
    {
        auto chosen = options();
        chosen.interfaces = {"127.0.0.1", "127.0.0.2"};
        chosen.stunMaxRetransmissions = 1;
        UnansweredAgent run;
        Oracle oracle([&run] { return run.fold(); });
        run.start(
            chosen,
            {silentCandidate("127.0.0.7", 2130706431), silentCandidate("127.0.0.8", 1694498815)});
        const bool failed = run.waitForFailure();
        run.end();
        QVERIFY(failed);
        judge(oracle, 4);
    }

    void restart()
    {
        check(options(), [](DemoRun& run) {
            becomeReady(run);
            run.session().restartIce();
            QVERIFY(run.waitUntil([](const Session& fold) {
                return fold.agents().back()->streams.front().restarts == 1
                    && icelens::test::allReady(fold);
            }));
        });
    }

    void twoStreamsOfTwoComponents()
    {
        auto chosen = options();
        chosen.streams = 2;
        chosen.components = 2;
        check(chosen, becomeReady, 4);
    }
};

int main(int argc, char** argv)
{
    // libnice reads it when the first agent is made.
    setenv("G_MESSAGES_DEBUG", "libnice-verbose", 1);
    inOwnNetwork = unshare(CLONE_NEWNET) == 0;
    if (inOwnNetwork) {
        runCommand("ip link set lo up");
        for (int i = 2; i <= 8; ++i) {
            const auto number = std::to_string(i);
            runCommand(("ip addr add 127.0.0." + number + "/8 dev lo").c_str());
            runCommand(("ip addr add 2001:db8::" + number + "/128 dev lo nodad").c_str());
        }
    }
    TestFidelity test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_fidelity.moc"
