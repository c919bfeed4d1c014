// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.h"
#include "model/lesson/lesson.h"

#include <QCoreApplication>
#include <QLocale>
#include <QString>
#include <QStringList>

#include <vector>

namespace icelens::items {

/// One lesson in a list of them.
struct LessonEntry
{
    QString path;
    QString title;
    QString about;
    int steps = 0;
};

/// The lessons that come with IceLens, and the files they are kept in.
///
/// A translated lesson stands beside the original: "relay.zh_CN.lesson" or "relay.zh.lesson" beside
/// "relay.lesson". Whoever opens "relay.lesson" gets the one in their language.
class LessonShelf
{
    Q_DECLARE_TR_FUNCTIONS(icelens::items::LessonShelf)

public:
    [[nodiscard]] static QString builtIn(); ///< Their folder.
    /// Those of @p folder that can be read, in the order of their file names.
    [[nodiscard]] static std::vector<LessonEntry> entries(const QString& folder,
                                                          const QLocale& locale);
    /// The file in the language of @p locale, or @p path itself.
    [[nodiscard]] static QString translated(const QString& path, const QLocale& locale);
    /// Reads one file, or says in sentences why it is no lesson.
    [[nodiscard]] static model::Result<model::Lesson, QStringList> read(const QString& path);
    /// The recording of the lesson at @p path: it lies beside it.
    [[nodiscard]] static QString sessionOf(const QString& path, const model::Lesson& lesson);
};

} // namespace icelens::items
