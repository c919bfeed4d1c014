// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.h"
#include "model/lesson/lesson.h"
#include "model/lesson/lessonfault.h"

#include <string_view>

namespace icelens::model {

/// Reads "just before second check sent by Alice on knock". Names are not looked up.
[[nodiscard]] Result<LessonMoment, LessonFault> readLessonMoment(std::string_view phrase, int line);

/// Reads what stands between braces: "local of knock", "number of Frozen pairs of Alice".
[[nodiscard]] Result<LessonField, LessonFault> readLessonField(std::string_view words, int line);

/// "knock", "second-try": what a moment can be called.
[[nodiscard]] bool isLessonName(std::string_view word);

/// Words of a line, split at spaces and tabs.
[[nodiscard]] std::vector<std::string_view> lessonWords(std::string_view line);

} // namespace icelens::model
