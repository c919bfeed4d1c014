// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/display.h"

#include <QCoreApplication>
#include <QDir>
#include <QLibraryInfo>
#include <QRegularExpression>

#include <cstring>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace icelens::app {

namespace {

class Display
{
    Q_DECLARE_TR_FUNCTIONS(icelens::app::Display)
public:
    static std::optional<QString> whyNot(const QStringList& arguments);
};

/// True if somebody listens on the X server's socket @p number, in the file system or beside it.
bool xServerListens(int number)
{
    const std::string path = "/tmp/.X11-unix/X" + std::to_string(number);
    for (const bool abstract : {true, false}) {
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        std::memcpy(address.sun_path + (abstract ? 1 : 0), path.data(), path.size());
        const auto length = socklen_t(offsetof(sockaddr_un, sun_path) + path.size() + 1);
        const int fd = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
        const bool listens =
            ::connect(fd, reinterpret_cast<const sockaddr*>(&address), length) == 0;
        ::close(fd);
        if (listens)
            return true;
    }
    return false;
}

bool hasWaylandPlugin()
{
    const QDir plugins(QLibraryInfo::path(QLibraryInfo::PluginsPath)
                       + QStringLiteral("/platforms"));
    return !plugins.entryList({QStringLiteral("libqwayland*")}, QDir::Files).isEmpty();
}

std::optional<QString> Display::whyNot(const QStringList& arguments)
{
    if (qEnvironmentVariableIsSet("QT_QPA_PLATFORM")
        || arguments.contains(QStringLiteral("-platform"))
        || arguments.contains(QStringLiteral("--platform")))
        return {};
    const QString display = qEnvironmentVariable("DISPLAY");
    const bool wayland = !qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY");
    if (wayland && hasWaylandPlugin())
        return {};
    if (display.isEmpty())
        return wayland ? tr("There is no window: this is a Wayland session, and Qt's plugin for it "
                            "(qt6-wayland) is not installed.")
                       : tr("There is no window: no display is set (DISPLAY, WAYLAND_DISPLAY).");
    static const QRegularExpression localDisplay(
        QStringLiteral("^(?:unix)?:(\\d{1,5})(?:\\.\\d+)?$"));
    const auto match = localDisplay.match(display);
    if (match.hasMatch() && !xServerListens(match.captured(1).toInt()))
        return tr("There is no window: nothing answers at the display %1.").arg(display);
    return {};
}

} // namespace

std::optional<QString> whyNoWindow(const QStringList& arguments)
{
    return Display::whyNot(arguments);
}

} // namespace icelens::app
