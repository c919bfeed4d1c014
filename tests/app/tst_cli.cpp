// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/program.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

using namespace icelens::test;

namespace {

const QStringList loopback = {QStringLiteral("--interface"), QStringLiteral("127.0.0.1")};

QStringList words(const char* line)
{
    return QString::fromUtf8(line).split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

QSet<QString> flagsIn(const QString& text)
{
    static const QRegularExpression flag(QStringLiteral("--[a-z][a-z0-9-]*"));
    QSet<QString> flags;
    for (auto match = flag.globalMatch(text); match.hasNext();)
        flags.insert(match.next().captured());
    return flags;
}

QByteArray contents(const QString& path)
{
    QFile file(path);
    return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

/// The program as scripts use it.
class TestCli : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void demoConnectsAndRecordsWhatItStreams();
    void demoConnectsWithoutGlibInQt();
    void showPrintsOneObject();
    void showGoesBackInTime();
    void showReadsWhatIsPrintedForPeople();
    void wrongUseEndsWithTwo_data();
    void wrongUseEndsWithTwo();
    void notConnectedInTimeEndsWithThree();
    void deadLinkEndsWithThree();
    void noAddressEndsWithFour();
    void withoutDisplayItSaysWhyThereIsNoWindow();
    void windowedSessionIsKeptPrivately();
    void turnPasswordGoesNowhere();
    void helpAndVersionNeedNoDisplay();
    void manualPageNamesTheFlagsOfHelp();

private:
    [[nodiscard]] Ran icelens(const QStringList& arguments) const
    {
        return run(arguments, quietEnvironment(m_folder.path()), m_folder.path());
    }
    [[nodiscard]] QString path(const char* name) const
    {
        return m_folder.filePath(QString::fromLatin1(name));
    }
    /// Records a session that connected.
    void record(const char* name) const
    {
        const Ran ran =
            icelens(words("demo --headless --preset fast --record") << path(name) << loopback);
        QVERIFY2(ran.status == 0, ran.errors);
    }

    QTemporaryDir m_folder;
};

void TestCli::demoConnectsAndRecordsWhatItStreams()
{
    const Ran ran = icelens(words("demo --headless --preset fast --json --record")
                            << path("both.icelens") << loopback);
    QVERIFY2(ran.status == 0, ran.errors);
    QVERIFY(ran.output.count('\n') > 30);
    QCOMPARE(ran.output, contents(path("both.icelens")));
    QVERIFY(QJsonDocument::fromJson(ran.output.left(ran.output.indexOf('\n')))
                .object()
                .contains(QStringLiteral("icelens")));
    QVERIFY(ran.output.endsWith("\"e\":\"session-ended\"}\n"));
    QVERIFY2(ran.errors.contains("Every component is connected."), ran.errors);
}

void TestCli::demoConnectsWithoutGlibInQt()
{
    QProcessEnvironment environment = quietEnvironment(m_folder.path());
    environment.insert(QStringLiteral("QT_NO_GLIB"), QStringLiteral("1"));
    const Ran ran =
        run(words("demo --headless --preset fast") << loopback, environment, m_folder.path());
    QVERIFY2(ran.status == 0, ran.errors);
}

void TestCli::showPrintsOneObject()
{
    record("show.icelens");
    const Ran ran = icelens(words("show --json") << path("show.icelens"));
    QVERIFY2(ran.status == 0, ran.errors);
    QCOMPARE(ran.errors, QByteArray());
    const QJsonObject shown = QJsonDocument::fromJson(ran.output).object();
    const QJsonArray agents = shown[QStringLiteral("agents")].toArray();
    QCOMPARE(agents.size(), 2);
    QSet<QString> roles;
    for (const QJsonValue& value : agents) {
        const QJsonObject agent = value.toObject();
        roles.insert(agent[QStringLiteral("role")].toString());
        QVERIFY(!agent[QStringLiteral("ufrag")].toString().isEmpty());
        const QJsonObject component =
            agent[QStringLiteral("streams")][0][QStringLiteral("components")][0].toObject();
        QCOMPARE(component[QStringLiteral("state")].toString(), QStringLiteral("ready"));
        const QJsonArray pairs = component[QStringLiteral("pairs")].toArray();
        QCOMPARE(pairs.size(), 1);
        for (const char* mark : {"valid", "nominated", "selected"})
            QVERIFY2(pairs[0][QLatin1String(mark)].toBool(), mark);
        QCOMPARE(pairs[0][QStringLiteral("state")].toString(), QStringLiteral("succeeded"));
    }
    QCOMPARE(roles, QSet<QString>({QStringLiteral("controlling"), QStringLiteral("controlled")}));
}

void TestCli::showGoesBackInTime()
{
    record("time.icelens");
    const auto events = [&](const QStringList& when) {
        const Ran ran = icelens(words("show --json") << path("time.icelens") << when);
        return QJsonDocument::fromJson(ran.output).object()[QStringLiteral("events")].toInt(-1);
    };
    const int all = events({});
    QVERIFY(all > 30);
    QCOMPARE(events(words("--at 0")), 0);
    QCOMPARE(events(words("--at 3600")), all);
    const int some = events(words("--at 0.005"));
    QVERIFY(some > 0 && some < all);
}

void TestCli::showReadsWhatIsPrintedForPeople()
{
    record("people.icelens");
    for (const char* command : {"show", "open --headless"}) {
        const Ran ran = icelens(words(command) << path("people.icelens"));
        QCOMPARE(ran.status, 0);
        QVERIFY(ran.output.contains("Succeeded"));
        QVERIFY(ran.output.contains("Every component is connected."));
    }
}

void TestCli::wrongUseEndsWithTwo_data()
{
    QTest::addColumn<QStringList>("arguments");
    const auto row = [](const char* line) { QTest::newRow(line) << words(line); };
    row("frobnicate");
    row("demo --ta 0");
    row("demo --no-such-flag");
    row("show");
    row("show missing.icelens");
    row("open missing.icelens --headless");
    row("show .");
    row("show empty.icelens");
    row("show other.icelens");
    row("show newer.icelens");
    row("demo --headless --interface 127.0.0.1 --record no/such/folder/x.icelens");
}

void TestCli::wrongUseEndsWithTwo()
{
    const auto write = [&](const char* name, const char* text) {
        QFile file(path(name));
        QVERIFY(file.open(QFile::WriteOnly));
        file.write(text);
    };
    write("empty.icelens", "");
    write("other.icelens", "{\"this\":\"is something else\"}\n");
    write("newer.icelens", "{\"icelens\":99,\"version\":1}\n");
    QFETCH(const QStringList, arguments);
    const Ran ran = icelens(arguments);
    QCOMPARE(ran.status, 2);
    QVERIFY2(ran.errors.startsWith("icelens: "), ran.errors);
}

void TestCli::notConnectedInTimeEndsWithThree()
{
    const Ran ran = icelens(words("demo --headless --preset slow --duration 0.2") << loopback);
    QCOMPARE(ran.status, 3);
}

void TestCli::deadLinkEndsWithThree()
{
    const QString unshare = QStringLiteral("unshare");
    const QProcessEnvironment environment = quietEnvironment(m_folder.path());
    // A new network namespace has a loopback interface that is down: nothing can be sent.
    const QStringList isolated = words("--user --map-root-user --net");
    if (run(isolated + words("true"), environment, m_folder.path(), unshare).status != 0)
        QSKIP("This system does not let its users make network namespaces.");
    const Ran ran = run(isolated + QStringList(programPath())
                            + words("demo --headless --preset fast --idle-timeout 50") + loopback,
                        environment, m_folder.path(), unshare);
    QCOMPARE(ran.status, 3);
    QVERIFY(ran.output.contains("Failed"));
}

void TestCli::noAddressEndsWithFour()
{
    const Ran ran = icelens(words("demo --headless --interface 192.0.2.77"));
    QCOMPARE(ran.status, 4);
    QVERIFY(ran.output.contains("refused to gather"));
}

void TestCli::withoutDisplayItSaysWhyThereIsNoWindow()
{
    const Ran ran = icelens(words("demo --preset fast") << loopback);
    QCOMPARE(ran.status, 0);
    QVERIFY2(ran.errors.startsWith("icelens: There is no window: "), ran.errors);
    QVERIFY(ran.output.contains("Every component is connected."));

    QProcessEnvironment dead = quietEnvironment(m_folder.path());
    dead.insert(QStringLiteral("DISPLAY"), QStringLiteral(":59999"));
    const Ran other = run(words("demo --preset fast") << loopback, dead, m_folder.path());
    QCOMPARE(other.status, 0);
    QVERIFY2(other.errors.contains("nothing answers at the display :59999"), other.errors);
}

void TestCli::windowedSessionIsKeptPrivately()
{
    QProcessEnvironment environment = quietEnvironment(m_folder.path());
    environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
    const Ran ran =
        run(words("demo --preset fast --duration 0.5") << loopback, environment, m_folder.path());
    QVERIFY2(ran.status == 0, ran.errors);
    const QDir folder(path("data/icelens/icelens/sessions"));
    const QFileInfoList kept = folder.entryInfoList(QDir::Files);
    QCOMPARE(kept.size(), 1);
    QCOMPARE(int(kept.first().permissions() & 0x0077), 0); // nobody else's
    QVERIFY(contents(kept.first().filePath()).endsWith("\"e\":\"session-ended\"}\n"));
}

void TestCli::turnPasswordGoesNowhere()
{
    const QByteArray secret = "kept-to-itself-4711";
    QProcessEnvironment environment = quietEnvironment(m_folder.path());
    environment.insert(QStringLiteral("ICELENS_TURN_PASSWORD"), QString::fromLatin1(secret));
    const Ran ran =
        run(words("demo --headless --json --turn udp:user@127.0.0.1:9 --stun-timeout 20 "
                  "--stun-retransmissions 1 --record")
                << path("turn.icelens") << loopback,
            environment, m_folder.path());
    QCOMPARE(ran.status, 0);
    const QByteArray file = contents(path("turn.icelens"));
    QVERIFY(file.contains("127.0.0.1:9"));
    for (const QByteArray& text : {ran.output, ran.errors, file})
        QVERIFY(!text.contains(secret));
}

void TestCli::helpAndVersionNeedNoDisplay()
{
    for (const char* line :
         {"--help", "demo --help", "open --help", "show --help", "offer --help", "answer --help"}) {
        const Ran ran = icelens(words(line));
        QCOMPARE(ran.status, 0);
        QVERIFY(ran.output.startsWith("Usage: icelens"));
    }
    const Ran version = icelens(words("--version"));
    QCOMPARE(version.status, 0);
    QVERIFY(QRegularExpression(QStringLiteral("^icelens \\d+\\.\\d+\\.\\d+\n$"))
                .match(QString::fromUtf8(version.output))
                .hasMatch());
}

void TestCli::manualPageNamesTheFlagsOfHelp()
{
    QString help;
    for (const char* line :
         {"--help", "demo --help", "open --help", "show --help", "offer --help", "answer --help"})
        help += QString::fromUtf8(icelens(words(line)).output);
    QString page = QString::fromUtf8(contents(qEnvironmentVariable("ICELENS_SOURCE_DIR")
                                              + QStringLiteral("/resources/icelens.1")));
    page.replace(QStringLiteral("\\-"), QStringLiteral("-"));
    QVERIFY(flagsIn(help).size() > 25);
    QCOMPARE(flagsIn(page), flagsIn(help));
}

QTEST_GUILESS_MAIN(TestCli)
#include "tst_cli.moc"
