// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.h"
#include "model/lesson/lesson.h"
#include "model/lesson/lessonfault.h"

#include <cstddef>
#include <string_view>
#include <vector>

namespace icelens::model {

/// The views that a lesson can show, as MainWindow::showView() knows them.
[[nodiscard]] const std::vector<std::string_view>& lessonViews();

/// Reads a lesson as docs/lessons.md describes it. Pure; takes any bytes, and time and memory that
/// grow with their number, which is at most longestLesson.
///
/// @return the lesson, or all that is wrong with it in the order of its lines, at most mostFaults.
[[nodiscard]] Result<Lesson, std::vector<LessonFault>> readLesson(std::string_view text);

constexpr std::size_t longestLesson = 256 * 1024;
constexpr std::size_t mostFaults = 20;

} // namespace icelens::model
