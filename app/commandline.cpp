// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline.h"

#include "app/demoflags.h"
#include "app/flagvalues.h"
#include "app/helptext.h"
#include "model/event/preset.h"

#include <QCommandLineParser>

namespace icelens::app {

namespace {

class CommandLine
{
    Q_DECLARE_TR_FUNCTIONS(icelens::app::CommandLine)
public:
    static Request parse(QStringList arguments, const QString& turnPassword);

private:
    static Request demo(const QStringList& arguments, const QString& turnPassword);
    static Request call(const QString& command, const QStringList& arguments,
                        const QString& turnPassword);
    static Request open(const QStringList& arguments);
    static Request show(const QStringList& arguments);
    static Request devices(const QStringList& arguments);

    template <class Target>
    static std::optional<Request> read(const QString& command,
                                       const std::vector<FlagGroup<Target>>& groups, bool takesFile,
                                       const QStringList& arguments, Target& target);
    static UsageError error(const QString& command, const QString& what);
};

template <class Target>
void addOptions(QCommandLineParser& parser, const std::vector<FlagGroup<Target>>& groups)
{
    for (const auto& group : groups) {
        for (const auto& flag : group.flags)
            parser.addOption(QCommandLineOption(flag.name, QString(), flag.valueName));
    }
    parser.addOption(QCommandLineOption(QStringList{QStringLiteral("h"), QStringLiteral("help")}));
    parser.addOption(
        QCommandLineOption(QStringList{QStringLiteral("v"), QStringLiteral("version")}));
}

/// QCommandLineParser has no optional values: --trickle=250 is taken for two flags.
QStringList withTrickleDelay(const QStringList& arguments)
{
    const QString prefix = QStringLiteral("--trickle=");
    QStringList result;
    for (const QString& argument : arguments) {
        if (argument.startsWith(prefix))
            result << QStringLiteral("--trickle")
                   << QStringLiteral("--trickle-delay=") + argument.mid(prefix.size());
        else
            result << argument;
    }
    return result;
}

UsageError CommandLine::error(const QString& command, const QString& what)
{
    //: %1: a sentence; %2: a command to type
    return {tr("%1 See %2.").arg(what, QStringLiteral("icelens %1 --help").arg(command))};
}

/// Reads the flags into @p target. Something: --help, --version or an error came before.
template <class Target>
std::optional<Request>
CommandLine::read(const QString& command, const std::vector<FlagGroup<Target>>& groups,
                  bool takesFile, const QStringList& arguments, Target& target)
{
    QCommandLineParser parser;
    addOptions(parser, groups);
    // Its own errors speak without a place to look further, so the first line is taken and one
    // added.
    const bool parsed = parser.parse(QStringList{QStringLiteral("icelens")} + arguments);
    if (parser.isSet(QStringLiteral("help")))
        return TextRequest{commandHelp(command, groups)};
    if (parser.isSet(QStringLiteral("version")))
        return TextRequest{versionText()};
    if (!parsed)
        return error(command, parser.errorText());
    const QStringList rest = parser.positionalArguments();
    if (takesFile && rest.size() != 1)
        return error(command, tr("%1 wants one file.").arg(command));
    if (!takesFile && !rest.isEmpty())
        return error(command, tr("%1 takes no “%2”.").arg(command, rest.first()));
    for (const auto& group : groups) {
        for (const auto& flag : group.flags) {
            const QStringList given = flag.valueName.isEmpty()
                ? QStringList(parser.isSet(flag.name) ? 1 : 0, QString())
                : parser.values(flag.name);
            for (const QString& value : given) {
                if (const Complaint complaint = flag.apply(target, value))
                    return error(command, tr("--%1: %2.").arg(flag.name, *complaint));
            }
        }
    }
    if constexpr (requires { target.file; })
        target.file = rest.first();
    return {};
}

Request CommandLine::demo(const QStringList& arguments, const QString& turnPassword)
{
    DemoRequest request;
    if (auto early = read(QStringLiteral("demo"), demoFlags(turnPassword), false,
                          withTrickleDelay(arguments), request))
        return *early;
    if (const Complaint complaint = liveContradiction(request))
        return error(QStringLiteral("demo"), *complaint);
    return request;
}

Request CommandLine::call(const QString& command, const QStringList& arguments,
                          const QString& turnPassword)
{
    CallRequest request;
    request.answers = command == QStringLiteral("answer");
    if (auto early = read(command, callFlags(turnPassword), false, arguments, request))
        return *early;
    if (const Complaint complaint = callContradiction(request))
        return error(command, *complaint);
    return request;
}

Request CommandLine::open(const QStringList& arguments)
{
    OpenRequest request;
    const auto headless = [](OpenRequest& target, const QString&) -> Complaint {
        target.headless = true;
        return {};
    };
    const std::vector<FlagGroup<OpenRequest>> groups = {
        {tr("How it is shown"),
         {{QStringLiteral("headless"), QString(),
           tr("Print the session's table, without a window."), headless}}}};
    if (auto early = read(QStringLiteral("open"), groups, true, arguments, request))
        return *early;
    return request;
}

Request CommandLine::show(const QStringList& arguments)
{
    ShowRequest request;
    const auto json = [](ShowRequest& target, const QString&) -> Complaint {
        target.json = true;
        return {};
    };
    const auto at = [](ShowRequest& target, const QString& text) {
        model::SessionTime time{};
        auto complaint = FlagValues::seconds(text, 0, 1e9, time);
        target.at = time;
        return complaint;
    };
    const std::vector<FlagGroup<ShowRequest>> groups = {
        {tr("What is shown"),
         {{QStringLiteral("json"), QString(), tr("Print one JSON object instead of a table."),
           json},
          {QStringLiteral("at"), tr("SECONDS"),
           tr("Show the session as it stood then, counted from its start; the default is its end."),
           at}}}};
    if (auto early = read(QStringLiteral("show"), groups, true, arguments, request))
        return *early;
    return request;
}

Request CommandLine::devices(const QStringList& arguments)
{
    DevicesRequest request;
    const std::vector<FlagGroup<DevicesRequest>> groups;
    if (auto early = read(QStringLiteral("devices"), groups, false, arguments, request))
        return *early;
    return request;
}

Request CommandLine::parse(QStringList arguments, const QString& turnPassword)
{
    if (arguments.isEmpty()) {
        // At libnice's own pace it would be over before the window is on the screen.
        DemoRequest first;
        first.options.ta = model::taOf(model::Preset::SlowMotion);
        return first;
    }
    const QString first = arguments.first();
    if (first == QStringLiteral("--help") || first == QStringLiteral("-h"))
        return TextRequest{programHelp()};
    if (first.startsWith(QLatin1Char('-')))
        return demo(arguments, turnPassword);
    arguments.removeFirst();
    if (first == QStringLiteral("demo"))
        return demo(arguments, turnPassword);
    if (first == QStringLiteral("offer") || first == QStringLiteral("answer"))
        return call(first, arguments, turnPassword);
    if (first == QStringLiteral("open"))
        return open(arguments);
    if (first == QStringLiteral("show"))
        return show(arguments);
    if (first == QStringLiteral("devices"))
        return devices(arguments);
    return UsageError{
        tr("There is no command “%1”. See %2.").arg(first, QStringLiteral("icelens --help"))};
}

} // namespace

Request parseCommandLine(const QStringList& arguments, const QString& turnPassword)
{
    return CommandLine::parse(arguments, turnPassword);
}

bool mayWantWindow(const QStringList& arguments)
{
    if (!arguments.isEmpty()
        && (arguments.first() == QStringLiteral("show")
            || arguments.first() == QStringLiteral("devices")))
        return false;
    const QStringList without = {QStringLiteral("--headless"), QStringLiteral("--help"),
                                 QStringLiteral("-h"), QStringLiteral("--version"),
                                 QStringLiteral("-v")};
    return std::none_of(arguments.begin(), arguments.end(),
                        [&](const QString& argument) { return without.contains(argument); });
}

} // namespace icelens::app
