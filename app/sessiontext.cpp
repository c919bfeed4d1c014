// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sessiontext.h"

#include "model/items/sessionsummary.h"
#include "model/items/words.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <tuple>
#include <vector>

namespace icelens::app {

namespace {

using items::Words;
using Row = std::array<QString, 8>;

class SessionText
{
    Q_DECLARE_TR_FUNCTIONS(icelens::app::SessionText)
public:
    static QString table(const model::Session& session, std::size_t mostPairs);
    static QString summary(const model::Session& session);
    static QString states(const model::Session& session);
    static QString file(const record::FileError& error);
    static QStringList reading(const record::ReadSummary& summary);

private:
    static Row head();
    static Row row(const model::Session& session, const model::Pair& pair);
    static QString component(const items::ComponentSummary& shown);
};

QString endpoint(std::optional<model::CandidateType> type, const model::Address& address)
{
    return Words::candidateType(type) + QLatin1Char(' ') + Words::address(address);
}

/// Places of the pairs in the order of the table.
std::vector<const model::Pair*> sortedPairs(const model::Session& session)
{
    std::vector<const model::Pair*> pairs;
    pairs.reserve(session.pairs().size());
    for (std::size_t i = 0; i < session.pairs().size(); ++i)
        pairs.push_back(&session.pairs()[i]);
    const auto key = [](const model::Pair* pair) {
        return std::tuple(pair->agent, pair->stream, pair->component, pair->removed.has_value(),
                          ~pair->priority.value_or(0), pair->id);
    };
    std::ranges::sort(pairs, {}, key);
    return pairs;
}

QString lines(const std::vector<Row>& rows)
{
    std::array<qsizetype, std::tuple_size_v<Row>> widths{};
    for (const Row& row : rows) {
        for (std::size_t column = 0; column < row.size(); ++column)
            widths.at(column) = std::max(widths.at(column), row.at(column).size());
    }
    QString text;
    for (const Row& row : rows) {
        QString line;
        for (std::size_t column = 0; column < row.size(); ++column)
            line += row.at(column).leftJustified(widths.at(column) + 2);
        while (line.endsWith(QLatin1Char(' ')))
            line.chop(1);
        text += line + QLatin1Char('\n');
    }
    return text;
}

Row SessionText::head()
{
    return {tr("List"),   tr("State"), tr("Flags"),         tr("Local"),
            tr("Remote"), tr("RTT"),   tr("Sent/answered"), tr("Changed")};
}

Row SessionText::row(const model::Session& session, const model::Pair& pair)
{
    QStringList marks;
    if (pair.valid)
        marks << tr("valid");
    if (pair.nominated)
        marks << tr("nominated");
    if (pair.selected)
        marks << tr("selected");
    if (pair.triggered)
        marks << tr("triggered");
    if (pair.removed)
        marks << tr("removed");
    const QString number =
        QStringLiteral("%1.%2").arg(pair.stream.value()).arg(pair.component.value());
    return {Words::agent(session, pair.agent) + QLatin1Char(' ') + number,
            Words::state(pair.state),
            marks.isEmpty() ? Words::dash() : marks.join(QLatin1Char(' ')),
            endpoint(pair.localType, pair.local),
            endpoint(pair.remoteType, pair.remote),
            pair.roundTrip ? Words::duration(*pair.roundTrip) : Words::dash(),
            QStringLiteral("%1/%2").arg(pair.requestsSent).arg(pair.requestsAnswered),
            Words::time(pair.changedAt)};
}

QString SessionText::table(const model::Session& session, std::size_t mostPairs)
{
    const std::vector<const model::Pair*> pairs = sortedPairs(session);
    std::vector<Row> rows = {head()};
    for (const model::Pair* pair : pairs) {
        if (rows.size() > mostPairs)
            break;
        rows.push_back(row(session, *pair));
    }
    QString text = lines(rows);
    if (const std::size_t left = pairs.size() + 1 - rows.size(); left > 0)
        text += tr("%n more pair(s) not shown here", nullptr, int(left)) + QLatin1Char('\n');
    return text;
}

QString SessionText::component(const items::ComponentSummary& shown)
{
    QStringList stages;
    for (const items::StageSummary& stage : shown.stages) {
        if (stage.at)
            stages << stage.name + QLatin1Char(' ') + stage.time;
    }
    const QString line = QStringLiteral("  ") + shown.selectedLine + QLatin1Char('\n');
    return stages.isEmpty()
        ? line
        : line + QStringLiteral("    ") + stages.join(QStringLiteral(" → ")) + QLatin1Char('\n');
}

QString SessionText::summary(const model::Session& session)
{
    const items::SessionSummary summary = items::SessionSummary::of(session);
    QString text = summary.title + QLatin1Char('\n');
    for (const items::AgentSummary& agent : summary.agents) {
        text += tr("%1 (%2), ufrag %3, %4")
                    .arg(agent.name, agent.roleText, agent.ufrag, agent.candidateText)
            + QLatin1Char('\n');
        for (const QString& change : agent.roleSwitches)
            text += QStringLiteral("  ") + change + QLatin1Char('\n');
        for (const items::ComponentSummary& shown : agent.components)
            text += component(shown);
    }
    for (const items::NoticeSummary& notice : summary.notices) {
        if (notice.level != items::NoticeLevel::Quiet)
            text += QStringList{notice.happened, notice.means, notice.todo}
                        .join(QLatin1Char(' '))
                        .trimmed()
                + QLatin1Char('\n');
    }
    text += tr("%1 events, %2 messages on the wire, %3 pairs, %4")
                .arg(Words::number(session.eventCount()), Words::number(session.messagesSeen()),
                     Words::number(session.pairs().size()), Words::time(session.now()))
        + QLatin1Char('\n');
    return text + summary.overall + QLatin1Char('\n');
}

QString SessionText::states(const model::Session& session)
{
    QStringList parts;
    for (const auto& agent : session.agents()) {
        for (const model::Stream& stream : agent->streams) {
            for (const model::Component& component : stream.components)
                parts << QStringLiteral("%1 %2.%3 %4")
                             .arg(Words::agent(session, agent->id))
                             .arg(stream.id.value())
                             .arg(component.id.value())
                             .arg(Words::componentState(component.state));
        }
    }
    return parts.join(QStringLiteral(" · "));
}

QString SessionText::file(const record::FileError& error)
{
    using record::FileFault;
    const QString path = error.path;
    switch (error.fault) {
    case FileFault::CannotOpen:
        return tr("%1 cannot be opened: %2.").arg(path, error.systemText);
    case FileFault::IsDirectory:
        return tr("%1 is a folder, not a session file.").arg(path);
    case FileFault::Empty:
        return tr("%1 is empty.").arg(path);
    case FileFault::NotASession:
        return tr("%1 is not a session file of IceLens.").arg(path);
    case FileFault::TruncatedHeader:
        return tr("%1 ends within its first line: nothing of the session is in it.").arg(path);
    case FileFault::NewerVersion:
        return tr("%1 has version %2 of the session format, which a newer IceLens reads.")
            .arg(path)
            .arg(error.version);
    case FileFault::ReadFailed:
        return tr("%1 cannot be read: %2.").arg(path, error.systemText);
    case FileFault::WriteFailed:
        return tr("%1 cannot be written: %2.").arg(path, error.systemText);
    case FileFault::DiskFull:
        return tr("%1 cannot be written: the disk is full.").arg(path);
    case FileFault::Cancelled:
        break;
    }
    return tr("%1: cancelled.").arg(path);
}

QStringList SessionText::reading(const record::ReadSummary& summary)
{
    QStringList sentences;
    if (summary.skippedLines > 0)
        sentences << tr("%n line(s) could not be read and were left out, the first is line %1.",
                        nullptr, int(summary.skippedLines))
                         .arg(summary.firstSkipped ? summary.firstSkipped->number : 0);
    if (summary.unknownEvents > 0)
        sentences << tr("%n event(s) are of a newer IceLens and were left out.", nullptr,
                        int(summary.unknownEvents));
    if (summary.truncatedTail)
        sentences << tr("The last line is cut off: the program that wrote the file was killed.");
    return sentences;
}

} // namespace

QString pairTable(const model::Session& session, std::size_t mostPairs)
{
    return SessionText::table(session, mostPairs);
}

QString summaryText(const model::Session& session)
{
    return SessionText::summary(session);
}

QString stateLine(const model::Session& session)
{
    return SessionText::states(session);
}

QString describe(const record::FileError& error)
{
    return SessionText::file(error);
}

QStringList describe(const record::ReadSummary& summary)
{
    return SessionText::reading(summary);
}

} // namespace icelens::app
