// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ladder/ladderexport.h"

#include "ui/theme/theme.h"

#include <QImage>
#include <QPainter>
#include <QSaveFile>
#include <QSvgGenerator>

#include <algorithm>

namespace icelens::ui {

namespace {

// QPainter counts in 16 bits in places; larger pictures come out broken.
constexpr qreal longestSide = 32'000;

void paintAll(QPainter& painter, const LadderPicture& picture)
{
    painter.fillRect(QRectF(0, 0, picture.width(), picture.height() + LadderPicture::headHeight()),
                     Theme::instance().colour(ColourRole::Panel));
    picture.paintHead(painter);
    painter.translate(0, LadderPicture::headHeight());
    picture.paint(painter, 0, picture.height());
}

bool writeSvg(const LadderPicture& picture, QSize size, QSaveFile& file)
{
    QSvgGenerator svg;
    svg.setOutputDevice(&file);
    svg.setSize(size);
    svg.setViewBox(QRect(QPoint(), size));
    QPainter painter;
    if (!painter.begin(&svg))
        return false;
    paintAll(painter, picture);
    return painter.end();
}

bool writePng(const LadderPicture& picture, QSize size, QSaveFile& file)
{
    QImage image(size, QImage::Format_ARGB32_Premultiplied);
    if (image.isNull())
        return false;
    QPainter painter(&image);
    paintAll(painter, picture);
    painter.end();
    return image.save(&file, "PNG");
}

} // namespace

bool exportLadder(const LadderPicture& picture, const model::Projections& projections,
                  const model::Cursor& cursor, const QString& path)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return false;
    const qreal tall = picture.height() + LadderPicture::headHeight();
    const QSize size(static_cast<int>(picture.width()), static_cast<int>(tall));
    const bool svg = path.endsWith(QLatin1String(".svg"), Qt::CaseInsensitive);
    const bool png = path.endsWith(QLatin1String(".png"), Qt::CaseInsensitive);
    if ((svg || png) && std::max(picture.width(), tall) > longestSide)
        return false;
    bool written = false;
    if (svg) {
        written = writeSvg(picture, size, file);
    } else if (png) {
        written = writePng(picture, size, file);
    } else {
        const auto text =
            model::ladderText(projections.ladder(), picture.layout(), cursor, picture.state());
        written = file.write(text.data(), static_cast<qint64>(text.size()))
            == static_cast<qint64>(text.size());
    }
    return written && file.commit();
}

} // namespace icelens::ui
