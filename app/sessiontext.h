// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/record/fileerror.h"
#include "model/record/sessionparser.h"
#include "model/session/session.h"

#include <QString>
#include <QStringList>

#include <cstddef>

namespace icelens::app {

/// The check list as a table of text, a line for each pair, those of one component together and
/// by falling priority. @p mostPairs bounds it; a line says how many were left out.
[[nodiscard]] QString pairTable(const model::Session& session, std::size_t mostPairs);

/// The session in a few lines: each agent's components with their states and selected pairs, what
/// IceLens noticed, and the verdict.
[[nodiscard]] QString summaryText(const model::Session& session);

/// Every component's state in one line of text: "Alice 1.1 connected · Bob 1.1 connecting".
[[nodiscard]] QString stateLine(const model::Session& session);

/// What went wrong with a file, in a sentence.
[[nodiscard]] QString describe(const record::FileError& error);

/// What a reader should know of how a file was read, in sentences; none if all of it was.
[[nodiscard]] QStringList describe(const record::ReadSummary& summary);

} // namespace icelens::app
