// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

#include <vector>

namespace icelens::ui {

/// A text as a QR code, dark on light in every theme, as cameras want it.
class QrCode : public QWidget
{
    Q_OBJECT

public:
    explicit QrCode(QWidget* parent = nullptr);

    /// Empty, or longer than a code can hold: nothing is shown.
    void setText(const QString& text);
    /// Modules along one edge; 0: there is no code.
    [[nodiscard]] int modules() const { return m_modules; }
    [[nodiscard]] bool isDark(int x, int y) const;

    [[nodiscard]] QSize sizeHint() const override { return {206, 206}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    int m_modules = 0;
    std::vector<bool> m_dark;
};

} // namespace icelens::ui
