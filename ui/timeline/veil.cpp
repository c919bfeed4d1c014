// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/veil.h"

#include "model/items/words.h"
#include "ui/theme/theme.h"

#include <QPainter>
#include <QPixmapCache>

#include <algorithm>

namespace icelens::ui {

namespace {

constexpr int hatchTile = 12;
constexpr int veilAlpha = 150;
constexpr int hatchAlpha = 60;

/// The veil with a hatch line over it, as one opaque-enough tile: filling with it is one pass.
QPixmap veilTile(qreal ratio)
{
    const auto& theme = Theme::instance();
    const QString key =
        QStringLiteral("icelens/veil/%1/%2").arg(ratio).arg(static_cast<int>(theme.scheme()));
    QPixmap tile;
    if (QPixmapCache::find(key, &tile))
        return tile;
    tile = QPixmap(QSizeF(hatchTile * ratio, hatchTile * ratio).toSize());
    tile.setDevicePixelRatio(ratio);
    QColor veil = theme.colour(ColourRole::Panel);
    veil.setAlpha(veilAlpha);
    tile.fill(veil);
    QPainter painter(&tile);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor line = theme.colour(ColourRole::Accent);
    line.setAlpha(hatchAlpha);
    painter.setPen(QPen(line, 1));
    for (const int shift : {-hatchTile, 0, hatchTile})
        painter.drawLine(QPointF(shift - 1, hatchTile + 1), QPointF(shift + hatchTile + 1, -1));
    painter.end();
    QPixmapCache::insert(key, tile);
    return tile;
}

} // namespace

void paintLaterVeil(QPainter& painter, const QRectF& rect)
{
    painter.drawTiledPixmap(rect, veilTile(painter.device()->devicePixelRatioF()));
}

void paintTimePill(QPainter& painter, QPointF centre, model::SessionTime time, const QRectF& within)
{
    const auto& theme = Theme::instance();
    const QString text = items::Words::time(time);
    painter.setFont(theme.font(Theme::Type::Mono));
    const QFontMetricsF metrics(painter.font());
    QRectF pill(0, 0, metrics.horizontalAdvance(text) + 14, metrics.height() + 3);
    pill.moveCenter(centre);
    pill.moveLeft(std::clamp(pill.left(), within.left(),
                             std::max(within.left(), within.right() - pill.width())));
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.colour(ColourRole::Accent));
    painter.drawRoundedRect(pill, 4, 4);
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(theme.colour(ColourRole::TextOnAccent));
    painter.drawText(pill, Qt::AlignCenter, text);
}

} // namespace icelens::ui
