// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QTabBar>

namespace icelens::ui {

/// Tabs that say how much is behind them: the name, and a quiet count.
class TabStrip : public QTabBar
{
    Q_OBJECT

public:
    explicit TabStrip(QWidget* parent = nullptr);

    void setCount(int tab, qulonglong count);
    [[nodiscard]] qulonglong countOf(int tab) const { return m_counts.value(tab); }

protected:
    [[nodiscard]] QSize tabSizeHint(int tab) const override;
    [[nodiscard]] QSize minimumTabSizeHint(int tab) const override;
    void paintEvent(QPaintEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    [[nodiscard]] QString countText(int tab) const;

    QList<qulonglong> m_counts;
    bool m_keyboardFocus = false;
};

} // namespace icelens::ui
