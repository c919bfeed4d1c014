// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <cstdio>

namespace icelens::app {

/// Writes @p text as UTF-8 and flushes.
void print(std::FILE* to, const QString& text);

/// "icelens: …" on the standard error output.
void printError(const QString& sentence);

struct TerminalSize
{
    int columns = 80;
    int rows = 24;
};

/// Of the standard output; the default where nobody knows.
[[nodiscard]] TerminalSize terminalSize();

/// True if the standard output is a terminal that understands cursor movements.
[[nodiscard]] bool canRedraw();

} // namespace icelens::app
