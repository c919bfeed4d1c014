// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace icelens::ui {

/// One word on how the session is: hollow in the accent with a dot while it is live, else grey.
class StatusPill : public QWidget
{
public:
    explicit StatusPill(QWidget* parent);

    /// Takes itself away if @p word is empty.
    void show(const QString& word, const QString& meaning, bool live);
    [[nodiscard]] QString word() const { return m_word; }
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_word;
    bool m_live = false;
};

} // namespace icelens::ui
