// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/paintedlist.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QHash>
#include <QWidget>

namespace icelens::ui {

namespace {

class PaintedItem : public QAccessibleInterface
{
public:
    PaintedItem(QWidget* widget, const PaintedList* list, int item)
        : m_widget(widget)
        , m_list(list)
        , m_item(item)
    {}

    [[nodiscard]] bool isValid() const override { return m_item < m_list->itemCount(); }
    [[nodiscard]] QObject* object() const override { return nullptr; }
    [[nodiscard]] QAccessibleInterface* parent() const override
    {
        return QAccessible::queryAccessibleInterface(m_widget);
    }
    [[nodiscard]] QAccessibleInterface* child(int /*index*/) const override { return nullptr; }
    [[nodiscard]] QAccessibleInterface* childAt(int /*x*/, int /*y*/) const override
    {
        return nullptr;
    }
    [[nodiscard]] int childCount() const override { return 0; }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface* /*child*/) const override
    {
        return -1;
    }
    [[nodiscard]] QString text(QAccessible::Text kind) const override
    {
        return kind == QAccessible::Name && isValid() ? m_list->itemWords(m_item) : QString();
    }
    void setText(QAccessible::Text /*kind*/, const QString& /*text*/) override {}
    [[nodiscard]] QRect rect() const override
    {
        const QRect rect = isValid() ? m_list->itemRect(m_item) : QRect();
        return {m_widget->mapToGlobal(rect.topLeft()), rect.size()};
    }
    [[nodiscard]] QAccessible::Role role() const override { return QAccessible::ListItem; }
    [[nodiscard]] QAccessible::State state() const override
    {
        QAccessible::State state;
        const bool current = m_list->currentItem() == m_item;
        state.selectable = state.focusable = true;
        state.selected = current;
        state.focused = current && m_widget->hasFocus();
        state.invisible = !m_widget->rect().intersects(m_list->itemRect(m_item));
        return state;
    }

private:
    QWidget* m_widget;
    const PaintedList* m_list;
    int m_item;
};

class PaintedListAccessible : public QAccessibleWidget
{
public:
    PaintedListAccessible(QWidget* widget, const PaintedList* list)
        : QAccessibleWidget(widget, QAccessible::List)
        , m_list(list)
    {}

    ~PaintedListAccessible() override
    {
        for (const QAccessible::Id id : std::as_const(m_items))
            QAccessible::deleteAccessibleInterface(id);
    }

    [[nodiscard]] int childCount() const override { return m_list->itemCount(); }
    [[nodiscard]] QAccessibleInterface* child(int index) const override
    {
        if (index < 0 || index >= m_list->itemCount())
            return nullptr;
        if (const auto known = m_items.constFind(index); known != m_items.constEnd())
            return QAccessible::accessibleInterface(*known);
        auto* item = new PaintedItem(widget(), m_list, index);
        m_items.insert(index, QAccessible::registerAccessibleInterface(item));
        return item;
    }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface* child) const override
    {
        for (auto item = m_items.constBegin(); item != m_items.constEnd(); ++item) {
            if (QAccessible::accessibleInterface(item.value()) == child)
                return item.key();
        }
        return -1;
    }
    [[nodiscard]] QAccessibleInterface* childAt(int x, int y) const override
    {
        const QPoint at = widget()->mapFromGlobal(QPoint(x, y));
        for (int i = 0; i < m_list->itemCount(); ++i) {
            if (m_list->itemRect(i).contains(at))
                return child(i);
        }
        return nullptr;
    }
    [[nodiscard]] QAccessibleInterface* focusChild() const override
    {
        return widget()->hasFocus() ? child(m_list->currentItem()) : nullptr;
    }
    [[nodiscard]] QString text(QAccessible::Text kind) const override
    {
        const int current = m_list->currentItem();
        if (kind == QAccessible::Value)
            return current >= 0 ? m_list->itemWords(current) : QString();
        return QAccessibleWidget::text(kind);
    }

private:
    const PaintedList* m_list;
    mutable QHash<int, QAccessible::Id> m_items;
};

QAccessibleInterface* makeInterface(const QString& /*className*/, QObject* object)
{
    auto* list = dynamic_cast<PaintedList*>(object);
    auto* widget = qobject_cast<QWidget*>(object);
    return list != nullptr && widget != nullptr ? new PaintedListAccessible(widget, list) : nullptr;
}

} // namespace

void PaintedList::makeAccessible()
{
    static const bool installed = [] {
        QAccessible::installFactory(makeInterface);
        return true;
    }();
    Q_UNUSED(installed)
}

void PaintedList::tellCurrent(QWidget* widget, int item)
{
    if (!QAccessible::isActive() || item < 0)
        return;
    QAccessibleEvent event(widget, QAccessible::Focus);
    event.setChild(item);
    QAccessible::updateAccessibility(&event);
}

} // namespace icelens::ui
