// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/ladder/ladderpicture.h"
#include "ui/paintedlist.h"

#include <QAbstractScrollArea>
#include <QElapsedTimer>

#include <memory>

namespace icelens::ui {

/// The messages between lifelines, time running down. Draws only what is in sight.
class LadderCanvas : public QAbstractScrollArea, public PaintedList
{
    Q_OBJECT

public:
    explicit LadderCanvas(SelectionHub* hub, QWidget* parent = nullptr);

    void setSession(const model::EventLog* log, const model::Projections* projections);
    void showAt(const Moment& moment, const model::Session& state);
    void setFilter(const model::LadderFilter& filter);
    [[nodiscard]] const model::LadderFilter& filter() const { return m_filter; }
    /// About the middle of what is in sight. From then on the scale is the person's.
    void zoom(double factor);
    /// The scale follows what is shown, so that it can be read.
    void zoomToRead();
    [[nodiscard]] double pixelsPerSecond() const { return m_pixelsPerSecond; }

    [[nodiscard]] const Moment& moment() const { return m_moment; }
    /// Null without a session.
    [[nodiscard]] const LadderPicture* picture() const { return m_picture.get(); }
    /// What is painted, in the picture's coordinates.
    [[nodiscard]] std::vector<LadderPicture::DrawnArrow> drawnArrows() const;
    [[nodiscard]] QString toolTipAt(const QPointF& at) const;

    [[nodiscard]] int itemCount() const override;
    [[nodiscard]] QString itemWords(int item) const override;
    [[nodiscard]] QRect itemRect(int item) const override;
    [[nodiscard]] int currentItem() const override { return m_current; }

Q_SIGNALS:
    void timeRequested(icelens::model::SessionTime time);
    void layoutChanged();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    bool viewportEvent(QEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;

private:
    void layOut();
    void zoomAbout(double factor, qreal y);
    void fitScale();
    void revealCursor(const Moment& before);
    [[nodiscard]] bool isInSight(model::SessionTime time) const;
    [[nodiscard]] std::size_t thingsInLog() const;
    void updateScrollBars();
    void followSelection();
    void setCurrent(int item, bool choose);
    [[nodiscard]] int itemAt(const QPointF& at) const;
    [[nodiscard]] QPointF origin() const; ///< Of the picture's body in the viewport.

    SelectionHub* m_hub;
    const model::EventLog* m_log = nullptr;
    const model::Projections* m_projections = nullptr;
    Moment m_moment;
    model::Session m_state;
    model::LadderFilter m_filter;
    double m_pixelsPerSecond = 1000;
    bool m_zoomed = false; ///< By the person.
    std::unique_ptr<LadderPicture> m_picture;
    std::size_t m_laidOut = 0; ///< Messages and media.
    QElapsedTimer m_sinceLayOut;
    int m_current = -1;
};

} // namespace icelens::ui
