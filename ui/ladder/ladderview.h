// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/views/sessionview.h"

class QAction;
class QComboBox;
class QCheckBox;
class QLabel;
class QStackedWidget;

namespace icelens::ui {

class LadderCanvas;

/// Who sent what to whom, and what became of it: arrows between lifelines.
class LadderView : public SessionView
{
    Q_OBJECT

public:
    /// Which messages are shown; all, while nothing is selected.
    enum Scope { SelectedPair, SelectedTransaction, Everything };

    explicit LadderView(SelectionHub* hub, QWidget* parent = nullptr);

    void setSession(const model::EventLog* log, const model::Projections* projections) override;
    void showAt(const Moment& moment, const model::Session& state) override;
    /// The ladder as text.
    void copySelection() override;

    void setScope(Scope scope);
    void setOnlyFailures(bool only);
    [[nodiscard]] LadderCanvas& canvas() const { return *m_canvas; }
    /// Asks for a file and writes what is shown to it.
    void askWhereToExport();
    /// What exportLadder() does, with what is shown.
    [[nodiscard]] bool exportTo(const QString& path) const;

private:
    [[nodiscard]] QWidget* makeHead();
    void applyFilter();

    LadderCanvas* m_canvas;
    QComboBox* m_scope = nullptr;
    QCheckBox* m_failures = nullptr;
    QLabel* m_count = nullptr;
    QStackedWidget* m_stack;
    const model::Projections* m_projections = nullptr;
    model::Cursor m_cursor;
};

} // namespace icelens::ui
