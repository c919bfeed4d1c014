// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/icons.h"

#include "ui/theme/theme.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

namespace icelens::ui {

namespace {

QPixmap renderIcon(const QString& name, const QColor& colour, QSize size)
{
    const QString key = QStringLiteral("icelens/%1/%2/%3x%4")
                            .arg(name, colour.name(QColor::HexArgb))
                            .arg(size.width())
                            .arg(size.height());
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    pixmap = QPixmap(size);
    pixmap.fill(Qt::transparent);
    QFile file(QStringLiteral(":/icelens/icons/%1.svg").arg(name));
    if (file.open(QIODevice::ReadOnly)) {
        QByteArray svg = file.readAll();
        svg.replace("currentColor", colour.name().toLatin1());
        QSvgRenderer renderer(svg);
        QPainter painter(&pixmap);
        renderer.render(&painter);
    }
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

class ThemedIconEngine : public QIconEngine
{
public:
    ThemedIconEngine(QString name, ColourRole role)
        : m_name(std::move(name))
        , m_role(role)
    {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override
    {
        paintIcon(*painter, rect, m_name, colourFor(mode));
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State) override
    {
        return renderIcon(m_name, colourFor(mode), size);
    }

    QIconEngine* clone() const override { return new ThemedIconEngine(*this); }

private:
    [[nodiscard]] QColor colourFor(QIcon::Mode mode) const
    {
        return Theme::instance().colour(mode == QIcon::Disabled ? ColourRole::Text3 : m_role);
    }

    QString m_name;
    ColourRole m_role;
};

} // namespace

QIcon icon(const QString& name, ColourRole role)
{
    return QIcon(new ThemedIconEngine(name, role));
}

void paintIcon(QPainter& painter, const QRectF& rect, const QString& name, const QColor& colour)
{
    const qreal ratio = painter.device()->devicePixelRatioF();
    const QSize pixels = (rect.size() * ratio).toSize();
    if (pixels.isEmpty())
        return;
    QPixmap pixmap = renderIcon(name, colour, pixels);
    pixmap.setDevicePixelRatio(ratio);
    painter.drawPixmap(rect.topLeft(), pixmap);
}

QString stateIconName(model::PairState state)
{
    switch (state) {
    case model::PairState::Frozen:
        return QStringLiteral("state-frozen");
    case model::PairState::Waiting:
        return QStringLiteral("state-waiting");
    case model::PairState::InProgress:
        return QStringLiteral("state-in-progress");
    case model::PairState::Succeeded:
        return QStringLiteral("state-succeeded");
    case model::PairState::Failed:
        return QStringLiteral("state-failed");
    case model::PairState::Discovered:
        return QStringLiteral("state-discovered");
    }
    return {};
}

ColourRole stateColour(model::PairState state)
{
    switch (state) {
    case model::PairState::Frozen:
        return ColourRole::Frozen;
    case model::PairState::Waiting:
        return ColourRole::Waiting;
    case model::PairState::InProgress:
        return ColourRole::InProgress;
    case model::PairState::Succeeded:
        return ColourRole::Succeeded;
    case model::PairState::Failed:
        return ColourRole::Failed;
    case model::PairState::Discovered:
        return ColourRole::Discovered;
    }
    return ColourRole::Text;
}

} // namespace icelens::ui
