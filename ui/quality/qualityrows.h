// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/projection/callquality.h"
#include "ui/theme/tokens.h"

#include <QString>

#include <optional>
#include <vector>

namespace icelens::ui {

/// One line of a plot.
struct QualitySeries
{
    QString name; ///< Empty if the plot has no other.
    ColourRole colour = ColourRole::InProgress;
    bool dashed = false;
    bool impulses = false; ///< A stroke a report instead of a line.
    /// Empty: not known at that point.
    std::optional<double> (*value)(const model::CallQuality::Point&) = nullptr;
};

/// One plot of the quality of a call: what it shows, and how.
struct QualityRow
{
    QString title; ///< "Round trip"
    QString unit;  ///< "ms"; of the figure below the title.
    int places = 1;
    double lowest = 0;
    double leastTop = 10; ///< The axis goes up to at least this.
    bool fixedTop = false;
    std::vector<QualitySeries> series; ///< The first one's figure stands below the title.
};

/// Every plot, from top to bottom.
[[nodiscard]] const std::vector<QualityRow>& qualityRows();

/// The least round number (1, 2 or 5 times a power of ten) that is not below @p value.
[[nodiscard]] double roundedUp(double value);

/// "31.2", or a dash.
[[nodiscard]] QString qualityFigure(const QualityRow& row, const std::optional<double>& value);

/// "Round trip: 31.2 ms", "Bitrate: sent 31.6, received 30.0 kbit/s". @p point may be null.
[[nodiscard]] QString qualityWords(const QualityRow& row, const model::CallQuality::Point* point);

} // namespace icelens::ui
