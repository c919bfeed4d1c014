// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/event/mediafacts.h"

#include <QWidget>

#include <array>
#include <optional>

namespace icelens::ui {

/// From the mouth there to the ear here: one bar, split into what the delay is made of.
class MouthToEar : public QWidget
{
    Q_OBJECT

public:
    explicit MouthToEar(QWidget* parent = nullptr);

    /// Empty: nothing is known. Paints only if it is another one.
    void show(const std::optional<model::MediaReport>& report);
    [[nodiscard]] QString words() const;

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    static constexpr std::size_t partCount = 5;
    struct Part
    {
        QString name;
        double milliseconds = 0;
    };
    [[nodiscard]] std::array<Part, partCount> parts() const;
    [[nodiscard]] static QString partWords(const Part& part);

    bool m_known = false;
    std::array<std::chrono::microseconds, partCount> m_delays{};
};

} // namespace icelens::ui
