// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/ice/agentlogcapture.h"

#include <QTest>

#include <glib.h>

#include <string>
#include <thread>
#include <vector>

using namespace icelens::model;
using icelens::transport::AgentLogCapture;

namespace {

void logAsLibnice(GLogLevelFlags level, const char* text)
{
    g_log("libnice", level, "%s", text);
}

std::vector<std::string>& defaultLines()
{
    static std::vector<std::string> lines;
    return lines;
}

void keepDefault(const gchar* /*domain*/, GLogLevelFlags /*level*/, const gchar* message,
                 gpointer /*data*/)
{
    defaultLines().emplace_back(message);
}

} // namespace

class TestAgentLogCapture : public QObject
{
    Q_OBJECT
private Q_SLOTS:

    void initTestCase() { g_log_set_default_handler(keepDefault, nullptr); }
    void init() { defaultLines().clear(); }

    void debugLinesGoToTheReaderOnly()
    {
        std::vector<Fact> facts;
        AgentLogReader reader([&](AgentId, Fact fact) { facts.push_back(std::move(fact)); });
        reader.bind("0x10", AgentId(1));
        {
            const AgentLogCapture capture(reader);
            logAsLibnice(G_LOG_LEVEL_DEBUG,
                         "Agent 0x10 : Role conflict, changing agent role to \"controlled\".");
            logAsLibnice(G_LOG_LEVEL_DEBUG, "Agent 0x10: password='swordfish'");
        }
        QVERIFY(facts == std::vector<Fact>{RoleChanged{Role::Controlled}});
        QVERIFY(defaultLines().empty());
        QCOMPARE(reader.lines(), std::uint64_t{2});
    }

    void everythingElseGoesWhereItWent()
    {
        AgentLogReader reader([](AgentId, const Fact&) {});
        {
            const AgentLogCapture capture(reader);
            logAsLibnice(G_LOG_LEVEL_WARNING, "a warning");
            g_log("other", G_LOG_LEVEL_DEBUG, "%s", "of somebody else");
        }
        logAsLibnice(G_LOG_LEVEL_DEBUG, "after the end");
        QVERIFY(defaultLines()
                == (std::vector<std::string>{"a warning", "of somebody else", "after the end"}));
        QCOMPARE(reader.lines(), std::uint64_t{0});
    }

    void agentsOfOtherThreadsAreNotOurs()
    {
        AgentLogReader reader([](AgentId, const Fact&) {});
        const AgentLogCapture capture(reader);
        std::thread([] { logAsLibnice(G_LOG_LEVEL_DEBUG, "Agent 0x10 : new"); }).join();
        QCOMPARE(reader.lines(), std::uint64_t{0});
    }

    void observerSeesEachLineAfterTheReader()
    {
        std::vector<std::uint64_t> readBefore;
        AgentLogReader reader([](AgentId, const Fact&) {});
        AgentLogCapture::setLineObserver(
            [&](std::string_view) { readBefore.push_back(reader.lines()); });
        {
            const AgentLogCapture capture(reader);
            logAsLibnice(G_LOG_LEVEL_DEBUG, "one");
            logAsLibnice(G_LOG_LEVEL_DEBUG, "two");
        }
        AgentLogCapture::setLineObserver({});
        QVERIFY(readBefore == (std::vector<std::uint64_t>{1, 2}));
    }
};

QTEST_APPLESS_MAIN(TestAgentLogCapture)
#include "tst_agentlogcapture.moc"
