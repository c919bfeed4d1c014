// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/diagnosis/explanation.h"

#include <QCoreApplication>
#include <QString>

#include <cstdint>
#include <optional>
#include <vector>

namespace icelens::items {

/// Words that a person meets in IceLens, in the order in which a learner would.
enum class Term : std::uint8_t {
    Candidate,
    HostCandidate,
    ServerReflexiveCandidate,
    PeerReflexiveCandidate,
    RelayedCandidate,
    Base,
    RelatedAddress,
    Foundation,
    Gathering,
    Component,
    DataStream,
    CandidatePair,
    CheckList,
    Priority,
    TypePreference,
    LocalPreference,
    Check,
    OrdinaryCheck,
    TriggeredCheck,
    TriggeredCheckQueue,
    Ta,
    Rto,
    Frozen,
    Waiting,
    InProgress,
    Succeeded,
    Failed,
    Discovered,
    Removed,
    ValidList,
    Nominated,
    UseCandidate,
    RegularNomination,
    AggressiveNomination,
    Selected,
    Controlling,
    Controlled,
    RoleConflict,
    Tiebreaker,
    Connected,
    Ready,
    Ufrag,
    Restart,
    Keepalive,
    Consent,
    Stun,
    Transaction,
    MappedAddress,
    Turn,
    Allocation,
    Permission,
    Channel,
    Nat,
    IceTcp,
    IceLite,
};

/// One more than the last Term.
inline constexpr std::size_t termCount = static_cast<std::size_t>(Term::IceLite) + 1;

struct GlossaryEntry
{
    Term term = Term::Candidate;
    QString name;               ///< As it is written in the views.
    QString definition;         ///< One or two sentences.
    model::Reference reference; ///< rfc 0: the word is libnice's or IceLens's own.
};

class Glossary
{
    Q_DECLARE_TR_FUNCTIONS(icelens::items::Glossary)

public:
    [[nodiscard]] static GlossaryEntry entry(Term term);
    /// All of them, in the order of Term.
    [[nodiscard]] static std::vector<GlossaryEntry> entries();
    /// The entry whose name is @p word, whatever its case.
    [[nodiscard]] static std::optional<GlossaryEntry> find(const QString& word);

private:
    [[nodiscard]] static GlossaryEntry candidateEntry(Term term);
    [[nodiscard]] static GlossaryEntry checkEntry(Term term);
    [[nodiscard]] static GlossaryEntry stateEntry(Term term);
    [[nodiscard]] static GlossaryEntry outcomeEntry(Term term);
    [[nodiscard]] static GlossaryEntry protocolEntry(Term term);
};

} // namespace icelens::items
