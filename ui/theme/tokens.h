// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>

#include <array>
#include <cstdint>

namespace icelens::ui {

enum class Scheme : std::uint8_t { Light, Dark };

/// What a colour is for. Views name roles, never colours.
enum class ColourRole : std::uint8_t {
    Window,      ///< Menu, tool bar, space around cards.
    Panel,       ///< Tables, docks, painted views.
    Raised,      ///< Headers, group rows, code, chips.
    Text,        ///< All values and words.
    Text2,       ///< Labels, units, sources.
    Text3,       ///< Removed pairs, counts, placeholders.
    Line,        ///< Separators: never the only carrier of anything.
    ControlEdge, ///< Buttons, fields.
    Accent,      ///< Selection, live, nominated, links.
    TextOnAccent,
    Selection,     ///< Ground of a selected row.
    FailureGround, ///< A problem's strip, a line of bad input.
    SuccessGround,
    Frozen,
    Waiting,
    InProgress,
    Succeeded,
    Failed,
    Discovered,
    Removed,
    HangUp,     ///< Ground of that one button.
    HangUpText, ///< On it.
};

inline constexpr std::size_t colourRoleCount = 22;

/// The one table of colours. The test tst_palette holds it to its contrasts and distances.
[[nodiscard]] QColor colour(Scheme scheme, ColourRole role);

/// Lengths at 96 dpi in device independent pixels.
namespace space {
inline constexpr int grid = 4;
inline constexpr int margin = 14;
inline constexpr int between = 8;
inline constexpr int iconToWord = 7;
inline constexpr int icon = 14;
inline constexpr int controlRadius = 5;
inline constexpr int selectedEdge = 3;
inline constexpr int focusRing = 2;
inline constexpr int compactRow = 22;
} // namespace space

} // namespace icelens::ui
