// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/diagnosis/explanation.h"
#include "model/session/session.h"

#include <QCoreApplication>
#include <QList>
#include <QString>

#include <cstdint>
#include <optional>

namespace icelens::items {

/// A piece of a sentence. Those with a target are what a view makes clickable.
struct WhySegment
{
    QString text;
    std::optional<std::uint32_t> event; ///< Its number in the log.
    model::PairId pair;                 ///< 0: it names no pair.

    friend bool operator==(const WhySegment&, const WhySegment&) = default;
};

/// The wording of explanations: whole sentences whose places the session's facts fill.
class WhyWords
{
    Q_DECLARE_TR_FUNCTIONS(icelens::items::WhyWords)

public:
    /// "Why did it succeed?" of @p explanation: the heading over all answers to one question.
    [[nodiscard]] static QString question(const model::Explanation& explanation);
    /// The answer, in pieces that joined are one text. Inferred ones end in "(inferred)".
    [[nodiscard]] static QList<WhySegment> sentence(const model::Explanation& explanation,
                                                    const model::Session& session);
    /// @p sentence with @p arguments in its places %1 to %9, its first letter a capital.
    [[nodiscard]] static QList<WhySegment> fill(const QString& sentence,
                                                const std::vector<model::Argument>& arguments,
                                                const model::Session& session);
    /// The same as one text.
    [[nodiscard]] static QString text(const model::Explanation& explanation,
                                      const model::Session& session);
    /// "RFC 8445 §7.3.1.4"; "from the events of this session" where no RFC is needed.
    [[nodiscard]] static QString reference(const model::Reference& reference);
    /// "seen", "inferred", "not known from this side".
    [[nodiscard]] static QString certainty(model::Certainty certainty);
};

} // namespace icelens::items
