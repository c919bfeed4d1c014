// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/lesson/lessonfault.h"
#include "model/lesson/lessonscript.h"

#include <QCoreApplication>
#include <QString>

namespace icelens::items {

/// What a lesson shows in words: the facts that fill its texts, and what is wrong with one.
class LessonWords
{
    Q_DECLARE_TR_FUNCTIONS(icelens::items::LessonWords)

public:
    /// "3.273 s", "192.0.2.24:40112", "server-reflexive".
    [[nodiscard]] static QString value(const model::LessonValue& value);
    [[nodiscard]] static QString text(const model::FilledParagraph& paragraph);
    /// "Line 12: there is no event “check snet” (docs/lessons.md has their names)."
    [[nodiscard]] static QString fault(const model::LessonFault& fault);

private:
    [[nodiscard]] static QString sentence(const model::LessonFault& fault);
    [[nodiscard]] static QString wordFault(const model::LessonFault& fault);
    [[nodiscard]] static QString questionFault(const model::LessonFault& fault);
    [[nodiscard]] static QString sessionFault(const model::LessonFault& fault);
};

} // namespace icelens::items
