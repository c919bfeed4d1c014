// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ladder/ladderlegend.h"

#include "ui/ladder/ladderpicture.h"
#include "ui/theme/theme.h"

#include <QPainter>

namespace icelens::ui {

using Sample = LadderPicture::Sample;

LadderLegend::LadderLegend(QWidget* parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Legend of the ladder"));
    connect(&Theme::instance(), &Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

QSize LadderLegend::sizeHint() const
{
    return {400, Theme::instance().rowHeight() + 4};
}

void LadderLegend::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    const QFontMetricsF metrics(Theme::instance().font(Theme::Type::Label));
    qreal x = 14;
    const auto entry = [&](const QString& word, std::optional<Sample> sample) {
        const qreal wide = sample ? (*sample == Sample::Lost ? 10 : 28) : 0;
        const qreal words = metrics.horizontalAdvance(word);
        if (x + wide + 6 + words > width() - 6)
            return;
        if (sample) {
            LadderPicture::paintSample(painter, QRectF(x, height() / 2.0 - 5, wide, 10), *sample);
            x += wide + 6;
        }
        painter.setFont(Theme::instance().font(Theme::Type::Label));
        painter.setPen(Theme::instance().colour(ColourRole::Text2));
        painter.drawText(QRectF(x, 0, words + 2, height()), Qt::AlignVCenter | Qt::AlignLeft, word);
        x += words + 14;
    };
    entry(tr("request"), Sample::Request);
    entry(tr("response"), Sample::Response);
    entry(tr("not seen at the far end"), Sample::Lost);
    entry(tr("slope: travel time"), std::nullopt);
    entry(tr("relayed"), Sample::Relayed);
    entry(tr("DTLS, media"), Sample::Media);
    entry(tr("error"), Sample::Error);
}

} // namespace icelens::ui
