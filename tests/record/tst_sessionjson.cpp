// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/record/sessionjson.h"
#include "tests/support/generatedsession.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <set>

using namespace icelens;
using namespace std::chrono_literals;

namespace {

QJsonObject show(const model::Session& session)
{
    const auto json = record::sessionJson(session, session.now());
    QJsonParseError error;
    const auto document = QJsonDocument::fromJson(QByteArray::fromStdString(json), &error);
    if (error.error != QJsonParseError::NoError)
        qWarning("%s at %d", qPrintable(error.errorString()), error.offset);
    return document.object();
}

model::Session fold(const std::vector<model::Event>& events)
{
    model::Session session;
    for (const auto& event : events)
        session.apply(event);
    return session;
}

} // namespace

class TestSessionJson : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anEmptySessionIsAnObject();
    void everyPairAndCandidateIsThere();
    void timesAreExact();
    void chaosIsValidJson();
};

void TestSessionJson::anEmptySessionIsAnObject()
{
    const auto object = show({});
    QCOMPARE(object[QLatin1String("icelens_show")].toInt(), record::showVersion);
    QVERIFY(object[QLatin1String("agents")].isArray());
    QVERIFY(object[QLatin1String("agents")].toArray().isEmpty());
}

void TestSessionJson::everyPairAndCandidateIsThere()
{
    const auto session = fold(test::generatedSession({1, 40, 4000, 2, 0}));
    const auto object = show(session);
    const auto agents = object[QLatin1String("agents")].toArray();
    QCOMPARE(agents.size(), 2);
    QCOMPARE(agents[0][QLatin1String("name")].toString(), QStringLiteral("Alice"));
    QCOMPARE(agents[0][QLatin1String("role")].toString(), QStringLiteral("controlling"));
    QCOMPARE(agents[1][QLatin1String("ufrag")].toString(), QStringLiteral("bo1001"));
    std::set<int> ids;
    for (const auto agent : agents) {
        const auto components = agent[QLatin1String("streams")][0][QLatin1String("components")];
        QCOMPARE(components.toArray().size(), 2);
        for (const auto component : components.toArray()) {
            QVERIFY(!component[QLatin1String("local_candidates")].toArray().isEmpty());
            QVERIFY(!component[QLatin1String("remote_candidates")].toArray().isEmpty());
            QCOMPARE(component[QLatin1String("state")].toString(), QStringLiteral("ready"));
            QVERIFY(component[QLatin1String("selected_pair")].isObject());
            for (const auto value : component[QLatin1String("pairs")].toArray()) {
                const auto pair = value.toObject();
                const int id = pair[QLatin1String("id")].toInt();
                const auto& wanted = session.pairs()[static_cast<std::size_t>(id) - 1];
                ids.insert(id);
                QCOMPARE(pair[QLatin1String("local")].toString().toStdString(),
                         wanted.local.toString());
                QCOMPARE(pair[QLatin1String("valid")].toBool(), wanted.valid);
                QCOMPARE(pair[QLatin1String("removed")].toBool(), wanted.removed.has_value());
                QCOMPARE(pair[QLatin1String("checks_sent")].toInt(), int(wanted.requestsSent));
                QCOMPARE(pair[QLatin1String("rtt_ms")].isNull(), !wanted.roundTrip.has_value());
            }
        }
    }
    QCOMPARE(ids.size(), session.pairs().size());
}

void TestSessionJson::timesAreExact()
{
    const auto at = [](std::chrono::nanoseconds time) {
        const auto json = record::sessionJson({}, time);
        const auto begin = json.find("\"at_s\": ") + 8;
        return json.substr(begin, json.find(',', begin) - begin);
    };
    QCOMPARE(at(0ns), std::string("0"));
    QCOMPARE(at(1ns), std::string("0.000000001"));
    QCOMPARE(at(12s), std::string("12"));
    QCOMPARE(at(12345678us), std::string("12.345678"));
    QCOMPARE(at(-1500ms), std::string("-1.5"));
}

void TestSessionJson::chaosIsValidJson()
{
    for (std::uint64_t seed = 1; seed <= 10; ++seed)
        QVERIFY(!show(fold(test::chaoticEvents(seed, 2000))).isEmpty());
}

QTEST_APPLESS_MAIN(TestSessionJson)
#include "tst_sessionjson.moc"
