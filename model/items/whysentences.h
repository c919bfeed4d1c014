// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/diagnosis/explanation.h"

#include <QString>

namespace icelens::items {

/// The sentence of a finding with its places %1, %2, … still open; place n is argument n. @p count
/// decides on singular and plural and stands in the place of %n. Empty for a finding of another
/// group.
[[nodiscard]] QString pairStateSentence(model::Finding finding, int count);
[[nodiscard]] QString checkSentence(model::Finding finding, int count);
[[nodiscard]] QString outcomeSentence(model::Finding finding, int count);
[[nodiscard]] QString priorityAndOriginSentence(model::Finding finding, int count);
[[nodiscard]] QString componentSentence(model::Finding finding, int count);
[[nodiscard]] QString messageSentence(model::Finding finding, int count);

} // namespace icelens::items
