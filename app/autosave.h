// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QString>

namespace icelens::app {

/// Files that sessions are kept in without being asked for: the newest, and no more than keep.
class Autosave
{
public:
    static constexpr int keep = 20;

    /// In @p folder, which is made when it is needed, for this user's eyes only.
    explicit Autosave(QString folder = defaultFolder());

    /// Where a session that starts at @p startedAt is to be written. Removes the oldest files, so
    /// that with the new one there are at most keep. Empty if there is no folder to write into.
    [[nodiscard]] QString newFile(const QDateTime& startedAt) const;

    /// "sessions" in the program's folder for local data.
    [[nodiscard]] static QString defaultFolder();

private:
    QString m_folder;
};

} // namespace icelens::app
