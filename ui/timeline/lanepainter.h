// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/projection/timelinelane.h"
#include "model/projection/timescale.h"

#include <QPixmap>
#include <QRectF>
#include <QString>

#include <array>
#include <map>
#include <utility>

class QPainter;

namespace icelens::ui {

/// Draws the pictures of lanes as the design has them: a state is a line style, a mark a shape.
class LanePainter
{
public:
    /// The lanes' pixel 0 is at @p left; nothing is known from pixel @p knownTo on. A request
    /// that has no answer at @p now is late after a second.
    LanePainter(QPainter& painter, qreal left, const model::TimeScale& scale, int knownTo,
                model::SessionTime now);

    /// Lanes lower than 14 are bars only.
    void paint(const model::LanePicture& picture, model::LaneKind kind, const QRectF& lane);

private:
    void paintPairBar(const model::LanePicture::Bar& bar, const QRectF& lane);
    void paintWordBar(const model::LanePicture::Bar& bar, const QRectF& lane);
    void paintMarks(const model::LanePicture& picture, const QRectF& lane);
    void paintIcons(const model::LanePicture& picture, model::LaneKind kind, const QRectF& lane);
    void paintServers(const model::LanePicture& picture, const QRectF& lane);
    void paintQuality(const model::LanePicture& picture, const QRectF& lane);
    void paintPackets(const model::LanePicture& picture, const QRectF& lane);
    void paintBadge(qreal centre, const QRectF& lane, const QString& icon, const QColor& colour);
    [[nodiscard]] const QPixmap& shapeOf(model::CheckKind kind, bool lost);
    [[nodiscard]] bool isLate(const model::LanePicture::Mark& mark) const;
    [[nodiscard]] int endOf(const model::LanePicture::Bar& bar) const;

    QPainter& m_painter;
    qreal m_left;
    model::TimeScale m_scale;
    int m_knownTo;
    model::SessionTime m_now;
    // Of this frame; made when needed.
    std::array<QPixmap, 2 * model::checkKinds> m_shapes;
    std::map<std::pair<QString, QRgb>, QPixmap> m_badges;
};

/// The sample of a state for a legend, in the lane's style.
void paintStateSample(QPainter& painter, const QRectF& rect, model::PairState state);
/// The shape of a check in @p rect; @p lost draws the cross instead.
void paintCheckShape(QPainter& painter, const QRectF& rect, model::CheckKind kind, bool lost);

} // namespace icelens::ui
