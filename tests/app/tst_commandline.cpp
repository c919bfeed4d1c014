// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline.h"
#include "app/demoflags.h"
#include "model/event/preset.h"

#include <QTest>

using namespace icelens;
using namespace std::chrono_literals;
using app::DemoRequest;
using model::SessionOptions;

namespace {

const QString password = QStringLiteral("not-in-any-output");

app::Request parse(const char* line)
{
    return app::parseCommandLine(
        QString::fromLatin1(line).split(QLatin1Char(' '), Qt::SkipEmptyParts), password);
}

template <class Change>
SessionOptions changed(Change change)
{
    SessionOptions options;
    change(options);
    return options;
}

model::Address address(const char* text)
{
    return *model::Address::parseWithPort(text);
}

} // namespace

Q_DECLARE_METATYPE(SessionOptions)

class TestCommandLine : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void eachFlagSetsItsOption_data();
    void eachFlagSetsItsOption();
    void wrongUseSaysWhatIsWrong_data();
    void wrongUseSaysWhatIsWrong();
    void withoutCommandItIsTheDemo();
    void sessionFlagsAreRead();
    void openAndShowWantOneFile();
    void helpIsEverywhere_data();
    void helpIsEverywhere();
    void turnPasswordIsNeverPrinted();
    void noWindowForWhatNeedsNone();
};

void TestCommandLine::eachFlagSetsItsOption_data()
{
    QTest::addColumn<QString>("flags");
    QTest::addColumn<SessionOptions>("wanted");
    const auto row = [](const char* flags, auto change) {
        QTest::newRow(flags) << QString::fromLatin1(flags) << changed(change);
    };
    row("", [](SessionOptions&) {});
    row("--nomination aggressive",
        [](SessionOptions& o) { o.nomination = model::Nomination::Aggressive; });
    row("--nomination=regular", [](SessionOptions&) {});
    row("--ta 7", [](SessionOptions& o) { o.ta = 7ms; });
    row("--preset fast", [](SessionOptions& o) { o.ta = 5ms; });
    row("--preset libnice", [](SessionOptions& o) { o.ta = 20ms; });
    row("--preset slow", [](SessionOptions& o) { o.ta = 250ms; });
    row("--ta 9 --preset slow", [](SessionOptions& o) { o.ta = 9ms; });
    row("--trickle", [](SessionOptions& o) { o.trickle = true; });
    row("--trickle=250", [](SessionOptions& o) {
        o.trickle = true;
        o.trickleDelay = 250ms;
    });
    row("--hold-candidates", [](SessionOptions& o) {
        o.trickle = true;
        o.holdCandidates = true;
    });
    row("--trickle-delay 40", [](SessionOptions& o) {
        o.trickle = true;
        o.trickleDelay = 40ms;
    });
    row("--no-consent", [](SessionOptions& o) { o.consentFreshness = false; });
    row("--interface lo --interface 127.0.0.2", [](SessionOptions& o) {
        o.interfaces = {"lo", "127.0.0.2"};
    });
    row("--no-ipv4", [](SessionOptions& o) { o.ipv4 = false; });
    row("--no-ipv6", [](SessionOptions& o) { o.ipv6 = false; });
    row("--ice-tcp", [](SessionOptions& o) { o.iceTcp = true; });
    row("--upnp", [](SessionOptions& o) { o.upnp = true; });
    row("--check-list-limit 200", [](SessionOptions& o) { o.checkListLimit = 200; });
    row("--streams 2 --components 3", [](SessionOptions& o) {
        o.streams = 2;
        o.components = 3;
    });
    row("--alice-role controlled",
        [](SessionOptions& o) { o.aliceRole = model::Role::Controlled; });
    row("--bob-role controlling", [](SessionOptions& o) { o.bobRole = model::Role::Controlling; });
    row("--idle-timeout 900", [](SessionOptions& o) { o.idleTimeout = 900ms; });
    row("--stun-timeout 100", [](SessionOptions& o) { o.stunInitialTimeout = 100ms; });
    row("--stun-retransmissions 5", [](SessionOptions& o) { o.stunMaxRetransmissions = 5; });
    row("--stun-reliable-timeout 300", [](SessionOptions& o) { o.stunReliableTimeout = 300ms; });
    row("--stun 192.0.2.1:19302",
        [](SessionOptions& o) { o.stunServer = address("192.0.2.1:19302"); });
    row("--stun 2001:db8::1",
        [](SessionOptions& o) { o.stunServer = address("[2001:db8::1]:3478"); });
    row("--turn udp:a@b@192.0.2.1:99 --turn tcp:u@[2001:db8::1]:80 --relay-only",
        [](SessionOptions& o) {
            const std::string secret = password.toStdString();
            o.turnServers = {
                {address("192.0.2.1:99"), model::RelayTransport::Udp, "a@b", secret},
                {address("[2001:db8::1]:80"), model::RelayTransport::Tcp, "u", secret}};
            o.relayOnly = true;
        });
}

void TestCommandLine::eachFlagSetsItsOption()
{
    QFETCH(const QString, flags);
    QFETCH(const SessionOptions, wanted);
    const app::Request request = parse(qPrintable(QStringLiteral("demo ") + flags));
    const auto* demo = std::get_if<DemoRequest>(&request);
    QVERIFY(demo);
    QVERIFY(demo->options == wanted);
}

void TestCommandLine::wrongUseSaysWhatIsWrong_data()
{
    QTest::addColumn<QString>("says");
    const auto row = [](const char* line, const char* says) {
        QTest::newRow(line) << QString::fromUtf8(says);
    };
    row("frobnicate", "There is no command “frobnicate”. See icelens --help.");
    row("demo --ta 0",
        "--ta: whole milliseconds from 1 to 5000 are wanted, not “0”. "
        "See icelens demo --help.");
    row("demo --ta 5001", "1 to 5000");
    row("demo --ta 5ms", "“5ms”");
    row("demo --ta", "--ta");
    row("demo --tap 5", "tap");
    row("demo extra", "“extra”");
    row("demo --nomination odd", "“regular” or “aggressive”");
    row("demo --preset quick", "“fast”, “libnice” or “slow”");
    row("demo --headless --hold-candidates", "needs the window");
    row("demo --trickle=x", "--trickle-delay: whole milliseconds from 0 to 60000");
    row("demo --streams 9", "1 to 8");
    row("demo --components 0", "1 to 8");
    row("demo --check-list-limit 201", "1 to 200");
    row("demo --alice-role boss", "“controlling” or “controlled”");
    row("demo --idle-timeout 49", "50 to 60000");
    row("demo --stun-timeout 19", "20 to 9999");
    row("demo --stun-retransmissions 100", "1 to 99");
    row("demo --stun-reliable-timeout 100000", "20 to 99999");
    row("demo --stun example.org:3478", "names are not looked up");
    row("demo --stun 192.0.2.1:0", "an IP address with a port");
    row("demo --turn user@192.0.2.1", "udp:user@192.0.2.1:3478");
    row("demo --turn turns:user@192.0.2.1", "udp:user@192.0.2.1:3478");
    row("demo --turn udp:@192.0.2.1", "udp:user@192.0.2.1:3478");
    row("demo --relay-only", "--turn");
    row("demo --no-ipv4 --no-ipv6", "no candidate is left");
    row("demo --duration 0", "from 0.1 to 86400");
    row("demo --duration nan", "from 0.1 to 86400");
    row("demo --interface=", "an interface is wanted");
    row("open", "open wants one file. See icelens open --help.");
    row("show", "show wants one file");
    row("show a b", "show wants one file");
    row("show a --at -1", "seconds from 0");
    row("show a --headless", "headless");
}

void TestCommandLine::wrongUseSaysWhatIsWrong()
{
    QFETCH(const QString, says);
    const app::Request request = parse(QTest::currentDataTag());
    const auto* error = std::get_if<app::UsageError>(&request);
    QVERIFY(error);
    QVERIFY2(error->message.contains(says), qPrintable(error->message));
    QVERIFY2(error->message.endsWith(QStringLiteral("--help.")), qPrintable(error->message));
}

void TestCommandLine::withoutCommandItIsTheDemo()
{
    const app::Request request = parse("");
    SessionOptions first;
    first.ta = model::taOf(model::Preset::SlowMotion);
    QVERIFY(std::get<DemoRequest>(request).options == first);
    QVERIFY(std::get<DemoRequest>(parse("demo")).options == SessionOptions{});
    const app::Request flagged = parse("--ta 5 --headless");
    QVERIFY(std::get<DemoRequest>(flagged).options.ta == 5ms);
    QVERIFY(std::get<DemoRequest>(flagged).headless);
}

void TestCommandLine::sessionFlagsAreRead()
{
    const app::Request request =
        parse("demo --headless --json --record some.icelens --duration 2.5");
    const auto& demo = std::get<DemoRequest>(request);
    QVERIFY(demo.headless);
    QVERIFY(demo.json);
    QCOMPARE(demo.recordFile, QStringLiteral("some.icelens"));
    QVERIFY(demo.duration == 2500ms);
}

void TestCommandLine::openAndShowWantOneFile()
{
    const app::Request open = parse("open a.icelens --headless");
    QCOMPARE(std::get<app::OpenRequest>(open).file, QStringLiteral("a.icelens"));
    QVERIFY(std::get<app::OpenRequest>(open).headless);
    const app::Request show = parse("show --json --at 0.25 a.icelens");
    QCOMPARE(std::get<app::ShowRequest>(show).file, QStringLiteral("a.icelens"));
    QVERIFY(std::get<app::ShowRequest>(show).json);
    QVERIFY(std::get<app::ShowRequest>(show).at == model::SessionTime(250ms));
}

void TestCommandLine::helpIsEverywhere_data()
{
    QTest::addColumn<QString>("usage");
    QTest::newRow("--help") << QStringLiteral("icelens [COMMAND]");
    QTest::newRow("-h") << QStringLiteral("icelens [COMMAND]");
    QTest::newRow("demo --help") << QStringLiteral("icelens demo");
    QTest::newRow("open --help") << QStringLiteral("icelens open FILE");
    QTest::newRow("show -h") << QStringLiteral("icelens show FILE");
    QTest::newRow("--ta 5 --help") << QStringLiteral("icelens demo");
}

void TestCommandLine::helpIsEverywhere()
{
    QFETCH(const QString, usage);
    const app::Request request = parse(QTest::currentDataTag());
    const auto* text = std::get_if<app::TextRequest>(&request);
    QVERIFY(text);
    QVERIFY2(text->text.startsWith(QStringLiteral("Usage: ") + usage), qPrintable(text->text));
    QVERIFY(text->text.contains(QStringLiteral("Exit status:\n  0 ")));
    const QStringList lines = text->text.split(QLatin1Char('\n'));
    for (const QString& line : lines)
        QVERIFY2(line.size() <= 80, qPrintable(line));
}

void TestCommandLine::turnPasswordIsNeverPrinted()
{
    for (const char* line : {"demo --turn udp:user@192.0.2.1 --help", "demo --turn oops",
                             "demo --turn udp:user@192.0.2.1 --ta x"}) {
        const app::Request request = parse(line);
        const auto* text = std::get_if<app::TextRequest>(&request);
        const auto* error = std::get_if<app::UsageError>(&request);
        QVERIFY(text || error);
        QVERIFY(!(text ? text->text : error->message).contains(password));
    }
}

void TestCommandLine::noWindowForWhatNeedsNone()
{
    const auto may = [](const char* line) {
        return app::mayWantWindow(QString::fromLatin1(line).split(QLatin1Char(' ')));
    };
    QVERIFY(app::mayWantWindow({}));
    QVERIFY(may("demo --ta 5"));
    QVERIFY(may("open a.icelens"));
    QVERIFY(may("-platform offscreen"));
    QVERIFY(!may("demo --headless"));
    QVERIFY(!may("open a.icelens --headless"));
    QVERIFY(!may("show a.icelens"));
    QVERIFY(!may("demo --help"));
    QVERIFY(!may("--version"));
}

QTEST_GUILESS_MAIN(TestCommandLine)
#include "tst_commandline.moc"
