// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/projection/projections.h"
#include "model/session/eventlog.h"
#include "ui/paintedlist.h"
#include "ui/timeline/timewindow.h"
#include "ui/views/sessionview.h"

#include <QAbstractScrollArea>
#include <QSet>

#include <optional>
#include <vector>

namespace icelens::ui {

/// The lanes of the timeline over an axis of time. Draws only what is in sight, and what comes
/// after the cursor veiled and hatched.
class TimelineCanvas : public QAbstractScrollArea, public PaintedList
{
    Q_OBJECT

public:
    /// A lane as it is painted.
    struct DrawnLane
    {
        model::Timeline::Row row;
        QRectF rect; ///< Of the whole lane in the viewport, label included.
        model::LanePicture picture;
    };

    explicit TimelineCanvas(SelectionHub* hub, QWidget* parent = nullptr);

    void setSession(const model::EventLog* log, const model::Projections* projections);
    void showAt(const Moment& moment, const model::Session& state);

    [[nodiscard]] model::LaneOrder order() const { return m_order; }
    void setOrder(model::LaneOrder order);
    /// Height of a pair's lane at 96 dpi, 6 to 41; below 14 lanes are bars without words.
    void setLaneHeight(qreal height);
    [[nodiscard]] qreal laneHeight() const { return m_laneHeight; }

    [[nodiscard]] const TimeWindow& window() const { return m_window; }
    void setWindow(const TimeWindow& window);
    void zoom(double factor); ///< About the cursor if it is in sight, else the middle.
    void showAll();

    /// All rows, folded ones left out; in sight or not.
    [[nodiscard]] const std::vector<model::Timeline::Row>& rows() const { return m_rows; }
    /// What is painted, from top to bottom.
    [[nodiscard]] std::vector<DrawnLane> drawnLanes() const;
    [[nodiscard]] model::TimeScale scale() const;
    [[nodiscard]] int labelWidth() const;
    [[nodiscard]] const Moment& moment() const { return m_moment; }
    /// Words for what is at @p at in the viewport; empty outside of lanes.
    [[nodiscard]] QString toolTipAt(const QPointF& at) const;
    void setFolded(const model::LaneKey& heading, bool folded);

    [[nodiscard]] int itemCount() const override { return static_cast<int>(m_rows.size()); }
    [[nodiscard]] QString itemWords(int item) const override;
    [[nodiscard]] QRect itemRect(int item) const override;
    [[nodiscard]] int currentItem() const override { return m_current; }

Q_SIGNALS:
    void timeRequested(icelens::model::SessionTime time);
    void windowChanged();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    bool viewportEvent(QEvent* event) override;

private:
    enum class Drag { None, Pressed, Pan, Cursor };

    void arrange();
    void updateScrollBar();
    void setCurrent(int row, bool choose);
    void followSelection();
    void reveal(int row);
    void toggleFold(int row);
    [[nodiscard]] bool isHeading(int row) const;
    [[nodiscard]] int axisHeight() const;
    [[nodiscard]] qreal rowTop(int row) const;
    [[nodiscard]] int rowAt(qreal y) const;
    [[nodiscard]] qreal xOf(model::SessionTime time) const;
    [[nodiscard]] model::SessionTime timeAt(qreal x) const;
    [[nodiscard]] qreal cursorX() const;
    [[nodiscard]] bool isNearCursor(const QPointF& at) const;
    void paintGrounds(QPainter& painter, const std::vector<DrawnLane>& lanes) const;
    void paintLabel(QPainter& painter, const DrawnLane& lane) const;
    void paintPairLabel(QPainter& painter, const DrawnLane& lane) const;
    void paintAxis(QPainter& painter) const;
    void paintGrid(QPainter& painter) const;
    void paintVeil(QPainter& painter) const;
    void paintCursor(QPainter& painter) const;
    void paintFocus(QPainter& painter, const std::vector<DrawnLane>& lanes) const;

    SelectionHub* m_hub;
    const model::EventLog* m_log = nullptr;
    const model::Projections* m_projections = nullptr;
    Moment m_moment;
    model::Session m_state;
    TimeWindow m_window;
    model::LaneOrder m_order = model::LaneOrder::Time;
    qreal m_laneHeight = 20.5;
    std::vector<model::Timeline::Row> m_rows;
    QSet<std::size_t> m_folded; ///< Lanes of headings.
    std::optional<std::size_t> m_arrangedAt;
    int m_current = -1;
    Drag m_drag = Drag::None;
    QPointF m_pressedAt;
    QPointF m_draggedTo;
};

} // namespace icelens::ui
