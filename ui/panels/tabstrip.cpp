// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/tabstrip.h"

#include "model/items/words.h"
#include "ui/views/rowpainter.h"

#include <QFocusEvent>
#include <QFontMetrics>
#include <QPainter>

namespace icelens::ui {

namespace {
constexpr int side = 11;
constexpr int gap = 7;

int widthOf(Theme::Type type, const QString& text)
{
    return QFontMetrics(Theme::instance().font(type)).horizontalAdvance(text);
}
} // namespace

TabStrip::TabStrip(QWidget* parent)
    : QTabBar(parent)
{
    setDrawBase(false);
    setExpanding(false);
    setElideMode(Qt::ElideNone);
    setUsesScrollButtons(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

QString TabStrip::countText(int tab) const
{
    return tab < m_counts.size() ? items::Words::number(m_counts.at(tab)) : QString();
}

void TabStrip::setCount(int tab, qulonglong count)
{
    while (m_counts.size() <= tab)
        m_counts.append(0);
    if (m_counts[tab] == count && !accessibleTabName(tab).isEmpty())
        return;
    const auto digits = countText(tab).size();
    m_counts[tab] = count;
    setAccessibleTabName(tab, tr("%1, %2").arg(tabText(tab), countText(tab)));
    if (countText(tab).size() != digits) {
        // The way to make QTabBar lay its tabs out anew.
        setTabText(tab, tabText(tab));
    }
    update(tabRect(tab));
}

QSize TabStrip::tabSizeHint(int tab) const
{
    const int count =
        countText(tab).isEmpty() ? 0 : gap + widthOf(Theme::Type::Label, countText(tab));
    return {2 * side + widthOf(Theme::Type::Strong, tabText(tab)) + count,
            std::max(32, QFontMetrics(font()).height() + 12)};
}

QSize TabStrip::minimumTabSizeHint(int tab) const
{
    return tabSizeHint(tab);
}

void TabStrip::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Theme& theme = Theme::instance();
    for (int tab = 0; tab < count(); ++tab) {
        const bool current = tab == currentIndex();
        const QRect rect = tabRect(tab);
        const auto type = current ? Theme::Type::Strong : Theme::Type::Body;
        const QRect inner = rect.adjusted(side, 0, -side + 2, -2);
        paintText(painter, inner, tabText(tab), type,
                  current ? ColourRole::Text : ColourRole::Text2);
        paintText(painter, inner.adjusted(widthOf(type, tabText(tab)) + gap, 0, 0, 0),
                  countText(tab), Theme::Type::Label, ColourRole::Text3);
        if (current)
            painter.fillRect(QRect(rect.left(), rect.bottom() - 1, rect.width(), 2),
                             theme.colour(ColourRole::Accent));
        if (current && hasFocus() && m_keyboardFocus) {
            painter.setPen(QPen(theme.colour(ColourRole::Accent), space::focusRing));
            painter.drawRoundedRect(rect.adjusted(3, 4, -3, -5), 4, 4);
        }
    }
}

void TabStrip::focusInEvent(QFocusEvent* event)
{
    m_keyboardFocus =
        event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason;
    QTabBar::focusInEvent(event);
}

void TabStrip::keyPressEvent(QKeyEvent* event)
{
    m_keyboardFocus = true;
    QTabBar::keyPressEvent(event);
}

} // namespace icelens::ui
