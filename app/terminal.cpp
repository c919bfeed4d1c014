// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/terminal.h"

#include <sys/ioctl.h>
#include <unistd.h>

namespace icelens::app {

void print(std::FILE* to, const QString& text)
{
    const QByteArray bytes = text.toUtf8();
    std::fwrite(bytes.constData(), 1, std::size_t(bytes.size()), to);
    std::fflush(to);
}

void printError(const QString& sentence)
{
    print(stderr, QStringLiteral("icelens: %1\n").arg(sentence));
}

TerminalSize terminalSize()
{
    TerminalSize size;
    winsize known{};
    if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &known) == 0 && known.ws_col > 0 && known.ws_row > 0)
        size = {known.ws_col, known.ws_row};
    return size;
}

bool canRedraw()
{
    const QByteArray kind = qgetenv("TERM");
    return ::isatty(STDOUT_FILENO) == 1 && !kind.isEmpty() && kind != "dumb";
}

} // namespace icelens::app
