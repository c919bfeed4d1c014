// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/diagnosis/cause.h"
#include "model/items/whywords.h"

#include <QCoreApplication>
#include <QList>
#include <QString>
#include <QStringList>

namespace icelens::items {

/// The wording of findings: whole sentences whose places the session's facts fill.
class FindingWords
{
    Q_DECLARE_TR_FUNCTIONS(icelens::items::FindingWords)

public:
    /// The cause, as a sentence without a full stop.
    [[nodiscard]] static QString title(const model::SessionFinding& finding,
                                       const model::Session& session);
    /// What happened, in one or two sentences.
    [[nodiscard]] static QList<WhySegment> happened(const model::SessionFinding& finding,
                                                    const model::Session& session);
    /// One piece of evidence, as a sentence.
    [[nodiscard]] static QList<WhySegment> evidence(const model::Evidence& evidence,
                                                    const model::Session& session);
    /// "12 packets, 4 pairs": what lights up for it. Empty if there is nothing to light up.
    [[nodiscard]] static QString extent(const model::Evidence& evidence);
    /// "Certain", "Very likely", "Possible".
    [[nodiscard]] static QString sureness(model::Sureness sure);
    /// What would settle it, as a sentence; empty if nothing is needed.
    [[nodiscard]] static QString settling(model::Settling settling);
    /// What to do, each a sentence or two; the first one first.
    [[nodiscard]] static QStringList advice(const model::SessionFinding& finding,
                                            const model::Session& session);
    /// "Causes", "Worth knowing", "Deviations from the RFCs".
    [[nodiscard]] static QString weight(model::Weight weight);
    /// What stands where there is nothing to report, as a sentence.
    [[nodiscard]] static QString nothing(const model::Session& session);

    /// The pieces joined.
    [[nodiscard]] static QString joined(const QList<WhySegment>& pieces);
};

/// Sentences whose places %1, %2, … are still open; %n stands for @p count.
[[nodiscard]] QString findingTitle(model::Cause cause, int count);
[[nodiscard]] QString findingHappened(model::Cause cause, int count);
[[nodiscard]] QString findingEvidence(model::Clue clue, int count);
[[nodiscard]] QStringList findingAdvice(model::Cause cause);

} // namespace icelens::items
