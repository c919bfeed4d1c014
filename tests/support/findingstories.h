// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/diagnosis/cause.h"

#include <functional>
#include <string>
#include <vector>

namespace icelens::test {

/// A fault told in events, and a session near it that has the sign but not the fault.
struct FindingStory
{
    model::Cause cause = model::Cause::NothingHeard;
    std::string fault; ///< What is wrong, as a phrase.
    std::string near;  ///< What is otherwise in the other one.
    std::function<std::vector<model::Event>(bool fault)> events;
    bool first = true; ///< The cause is the first of the findings.
};

/// One for each cause.
[[nodiscard]] std::vector<FindingStory> findingStories();

[[nodiscard]] std::vector<FindingStory> callStories();
[[nodiscard]] std::vector<FindingStory> checkStories();
[[nodiscard]] std::vector<FindingStory> serverStories();
[[nodiscard]] std::vector<FindingStory> networkStories();
[[nodiscard]] std::vector<FindingStory> lintStories();

} // namespace icelens::test
