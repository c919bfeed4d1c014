// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/event/ids.h"

namespace icelens::ui {

/// The stretch of time that the plots of a call show. It grows by whole steps, so that what is
/// drawn stands still in between. A value.
class QualityWindow
{
public:
    static constexpr model::SessionTime shortest = std::chrono::seconds(5);

    /// The call began at @p begin and is known up to @p end; @p growing: more will come.
    void setCall(model::SessionTime begin, model::SessionTime end, bool growing);
    [[nodiscard]] model::SessionTime from() const { return m_from; }
    [[nodiscard]] model::SessionTime to() const { return m_to; }
    [[nodiscard]] bool showsAll() const { return m_showsAll; }

    void showAll();
    /// @p factor > 1 shows less. What lies at @p anchor stays in its place.
    void zoom(double factor, model::SessionTime anchor);
    /// By @p share of what is shown.
    void pan(double share);
    /// Moves for @p time to be shown with room behind it; nothing if it is in sight.
    void reveal(model::SessionTime time);

    /// Round times at least @p pixels apart on @p width pixels.
    [[nodiscard]] model::SessionTime tickStep(int width, int pixels) const;

private:
    void place(model::SessionTime from, model::SessionTime span);

    model::SessionTime m_begin{};
    model::SessionTime m_limit = std::chrono::minutes(1);
    model::SessionTime m_from{};
    model::SessionTime m_to = std::chrono::minutes(1);
    bool m_showsAll = true;
};

} // namespace icelens::ui
