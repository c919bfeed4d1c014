// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Qt>

namespace icelens::items {

/// Roles that the item models share, so that a delegate or a selection works over all of them.
/// Besides these each model answers Qt::DisplayRole (text), Qt::ToolTipRole (every fact in full:
/// absolute values, RFC section), Qt::AccessibleTextRole (the cell in words, where the words are
/// not those of DisplayRole) and Qt::TextAlignmentRole (figures to the right).
/// A role that means nothing for a row gives an invalid QVariant.
enum ItemRole : int {
    SortRole = Qt::UserRole, ///< The raw value of the column: a number, or the text.
    PairIdRole,              ///< quint32: model::PairId; 0 where no pair is known.
    AgentIdRole,             ///< int: model::AgentId; 0 for the session itself.
    StreamIdRole,            ///< int
    ComponentIdRole,         ///< int
    EventNumberRole,         ///< quint64: place of the event in the log.
    TimeRole,                ///< qint64: ns since the session began.
    SourceRole,              ///< int: model::Source
    StateRole,               ///< int: model::PairState
    RemovedRole,             ///< bool: the pair was removed from the check list.
    RemovedReasonRole,       ///< QString, e.g. "check-list limit reached"; empty while not removed.
    MarksRole,               ///< int: items::PairMarks
    InferredRole,            ///< bool: known from the wire only, not from the agent.
    IsGroupRole,             ///< bool
    SummaryRole,             ///< QString, on group rows: "1 nominated · 2 Succeeded · 5 removed"
    CandidateTypeRole,       ///< int: model::CandidateType, in the column of a candidate.
    CandidateTypeTextRole,   ///< QString: "host", "srflx", "prflx", "relay"; "?" until known.
    AddressRole,             ///< QString: "192.0.2.1:40112", in columns that show an address.
    RemoteRole,              ///< bool: a remote candidate.
    SupersededRole,          ///< bool: a candidate of an earlier generation.
    TrickledRole,            ///< bool
    DirectionRole,           ///< int: model::Direction
    TransactionRole,         ///< quint32: ordinal in the TransactionIndex; invalid for none.
    IntegrityRole,           ///< int: model::Integrity
    OffsetRole,              ///< int: first byte of the field in the message as it crossed.
    LengthRole,              ///< int: bytes of the field, 0 for a derived row.
    VerdictRole,             ///< int: items::Verdict
    MonospaceRole,           ///< bool: addresses, times, figures, hexadecimal.
};

/// What MarksRole holds, in the order in which the column shows them.
enum PairMark : int {
    ValidMark = 1,         ///< On the valid list (RFC 8445 §7.2.5.3.2).
    NominatedMark = 2,     ///< RFC 8445 §8.1
    SelectedMark = 4,      ///< What data is sent on.
    TriggeredMark = 8,     ///< In the triggered-check queue now (RFC 8445 §6.1.4.1).
    WasTriggeredMark = 16, ///< A check of the peer queued it at some time.
    NotSentMark = 32,      ///< The agent counted a check as sent that never left.
    AsymmetricMark = 64,   ///< A response came from another address (RFC 8445 §7.2.5.2.1).
};

/// What a check of a message came to.
enum class Verdict : int {
    None,    ///< Nothing to be checked.
    Good,    ///< FINGERPRINT or MESSAGE-INTEGRITY is right.
    Bad,     ///< It is wrong, or the field is malformed.
    Unknown, ///< The key is not known.
};

} // namespace icelens::items
