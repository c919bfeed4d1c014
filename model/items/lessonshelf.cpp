// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/items/lessonshelf.h"

#include "model/items/lessonwords.h"
#include "model/lesson/lessonreader.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace icelens::items {

namespace {
const auto lessonSuffix = QLatin1String(".lesson");
}

QString LessonShelf::builtIn()
{
    return QStringLiteral(":/icelens/lessons");
}

std::vector<LessonEntry> LessonShelf::entries(const QString& folder, const QLocale& locale)
{
    std::vector<LessonEntry> entries;
    const QDir shelf(folder);
    for (const QString& name : shelf.entryList({QStringLiteral("*.lesson")}, QDir::Files)) {
        if (name.count(QLatin1Char('.')) != 1)
            continue; // a translation of another
        const QString path = translated(shelf.filePath(name), locale);
        const auto lesson = read(path);
        if (lesson)
            entries.push_back({path, QString::fromStdString(lesson->title),
                               QString::fromStdString(lesson->about),
                               static_cast<int>(lesson->steps.size())});
    }
    return entries;
}

QString LessonShelf::translated(const QString& path, const QLocale& locale)
{
    if (!path.endsWith(lessonSuffix))
        return path;
    const QString stem = path.chopped(lessonSuffix.size());
    const QString name = locale.name(); // "zh_CN"
    for (const QString& language : {name, name.section(QLatin1Char('_'), 0, 0)}) {
        const QString beside = stem + QLatin1Char('.') + language + lessonSuffix;
        if (QFile::exists(beside))
            return beside;
    }
    return path;
}

model::Result<model::Lesson, QStringList> LessonShelf::read(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return QStringList{tr("The file %1 cannot be read: %2.").arg(path, file.errorString())};
    // One byte more, so that what is too long is told from what is not.
    const QByteArray text = file.read(static_cast<qint64>(model::longestLesson) + 1);
    auto lesson = model::readLesson(
        std::string_view(text.constData(), static_cast<std::size_t>(text.size())));
    if (lesson)
        return std::move(*lesson);
    QStringList faults;
    for (const auto& fault : lesson.error())
        faults += LessonWords::fault(fault);
    return faults;
}

QString LessonShelf::sessionOf(const QString& path, const model::Lesson& lesson)
{
    return QFileInfo(path).dir().filePath(QString::fromStdString(lesson.session));
}

} // namespace icelens::items
