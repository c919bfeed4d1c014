// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/projection/timescale.h"

#include <vector>

namespace icelens::ui {

/// The stretch of session time that a view shows, and how a person moves it. A value.
///
/// It never leaves what is known, 0 to end(), by more than a small margin.
class TimeWindow
{
public:
    /// The shortest stretch that can be shown.
    static constexpr model::SessionTime shortest = std::chrono::microseconds(100);

    /// Everything known ends here. A window that shows all goes on showing all; while the session
    /// is @p growing that is a second at least.
    void setEnd(model::SessionTime end, bool growing = true);
    [[nodiscard]] model::SessionTime end() const { return m_end; }
    [[nodiscard]] model::SessionTime from() const { return m_from; }
    [[nodiscard]] model::SessionTime to() const { return m_to; }
    [[nodiscard]] bool showsAll() const { return m_showsAll; }

    void showAll();
    /// @p factor > 1 shows less. What lies at @p anchor stays in its place.
    void zoom(double factor, model::SessionTime anchor);
    /// By @p share of what is shown; negative towards the beginning.
    void pan(double share);
    void panBy(model::SessionTime time);
    /// Moves as little as possible for @p time to be shown.
    void reveal(model::SessionTime time);

    [[nodiscard]] model::TimeScale scale(int pixels) const { return {m_from, m_to, pixels}; }

private:
    [[nodiscard]] model::SessionTime limit() const;
    void place(model::SessionTime from, model::SessionTime span);

    model::SessionTime m_end{};
    bool m_growing = true;
    model::SessionTime m_from{};
    model::SessionTime m_to = std::chrono::seconds(1);
    bool m_showsAll = true;
};

/// Round times (1, 2 or 5 times a power of ten) on @p scale, at least @p apart pixels apart.
[[nodiscard]] std::vector<model::SessionTime> ticks(const model::TimeScale& scale, int apart);
/// Decimal places of seconds that tell such ticks apart.
[[nodiscard]] int tickPlaces(const std::vector<model::SessionTime>& ticks);

} // namespace icelens::ui
