// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/items/checklisttext.h"

#include "model/items/checklistmodel.h"
#include "model/items/words.h"

#include <QCoreApplication>
#include <QStringList>

namespace icelens::items {

using namespace model;

namespace {

struct CheckListText
{
    Q_DECLARE_TR_FUNCTIONS(icelens::items::CheckListText)
};

QString lines(const QStringList& sentences)
{
    return sentences.join(QLatin1Char('\n'));
}

} // namespace

QString PairCell::candidate(bool remote) const
{
    return CheckListText::tr("%1 %2", "type and address of a candidate")
        .arg(Words::candidateType(remote ? pair.remoteType : pair.localType),
             Words::address(remote ? pair.remote : pair.local));
}

QString PairCell::display() const
{
    switch (column) {
    case CheckListModel::StateColumn:
        return pair.removed ? Words::removed() : Words::state(pair.state);
    case CheckListModel::NumberColumn:
        return Words::number(place);
    case CheckListModel::LocalColumn:
        return candidate(false);
    case CheckListModel::RemoteColumn:
        return candidate(true);
    case CheckListModel::ChecksColumn:
        if (pair.requestsSent == 0 && pair.requestsRetransmitted == 0)
            return CheckListText::tr("none", "no check was sent on the pair");
        return CheckListText::tr("%L1 / %L2 / %L3", "checks: sent, answered, retransmitted")
            .arg(pair.requestsSent)
            .arg(pair.requestsAnswered)
            .arg(pair.requestsRetransmitted);
    case CheckListModel::RoundTripColumn:
        return pair.roundTrip ? Words::duration(*pair.roundTrip) : Words::dash();
    case CheckListModel::ChangedColumn:
        return Words::time(pair.changedAt);
    case CheckListModel::FoundationColumn:
        return QString::fromStdString(pair.foundation);
    case CheckListModel::PriorityColumn:
        return pair.priority ? Words::number(*pair.priority) : Words::dash();
    case CheckListModel::RoleColumn:
        return role() ? Words::role(*role()) : Words::dash();
    case CheckListModel::PairColumn:
        return Words::number(pair.id.value());
    default: // the marks are painted
        return {};
    }
}

QVariant PairCell::sortValue() const
{
    switch (column) {
    case CheckListModel::StateColumn:
        return pair.removed ? 6 : static_cast<int>(pair.state);
    case CheckListModel::NumberColumn:
        return place;
    case CheckListModel::MarksColumn:
        return PairArrangement::marks(pair);
    case CheckListModel::ChecksColumn:
        return pair.requestsSent;
    case CheckListModel::RoundTripColumn:
        return pair.roundTrip ? QVariant(qint64{pair.roundTrip->count()}) : QVariant();
    case CheckListModel::ChangedColumn:
        return qint64{pair.changedAt.count()};
    case CheckListModel::PriorityColumn:
        return pair.priority ? QVariant(quint64{*pair.priority}) : QVariant();
    case CheckListModel::RoleColumn:
        return role() ? QVariant(static_cast<int>(*role())) : QVariant();
    case CheckListModel::PairColumn:
        return pair.id.value();
    default:
        return display();
    }
}

QString PairCell::toolTip() const
{
    switch (column) {
    case CheckListModel::StateColumn:
    case CheckListModel::ChangedColumn:
        return stateToolTip();
    case CheckListModel::NumberColumn:
    case CheckListModel::PriorityColumn:
        return priorityToolTip();
    case CheckListModel::LocalColumn:
        return candidateToolTip(false);
    case CheckListModel::RemoteColumn:
        return candidateToolTip(true);
    case CheckListModel::MarksColumn:
        return marksToolTip();
    case CheckListModel::ChecksColumn:
    case CheckListModel::RoundTripColumn:
        return checksToolTip();
    case CheckListModel::FoundationColumn:
        return CheckListText::tr("Foundation %1: those of the local and the remote candidate. Of "
                                 "pairs with one foundation, one is checked first "
                                 "(RFC 8445 §6.1.2.6).")
            .arg(QString::fromStdString(pair.foundation));
    case CheckListModel::RoleColumn:
        return CheckListText::tr("The controlling agent nominates (RFC 8445 §6.1.1).");
    case CheckListModel::PairColumn:
        return pairToolTip();
    default:
        return {};
    }
}

QString PairCell::accessible() const
{
    switch (column) {
    case CheckListModel::StateColumn:
        if (pair.removed)
            return CheckListText::tr("Pair %L1, Removed: %2")
                .arg(pair.id.value())
                .arg(Words::removalReason(*pair.removed));
        return CheckListText::tr("Pair %1, %2 since %3")
            .arg(Words::number(pair.id.value()), Words::state(pair.state),
                 Words::time(pair.changedAt));
    case CheckListModel::NumberColumn:
        return CheckListText::tr("place %L1 in the check list").arg(place);
    case CheckListModel::MarksColumn: {
        const auto words = Words::marks(PairArrangement::marks(pair));
        return words.isEmpty() ? CheckListText::tr("no marks", "on a candidate pair") : words;
    }
    case CheckListModel::ChecksColumn:
        return CheckListText::tr("checks: %L1 sent, %L2 answered, %L3 retransmitted")
            .arg(pair.requestsSent)
            .arg(pair.requestsAnswered)
            .arg(pair.requestsRetransmitted);
    case CheckListModel::RoundTripColumn:
        return pair.roundTrip
            ? CheckListText::tr("round trip %1").arg(Words::duration(*pair.roundTrip))
            : CheckListText::tr("round trip not measured");
    default:
        return display();
    }
}

QString PairCell::stateToolTip() const
{
    QStringList sentences;
    if (pair.removed)
        sentences << CheckListText::tr("Removed at %1: %2. Its state was %3.")
                         .arg(Words::time(pair.removed->at), Words::removalReason(*pair.removed),
                              Words::state(pair.state));
    else
        sentences << Words::stateMeaning(pair.state);
    sentences << CheckListText::tr("Formed at %1, last changed at %2.")
                     .arg(Words::time(pair.formedAt), Words::time(pair.changedAt));
    if (pair.origin == PairOrigin::Inferred)
        sentences << CheckListText::tr("Seen on the wire only: its state follows from its messages "
                                       "(inferred).");
    return lines(sentences);
}

QString PairCell::candidateToolTip(bool remote) const
{
    const auto type = remote ? pair.remoteType : pair.localType;
    QStringList sentences{
        CheckListText::tr("%1 over %2", "a candidate: address, transport")
            .arg(Words::address(remote ? pair.remote : pair.local),
                 Words::transport(remote ? pair.remoteTransport : pair.localTransport))};
    sentences << (type ? Words::candidateTypeMeaning(*type)
                       : CheckListText::tr("The candidate is not known yet: it was seen in a check "
                                           "only."));
    if (!remote && !pair.localBase.isNull())
        sentences << CheckListText::tr("Base: %1, where checks leave from (RFC 8445 §5.1.1).")
                         .arg(Words::address(pair.localBase));
    return lines(sentences);
}

QString PairCell::marksToolTip() const
{
    const int marks = PairArrangement::marks(pair);
    QStringList sentences;
    for (int bit = ValidMark; bit <= AsymmetricMark; bit *= 2) {
        if ((marks & bit) != 0)
            sentences << Words::markMeaning(bit);
    }
    if (pair.nominatedAt)
        sentences << CheckListText::tr("Nominated at %1.").arg(Words::time(*pair.nominatedAt));
    return sentences.isEmpty()
        ? CheckListText::tr("Neither valid, nominated, selected nor triggered.")
        : lines(sentences);
}

QString PairCell::checksToolTip() const
{
    QStringList sentences{
        CheckListText::tr("Checks begun by this agent: %L1. Answered with success: %L2. Refused "
                          "with an error: %L3. Retransmissions: %L4.")
            .arg(pair.requestsSent)
            .arg(pair.requestsAnswered)
            .arg(pair.requestsRefused)
            .arg(pair.requestsRetransmitted)};
    sentences << CheckListText::tr("Checks begun by the peer that arrived: %L1.")
                     .arg(pair.requestsReceived);
    sentences << (pair.roundTrip ? CheckListText::tr("Last round trip: %1, of a check that was not "
                                                     "retransmitted (RFC 8489 §6.2.1).")
                                       .arg(Words::duration(*pair.roundTrip))
                                 : CheckListText::tr(
                                     "No round trip measured: no check was answered, or "
                                     "each answered one was retransmitted (RFC 8489 §6.2.1)."));
    return lines(sentences);
}

QString PairCell::priorityToolTip() const
{
    if (!pair.priority)
        return CheckListText::tr("Priority not known until both candidates are "
                                 "(RFC 8445 §6.1.2.3).");
    return CheckListText::tr("Priority %L1, place %L2 in this check list (RFC 8445 §6.1.2.3).")
        .arg(*pair.priority)
        .arg(place);
}

QString PairCell::pairToolTip() const
{
    switch (pair.origin) {
    case PairOrigin::Signalled:
        return CheckListText::tr("Pair %L1, formed from two known candidates (RFC 8445 §6.1.2.2).")
            .arg(pair.id.value());
    case PairOrigin::Triggered:
        return CheckListText::tr(
                   "Pair %L1, formed because a check of the peer came in on addresses "
                   "without a pair (RFC 8445 §7.3.1.4).")
            .arg(pair.id.value());
    case PairOrigin::Discovered:
        return CheckListText::tr("Pair %L1, formed because a response to pair %L2 named a mapped "
                                 "address (RFC 8445 §7.2.5.3.2).")
            .arg(pair.id.value())
            .arg(pair.parent.value());
    case PairOrigin::Inferred:
        return CheckListText::tr("Pair %L1, seen on the wire (inferred).").arg(pair.id.value());
    }
    return {};
}

std::optional<Role> PairCell::role() const
{
    const auto* agent = session.agent(pair.agent);
    return agent != nullptr ? std::optional(agent->role) : std::nullopt;
}

QString tallySummary(const PairTally& tally)
{
    QStringList phrases;
    const auto phrase = [&](std::uint32_t count, const QString& words) {
        if (count > 0)
            phrases << words.arg(count);
    };
    const auto of = [&](PairState state) {
        return tally.states.at(static_cast<std::size_t>(state));
    };
    phrase(tally.nominated, CheckListText::tr("%L1 nominated", "number of pairs"));
    phrase(of(PairState::Succeeded), CheckListText::tr("%L1 Succeeded", "number of pairs"));
    phrase(of(PairState::Discovered), CheckListText::tr("%L1 Discovered", "number of pairs"));
    phrase(of(PairState::InProgress), CheckListText::tr("%L1 In-Progress", "number of pairs"));
    phrase(of(PairState::Waiting), CheckListText::tr("%L1 Waiting", "number of pairs"));
    phrase(of(PairState::Frozen), CheckListText::tr("%L1 Frozen", "number of pairs"));
    phrase(of(PairState::Failed), CheckListText::tr("%L1 Failed", "number of pairs"));
    phrase(tally.removed, CheckListText::tr("%L1 removed", "number of pairs"));
    if (phrases.isEmpty())
        return CheckListText::tr("no pairs");
    return phrases.join(CheckListText::tr(" · ", "between two counts"));
}

} // namespace icelens::items
