// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/event/ids.h"

#include <algorithm>
#include <cstddef>
#include <span>

namespace icelens::model {

/// A stretch of session time laid over a row of pixels. A span of nothing lies on pixel 0.
struct TimeScale
{
    SessionTime from{};
    SessionTime to{};
    int pixels = 1; ///< > 0

    /// 0..pixels - 1 for from <= @p time < to; monotone, and clamped to -1..pixels outside.
    [[nodiscard]] int pixelOf(SessionTime time) const
    {
        if (time < from)
            return -1;
        const double span = static_cast<double>((to - from).count());
        if (span <= 0)
            return time == from ? 0 : pixels;
        const double place = static_cast<double>((time - from).count()) / span * pixels;
        return place >= pixels ? pixels : static_cast<int>(place);
    }

    /// Where pixel @p pixel begins.
    [[nodiscard]] SessionTime timeOf(int pixel) const
    {
        const double span = static_cast<double>((to - from).count());
        return from + SessionTime(static_cast<SessionTime::rep>(span / pixels * pixel));
    }
};

/// Calls @p emit(pixel, run) with the non-empty run of @p items on each pixel of @p scale, left to
/// right. @p items are in the order of @p timeOf(item). Costs a binary search a pixel that has
/// something, however many items there are.
template <class T, class TimeOf, class Emit>
void forEachPixel(const TimeScale& scale, std::span<const T> items, TimeOf timeOf, Emit emit)
{
    const auto firstAfter = [&](auto begin, int pixel) {
        return std::partition_point(begin, items.end(), [&](const T& item) {
            return scale.pixelOf(timeOf(item)) <= pixel;
        });
    };
    auto at = firstAfter(items.begin(), -1);
    while (at != items.end()) {
        const int pixel = scale.pixelOf(timeOf(*at));
        if (pixel >= scale.pixels)
            return;
        const auto next = firstAfter(at, pixel);
        emit(pixel, std::span<const T>(at, next));
        at = next;
    }
}

/// The first items of a sequence ordered by T::event: those that @p events cover.
template <class T>
[[nodiscard]] std::span<const T> coveredBy(std::size_t events, std::span<const T> items)
{
    const auto end = std::partition_point(items.begin(), items.end(),
                                          [&](const T& item) { return item.event < events; });
    return {items.begin(), end};
}

} // namespace icelens::model
