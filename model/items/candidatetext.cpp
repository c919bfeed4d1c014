// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/items/candidatetext.h"

#include "model/items/candidatemodel.h"
#include "model/items/roles.h"
#include "model/items/words.h"

#include <QCoreApplication>
#include <QStringList>

namespace icelens::items {

using Column = CandidateModel::Column;

namespace {

struct CandidateText
{
    Q_DECLARE_TR_FUNCTIONS(icelens::items::CandidateText)
};

/// RFC 8445 §5.1.2.1: priority = 2^24 * type + 2^8 * local + (256 - component).
quint32 typePreference(std::uint32_t priority)
{
    return priority >> 24;
}

quint32 localPreference(std::uint32_t priority)
{
    return (priority >> 8) & 0xFFFF;
}

} // namespace

const model::Address* CandidateCell::address() const
{
    switch (column) {
    case Column::AddressColumn:
        return &known.candidate->address;
    case Column::RelatedColumn:
        return &known.candidate->related;
    case Column::BaseColumn:
        return &known.candidate->base;
    case Column::ServerColumn:
        return &known.candidate->server;
    default:
        return nullptr;
    }
}

QString CandidateCell::origin() const
{
    if (known.inferred)
        return CandidateText::tr("seen in a check (inferred)", "how a candidate became known");
    if (!known.remote)
        return CandidateText::tr("gathered", "how a candidate became known");
    if (known.candidate->type == model::CandidateType::PeerReflexive)
        return CandidateText::tr("from a check", "how a candidate became known");
    return known.trickled
        ? CandidateText::tr("trickled", "how a candidate became known")
        : CandidateText::tr("with the description", "how a candidate became known");
}

QString CandidateCell::display() const
{
    const auto& candidate = *known.candidate;
    if (const auto* shown = address())
        return Words::address(*shown);
    switch (column) {
    case Column::TypeColumn:
        return Words::candidateType(candidate.type);
    case Column::TransportColumn:
        return Words::transport(candidate.transport);
    case Column::FoundationColumn:
        return QString::fromStdString(candidate.foundation);
    case Column::PriorityColumn:
        return Words::number(candidate.priority);
    case Column::TypePreferenceColumn:
        return Words::number(typePreference(candidate.priority));
    case Column::LocalPreferenceColumn:
        return Words::number(localPreference(candidate.priority));
    case Column::ComponentColumn:
        return manyStreams ? CandidateText::tr("%1.%2", "stream and component")
                                 .arg(candidate.stream.value())
                                 .arg(candidate.component.value())
                           : QString::number(candidate.component.value());
    case Column::AppearedColumn:
        return Words::time(known.at);
    case Column::TrickledColumn:
        return origin();
    default:
        return {};
    }
}

QVariant CandidateCell::sortValue() const
{
    const auto& candidate = *known.candidate;
    switch (column) {
    case Column::TypeColumn:
        return static_cast<int>(candidate.type);
    case Column::PriorityColumn:
        return candidate.priority;
    case Column::TypePreferenceColumn:
        return typePreference(candidate.priority);
    case Column::LocalPreferenceColumn:
        return localPreference(candidate.priority);
    case Column::ComponentColumn:
        return candidate.stream.value() * 1000 + candidate.component.value();
    case Column::AppearedColumn:
        return qint64{known.at.count()};
    default:
        return display();
    }
}

QString CandidateCell::toolTip() const
{
    const auto& candidate = *known.candidate;
    QStringList sentences;
    sentences << Words::candidateTypeMeaning(candidate.type)
              << CandidateText::tr("Priority %L1 = 2²⁴ × type preference %L2 + 2⁸ × local "
                                   "preference %L3 + (256 − component %L4) (RFC 8445 §5.1.2.1).")
                     .arg(candidate.priority)
                     .arg(typePreference(candidate.priority))
                     .arg(localPreference(candidate.priority))
                     .arg(256 - (candidate.priority & 0xFF))
              << CandidateText::tr("Foundation %1 (RFC 8445 §5.1.1.3).")
                     .arg(QString::fromStdString(candidate.foundation))
              << CandidateText::tr("Known since %1: %2.", "time, how a candidate became known")
                     .arg(Words::time(known.at), origin());
    if (known.superseded)
        sentences << CandidateText::tr("Of an earlier generation: an ICE restart made it void "
                                       "(RFC 8445 §9).");
    if (known.inferred)
        sentences << CandidateText::tr("Type and priority follow from a check; the agent has not "
                                       "reported it (inferred).");
    return sentences.join(QLatin1Char('\n'));
}

int CandidateCell::alignment(int column)
{
    switch (column) {
    case Column::PriorityColumn:
    case Column::TypePreferenceColumn:
    case Column::LocalPreferenceColumn:
    case Column::AppearedColumn:
        return int{Qt::AlignRight | Qt::AlignVCenter};
    default:
        return int{Qt::AlignLeft | Qt::AlignVCenter};
    }
}

QVariant CandidateCell::data(int role) const
{
    const auto& candidate = *known.candidate;
    switch (role) {
    case Qt::DisplayRole:
        return display();
    case Qt::AccessibleTextRole:
        return known.superseded && column == Column::TypeColumn
            ? CandidateText::tr("%1, of an earlier generation", "candidate type").arg(display())
            : display();
    case Qt::ToolTipRole:
        return toolTip();
    case Qt::TextAlignmentRole:
        return alignment(column);
    case SortRole:
        return sortValue();
    case StreamIdRole:
        return int{candidate.stream.value()};
    case ComponentIdRole:
        return int{candidate.component.value()};
    case RemoteRole:
        return known.remote;
    case CandidateTypeRole:
        return static_cast<int>(candidate.type);
    case CandidateTypeTextRole:
        return Words::candidateType(candidate.type);
    case AddressRole:
        return address() != nullptr && !address()->isNull() ? QVariant(display()) : QVariant();
    case SupersededRole:
        return known.superseded;
    case InferredRole:
        return known.inferred;
    case TrickledRole:
        return known.trickled;
    case TimeRole:
        return qint64{known.at.count()};
    case IsGroupRole:
        return false;
    case MonospaceRole:
        return address() != nullptr;
    default:
        return {};
    }
}

QString CandidateCell::title(int column, bool full)
{
    switch (column) {
    case Column::TypeColumn:
        return full ? CandidateText::tr("Candidate type (RFC 8445 §5.1.1)")
                    : CandidateText::tr("Type");
    case Column::TransportColumn:
        return full ? CandidateText::tr("Transport, for TCP with its tcptype (RFC 6544 §4.5)")
                    : CandidateText::tr("Transport");
    case Column::AddressColumn:
        return CandidateText::tr("Address");
    case Column::RelatedColumn:
        return full ? CandidateText::tr("Related address: base of a reflexive candidate, mapped "
                                        "address of a relayed one (RFC 8839 §5.1)")
                    : CandidateText::tr("Related address");
    case Column::BaseColumn:
        return full ? CandidateText::tr("Base: where the agent sends from (RFC 8445 §4)")
                    : CandidateText::tr("Base");
    case Column::FoundationColumn:
        return full ? CandidateText::tr("Foundation (RFC 8445 §5.1.1.3)")
                    : CandidateText::tr("Foundation");
    case Column::PriorityColumn:
        return full ? CandidateText::tr("Priority (RFC 8445 §5.1.2)")
                    : CandidateText::tr("Priority");
    case Column::TypePreferenceColumn:
        return full ? CandidateText::tr("Type preference, from the priority (RFC 8445 §5.1.2.1)")
                    : CandidateText::tr("Type pref.", "column: type preference");
    case Column::LocalPreferenceColumn:
        return full ? CandidateText::tr("Local preference, from the priority (RFC 8445 §5.1.2.1)")
                    : CandidateText::tr("Local pref.", "column: local preference");
    case Column::ComponentColumn:
        return CandidateText::tr("Component");
    case Column::ServerColumn:
        return full ? CandidateText::tr("STUN or TURN server that it came from")
                    : CandidateText::tr("Server");
    case Column::AppearedColumn:
        return full ? CandidateText::tr("When it became known, since the session began")
                    : CandidateText::tr("Appeared");
    case Column::TrickledColumn:
        return full ? CandidateText::tr("How it became known (RFC 8838)")
                    : CandidateText::tr("Came", "column: how a candidate became known");
    default:
        return {};
    }
}

} // namespace icelens::items
