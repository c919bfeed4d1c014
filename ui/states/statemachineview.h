// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/states/statechart.h"
#include "ui/views/sessionview.h"

#include <optional>

namespace icelens::ui {

class ScopeChooser;
class StateFigure;
class TransitionEvents;

/// The state machines of pairs, components and check lists (RFC 8445 §6.1.2), with what sits in
/// each state and the transitions that led there. A transition lists its events.
class StateMachineView : public SessionView
{
    Q_OBJECT

public:
    explicit StateMachineView(SelectionHub* hub, QWidget* parent = nullptr);

    void setSession(const model::EventLog* log, const model::Projections* projections) override;
    void showAt(const Moment& moment, const model::Session& state) override;

    [[nodiscard]] StateFigure& figure() const { return *m_figure; }
    [[nodiscard]] ScopeChooser& scopeChooser() const { return *m_scope; }
    [[nodiscard]] TransitionEvents& events() const { return *m_events; }

Q_SIGNALS:
    /// A person asked for a transition: its events, in order.
    void transitionChosen(const std::vector<icelens::model::EventNumber>& events);

private:
    void showChart(bool moved);
    void followPair(model::PairId pair);
    void listEvents();
    void closeEvents();

    const model::EventLog* m_log = nullptr;
    const model::Projections* m_projections = nullptr;
    model::Session m_state; ///< A snapshot; copies share.
    std::optional<std::size_t> m_shownEvents;
    std::optional<StateChart::Arrow> m_listed;
    ScopeChooser* m_scope;
    StateFigure* m_figure;
    TransitionEvents* m_events;
};

} // namespace icelens::ui
