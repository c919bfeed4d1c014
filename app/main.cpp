// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline.h"
#include "model/base/overloaded.h"

#include <QCoreApplication>

#include <cstdio>

int main(int argc, char* argv[])
{
    using namespace icelens;
    QCoreApplication::setApplicationName(QStringLiteral("icelens"));
    QCoreApplication::setApplicationVersion(QStringLiteral(ICELENS_VERSION));
    const QCoreApplication application(argc, argv);
    const app::Request request = app::parseCommandLine(
        QCoreApplication::arguments().mid(1), qEnvironmentVariable("ICELENS_TURN_PASSWORD"));
    if (const auto* text = std::get_if<app::TextRequest>(&request))
        std::fputs(text->text.toUtf8().constData(), stdout);
    if (const auto* error = std::get_if<app::UsageError>(&request)) {
        std::fprintf(stderr, "icelens: %s\n", error->message.toUtf8().constData());
        return int(app::ExitStatus::BadUsage);
    }
    return 0;
}
