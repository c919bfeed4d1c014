// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/callheadless.h"
#include "app/commandline.h"
#include "app/demoflags.h"
#include "app/devices.h"
#include "app/display.h"
#include "app/headless.h"
#include "app/show.h"
#include "app/terminal.h"
#include "app/translation.h"
#include "app/windowsession.h"
#include "model/base/overloaded.h"

#include <QApplication>

#include <memory>

namespace {

using namespace icelens;
using app::ExitStatus;

QStringList plainArguments(int argc, char* argv[])
{
    QStringList arguments;
    for (int i = 1; i < argc; ++i)
        arguments << QString::fromLocal8Bit(argv[i]);
    return arguments;
}

std::unique_ptr<QCoreApplication> makeApplication(bool window, int& argc, char* argv[])
{
    if (window)
        return std::make_unique<QApplication>(argc, argv);
    return std::make_unique<QCoreApplication>(argc, argv);
}

ExitStatus demo(app::DemoRequest request, bool window, const std::optional<QString>& whyNoWindow)
{
    if (window)
        return app::WindowSession().run(request);
    if (!request.headless && whyNoWindow)
        app::printError(*whyNoWindow);
    request.headless = true;
    if (const app::Complaint complaint = app::liveContradiction(request)) {
        app::printError(*complaint);
        return ExitStatus::BadUsage;
    }
    return app::runHeadless(request);
}

ExitStatus call(app::CallRequest request, bool window, const std::optional<QString>& whyNoWindow)
{
    if (window)
        return app::WindowSession().run(request);
    if (!request.headless && whyNoWindow)
        app::printError(*whyNoWindow);
    return app::CallHeadless(request).run();
}

ExitStatus open(const app::OpenRequest& request, bool window,
                const std::optional<QString>& whyNoWindow)
{
    if (window)
        return app::WindowSession().run(request);
    if (!request.headless && whyNoWindow)
        app::printError(*whyNoWindow);
    return app::show({request.file, false, {}});
}

ExitStatus run(const app::Request& request, bool window, const std::optional<QString>& whyNoWindow)
{
    return std::visit(
        model::Overloaded{
            [&](const app::DemoRequest& wish) { return demo(wish, window, whyNoWindow); },
            [&](const app::CallRequest& wish) { return call(wish, window, whyNoWindow); },
            [&](const app::OpenRequest& wish) { return open(wish, window, whyNoWindow); },
            [](const app::ShowRequest& wish) { return app::show(wish); },
            [](const app::DevicesRequest&) { return app::printDevices(); },
            [](const app::TextRequest& wish) {
                app::print(stdout, wish.text);
                return ExitStatus::Connected;
            },
            [](const app::UsageError& error) {
                app::printError(error.message);
                return ExitStatus::BadUsage;
            },
        },
        request);
}

} // namespace

int main(int argc, char* argv[])
{
    QCoreApplication::setApplicationName(QStringLiteral("icelens"));
    QCoreApplication::setOrganizationName(QStringLiteral("icelens"));
    QCoreApplication::setApplicationVersion(QStringLiteral(ICELENS_VERSION));

    const QStringList arguments = plainArguments(argc, argv);
    const bool wanted = app::mayWantWindow(arguments);
    const auto whyNoWindow = wanted ? app::whyNoWindow(arguments) : std::nullopt;
    const bool window = wanted && !whyNoWindow;
    const auto application = makeApplication(window, argc, argv);

    const app::Translation translation;

    // Again, without the flags that Qt took for itself.
    const app::Request request = app::parseCommandLine(
        QCoreApplication::arguments().mid(1), qEnvironmentVariable("ICELENS_TURN_PASSWORD"));
    return static_cast<int>(run(request, window, whyNoWindow));
}
