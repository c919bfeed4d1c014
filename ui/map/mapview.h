// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/projection/topology.h"
#include "ui/views/sessionview.h"

#include <QTimer>

#include <memory>
#include <optional>

class QLabel;

namespace icelens::ui {

class MapFigure;
class ScopeChooser;

/// Where everything is: agents, NATs, servers, and the pairs between them (model::Topology).
class MapView : public SessionView
{
    Q_OBJECT

public:
    explicit MapView(SelectionHub* hub, QWidget* parent = nullptr);

    void setSession(const model::EventLog* log, const model::Projections* projections) override;
    void showAt(const Moment& moment, const model::Session& state) override;

    [[nodiscard]] MapFigure& figure() const { return *m_figure; }
    [[nodiscard]] ScopeChooser& scopeChooser() const { return *m_scope; }
    [[nodiscard]] const model::Topology& topology() const { return *m_map; }

private:
    void showMap();
    void showFlows(const Moment& moment);

    const model::Projections* m_projections = nullptr;
    model::Session m_state; ///< A snapshot; copies share.
    std::shared_ptr<const model::Topology> m_map;
    std::optional<std::size_t> m_shownEvents;
    model::SessionTime m_shownTime{};
    QTimer m_still; ///< Time stands when it fires.
    ScopeChooser* m_scope;
    MapFigure* m_figure;
    QLabel* m_rates;
};

} // namespace icelens::ui
