// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/projection/cursor.h"
#include "ui/map/mapscene.h"
#include "ui/selectionhub.h"
#include "ui/views/figure.h"

#include <QElapsedTimer>
#include <QTimer>

#include <memory>

namespace icelens::ui {

/// Draws a MapScene: boxes, ports and lines; packets travel the selected paths at their real rate.
class MapFigure : public Figure
{
    Q_OBJECT

public:
    /// Packets a second on a selected path, both ways.
    struct Flow
    {
        model::PairId pair;
        double sent = 0;
        double received = 0;
    };

    /// @p hub outlives it.
    explicit MapFigure(SelectionHub* hub, QWidget* parent = nullptr);

    /// A snapshot of the session and its map; drawn until the next.
    void show(std::shared_ptr<const model::Topology> map, const model::Session& session,
              const model::Scope& scope);
    /// @p moving: time goes on. Packets stand still with reduced motion.
    void setFlows(std::vector<Flow> flows, bool moving);

    [[nodiscard]] const MapScene& scene() const { return m_scene; }
    [[nodiscard]] bool isMoving() const { return m_timer.isActive(); }
    [[nodiscard]] static quint64 keyOf(model::PairId pair);
    [[nodiscard]] static quint64 keyOf(const model::MapNode::Port& port, std::size_t node);
    void choose(std::size_t item) override;

protected:
    [[nodiscard]] QString nameOf(std::size_t item) const override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void place();
    void addBoxItems(std::vector<Item>& items) const;
    void paintBox(QPainter& painter, const MapScene::Box& box) const;
    void paintInterfaces(QPainter& painter, const MapScene::Box& box) const;
    void paintRow(QPainter& painter, const MapScene::Box& box, const MapScene::Row& row) const;
    void paintLine(QPainter& painter, const MapScene::Line& line) const;
    void paintPackets(QPainter& painter, const MapScene::Line& line) const;
    void paintLegend(QPainter& painter) const;
    [[nodiscard]] std::optional<CandidateRef> refOf(const MapScene::Box& box,
                                                    const model::MapNode::Port& port) const;
    [[nodiscard]] const Flow* flowOf(model::PairId pair) const;

    SelectionHub* m_hub;
    std::shared_ptr<const model::Topology> m_map;
    model::Session m_session;
    model::Scope m_scope;
    MapScene m_scene;
    std::size_t m_firstLine = 0; ///< Item of the scene's first line.
    std::vector<Flow> m_flows;
    QTimer m_timer;
    QElapsedTimer m_clock;
};

} // namespace icelens::ui
