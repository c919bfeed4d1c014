// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/session/agent.h"

#include <QString>
#include <QVariant>

namespace icelens::items {

/// One candidate as CandidateModel words it; @p column is a CandidateModel::Column.
struct CandidateCell
{
    const model::KnownCandidate& known;
    int column = 0;
    bool manyStreams = false; ///< An agent of the session has several.

    [[nodiscard]] QVariant data(int role) const;
    [[nodiscard]] static int alignment(int column);
    [[nodiscard]] static QString title(int column, bool full);

private:
    [[nodiscard]] QString display() const;
    [[nodiscard]] QVariant sortValue() const;
    [[nodiscard]] QString toolTip() const;
    [[nodiscard]] QString origin() const;
    [[nodiscard]] const model::Address* address() const;
};

} // namespace icelens::items
