// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panels/scrubtrack.h"
#include "ui/views/sessionview.h"

#include <QAbstractSlider>

namespace icelens::ui {

/// The session from its start to its end in one line: how dense its events are, what stands out
/// among them, and the cursor, which can be dragged.
///
/// To assistive technology a slider in milliseconds. Is painted anew only where something moved by
/// a pixel. UI thread.
class Scrubber : public QAbstractSlider
{
    Q_OBJECT

public:
    explicit Scrubber(QWidget* parent = nullptr);

    /// @p density of the session that is shown; null for none. It outlives its use here.
    void setDensity(const model::Density* density);
    void showAt(const Moment& moment);

    [[nodiscard]] const ScrubTrack& track() const { return m_track; }
    /// The icons on the track, by pixel from the track's left end.
    [[nodiscard]] const std::vector<model::Density::PixelMark>& icons() const { return m_icons; }
    [[nodiscard]] int cursorX() const { return m_track.xOf(m_moment.cursor.time); }
    /// What lies at @p x, in words: the time and the marks near it.
    [[nodiscard]] QString wordsAt(int x) const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void timeRequested(icelens::model::SessionTime time);

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void sliderChange(SliderChange change) override;

private:
    void layOut();
    void paintTicks(QPainter& painter) const;
    void paintBars(QPainter& painter) const;
    void paintMarks(QPainter& painter) const;
    void paintLine(QPainter& painter) const;
    void requestAt(int x);

    const model::Density* m_density = nullptr;
    Moment m_moment;
    ScrubTrack m_track;
    std::size_t m_laidOutEvents = 0; ///< Of the density, when the track was laid out.
    std::vector<std::uint32_t> m_bars;
    std::vector<model::Density::PixelMark> m_marks;
    std::vector<model::Density::PixelMark> m_icons;
};

} // namespace icelens::ui
