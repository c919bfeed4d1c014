// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QProcessEnvironment>
#include <QStringList>

namespace icelens::test {

/// What became of one run of the built program.
struct Ran
{
    int status = -1; ///< -1: it crashed or did not end in time.
    QByteArray output;
    QByteArray errors;
};

/// Where the built program is.
inline QString programPath()
{
    return qEnvironmentVariable("ICELENS_PROGRAM");
}

/// The test's environment without a display, and with @p home in place of the user's folders.
inline QProcessEnvironment quietEnvironment(const QString& home)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const char* name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "LANGUAGE"})
        environment.remove(QString::fromLatin1(name));
    environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
    environment.insert(QStringLiteral("HOME"), home);
    environment.insert(QStringLiteral("XDG_DATA_HOME"), home + QStringLiteral("/data"));
    environment.insert(QStringLiteral("XDG_CONFIG_HOME"), home + QStringLiteral("/config"));
    return environment;
}

inline Ran run(const QStringList& arguments, const QProcessEnvironment& environment,
               const QString& folder, const QString& program = programPath())
{
    QProcess process;
    process.setProcessEnvironment(environment);
    process.setWorkingDirectory(folder);
    process.setStandardInputFile(QProcess::nullDevice());
    process.start(program, arguments);
    Ran ran;
    if (process.waitForFinished(30000) && process.exitStatus() == QProcess::NormalExit)
        ran.status = process.exitCode();
    ran.output = process.readAllStandardOutput();
    ran.errors = process.readAllStandardError();
    return ran;
}

} // namespace icelens::test
