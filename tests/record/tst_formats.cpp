// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/record/eventcodec.h"
#include "model/record/factfields.h"
#include "model/record/sessionjson.h"
#include "model/record/words.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>

#include <utility>

using namespace icelens;
using namespace icelens::record;

namespace {

/// Walks factfields.h and collects the names of the fields.
struct Names
{
    QStringList names;

    void add(std::string_view name)
    {
        names.append(QString::fromLatin1(name.data(), qsizetype(name.size())));
    }

    template <class T>
    void must(std::string_view name, T& /*value*/)
    {
        add(name);
    }

    template <class T>
    void may(std::string_view name, T& /*value*/)
    {
        add(name);
    }

    template <class T>
    void has(std::string_view name, T& value)
    {
        add(name);
        if constexpr (std::is_same_v<T, model::SessionOptions>)
            fields(*this, value);
    }

    void count(std::string_view name, int& /*value*/, int /*max*/) { add(name); }

    template <class T>
    void list(std::string_view name, std::vector<T>& /*values*/, std::size_t /*max*/)
    {
        add(name);
        if constexpr (std::is_same_v<T, model::TurnServer>) {
            T value;
            fields(*this, value);
        }
    }

    template <class T>
    void inside(model::Boxed<T>& /*boxed*/)
    {
        T value;
        fields(*this, value);
    }
};

template <class F>
void collect(Names& names, std::type_identity<F> /*plain*/)
{
    F fact;
    fields(names, fact);
}

template <class F>
void collect(Names& names, std::type_identity<model::Boxed<F>> /*boxed*/)
{
    F fact;
    fields(names, fact);
}

template <std::size_t... Index>
QStringList fieldNames(std::index_sequence<Index...> /*all*/)
{
    Names names;
    (collect(names, std::type_identity<std::variant_alternative_t<Index, model::Fact>>()), ...);
    names.names.removeDuplicates();
    return names.names;
}

template <class... E>
QStringList words()
{
    QStringList list;
    const auto add = [&](const auto& of) {
        for (const std::string_view word : of)
            list.append(QString::fromLatin1(word.data(), qsizetype(word.size())));
    };
    (add(Words<E>::list), ...);
    list.removeDuplicates();
    return list;
}

} // namespace

/// docs/formats.md is the format's description: what the code knows must stand in it.
class TestFormats : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyEventIsDescribed();
    void everyFieldIsDescribed();
    void everyWordIsDescribed();
    void everyMemberOfTheShowObjectIsDescribed();
    void theExampleIsRead();

private:
    [[nodiscard]] bool names(const QString& code) const
    {
        return m_document.contains(QLatin1Char('`') + code + QLatin1Char('`'));
    }

    QString m_document;
};

void TestFormats::initTestCase()
{
    QFile file(qEnvironmentVariable("ICELENS_SOURCE_DIR") + QStringLiteral("/docs/formats.md"));
    QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.fileName()));
    m_document = QString::fromUtf8(file.readAll());
}

void TestFormats::everyEventIsDescribed()
{
    for (const std::string_view name : eventNames()) {
        const auto event = QString::fromLatin1(name.data(), qsizetype(name.size()));
        QVERIFY2(m_document.contains(QStringLiteral("| `%1` |").arg(event)), qPrintable(event));
    }
}

void TestFormats::everyFieldIsDescribed()
{
    const auto all = fieldNames(std::make_index_sequence<std::variant_size_v<model::Fact>>());
    QVERIFY(all.size() > 50);
    for (const QString& field : all)
        QVERIFY2(names(field), qPrintable(field));
}

void TestFormats::everyWordIsDescribed()
{
    using namespace model;
    const auto all = words<Source, Role, Nomination, RelayTransport, CandidateType, Transport,
                           PairState, ComponentState, PairOrigin, TriggerReason, RemovalReason,
                           Direction, Integrity, MediaClass, Notice, DtlsRole, DtlsState, DtlsError,
                           FingerprintVerdict, SrtpProfile, AudioUse, AudioChange, CallEndReason>();
    for (const QString& word : all)
        QVERIFY2(names(word), qPrintable(word));
}

void TestFormats::everyMemberOfTheShowObjectIsDescribed()
{
    using namespace model;
    Session session;
    const auto apply = [&](Fact fact) {
        session.apply({SessionTime(1), AgentId(1), Source::Session, std::move(fact)});
    };
    apply(Boxed<AgentCreated>(AgentCreated{"Alice", Role::Controlling, "libnice"}));
    apply(StreamAdded{StreamId(1), 1});
    apply(RoleChanged{Role::Controlled});
    Candidate candidate;
    candidate.stream = StreamId(1);
    candidate.component = ComponentId(1);
    apply(LocalCandidateGathered{candidate});
    PairFormed formed;
    formed.pair = PairId(1);
    formed.stream = StreamId(1);
    formed.component = ComponentId(1);
    apply(Boxed<PairFormed>(formed));
    apply(PairSelected{StreamId(1), ComponentId(1), {}, {}, Transport::Udp});
    apply(PairRemoved{PairId(1), RemovalReason::Unknown});
    apply(Noticed{});
    SrtpProtected secured;
    secured.stream = StreamId(1);
    secured.component = ComponentId(1);
    apply(Boxed<SrtpProtected>(secured));
    MediaReport report;
    report.stream = StreamId(1);
    report.component = ComponentId(1);
    apply(Boxed<MediaReport>(report));
    apply(AudioDeviceChanged{});
    apply(CallEnded{});
    const auto json = QString::fromStdString(sessionJson(session, {}));
    QVERIFY(json.contains(QStringLiteral("removed_reason")));
    QVERIFY(json.contains(QStringLiteral("playout_delay_ms")));
    static const QRegularExpression member(QStringLiteral("\"([a-z_-]+)\": "));
    auto found = member.globalMatch(json);
    while (found.hasNext()) {
        const auto name = found.next().captured(1);
        QVERIFY2(names(name), qPrintable(name));
    }
}

void TestFormats::theExampleIsRead()
{
    static const QRegularExpression block(QStringLiteral("```jsonl\n(.*?)```"),
                                          QRegularExpression::DotMatchesEverythingOption);
    const auto example = block.match(m_document).captured(1);
    const auto lines = example.split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    QVERIFY(lines.size() > 3);
    LineDecoder decoder;
    QVERIFY(decoder.header(lines.first().toStdString()));
    for (const QString& line : lines.mid(1)) {
        const auto event = decoder.event(line.toStdString());
        QVERIFY2(event, qPrintable(line));
        std::string again;
        appendEvent(again, *event);
        QCOMPARE(QString::fromStdString(again), line + QLatin1Char('\n'));
    }
}

QTEST_APPLESS_MAIN(TestFormats)
#include "tst_formats.moc"
