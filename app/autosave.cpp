// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/autosave.h"

#include <QDir>
#include <QStandardPaths>

#include <utility>

namespace icelens::app {

Autosave::Autosave(QString folder)
    : m_folder(std::move(folder))
{}

QString Autosave::defaultFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation)
        + QStringLiteral("/sessions");
}

QString Autosave::newFile(const QDateTime& startedAt) const
{
    QDir folder(m_folder);
    const auto owner = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner;
    if (!folder.mkpath(QStringLiteral(".")) || !QFile::setPermissions(m_folder, owner))
        return {};
    // The names begin with the time in UTC, so that their order is that of the sessions.
    const QStringList old =
        folder.entryList({QStringLiteral("*T*Z.icelens")}, QDir::Files, QDir::Name);
    for (qsizetype i = 0; i + keep <= old.size(); ++i)
        folder.remove(old.at(i));
    return folder.filePath(
        startedAt.toUTC().toString(QStringLiteral("yyyy-MM-dd'T'HH-mm-ss.zzz'Z'"))
        + QStringLiteral(".icelens"));
}

} // namespace icelens::app
