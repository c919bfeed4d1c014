// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/diagnosis/explain.h"

#include <QCoreApplication>
#include <QString>

#include <cstddef>
#include <optional>

namespace icelens::items {

/// What can be asked "why?" about, in words, and how to get there from an event.
class WhySubject
{
    Q_DECLARE_TR_FUNCTIONS(icelens::items::WhySubject)

public:
    /// What event @p number tells of: the message itself, or the pair, candidate, component or
    /// agent that it changes. Empty for events of the whole session, and past the cursor.
    [[nodiscard]] static std::optional<model::Subject> ofEvent(std::size_t number,
                                                               const model::Moments& moments);
    /// "pair 4, component 1 (RTP)", "Alice's host candidate 192.0.2.1:4000", "packet at 3.000 s".
    [[nodiscard]] static QString name(const model::Subject& subject, const model::Moments& moments);
};

} // namespace icelens::items
