// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/workspace/docktabs.h"

#include "ui/views/rowpainter.h"
#include "ui/workspace/dock.h"

#include <QFocusEvent>
#include <QFontMetrics>
#include <QPainter>
#include <QTabBar>

namespace icelens::ui {

namespace {
constexpr int tabSide = 11;
constexpr int countGap = 7;
const auto dressed = QStringLiteral("icelens-tabs");
} // namespace

void DockTabs::dress(QTabBar* tabs)
{
    if (tabs->objectName() == dressed)
        return;
    tabs->setObjectName(dressed);
    new DockTabs(tabs);
}

DockTabs::DockTabs(QTabBar* tabs)
    : QObject(tabs)
    , m_tabs(tabs)
{
    tabs->setDrawBase(false);
    tabs->setExpanding(false);
    tabs->setElideMode(Qt::ElideNone);
    tabs->setUsesScrollButtons(true);
    tabs->setFocusPolicy(Qt::StrongFocus);
    tabs->setAccessibleName(tr("Views"));
    tabs->setAutoFillBackground(true);
    tabs->installEventFilter(this);
    connect(&Theme::instance(), &Theme::changed, tabs, qOverload<>(&QWidget::update));
}

bool DockTabs::eventFilter(QObject* watched, QEvent* event)
{
    switch (event->type()) {
    case QEvent::Paint:
        paint();
        return true;
    case QEvent::FocusIn: {
        const auto reason = static_cast<QFocusEvent*>(event)->reason();
        m_keyboardFocus = reason == Qt::TabFocusReason || reason == Qt::BacktabFocusReason;
        m_tabs->update();
        break;
    }
    case QEvent::FocusOut:
        m_tabs->update();
        break;
    case QEvent::KeyPress:
        m_keyboardFocus = true;
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

void DockTabs::paint()
{
    QPainter painter(m_tabs);
    const Theme& theme = Theme::instance();
    painter.fillRect(m_tabs->rect(), theme.colour(ColourRole::Panel));
    painter.fillRect(QRect(0, m_tabs->height() - 1, m_tabs->width(), 1),
                     theme.colour(ColourRole::Line));
    for (int tab = 0; tab < m_tabs->count(); ++tab) {
        const bool current = tab == m_tabs->currentIndex();
        const QRect rect = m_tabs->tabRect(tab);
        const auto type = current ? Theme::Type::Strong : Theme::Type::Body;
        const QRect inner = rect.adjusted(tabSide, 0, -2, -2);
        const QString text = m_tabs->tabText(tab);
        const QString name = text.section(Dock::separator, 0, 0);
        paintText(painter, inner, name, type, current ? ColourRole::Text : ColourRole::Text2);
        const int across = QFontMetrics(theme.font(type)).horizontalAdvance(name) + countGap;
        paintText(painter, inner.adjusted(across, 0, 0, 0), text.section(Dock::separator, 1),
                  Theme::Type::Label, ColourRole::Text3);
        if (current)
            painter.fillRect(QRect(rect.left(), rect.bottom() - 1, rect.width(), 2),
                             theme.colour(ColourRole::Accent));
        if (current && m_tabs->hasFocus() && m_keyboardFocus) {
            painter.setPen(QPen(theme.colour(ColourRole::Accent), space::focusRing));
            painter.drawRoundedRect(rect.adjusted(3, 4, -3, -5), 4, 4);
        }
    }
}

} // namespace icelens::ui
