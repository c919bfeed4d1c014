// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDockWidget>

namespace icelens::ui {

class DockHead;

/// A view in the workspace: it has a head with its name unless it is one of several tabs.
class Dock : public QDockWidget
{
    Q_OBJECT

public:
    Dock(const QString& id, const QString& name, QWidget* content, QWidget* parent);

    [[nodiscard]] const QString& name() const { return m_name; }
    [[nodiscard]] qulonglong count() const { return m_count; }
    void setCount(qulonglong count);
    /// A head with the name and the buttons to detach and to close; tabs say the name themselves.
    void setHeadShown(bool shown);
    /// Something of it is on the screen: a tab behind another is not.
    [[nodiscard]] bool isInSight() const;

    /// Stands in a title between a name and a count.
    static constexpr QChar separator{0x2003};

private:
    QString m_name;
    qulonglong m_count = 0;
    DockHead* m_head;
};

} // namespace icelens::ui
