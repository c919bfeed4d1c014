// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/session/session.h"
#include "ui/states/statechart.h"

#include <QCoreApplication>
#include <QString>

namespace icelens::ui {

/// The wording of the state machines.
class StateWords
{
    Q_DECLARE_TR_FUNCTIONS(icelens::ui::StateWords)

public:
    [[nodiscard]] static QString title(Machine machine); ///< "Pair states"
    [[nodiscard]] static QString source(Machine machine, const StateChart& chart);
    [[nodiscard]] static QString state(Machine machine, std::uint8_t state);
    [[nodiscard]] static QString count(const StateChart::Node& node); ///< "9 pairs", "none"
    /// "Waiting: 6 pairs. Pair 4 is here."
    [[nodiscard]] static QString node(const StateChart::Node& node, model::PairId chosen);
    [[nodiscard]] static QString meaning(const StateChart::Node& node);
    /// Beside the arrow: "check sent · 3".
    [[nodiscard]] static QString label(const StateChart::Arrow& arrow);
    /// "From Waiting to In-Progress: 3 times, last at 3.500 s."
    [[nodiscard]] static QString arrow(const StateChart::Arrow& arrow);

private:
    [[nodiscard]] static QString cause(const StateChart::Arrow& arrow);
};

} // namespace icelens::ui
