// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

#include <optional>

namespace icelens::ui {

/// A level from -60 to 0 dBov as a bar, with a stroke at the highest of the last second.
class LevelMeter : public QWidget
{
    Q_OBJECT

public:
    /// @p name: what is measured, for assistive technology.
    explicit LevelMeter(const QString& name, QWidget* parent = nullptr);

    /// Empty: nothing is known. Paints only if it looks different.
    void show(std::optional<int> level, std::optional<int> peak = {});
    /// "-18 dBov", "silent" or a dash.
    [[nodiscard]] QString words() const;
    [[nodiscard]] int paints() const { return m_paints; }

    [[nodiscard]] QSize sizeHint() const override { return {200, 8}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] int pixelOf(int level) const;

    QString m_name;
    std::optional<int> m_level;
    std::optional<int> m_peak;
    int m_paints = 0;
};

} // namespace icelens::ui
