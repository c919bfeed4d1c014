// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/projection/projections.h"
#include "ui/timeline/timewindow.h"
#include "ui/views/sessionview.h"

#include <QWidget>

#include <cstdint>
#include <utility>
#include <vector>

namespace icelens::ui {

/// The whole session in a strip: how many events there were when, and the stretch that the
/// timeline shows, to be dragged. It is the pointer's way; keys move the timeline itself.
class TimelineMap : public QWidget
{
    Q_OBJECT

public:
    explicit TimelineMap(QWidget* parent = nullptr);

    void setProjections(const model::Projections* projections);
    void showAt(const Moment& moment, const TimeWindow& window);
    /// The strip begins where the lanes do.
    void setLeft(int left);

    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    /// The stretch shall begin at @p from and keep its length.
    void moved(icelens::model::SessionTime from);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;

private:
    [[nodiscard]] model::TimeScale scale() const;
    [[nodiscard]] qreal xOf(model::SessionTime time) const;

    /// Events on each pixel; counted anew only when there are more, or other pixels.
    const std::vector<std::uint32_t>& counts();

    const model::Projections* m_projections = nullptr;
    std::vector<std::uint32_t> m_counts;
    std::pair<std::size_t, model::SessionTime> m_counted; ///< Events and end that m_counts is of.
    Moment m_moment;
    TimeWindow m_window;
    int m_left = 0;
    qreal m_grip = 0; ///< Pointer less the beginning of the stretch.
};

} // namespace icelens::ui
