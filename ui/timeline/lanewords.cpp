// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/lanewords.h"

#include "model/items/eventwords.h"
#include "model/items/words.h"
#include "model/stun/message.h"

#include <QLocale>
#include <QStringList>

namespace icelens::ui {

using items::Words;
using model::CheckKind;
using model::FlagKind;
using model::LaneKind;

namespace {

// More of them would hide what is under the pointer.
constexpr qsizetype mostMarks = 8;

QString shortAddress(const model::Address& address, std::optional<model::CandidateType> type)
{
    const QString ip = QString::fromStdString(address.ip());
    if (type == model::CandidateType::Relayed) {
        const QString end = address.family() == model::Address::Family::V4
            ? ip.mid(ip.lastIndexOf(QLatin1Char('.')))
            : ip.right(4);
        return QStringLiteral("%1 %2").arg(Words::candidateType(*type), end);
    }
    return ip.size() > 15 ? QStringLiteral("…%1").arg(ip.right(6)) : ip;
}

QString unsegmented(const model::Session& session, const model::LaneAt& lane)
{
    const QString agent = Words::agent(session, lane.key.agent);
    if (lane.key.kind == LaneKind::Gathering)
        return LaneWords::tr("%1, %2: %n transaction(s)", "an agent, a server",
                             static_cast<int>(lane.gatherings.size()))
            .arg(agent, LaneWords::heading(session, lane.key));
    if (lane.key.kind == LaneKind::Quality)
        return LaneWords::tr("%1, media: %2", "a component, loss and jitter and round trip")
            .arg(Words::checkList(session, lane.key.agent, lane.key.stream, lane.key.component),
                 lane.quality.empty() ? LaneWords::tr("no report yet")
                                      : LaneWords::quality(lane.quality.back()));
    std::uint64_t packets = 0;
    for (const auto& count : lane.media)
        packets += count.packets;
    return LaneWords::tr("%1: %n packet(s) that are not STUN", "a component",
                         static_cast<int>(packets))
        .arg(Words::checkList(session, lane.key.agent, lane.key.stream, lane.key.component));
}

} // namespace

QString LaneWords::pairLabel(const model::Pair& pair)
{
    return QStringLiteral("%1→%2").arg(shortAddress(pair.local, pair.localType),
                                       shortAddress(pair.remote, pair.remoteType));
}

QString LaneWords::heading(const model::Session& session, const model::LaneKey& key)
{
    switch (key.kind) {
    case LaneKind::Agent:
        return Words::agent(session, key.agent);
    case LaneKind::Gathering:
        return tr("server %1").arg(Words::address(key.server));
    case LaneKind::ComponentState: {
        QString text = Words::component(session, key.agent, key.stream, key.component);
        if (!text.isEmpty())
            text.front() = text.front().toUpper();
        return text;
    }
    case LaneKind::Media:
        return tr("packets that are not STUN");
    case LaneKind::Quality:
        return tr("RTT, jitter, loss");
    case LaneKind::Pair:
        break;
    }
    return {};
}

QString LaneWords::note(const model::Session& session, const model::LaneKey& key)
{
    const auto* agent = session.agent(key.agent);
    return key.kind == LaneKind::Agent && agent != nullptr ? Words::role(agent->role) : QString();
}

QString LaneWords::value(LaneKind kind, std::uint8_t value)
{
    switch (kind) {
    case LaneKind::Agent:
        return Words::role(static_cast<model::Role>(value));
    case LaneKind::ComponentState:
        return Words::componentState(static_cast<model::ComponentState>(value));
    case LaneKind::Pair:
        return Words::state(static_cast<model::PairState>(value));
    case LaneKind::Gathering:
    case LaneKind::Media:
    case LaneKind::Quality:
        break;
    }
    return {};
}

QString LaneWords::quality(const model::QualityAt& quality)
{
    const QString lost = QLocale().toString(quality.lostShare * 100, 'f', 1);
    const QString jitter = Words::duration(quality.jitter);
    const QString at = Words::time(quality.at);
    if (!quality.roundTrip)
        return tr("%1 % lost, jitter %2, round trip not known yet, reported at %3")
            .arg(lost, jitter, at);
    return tr("%1 % lost, jitter %2, round trip %3, reported at %4")
        .arg(lost, jitter, Words::duration(*quality.roundTrip), at);
}

QString LaneWords::flag(const model::Flag& flag, const model::Session& session,
                        const model::LaneKey& key)
{
    const QString at = Words::time(flag.at);
    switch (flag.kind) {
    case FlagKind::Validated:
        return tr("valid from %1").arg(at);
    case FlagKind::Triggered:
        return tr("triggered check queued at %1").arg(at);
    case FlagKind::Nominated:
        return tr("nominated at %1").arg(at);
    case FlagKind::Selected:
        return tr("selected at %1").arg(at);
    case FlagKind::Deselected:
        return tr("no longer selected from %1").arg(at);
    case FlagKind::Removed: {
        const auto* pair = session.pair(key.pair);
        if (pair != nullptr && pair->removed)
            return tr("removed at %1: %2").arg(at, Words::removalReason(*pair->removed));
        return tr("removed at %1").arg(at);
    }
    case FlagKind::CheckNotSent:
        return tr("a check could not be sent at %1").arg(at);
    case FlagKind::RoleConflict:
        return tr("role conflict at %1, the role stayed").arg(at);
    case FlagKind::Restart:
        return tr("ICE restart at %1").arg(at);
    case FlagKind::ConsentLost:
        return tr("consent lost at %1").arg(at);
    case FlagKind::GatheringStarted:
        return tr("gathering since %1").arg(at);
    case FlagKind::GatheringDone:
        return tr("gathering done at %1").arg(at);
    }
    return {};
}

QString LaneWords::check(const model::CheckAt& check, const model::Cursor& cursor)
{
    const QString at = Words::time(check.check.at);
    switch (check.check.kind) {
    case CheckKind::Sent:
    case CheckKind::Retransmitted: {
        const bool again = check.check.kind == CheckKind::Retransmitted;
        if (check.fate == model::Fate::Lost)
            return again ? tr("check sent again at %1, not seen by the far end").arg(at)
                         : tr("check sent at %1, not seen by the far end").arg(at);
        if (check.reply == model::Reply::NotYet
            && cursor.time - check.check.at > model::WireMatch::longestFlight)
            return again ? tr("check sent again at %1, not answered").arg(at)
                         : tr("check sent at %1, not answered").arg(at);
        return again ? tr("check sent again at %1").arg(at) : tr("check sent at %1").arg(at);
    }
    case CheckKind::Answered:
        return tr("check answered at %1").arg(at);
    case CheckKind::Refused:
        return tr("check refused at %1").arg(at);
    case CheckKind::PeerCheck:
        return tr("the peer's check arrived at %1").arg(at);
    case CheckKind::PeerRepeated:
        return tr("the peer's check arrived again at %1").arg(at);
    }
    return {};
}

QString LaneWords::gathering(const model::Gathering& gathering)
{
    const QString at = Words::time(gathering.at);
    if (gathering.endEvent == model::noEvent)
        return tr("asked at %1, not answered").arg(at);
    const QString took = Words::duration(gathering.endAt - gathering.at);
    if (gathering.reply == model::Reply::Error)
        return tr("asked at %1, refused after %2 with error %3")
            .arg(at, took)
            .arg(gathering.errorCode);
    if (!gathering.relayed.isNull())
        return tr("asked at %1, relays %3 after %2")
            .arg(at, took, Words::address(gathering.relayed));
    if (!gathering.mapped.isNull())
        return tr("asked at %1, saw %3 after %2").arg(at, took, Words::address(gathering.mapped));
    return tr("asked at %1, answered after %2").arg(at, took);
}

QString LaneWords::sentence(const model::Session& session, const model::LaneAt& lane)
{
    const auto& key = lane.key;
    if (lane.segments.empty())
        return unsegmented(session, lane);
    const auto& last = lane.segments.back();
    const QString what = value(key.kind, last.value);
    const QString since = Words::time(last.from);
    const QString list = Words::checkList(session, key.agent, key.stream, key.component);
    switch (key.kind) {
    case LaneKind::Pair: {
        const auto* pair = session.pair(key.pair);
        const QString addresses = pair != nullptr ? Words::pairAddresses(*pair) : QString();
        if (lane.ended)
            return tr("Pair %1, %2, %3, removed at %4")
                .arg(QString::number(key.pair.value()), list, addresses, Words::time(last.to));
        return tr("Pair %1, %2, %3, %4 since %5")
            .arg(QString::number(key.pair.value()), list, addresses, what, since);
    }
    case LaneKind::ComponentState:
        return tr("%1, %2 since %3", "a component, its state").arg(list, what, since);
    case LaneKind::Agent:
    case LaneKind::Gathering:
    case LaneKind::Media:
    case LaneKind::Quality:
        break;
    }
    return tr("%1, %2 since %3", "an agent, its role")
        .arg(Words::agent(session, key.agent), what, since);
}

QString LaneWords::toolTip(const model::Session& session, const model::EventLog& log,
                           const model::LaneAt& lane, const model::Cursor& cursor,
                           model::SessionTime at, model::SessionTime from, model::SessionTime to)
{
    QStringList lines{sentence(session, lane)};
    for (const auto& segment : lane.segments) {
        if (at < segment.from || at >= segment.to)
            continue;
        const QString what = value(lane.key.kind, segment.value);
        lines << (segment.open ? tr("%1 from %2 on").arg(what, Words::time(segment.from))
                               : tr("%1 from %2 to %3, for %4")
                                     .arg(what, Words::time(segment.from), Words::time(segment.to),
                                          Words::duration(segment.to - segment.from)));
        if (segment.event < log.size())
            lines << items::eventSentence(log[segment.event], session);
    }
    const auto first = lines.size();
    const auto inside = [&](model::SessionTime time) { return time >= from && time <= to; };
    for (const auto& flagged : lane.flags) {
        if (inside(flagged.at))
            lines << flag(flagged, session, lane.key);
    }
    for (const auto& asked : lane.gatherings) {
        if (asked.at <= to && (asked.endEvent == model::noEvent || asked.endAt >= from))
            lines << gathering(asked);
    }
    for (const auto& one : lane.quality) {
        if (inside(one.at))
            lines << quality(one);
    }
    for (const auto& one : lane.checks) {
        if (inside(one.check.at))
            lines << check(one, cursor);
    }
    const auto more = lines.size() - first - mostMarks;
    if (more > 0) {
        lines.resize(first + mostMarks);
        lines << tr("and %n more", "marks under the pointer", static_cast<int>(more));
    }
    return lines.join(QLatin1Char('\n'));
}

} // namespace icelens::ui
