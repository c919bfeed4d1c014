// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commandline.h"
#include "model/session/session.h"

#include <cstdint>
#include <optional>

namespace icelens::app {

/// How far a live session has come.
enum class Progress : std::uint8_t {
    Running,
    Connected,         ///< Every component of both agents is connected or ready.
    NegotiationFailed, ///< A component failed and no candidate can come that would revive it.
    GatheringFailed,   ///< Gathering was refused, is overdue, or gave an agent no candidate.
};

[[nodiscard]] Progress progressOf(const model::Session& session);

/// The exit status of a session that ended at @p progress.
[[nodiscard]] ExitStatus exitStatus(Progress progress);

} // namespace icelens::app
