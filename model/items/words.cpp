// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/items/words.h"

#include "model/items/roles.h"

#include <QLocale>
#include <QStringList>

#include <array>

namespace icelens::items {

using namespace model;

QString Words::state(PairState state)
{
    switch (state) {
    case PairState::Frozen:
        return tr("Frozen", "state of a candidate pair");
    case PairState::Waiting:
        return tr("Waiting", "state of a candidate pair");
    case PairState::InProgress:
        return tr("In-Progress", "state of a candidate pair");
    case PairState::Succeeded:
        return tr("Succeeded", "state of a candidate pair");
    case PairState::Failed:
        return tr("Failed", "state of a candidate pair");
    case PairState::Discovered:
        return tr("Discovered", "state of a candidate pair, libnice's own");
    }
    return {};
}

QString Words::stateMeaning(PairState state)
{
    switch (state) {
    case PairState::Frozen:
        return tr("Frozen: no check was sent, and none may be until another pair unfreezes it "
                  "(RFC 8445 §6.1.2.6).");
    case PairState::Waiting:
        return tr("Waiting: no check was sent yet; it is sent when its turn comes "
                  "(RFC 8445 §6.1.2.6).");
    case PairState::InProgress:
        return tr("In-Progress: a check was sent, and its transaction is open "
                  "(RFC 8445 §6.1.2.6).");
    case PairState::Succeeded:
        return tr("Succeeded: a check got a success response (RFC 8445 §6.1.2.6).");
    case PairState::Failed:
        return tr("Failed: the check got no response, or an error that ends it "
                  "(RFC 8445 §6.1.2.6).");
    case PairState::Discovered:
        return tr("Discovered: made by libnice from a mapped address that a check found; it is "
                  "never checked itself (RFC 8445 §7.2.5.3.2).");
    }
    return {};
}

QString Words::removed()
{
    return tr("Removed", "a candidate pair that left the check list");
}

QString Words::mark(int pairMark)
{
    switch (pairMark) {
    case ValidMark:
        return tr("valid", "mark of a candidate pair");
    case NominatedMark:
        return tr("nominated", "mark of a candidate pair");
    case SelectedMark:
        return tr("selected", "mark of a candidate pair");
    case TriggeredMark:
        return tr("triggered", "mark of a candidate pair");
    case WasTriggeredMark:
        return tr("was triggered", "mark of a candidate pair");
    case NotSentMark:
        return tr("check not sent", "mark of a candidate pair");
    case AsymmetricMark:
        return tr("asymmetric response", "mark of a candidate pair");
    default:
        return {};
    }
}

QString Words::markMeaning(int pairMark)
{
    switch (pairMark) {
    case ValidMark:
        return tr("Valid: on the valid list, so it can carry data (RFC 8445 §7.2.5.3.2).");
    case NominatedMark:
        return tr("Nominated by the controlling agent (RFC 8445 §8.1).");
    case SelectedMark:
        return tr("Selected: data is sent on this pair (RFC 8445 §8.1.2).");
    case TriggeredMark:
        return tr("Triggered: stands in the triggered-check queue (RFC 8445 §6.1.4.1).");
    case WasTriggeredMark:
        return tr("Was triggered: a check of the peer queued it (RFC 8445 §7.3.1.4).");
    case NotSentMark:
        return tr("Check not sent: the agent counted a check that never left. libnice has room "
                  "for 200 open transactions per component.");
    case AsymmetricMark:
        return tr("Asymmetric response: it came from another address than the check went to "
                  "(RFC 8445 §7.2.5.2.1).");
    default:
        return {};
    }
}

QString Words::marks(int pairMarks)
{
    QStringList words;
    for (int bit = ValidMark; bit <= AsymmetricMark; bit *= 2) {
        const bool repeats = bit == WasTriggeredMark && (pairMarks & TriggeredMark) != 0;
        if ((pairMarks & bit) != 0 && !repeats)
            words.append(mark(bit));
    }
    return words.join(tr(", ", "between the items of a list"));
}

QString Words::candidateType(CandidateType type)
{
    switch (type) {
    case CandidateType::Host:
        return tr("host", "candidate type, as in SDP");
    case CandidateType::ServerReflexive:
        return tr("srflx", "candidate type, as in SDP");
    case CandidateType::PeerReflexive:
        return tr("prflx", "candidate type, as in SDP");
    case CandidateType::Relayed:
        return tr("relay", "candidate type, as in SDP");
    }
    return {};
}

QString Words::candidateType(std::optional<CandidateType> type)
{
    return type ? candidateType(*type) : tr("?", "candidate type that is not known yet");
}

QString Words::candidateTypeMeaning(CandidateType type)
{
    switch (type) {
    case CandidateType::Host:
        return tr("host: an address of the machine itself (RFC 8445 §5.1.1.1)");
    case CandidateType::ServerReflexive:
        return tr("server-reflexive: the address that a STUN or TURN server saw "
                  "(RFC 8445 §5.1.1.2)");
    case CandidateType::PeerReflexive:
        return tr("peer-reflexive: the address that the peer saw in a check "
                  "(RFC 8445 §7.2.5.3.1)");
    case CandidateType::Relayed:
        return tr("relayed: an address that a TURN server lent (RFC 8445 §5.1.1.2)");
    }
    return {};
}

QString Words::transport(Transport transport)
{
    switch (transport) {
    case Transport::Udp:
        return tr("UDP");
    case Transport::TcpActive:
        return tr("TCP active", "tcptype of RFC 6544");
    case Transport::TcpPassive:
        return tr("TCP passive", "tcptype of RFC 6544");
    case Transport::TcpSo:
        return tr("TCP simultaneous-open", "tcptype of RFC 6544");
    }
    return {};
}

QString Words::componentState(ComponentState state)
{
    switch (state) {
    case ComponentState::Disconnected:
        return tr("disconnected", "state of a component");
    case ComponentState::Gathering:
        return tr("gathering", "state of a component");
    case ComponentState::Connecting:
        return tr("connecting", "state of a component");
    case ComponentState::Connected:
        return tr("connected", "state of a component");
    case ComponentState::Ready:
        return tr("ready", "state of a component");
    case ComponentState::Failed:
        return tr("failed", "state of a component");
    }
    return {};
}

QString Words::componentStateMeaning(ComponentState state)
{
    switch (state) {
    case ComponentState::Disconnected:
        return tr("Disconnected: nothing has begun.");
    case ComponentState::Gathering:
        return tr("Gathering: the agent looks for its own candidates (RFC 8445 §5.1.1).");
    case ComponentState::Connecting:
        return tr("Connecting: checks are being made (RFC 8445 §6.1.4).");
    case ComponentState::Connected:
        return tr("Connected: a pair is nominated, and data can flow. The agent may go on to check "
                  "better pairs.");
    case ComponentState::Ready:
        return tr("Ready: no check is left to make. libnice can say so half a minute after "
                  "connected.");
    case ComponentState::Failed:
        return tr("Failed: no check succeeded, or consent to send was lost. Candidates that come "
                  "later can still change this.");
    }
    return {};
}

QString Words::role(Role role)
{
    return role == Role::Controlling ? tr("controlling", "role of an agent")
                                     : tr("controlled", "role of an agent");
}

QString Words::source(Source source)
{
    switch (source) {
    case Source::Session:
        return tr("session", "source of an event");
    case Source::Agent:
        return tr("agent signal", "source of an event");
    case Source::Log:
        return tr("agent log", "source of an event");
    case Source::Wire:
        return tr("wire", "source of an event");
    }
    return {};
}

QString Words::direction(Direction direction)
{
    return direction == Direction::Sent ? tr("sent", "direction of a message")
                                        : tr("received", "direction of a message");
}

QString Words::integrity(Integrity integrity)
{
    switch (integrity) {
    case Integrity::Absent:
        return tr("no MESSAGE-INTEGRITY");
    case Integrity::KeyUnknown:
        return tr("MESSAGE-INTEGRITY not verified, key not known");
    case Integrity::Verified:
        return tr("MESSAGE-INTEGRITY verified");
    case Integrity::Wrong:
        return tr("MESSAGE-INTEGRITY wrong");
    }
    return {};
}

QString Words::mediaClass(MediaClass media)
{
    switch (media) {
    case MediaClass::Dtls:
        return tr("DTLS");
    case MediaClass::Rtp:
        return tr("RTP or RTCP");
    case MediaClass::Other:
        return tr("other data", "class of packets");
    }
    return {};
}

QString Words::removalReason(const Removal& removal)
{
    switch (removal.reason) {
    case RemovalReason::CheckListLimit:
        return tr("check-list limit reached");
    case RemovalReason::FailedPruned:
        return tr("failed, and pruned by the agent");
    case RemovalReason::Nominated:
        return removal.inFavourOf.value() != 0
            ? tr("lower priority than nominated pair %L1").arg(removal.inFavourOf.value())
            : tr("another pair was nominated");
    case RemovalReason::SocketClosed:
        return tr("its socket was closed");
    case RemovalReason::Restarted:
        return tr("ICE restart");
    case RemovalReason::StreamRemoved:
        return tr("its stream was removed");
    case RemovalReason::Unknown:
        return tr("the agent did not say why");
    }
    return {};
}

QString Words::time(SessionTime at)
{
    const double seconds = std::chrono::duration<double>(at).count();
    return tr("%1 s", "seconds since the session began").arg(QLocale().toString(seconds, 'f', 3));
}

QString Words::duration(std::chrono::nanoseconds duration)
{
    const double milliseconds = std::chrono::duration<double, std::milli>(duration).count();
    return tr("%1 ms", "a duration in milliseconds").arg(QLocale().toString(milliseconds, 'f', 1));
}

QString Words::number(quint64 number)
{
    return QLocale().toString(number);
}

QString Words::address(const Address& address)
{
    return address.isNull() ? dash() : QString::fromStdString(address.toString());
}

QString Words::dash()
{
    return QStringLiteral("–");
}

QString Words::agent(const Session& session, AgentId agent)
{
    if (agent.value() == 0)
        return tr("The session", "in the place of an agent's name");
    const auto* known = session.agent(agent);
    if (known == nullptr || known->name.empty())
        return tr("Agent %1", "an agent without a name, by number").arg(agent.value());
    return QString::fromStdString(known->name);
}

QString Words::componentUse(const Session& session, AgentId agent, StreamId stream,
                            ComponentId component)
{
    const auto* known = session.agent(agent);
    const auto* of = known != nullptr ? known->stream(stream) : nullptr;
    if (of == nullptr || of->components.size() != 2)
        return {};
    return component.value() == 1 ? tr("RTP") : tr("RTCP");
}

QString Words::component(const Session& session, AgentId agent, StreamId stream,
                         ComponentId component)
{
    const auto* known = session.agent(agent);
    const bool manyStreams = known != nullptr && known->streams.size() > 1;
    const auto use = componentUse(session, agent, stream, component);
    if (manyStreams && !use.isEmpty())
        return tr("stream %1, component %2 (%3)")
            .arg(QString::number(stream.value()), QString::number(component.value()), use);
    if (manyStreams)
        return tr("stream %1, component %2").arg(stream.value()).arg(component.value());
    if (!use.isEmpty())
        return tr("component %1 (%2)").arg(QString::number(component.value()), use);
    return tr("component %1").arg(component.value());
}

QString Words::checkList(const Session& session, AgentId agent, StreamId stream,
                         ComponentId component)
{
    return tr("%1, %2", "an agent's name, and which of its components")
        .arg(Words::agent(session, agent), Words::component(session, agent, stream, component));
}

QString Words::pairAddresses(const Pair& pair)
{
    return tr("%1 %2 → %3 %4", "type and address of the local and the remote candidate")
        .arg(candidateType(pair.localType), address(pair.local), candidateType(pair.remoteType),
             address(pair.remote));
}

} // namespace icelens::items
