// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/pastbanner.h"

#include "model/items/words.h"
#include "ui/playback.h"
#include "ui/theme/icons.h"
#include "ui/widgets.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPainter>

namespace icelens::ui {

namespace {

constexpr int frameWidth = 2;
constexpr int iconSize = 13;

} // namespace

PastBanner::PastBanner(QWidget* parent)
    : QWidget(parent)
    , m_what(makeLabel({}, Theme::Type::Strong, this))
    , m_ahead(makeLabel({}, Theme::Type::Body, this))
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(space::margin + iconSize + 10, 7, space::margin, 7);
    row->setSpacing(10);
    row->addWidget(m_what);
    row->addWidget(m_ahead, 1);
    m_ahead->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    setLook(m_what, "onAccent");
    setLook(m_ahead, "onAccent");
    hide();
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void PastBanner::show(const Playback& playback, bool live)
{
    const Moment moment = playback.moment();
    const bool past = live && moment.past;
    setVisible(past);
    if (!past)
        return;
    const QString at = items::Words::time(moment.cursor.time);
    const QString what = playback.isPlaying()
        ? tr("Playing %1× at %2.").arg(QLocale().toString(playback.speed(), 'g', 3), at)
        : tr("Paused at %1.").arg(at);
    const QString ahead = tr("You are looking at the past. The session goes on: live is %1 ahead.")
                              .arg(items::Words::time(moment.end - moment.cursor.time));
    if (m_what->text() != what)
        m_what->setText(what);
    if (m_ahead->text() != ahead)
        m_ahead->setText(ahead);
}

QString PastBanner::text() const
{
    return m_what->text() + QLatin1Char(' ') + m_ahead->text();
}

void PastBanner::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Theme& theme = Theme::instance();
    painter.fillRect(rect(), theme.colour(ColourRole::Accent));
    paintIcon(painter, QRectF(space::margin, (height() - iconSize) / 2.0, iconSize, iconSize),
              QStringLiteral("ui-pause"), theme.colour(ColourRole::TextOnAccent));
}

PastFrame::PastFrame(QWidget* parent)
    : QWidget(parent)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    parent->installEventFilter(this);
    hide();
    fit();
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

bool PastFrame::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == parent() && event->type() == QEvent::Resize)
        fit();
    return QWidget::eventFilter(watched, event);
}

void PastFrame::fit()
{
    const QRect all = parentWidget()->rect();
    setGeometry(all);
    setMask(QRegion(all) - QRegion(all.adjusted(frameWidth, frameWidth, -frameWidth, -frameWidth)));
    raise();
}

void PastFrame::paintEvent(QPaintEvent*)
{
    QPainter(this).fillRect(rect(), Theme::instance().colour(ColourRole::Accent));
}

} // namespace icelens::ui
