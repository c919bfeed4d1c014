// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/projection/callquality.h"
#include "ui/paintedlist.h"
#include "ui/quality/plotlibrary.h"
#include "ui/quality/qualityrows.h"
#include "ui/quality/qualitywindow.h"
#include "ui/views/sessionview.h"

#include <vector>

namespace icelens::ui {

/// The plots of one call over time, with the pairs that carried it above them.
///
/// The plots themselves are drawn when what they hold changed; captions, lanes, marks, the cursor
/// and the veil over what comes later are painted over them.
class QualityPlots : public QCustomPlot, public PaintedList
{
    Q_OBJECT

public:
    explicit QualityPlots(QWidget* parent = nullptr);

    /// Another call, or none (null). @p line outlives its use here and may grow.
    void setLine(const model::CallQuality::Line* line);
    void showAt(const Moment& moment, const model::Session& state);

    [[nodiscard]] const QualityWindow& window() const { return m_window; }
    void zoom(double factor); ///< About the cursor.
    void showAll();

    /// What the row says at the cursor.
    [[nodiscard]] QString rowWords(std::size_t row) const;
    /// How many points are drawn of a row's first series.
    [[nodiscard]] int pointCount(std::size_t row) const;
    [[nodiscard]] int replots() const { return m_replots; }

    [[nodiscard]] int itemCount() const override;
    [[nodiscard]] QString itemWords(int item) const override;
    [[nodiscard]] QRect itemRect(int item) const override;
    [[nodiscard]] int currentItem() const override { return m_current; }

Q_SIGNALS:
    void timeRequested(icelens::model::SessionTime time);

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;

private:
    /// A pair's lane.
    struct Lane
    {
        model::PairId pair;
        QString name;   ///< "192.0.2.24, direct"
        QString number; ///< "pair 5"
        std::vector<model::CallQuality::Stretch> stretches;
    };

    void makeRows();
    void applyTheme();
    void placeRows();
    void addPoints();
    void applyWindow();
    void fitRanges();
    void arrangeLanes(const model::Session& state);
    [[nodiscard]] QString laneWords(const Lane& lane) const;
    [[nodiscard]] QRect laneRect(std::size_t lane) const;
    [[nodiscard]] int lanesTop() const;
    [[nodiscard]] int lanesBottom() const;
    [[nodiscard]] int captionWidth() const;
    [[nodiscard]] QRect plotsRect() const;
    [[nodiscard]] double xOf(model::SessionTime time) const;
    [[nodiscard]] model::SessionTime timeAt(double x) const;
    [[nodiscard]] bool isPlot(const QPointF& at) const;

    // In qualitypaint.cpp.
    void paintAxis(QPainter& painter) const;
    void paintLanes(QPainter& painter) const;
    void paintMarks(QPainter& painter) const;
    void paintCaptions(QPainter& painter) const;
    void paintLegend(QPainter& painter, const QualityRow& row, const QRect& rect) const;
    void paintGaps(QPainter& painter) const;
    void paintCursor(QPainter& painter) const;
    void paintFocus(QPainter& painter) const;

    const model::CallQuality::Line* m_line = nullptr;
    Moment m_moment;
    QualityWindow m_window;
    std::vector<QCPAxisRect*> m_rects;
    std::vector<std::vector<QCPGraph*>> m_graphs;
    QSharedPointer<QCPAxisTickerFixed> m_timeTicks;
    std::size_t m_drawn = 0; ///< Points that are in the graphs.
    std::vector<Lane> m_lanes;
    int m_current = -1;
    int m_replots = 0;
};

} // namespace icelens::ui
