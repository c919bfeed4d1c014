// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/workspace/workspace.h"

#include "ui/workspace/dock.h"
#include "ui/workspace/docktabs.h"

#include <QApplication>
#include <QEvent>
#include <QLayout>
#include <QScopedValueRollback>
#include <QShowEvent>
#include <QTabBar>
#include <QTimer>

#include <algorithm>
#include <utility>

namespace icelens::ui {

namespace {
const auto detailsId = QStringLiteral("details");

/// What takes the focus for @p pane now; null if nothing in it can.
QWidget* focusTarget(QWidget* pane)
{
    const auto takes = [](const QWidget* widget) {
        return widget->isVisible() && widget->isEnabled()
            && (widget->focusPolicy() & Qt::TabFocus) != 0;
    };
    QWidget* target = pane;
    while (target->focusProxy() != nullptr)
        target = target->focusProxy();
    if (takes(target))
        return target;
    // Its rows are not there: a sentence with buttons stands in their place.
    const auto inside = pane->findChildren<QWidget*>();
    const auto found = std::find_if(inside.begin(), inside.end(), takes);
    return found != inside.end() ? *found : nullptr;
}
} // namespace

Workspace::Workspace(QWidget* parent)
    : QMainWindow(parent, Qt::Widget)
{
    setObjectName(QStringLiteral("workspace"));
    setDockOptions(AllowNestedDocks | AllowTabbedDocks | GroupedDragging);
    setTabPosition(Qt::AllDockWidgetAreas, QTabWidget::North);
    setContextMenuPolicy(Qt::NoContextMenu);
    connect(qApp, &QApplication::focusChanged, this, [this](const QWidget*, const QWidget* now) {
        for (Dock* dock : m_docks) {
            if (now != nullptr && dock->isAncestorOf(now))
                setCurrent(dock);
        }
    });
}

void Workspace::add(const QString& id, const QString& name, QWidget* content)
{
    auto* made = new Dock(id, name, content, this);
    m_docks.push_back(made);
    connect(made, &QDockWidget::visibilityChanged, this, [this, made](bool shown) {
        settle();
        if (!shown)
            return;
        if (!m_settling && made->objectName() != detailsId)
            setCurrent(made);
        Q_EMIT appeared(made);
    });
    connect(made, &QDockWidget::dockLocationChanged, this, &Workspace::settle);
    connect(made, &QDockWidget::topLevelChanged, this, &Workspace::settle);
    prepare();
}

Dock* Workspace::dock(const QString& id) const
{
    const auto found = std::find_if(m_docks.begin(), m_docks.end(),
                                    [&](const Dock* dock) { return dock->objectName() == id; });
    return found != m_docks.end() ? *found : nullptr;
}

void Workspace::raise(const QString& id)
{
    Dock* wanted = dock(id);
    if (wanted == nullptr)
        return;
    wanted->show();
    wanted->raise();
    if (wanted->isFloating())
        wanted->activateWindow();
    setCurrent(wanted);
}

void Workspace::setCount(const QString& id, qulonglong count)
{
    if (Dock* counted = dock(id))
        counted->setCount(count);
}

void Workspace::setCurrent(Dock* dock)
{
    if (m_current == dock)
        return;
    m_current = dock;
    Q_EMIT currentChanged();
}

void Workspace::setNarrow(bool narrow)
{
    if (m_narrow == narrow)
        return;
    m_narrow = narrow;
    Dock* details = dock(detailsId);
    if (details == nullptr || m_docks.front() == details || details->isFloating()
        || m_arrangement != Arrangement::Inspect)
        return;
    const QScopedValueRollback settling(m_settling, true);
    Dock* before = m_current;
    if (narrow && tabifiedDockWidgets(details).isEmpty()) {
        m_folded = true;
        const bool shown = !details->isHidden();
        tabifyDockWidget(m_docks.front(), details);
        details->setVisible(shown);
        (before != nullptr ? before : m_docks.front())->raise();
    } else if (!narrow && m_folded) {
        m_folded = false;
        const bool shown = !details->isHidden();
        addDockWidget(Qt::RightDockWidgetArea, details);
        details->setVisible(shown);
        m_sizesDue = true;
    }
    settle();
}

void Workspace::showEvent(QShowEvent* event)
{
    QMainWindow::showEvent(event);
    // Sizes are only kept once there is a place to divide.
    if (!event->spontaneous() && m_saved.at(static_cast<std::size_t>(m_arrangement)).isEmpty())
        m_sizesDue = true;
    settle();
}

/// After docks moved: heads where no tab says the name, and tabs in our look. Queued, for the
/// layout tells of a change before it is made.
void Workspace::settle()
{
    QTimer::singleShot(0, this, [this] {
        for (Dock* dock : m_docks)
            dock->setHeadShown(dock->isFloating() || tabifiedDockWidgets(dock).isEmpty());
        dressTabs();
        // Only now is it known what the docks need and how much there is to divide.
        if (isVisible() && std::exchange(m_sizesDue, false)) {
            layout()->activate();
            applySizes();
        }
    });
}

void Workspace::dressTabs()
{
    for (auto* tabs : findChildren<QTabBar*>(QString(), Qt::FindDirectChildrenOnly))
        DockTabs::dress(tabs);
}

bool Workspace::moveFocus(int step, const std::vector<QWidget*>& others)
{
    std::vector<QWidget*> panes;
    for (auto* tabs : findChildren<QTabBar*>(QString(), Qt::FindDirectChildrenOnly)) {
        if (tabs->isVisible())
            panes.push_back(tabs);
    }
    for (Dock* dock : m_docks) {
        if (dock->isInSight())
            panes.push_back(dock->widget());
    }
    const auto place = [](const QWidget* pane) {
        const QPoint at = pane->mapToGlobal(QPoint());
        return std::pair(at.x(), at.y());
    };
    std::stable_sort(panes.begin(), panes.end(),
                     [&](const QWidget* a, const QWidget* b) { return place(a) < place(b); });
    for (QWidget* other : others) {
        if (other->isVisible())
            panes.push_back(other);
    }
    if (panes.empty())
        return false;
    const QWidget* focus = QApplication::focusWidget();
    const int count = static_cast<int>(panes.size());
    int at = step > 0 ? -1 : count;
    for (int i = 0; i < count; ++i) {
        const QWidget* pane = panes[static_cast<std::size_t>(i)];
        if (focus != nullptr && (pane == focus || pane->isAncestorOf(focus)))
            at = i;
    }
    for (int i = 1; i <= count; ++i) {
        const int next = ((at + i * step) % count + count) % count;
        QWidget* target = focusTarget(panes[static_cast<std::size_t>(next)]);
        if (target == nullptr)
            continue;
        target->window()->activateWindow();
        target->setFocus(Qt::TabFocusReason);
        return true;
    }
    return false;
}

} // namespace icelens::ui
