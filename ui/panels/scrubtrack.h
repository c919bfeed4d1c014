// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/player/density.h"
#include "model/projection/timescale.h"

#include <span>
#include <vector>

namespace icelens::ui {

/// Where the times of a session lie on the scrubber's track, in pixels. A value; pure arithmetic.
///
/// While a session grows, the track reaches to the next tick after its end, so that it is laid out
/// anew once a tick and not once a frame.
class ScrubTrack
{
public:
    /// Least distance of two ticks.
    static constexpr int tickPixels = 72;

    ScrubTrack() = default;
    /// A session from 0 to @p end on the pixels @p left … @p left + @p width - 1.
    ScrubTrack(model::SessionTime end, bool growing, int left, int width);

    [[nodiscard]] const model::TimeScale& scale() const { return m_scale; }
    [[nodiscard]] int left() const { return m_left; }
    [[nodiscard]] int width() const { return m_scale.pixels; }
    /// Clamped to the track.
    [[nodiscard]] int xOf(model::SessionTime time) const;
    /// Clamped to 0 … the track's end; the last pixel is the end itself.
    [[nodiscard]] model::SessionTime timeAt(int x) const;

    /// A round number of seconds or of parts of one.
    [[nodiscard]] model::SessionTime tickStep() const { return m_step; }
    /// 0 and every tickStep() that lies on the track.
    [[nodiscard]] std::vector<model::SessionTime> ticks() const;
    /// Decimals that tell two ticks apart, of a number of seconds.
    [[nodiscard]] int tickDecimals() const;

    friend bool operator==(const ScrubTrack& a, const ScrubTrack& b)
    {
        return a.m_scale.to == b.m_scale.to && a.m_scale.pixels == b.m_scale.pixels
            && a.m_left == b.m_left;
    }

private:
    model::TimeScale m_scale;
    model::SessionTime m_step{1'000'000'000};
    int m_left = 0;
};

/// 0 if the mark is not drawn with an icon; what matters more is greater.
[[nodiscard]] int importance(model::MarkKind kind);

/// Those of @p marks that find room for an icon of @p iconWidth pixels: the more important ones
/// first, of equals the earlier. By pixel.
[[nodiscard]] std::vector<model::Density::PixelMark>
marksWithRoom(std::span<const model::Density::PixelMark> marks, int iconWidth);

} // namespace icelens::ui
