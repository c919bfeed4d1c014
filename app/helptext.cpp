// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/helptext.h"

#include "app/commandline.h"

#include <QCoreApplication>

namespace icelens::app {

namespace {

constexpr int columns = 80;
constexpr int indent = 28;

/// @p text in lines of at most 80 columns, the first continued at @p column, the others there too.
QString wrapped(const QString& text, int column)
{
    QString result;
    int at = column;
    const QStringList words = text.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    for (const QString& word : words) {
        if (at > column && at + 1 + word.size() > columns) {
            result += QLatin1Char('\n') + QString(column, QLatin1Char(' '));
            at = column;
        } else if (at > column) {
            result += QLatin1Char(' ');
            ++at;
        }
        result += word;
        at += int(word.size());
    }
    return result;
}

QString entry(const HelpEntry& shown)
{
    QString line = QStringLiteral("  ") + shown.left;
    if (line.size() + 2 > indent)
        line += QLatin1Char('\n') + QString(indent, QLatin1Char(' '));
    else
        line = line.leftJustified(indent);
    return line + wrapped(shown.right, indent) + QLatin1Char('\n');
}

QString entries(const QString& title, const std::vector<HelpEntry>& list)
{
    QString text = title + QStringLiteral(":\n");
    for (const HelpEntry& one : list)
        text += entry(one);
    return text + QLatin1Char('\n');
}

class HelpText
{
    Q_DECLARE_TR_FUNCTIONS(icelens::app::HelpText)
public:
    static QString program();
    static QString command(const QString& name, const std::vector<HelpGroup>& groups);

private:
    static QString usage(const QString& line, const QString& about);
    static HelpGroup everywhere();
    static QString statuses();
};

QString HelpText::usage(const QString& line, const QString& about)
{
    return tr("Usage: %1").arg(line) + QStringLiteral("\n\n") + wrapped(about, 0)
        + QStringLiteral("\n\n");
}

HelpGroup HelpText::everywhere()
{
    return {tr("Everywhere"),
            {{QStringLiteral("-h, --help"), tr("Print this help.")},
             {QStringLiteral("-v, --version"), tr("Print the version.")}}};
}

QString HelpText::statuses()
{
    const auto number = [](ExitStatus status) { return QString::number(int(status)); };
    return entries(
        tr("Exit status"),
        {{number(ExitStatus::Connected),
          tr("Both sides are connected on every component, or the command did what it was asked.")},
         {number(ExitStatus::BadUsage),
          tr("The command line is wrong, a file cannot be read or written, or the peer's "
             "description cannot be used.")},
         {number(ExitStatus::NegotiationFailed),
          tr("The negotiation failed, or was not connected when it ended.")},
         {number(ExitStatus::GatheringFailed), tr("Gathering candidates failed or did not end.")},
         {number(ExitStatus::SecurityFailed),
          tr("A call was refused: the peer's certificate is not the one that its description "
             "names, "
             "or DTLS failed otherwise.")}});
}

QString HelpText::program()
{
    QString text =
        usage(QStringLiteral("icelens [COMMAND] [OPTIONS]"),
              tr("Watch two ICE agents (RFC 8445) gather candidates, check pairs and select one, "
                 "packet by packet. Without a command: demo; without any argument: demo in slow "
                 "motion. Without a display the session runs in the terminal."));
    text +=
        entries(tr("Commands"),
                {{QStringLiteral("demo [OPTIONS]"),
                  tr("Let two agents of this process, Alice and Bob, negotiate with each other.")},
                 {QStringLiteral("offer --write FILE --read FILE"),
                  tr("Call somebody: write an offer, then wait for the answer to it.")},
                 {QStringLiteral("answer --read FILE --write FILE"),
                  tr("Be called: read an offer and write the answer.")},
                 {QStringLiteral("open FILE [--headless]"), tr("Open a session file or a lesson.")},
                 {QStringLiteral("show FILE [--json] [--at SECONDS]"),
                  tr("Print a session's agents, candidates and pairs, and why it failed.")},
                 {QStringLiteral("devices"),
                  tr("Print the microphones and loudspeakers of this computer.")}});
    const HelpGroup common = everywhere();
    text += entries(common.title, common.entries);
    text += statuses();
    text += wrapped(
        tr("%1 lists the options of a command.").arg(QStringLiteral("icelens COMMAND --help")), 0);
    return text + QLatin1Char('\n');
}

QString HelpText::command(const QString& name, const std::vector<HelpGroup>& groups)
{
    QString text;
    if (name == QStringLiteral("demo"))
        text = usage(QStringLiteral("icelens demo [OPTIONS]"),
                     tr("Let two agents of this process, Alice and Bob, negotiate with each other "
                        "over this machine's interfaces."));
    else if (name == QStringLiteral("offer"))
        text = usage(QStringLiteral("icelens offer --write OFFER --read ANSWER [OPTIONS]"),
                     tr("Call somebody without a server: an offer is written for you to carry to "
                        "the other side, and the answer that you bring back is read."));
    else if (name == QStringLiteral("answer"))
        text = usage(QStringLiteral("icelens answer --read OFFER --write ANSWER [OPTIONS]"),
                     tr("Be called without a server: the offer that you were given is read, and an "
                        "answer is written for you to carry back."));
    else if (name == QStringLiteral("open"))
        text = usage(QStringLiteral("icelens open FILE [OPTIONS]"),
                     tr("Open a session file or a lesson."));
    else if (name == QStringLiteral("devices"))
        text = usage(QStringLiteral("icelens devices"),
                     tr("Print the microphones and loudspeakers of this computer, each with the ID "
                        "that a call can be told."));
    else
        text = usage(QStringLiteral("icelens show FILE [OPTIONS]"),
                     tr("Print what a session file holds: agents, candidates and pairs, and why it "
                        "failed if it did, with the evidence."));
    for (const HelpGroup& group : groups)
        text += entries(group.title, group.entries);
    const HelpGroup common = everywhere();
    text += entries(common.title, common.entries);
    return text + statuses().trimmed() + QLatin1Char('\n');
}

} // namespace

QString versionText()
{
    return QStringLiteral("icelens %1\n").arg(QCoreApplication::applicationVersion());
}

QString programHelp()
{
    return HelpText::program();
}

QString commandHelp(const QString& command, const std::vector<HelpGroup>& groups)
{
    return HelpText::command(command, groups);
}

} // namespace icelens::app
