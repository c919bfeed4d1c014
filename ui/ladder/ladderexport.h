// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/ladder/ladderpicture.h"

#include <QString>

namespace icelens::ui {

/// Writes the whole ladder to @p path: as a picture that scales (.svg), as pixels (.png), or as
/// text (any other name). @return false if it could not be written, or has more pixels than a
/// picture can have.
[[nodiscard]] bool exportLadder(const LadderPicture& picture, const model::Projections& projections,
                                const model::Cursor& cursor, const QString& path);

} // namespace icelens::ui
