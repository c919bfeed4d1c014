// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/projection/timeline.h"
#include "ui/views/sessionview.h"

class QLabel;
class QStackedWidget;
class QToolButton;

namespace icelens::ui {

class StateTally;
class TimelineCanvas;
class TimelineMap;

/// What happened to every candidate pair, and when: lanes over time, with the states counted above
/// and the whole session below.
class TimelineView : public SessionView
{
    Q_OBJECT

public:
    explicit TimelineView(SelectionHub* hub, QWidget* parent = nullptr);

    void setSession(const model::EventLog* log, const model::Projections* projections) override;
    void showAt(const Moment& moment, const model::Session& state) override;
    /// The selected lane in words.
    void copySelection() override;

    [[nodiscard]] TimelineCanvas& canvas() const { return *m_canvas; }

private:
    [[nodiscard]] QWidget* makeHead();
    [[nodiscard]] QToolButton* makeOrderButton();
    void showOrder();

    TimelineCanvas* m_canvas;
    TimelineMap* m_map;
    StateTally* m_tally = nullptr;
    QToolButton* m_order = nullptr;
    QStackedWidget* m_stack;
    QLabel* m_empty;
    bool m_hasSession = false;
};

} // namespace icelens::ui
