// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/items/glossary.h"

#include <QList>
#include <QString>

namespace icelens::items {

/// A word of a text that the glossary explains.
struct TermSpan
{
    qsizetype start = 0;
    qsizetype length = 0;
    Term term = Term::Candidate;

    friend bool operator==(const TermSpan&, const TermSpan&) = default;
};

/// The terms that stand in @p text, from left to right, none inside another: the longest wins, so
/// that "check list" is not a check. States are found with their capitals only: a pair that Failed
/// is a term, a lookup that failed is not.
[[nodiscard]] QList<TermSpan> termsIn(const QString& text);

} // namespace icelens::items
