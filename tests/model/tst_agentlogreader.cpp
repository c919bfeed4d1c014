// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/agentlog/agentlogreader.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

using namespace icelens::model;

namespace {

const AgentId alice{1};
const AgentId bob{2};
constexpr std::string_view a = "0x7f07540111f0";

Address address(const char* text)
{
    return Address::parseWithPort(text).value();
}

/// Reads lines of agent 1 at the pointer above, "Agent 0x7f07540111f0" and what follows.
class Reading
{
public:
    Reading()
        : reader([this](AgentId agent, Fact fact) {
            agents.push_back(agent);
            facts.push_back(std::move(fact));
        })
    {
        reader.bind(a, alice);
        reader.bind("0x7f0754011070", bob);
    }

    Reading& operator<<(std::string_view line)
    {
        reader.read("Agent " + std::string(a) + std::string(line));
        return *this;
    }

    /// A pair in the check list, as libnice announces it.
    Reading& form(const std::string& pair, const std::string& state = "FROZEN")
    {
        *this << " : creating a new pair"
              << " : pair " + pair + " state " + state + " (priv_add_new_check_pair)"
              << " : new pair " + pair + " : [127.0.0.1]:36117 --> [127.0.0.1]:54881"
              << " : added a new pair " + pair
                + " with foundation '1:1' and transport udp:udp to stream 1 component 1";
        return *this;
    }

    /// What came since the last call.
    std::vector<Fact> take() { return std::exchange(facts, {}); }

    std::vector<AgentId> agents;
    std::vector<Fact> facts;
    AgentLogReader reader;
};

PairFormed formed(std::uint32_t pair)
{
    PairFormed result;
    result.pair = PairId(pair);
    result.stream = StreamId(1);
    result.component = ComponentId(1);
    result.local = address("127.0.0.1:36117");
    result.remote = address("127.0.0.1:54881");
    result.foundation = "1:1";
    return result;
}

using Facts = std::vector<Fact>;

} // namespace

class TestAgentLogReader : public QObject
{
    Q_OBJECT
private Q_SLOTS:

    void pairIsFormedAtItsLastLine()
    {
        Reading log;
        log.form("0x7f0754062c50");
        QVERIFY(log.take() == Facts{Boxed(formed(1))});
        QCOMPARE(log.agents.front(), alice);
        QCOMPARE(log.reader.recognised(), std::uint64_t{4});
    }

    void numbersGoOverAllAgents()
    {
        Reading log;
        log.form("0x1");
        log.reader.read("Agent 0x7f0754011070 : creating a new pair");
        log.reader.read("Agent 0x7f0754011070 : pair 0x2 state FROZEN (priv_add_new_check_pair)");
        log.reader.read("Agent 0x7f0754011070 : new pair 0x2 : [::1]:1 --> [2001:db8::2]:65535");
        log.reader.read("Agent 0x7f0754011070 : added a new pair 0x2 with foundation '5:b' and "
                        "transport tcp-act:tcp-pass to stream 2 component 3");
        PairFormed second;
        second.pair = PairId(2);
        second.stream = StreamId(2);
        second.component = ComponentId(3);
        second.localTransport = Transport::TcpActive;
        second.remoteTransport = Transport::TcpPassive;
        second.local = address("[::1]:1");
        second.remote = address("[2001:db8::2]:65535");
        second.foundation = "5:b";
        QVERIFY(log.facts.back() == Fact(Boxed(second)));
        QCOMPARE(log.agents.back(), bob);
    }

    void statesFollow()
    {
        Reading log;
        log.form("0x1").take();
        log << " : pair 0x1 state WAITING (priv_conn_check_unfreeze_next)"
            << " : pair 0x1 state IN_PROGRESS (priv_conn_check_initiate)";
        QVERIFY(log.take()
                == (Facts{PairStateChanged{PairId(1), PairState::Waiting},
                          PairStateChanged{PairId(1), PairState::InProgress}}));
    }

    void checkIsPreparedWithItsPriorityAndUseCandidate()
    {
        Reading log;
        log.form("0x1").take();
        log << " : STUN-CC REQ [127.0.0.1]:54881 --> [127.0.0.1]:36117, socket=9, pair=0x1 "
               "(c-id:1), tie=17302002062311430264, username='VI, prio=1:OXvC' (9), "
               "password='swordfish' (22), prio=6e2003ff, controlling."
            << " : conn_check_send: set cand_use=1 (regular nomination).";
        QVERIFY(log.take() == (Facts{CheckPrepared{PairId(1), 0x6e2003ff, true}}));
    }

    void checkIsNotSent_data()
    {
        QTest::addColumn<QString>("line");
        QTest::newRow("200 open transactions")
            << QStringLiteral(": buffer is empty, cancelling conncheck");
        QTest::newRow("no credentials")
            << QStringLiteral(": no credentials found, cancelling conncheck");
        QTest::newRow("send failed")
            << QStringLiteral(" : pair 0x1 state FAILED (candidate_check_pair_fail)");
    }

    void checkIsNotSent()
    {
        QFETCH(QString, line);
        Reading log;
        log.form("0x1");
        log << " : STUN-CC REQ [127.0.0.1]:1 --> [127.0.0.1]:2, socket=9, pair=0x1 (c-id:1), "
               "tie=1, username='' (0), password='' (0), prio=6e2003ff, controlled."
            << " : conn_check_send: set cand_use=0 (regular nomination)."
            << ": conncheck created 88 - 0x7f8dbc065d08" << line.toStdString();
        QCOMPARE(std::ranges::count(log.facts, Fact(CheckNotSent{PairId(1)})), 1);
    }

    void laterFailureIsOfACheckThatWasSent()
    {
        Reading log;
        log.form("0x1");
        log << " : STUN-CC REQ [127.0.0.1]:1 --> [127.0.0.1]:2, socket=9, pair=0x1 (c-id:1), "
               "tie=1, username='' (0), password='' (0), prio=6e2003ff, controlled."
            << " : conn_check_send: set cand_use=0 (regular nomination)."
            << ": conncheck created 88 - 0x7f8dbc065d08"
            << " : timer set to 500ms, waiting+in_progress=1"
            << " : stream 1: timer tick #1: 0 frozen, 1 in-progress, 0 waiting"
            << " : pair 0x1 state FAILED (candidate_check_pair_fail)";
        QCOMPARE(std::ranges::count(log.facts, Fact(CheckNotSent{PairId(1)})), 0);
    }

    void pairIsValidWhenTheMappedAddressIsItsOwn()
    {
        Reading log;
        log.form("0x1").take();
        log << " : pair 0x1 MATCHED."
            << " : pair 0x1 state SUCCEEDED (priv_process_response_check_for_reflexive)";
        QVERIFY(log.take()
                == (Facts{PairStateChanged{PairId(1), PairState::Succeeded},
                          PairValidated{PairId(1)}}));
        // A second success says nothing new of validity.
        log << " : pair 0x1 MATCHED."
            << " : pair 0x1 state SUCCEEDED (priv_process_response_check_for_reflexive)";
        QVERIFY(log.take() == (Facts{PairStateChanged{PairId(1), PairState::Succeeded}}));
    }

    void discoveredPairIsValidInsteadOfItsParent()
    {
        Reading log;
        log.form("0x1").take();
        log << " : marking pair 0x1 (1:1) as nominated"
            << " : pair 0x1 MATCHED."
            << " : added a new peer-reflexive local candidate 0x9 with transport tcp-act"
            << " : creating a new pair"
            << " : pair 0x2 state DISCOVERED (priv_add_peer_reflexive_pair)"
            << " : new pair 0x2 : [127.0.0.1]:49509 --> [127.0.0.1]:51567"
            << " : added a new peer-discovered pair 0x2 with foundation '4:3' and transport "
               "tcp-act:tcp-pass to stream 1 component 1"
            << " : pair 0x1 state SUCCEEDED (priv_process_response_check_for_reflexive)";
        PairFormed discovered = formed(2);
        discovered.state = PairState::Discovered;
        discovered.origin = PairOrigin::Discovered;
        discovered.localTransport = Transport::TcpActive;
        discovered.remoteTransport = Transport::TcpPassive;
        discovered.local = address("127.0.0.1:49509");
        discovered.remote = address("127.0.0.1:51567");
        discovered.foundation = "4:3";
        discovered.parent = PairId(1);
        QVERIFY(log.take()
                == (Facts{PairNominated{PairId(1)}, Boxed(discovered), PairNominated{PairId(2)},
                          PairValidated{PairId(2)},
                          PairStateChanged{PairId(1), PairState::Succeeded}}));
        // Found again: the parent succeeds without becoming valid.
        log << " : pair 0x1 MATCHED."
            << " : pair 0x2 state DISCOVERED (priv_process_response_check_for_reflexive)"
            << " : pair 0x1 state SUCCEEDED (priv_process_response_check_for_reflexive)";
        QVERIFY(log.take()
                == (Facts{PairStateChanged{PairId(2), PairState::Discovered},
                          PairStateChanged{PairId(1), PairState::Succeeded}}));
    }

    void removalsSayWhy()
    {
        Reading log;
        log.form("0x1").form("0x2").form("0x3").take();
        log << " : pair 0x1 state FAILED (candidate_check_pair_fail)"
            << " : pair 0x1 removed."
            << " : pair 0x2 removed."
            << " : Pruned 2 pairs. Conncheck list has 1 elements left. Maximum connchecks "
               "allowed : 1"
            << ": Pruning pending checks for s1/c1"
            << " : selected pair priority is 782003ff:782003ff:1"
            << " : pair 0x3 removed.";
        QVERIFY(log.take()
                == (Facts{PairStateChanged{PairId(1), PairState::Failed},
                          PairRemoved{PairId(1), RemovalReason::FailedPruned},
                          PairRemoved{PairId(2), RemovalReason::CheckListLimit},
                          PairRemoved{PairId(3), RemovalReason::Nominated}}));
        log.form("0x3");
        QVERIFY(log.take() == Facts{Boxed(formed(4))});
    }

    void pruningEndsWithTheNextOtherLine()
    {
        Reading log;
        log.form("0x1").take();
        log << ": Pruning pending checks for s1/c1"
            << " : conn.check list status: 1 nominated, 1 valid, c-id 1."
            << " : pair 0x1 removed.";
        QVERIFY(log.take() == (Facts{PairRemoved{PairId(1), RemovalReason::CheckListLimit}}));
    }

    void givenUpPairStaysOrGoes()
    {
        Reading log;
        log.form("0x1").form("0x2").take();
        log << " : Retransmissions failed, giving up on pair 0x1"
            << " : Failed pair is [127.0.0.1]:36117 --> [127.0.0.1]:54881"
            << " : pair 0x1 state FAILED (candidate_check_pair_fail)"
            << " : Retransmissions failed, giving up on pair 0x2"
            << " : pair 0x2 state FAILED (candidate_check_pair_fail)";
        QVERIFY(log.take()
                == (Facts{PairStateChanged{PairId(1), PairState::Failed},
                          PairStateChanged{PairId(2), PairState::Failed},
                          PairRemoved{PairId(2), RemovalReason::SocketClosed}}));
    }

    void listsGoWithTheirStream()
    {
        Reading log;
        log << " : allocating stream id 1 (0x7f8dbc015190)";
        log.form("0x2").form("0x1").take();
        log << ", freeing conncheck_list of stream 0x7f8dbc0aaaaa";
        QVERIFY(log.take().empty());
        log.reader.setListEndReason(alice, RemovalReason::Restarted);
        log << ", freeing conncheck_list of stream 0x7f8dbc015190";
        QVERIFY(log.take()
                == (Facts{PairRemoved{PairId(1), RemovalReason::Restarted},
                          PairRemoved{PairId(2), RemovalReason::Restarted}}));
    }

    void triggersSayWhy()
    {
        Reading log;
        log.form("0x1").take();
        log << " : pair 0x1 added for a triggered check."
            << " : restarting check of udp:udp pair 0x1 with USE-CANDIDATE attrib (regular "
               "nomination) for stream 1 component 1"
            << " : Role conflict with pair 0x1, restarting"
            << " : Role conflict with pair 0x1, not restarting";
        QVERIFY(log.take()
                == (Facts{PairTriggered{PairId(1), TriggerReason::PeerCheck},
                          PairTriggered{PairId(1), TriggerReason::Nomination},
                          PairTriggered{PairId(1), TriggerReason::RoleConflict}}));
        log << " : Adding a triggered check to conn.check list (local=0x7).";
        log.form("0x2", "WAITING");
        PairFormed triggered = formed(2);
        triggered.state = PairState::Waiting;
        triggered.origin = PairOrigin::Triggered;
        QVERIFY(log.take()
                == (Facts{Boxed(triggered), PairTriggered{PairId(2), TriggerReason::PeerCheck}}));
    }

    void rolesConflict()
    {
        Reading log;
        log << " : Role conflict, changing agent role to \"controlled\"."
            << " : Role conflict, staying with role \"controlled\".";
        QVERIFY(log.take()
                == (Facts{RoleChanged{Role::Controlled}, RoleConflictKept{Role::Controlled}}));
    }

    void remoteCandidateIsUpdated()
    {
        Reading log;
        log.form("0x1").take();
        log << " : Updating existing peer-rfx remote candidate to host"
            << " : Updating existing remote candidate with addr [127.0.0.2]:54881 for s1/c2. U/P "
               "'a'/'swordfish' prio: 782003ff"
            << " : Updating pair 0x1 foundation to '1:2'"
            << " : Updating existing remote candidate with addr [127.0.0.2]:54881 for s1/c2. U/P "
               "'(null)'/'(null)' prio: 1";
        const RemoteCandidateUpdated first{StreamId(1), ComponentId(2), address("127.0.0.2:54881"),
                                           0x782003ff, CandidateType::Host};
        const RemoteCandidateUpdated second{StreamId(1), ComponentId(2), address("127.0.0.2:54881"),
                                            1, std::nullopt};
        QVERIFY(log.take() == (Facts{first, PairFoundationChanged{PairId(1), "1:2"}, second}));
    }

    void consentIsLost()
    {
        Reading log;
        log << " : pair 0x5 consent for stream/component 1/2 timed out! -> FAILED.  Last consent "
               "received: 10.3s ago"
            << " : pair 0x5 lost consent for 2/1 (stream/component)";
        QVERIFY(log.take()
                == (Facts{ConsentLost{StreamId(1), ComponentId(2), false},
                          ConsentLost{StreamId(2), ComponentId(1), true}}));
    }

    void responseFromElsewhere()
    {
        Reading log;
        log.form("0x1").take();
        log << " : pair 0x1 FAILED (mismatch of source address).";
        QVERIFY(log.take() == Facts{AsymmetricResponse{PairId(1)}});
    }

    void dumpLinesChangeNothing()
    {
        Reading log;
        log.form("0x1").take();
        log << ": Pruning pending checks for s1/c1"
            << " : *** conncheck list DUMP (called from x)"
            << " : pair 0x1 removed.";
        QVERIFY(log.take() == (Facts{PairRemoved{PairId(1), RemovalReason::Nominated}}));
    }

    void strangersAndNonsenseAreSkipped_data()
    {
        QTest::addColumn<QString>("line");
        for (const char* line :
             {"", "Agent", "Agent ", "Agent 0x", "Agent 0x0 : creating a new pair",
              "Interface:  lo", "IP Address: 127.0.0.1", "Agent 0x99 : pair 0x1 removed.",
              "Agent 0x7f07540111f0", "Agent 0x7f07540111f0 : pair 0x77 removed.",
              "Agent 0x7f07540111f0 : pair 0x1 state ODD (x)",
              "Agent 0x7f07540111f0 : added a new pair 0x1 with foundation",
              "Agent 0x7f07540111f0 : something new in libnice"})
            QTest::newRow(line) << QString::fromLatin1(line);
    }

    void strangersAndNonsenseAreSkipped()
    {
        QFETCH(QString, line);
        Reading log;
        log.form("0x1").take();
        const auto known = log.reader.recognised();
        log.reader.read(line.toStdString());
        QVERIFY(log.take().empty());
        QCOMPARE(log.reader.recognised(), known);
        QCOMPARE(log.reader.lines(), std::uint64_t{5});
    }

    void formatsSayWhichLinesMustBeRead_data()
    {
        QTest::addColumn<int>("meaning");
        const auto row = [](const char* format, AgentLogReader::Meaning meaning) {
            QTest::newRow(format) << static_cast<int>(meaning);
        };
        using Meaning = AgentLogReader::Meaning;
        row("Interface: %s", Meaning::None);
        row("%s", Meaning::None);
        row("Agent %p : pair %p state %s (%s)", Meaning::Telling);
        row("Agent %p : added a new pair %p with foundation '%s' and transport %s:%s to stream %u "
            "component %u",
            Meaning::Telling);
        row("Agent %p : *** sc=%d/%d : pair %p", Meaning::Telling);
        row("Agent %p : conn_check_send: set cand_use=%u", Meaning::Telling);
        row("Agent %p : conn_check_send: %s", Meaning::Telling); // it may be that one
        row("Agent %p : sel%s", Meaning::Telling);               // likewise
        row("Agent %p : %s", Meaning::Telling);
        row("Agent %s : hello", Meaning::Telling);
        row("Agent %p: conncheck created %zd - %p", Meaning::Passing);
        row("Agent %p : timer set to %dms, waiting+in_progress=%d, nb_nominated=%d",
            Meaning::Passing);
        row("Agent %p : STUN-CC RESP to '%s:%u'", Meaning::Passing);
        row("Agent %p : selected", Meaning::Passing); // no conversion: it says no more than that
    }

    void formatsSayWhichLinesMustBeRead()
    {
        QFETCH(int, meaning);
        QCOMPARE(static_cast<int>(AgentLogReader::meaningOf(QTest::currentDataTag())), meaning);
    }

    void linesThatPassNeedNotBeRead_data()
    {
        QTest::addColumn<QString>("path");
        const QDir folder(qEnvironmentVariable("ICELENS_SOURCE_DIR")
                          + QStringLiteral("/tests/fuzz/corpus/agentlog"));
        for (const QFileInfo& file : folder.entryInfoList(QDir::Files))
            QTest::newRow(qPrintable(file.fileName())) << file.filePath();
    }

    /// Real logs, of which each line is taken for a format that has one address only.
    void linesThatPassNeedNotBeRead()
    {
        QFETCH(QString, path);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        Reading all;
        Reading some;
        int passed = 0;
        for (const QByteArray& bytes : file.readAll().split('\n')) {
            const std::string line = bytes.toStdString();
            all.reader.read(line);
            if (line.find('%') != std::string::npos || !line.starts_with("Agent 0x"))
                continue;
            std::string format = line;
            format.replace(6, line.find_first_of(" :,", 6) - 6, "%p");
            if (AgentLogReader::meaningOf(format) == AgentLogReader::Meaning::Passing) {
                some.reader.pass(std::stoull(line.substr(6), nullptr, 16), format);
                ++passed;
            } else {
                some.reader.read(line);
            }
        }
        QVERIFY(passed > 0);
        QVERIFY(!all.facts.empty());
        QVERIFY(some.facts == all.facts);
        QVERIFY(some.agents == all.agents);
        QCOMPARE(some.reader.lastAgent(), all.reader.lastAgent());
    }
};

QTEST_APPLESS_MAIN(TestAgentLogReader)
#include "tst_agentlogreader.moc"
