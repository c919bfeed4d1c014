// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/views/sessionview.h"

#include <cstddef>
#include <optional>
#include <vector>

class QComboBox;
class QLabel;
class QStackedWidget;

namespace icelens::ui {

class MouthToEar;
class QualityPlots;

/// How good a call is, and was: its plots over time, what became of its packets in figures, and
/// the estimated delay from mouth to ear.
class QualityView : public SessionView
{
    Q_OBJECT

public:
    explicit QualityView(SelectionHub* hub, QWidget* parent = nullptr);

    void setSession(const model::EventLog* log, const model::Projections* projections) override;
    void showAt(const Moment& moment, const model::Session& state) override;
    /// What the plots say at the cursor, in words.
    void copySelection() override;

    [[nodiscard]] QualityPlots& plots() const { return *m_plots; }
    /// "12,600 packets expected: 12,537 in time · 11 late · 52 lost (0.4 %)"
    [[nodiscard]] QString headLine() const;

private:
    [[nodiscard]] QWidget* makeHead();
    void offer(const std::vector<std::size_t>& calls, const model::Session& state);
    void showCounts(const model::Cursor& cursor);

    const model::Projections* m_projections = nullptr;
    std::optional<std::size_t> m_line; ///< Of the projection; empty: no call yet.
    std::vector<std::size_t> m_offered;
    QualityPlots* m_plots;
    MouthToEar* m_delay;
    QComboBox* m_who;
    QLabel* m_counts;
    QStackedWidget* m_stack;
};

} // namespace icelens::ui
