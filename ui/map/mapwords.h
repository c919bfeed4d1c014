// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/projection/topology.h"
#include "model/session/session.h"
#include "ui/map/mapscene.h"

#include <QCoreApplication>
#include <QString>

namespace icelens::ui {

/// The wording of the map.
class MapWords
{
    Q_DECLARE_TR_FUNCTIONS(icelens::ui::MapWords)

public:
    /// "Alice", "NAT (inferred)", "STUN and TURN".
    [[nodiscard]] static QString title(const model::Session& session, const model::MapNode& node);
    /// "controlling", "203.0.113.24".
    [[nodiscard]] static QString subtitle(const model::Session& session,
                                          const model::MapNode& node);
    /// Everything known of the box, and what it is inferred from.
    [[nodiscard]] static QString node(const model::Session& session, const model::MapNode& node);
    [[nodiscard]] static QString port(const model::Session& session, const model::MapNode& node,
                                      const model::MapNode::Port& port);
    /// "Pair 4, component 1 (RTP), In-Progress since 3.500 s, …"
    [[nodiscard]] static QString line(const model::Session& session, const MapScene::Line& line);
    [[nodiscard]] static QString more(std::size_t count); ///< "+14 more"

private:
    [[nodiscard]] static QString evidence(const model::NatEvidence& evidence);
};

} // namespace icelens::ui
