// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/event/event.h"
#include "model/items/roles.h"

#include <QString>

#include <memory>
#include <vector>

namespace icelens::items {

/// One row of DecoderModel and the rows below it.
struct DecoderNode
{
    QString name;
    QString value;
    QString meaning;
    QString section;
    int offset = 0; ///< In the message as it crossed.
    int length = 0;
    Verdict verdict = Verdict::None;
    const DecoderNode* parent = nullptr; ///< Null for the root.
    int row = 0;                         ///< Among the children of the parent.
    std::vector<std::unique_ptr<DecoderNode>> children;

    DecoderNode& add(DecoderNode child);
};

/// Takes a message apart. The root has no text; never null.
[[nodiscard]] std::unique_ptr<DecoderNode> decodeToNodes(const model::MessageSeen& seen);

} // namespace icelens::items
