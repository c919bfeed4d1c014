// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/workspace/dock.h"

#include "model/items/words.h"
#include "ui/widgets.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace icelens::ui {

/// The row above a view that stands alone. It takes no room while it is not shown: a dock asks its
/// title bar for its height even if that is hidden.
class DockHead : public QWidget
{
public:
    DockHead(Dock* dock, const QString& name)
        : QWidget(dock)
    {
        setLook(this, "panel");
        auto* detach =
            makeIconButton(QStringLiteral("ui-detach"), Dock::tr("Detach or put back"), this);
        auto* close = makeIconButton(QStringLiteral("ui-close"), Dock::tr("Close this view"), this);
        connect(detach, &QToolButton::clicked, dock,
                [dock] { dock->setFloating(!dock->isFloating()); });
        connect(close, &QToolButton::clicked, dock, &QWidget::close);
        m_row = new QWidget(this);
        auto* row = new QHBoxLayout(m_row);
        row->setContentsMargins(space::margin, 2, 6, 2);
        row->setSpacing(2);
        row->addWidget(makeLabel(name, Theme::Type::Strong, m_row), 1);
        row->addWidget(detach);
        row->addWidget(close);
        auto* column = new QVBoxLayout(this);
        column->setContentsMargins(0, 0, 0, 0);
        column->setSpacing(0);
        column->addWidget(m_row, 1);
        column->addWidget(makeRule(this));
    }

    void setShown(bool shown)
    {
        m_shown = shown;
        setVisible(shown);
        updateGeometry();
    }

    [[nodiscard]] QSize sizeHint() const override
    {
        return m_shown ? QSize(160, std::max(33, QWidget::sizeHint().height())) : QSize(0, 0);
    }
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

private:
    QWidget* m_row;
    bool m_shown = true;
};

Dock::Dock(const QString& id, const QString& name, QWidget* content, QWidget* parent)
    : QDockWidget(name, parent)
    , m_name(name)
    , m_head(new DockHead(this, name))
{
    setObjectName(id);
    setAccessibleName(name);
    setTitleBarWidget(m_head);
    setWidget(content);
    setFocusProxy(content);
    toggleViewAction()->setText(name);
    // A view that floats alone needs its head to be moved and put back.
    connect(this, &QDockWidget::topLevelChanged, this, [this](bool floats) {
        if (floats)
            setHeadShown(true);
    });
}

void Dock::setCount(qulonglong count)
{
    if (m_count == count && windowTitle() != m_name)
        return;
    m_count = count;
    setWindowTitle(m_name + separator + items::Words::number(count));
    toggleViewAction()->setText(m_name);
}

void Dock::setHeadShown(bool shown)
{
    if (m_head->isVisibleTo(this) == shown)
        return;
    m_head->setShown(shown);
    layout()->invalidate();
    layout()->activate();
}

bool Dock::isInSight() const
{
    return isVisible() && !visibleRegion().isEmpty();
}

} // namespace icelens::ui
