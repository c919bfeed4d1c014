// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/event/event.h"
#include "model/session/session.h"

#include <QCoreApplication>
#include <QString>

#include <chrono>
#include <optional>

namespace icelens::items {

/// The wording that all views share. Terms are those of the RFCs, with their capitals.
class Words
{
    Q_DECLARE_TR_FUNCTIONS(icelens::items::Words)

public:
    /// "Frozen", "Waiting", "In-Progress", "Succeeded", "Failed", "Discovered".
    [[nodiscard]] static QString state(model::PairState state);
    /// What the state means, with its RFC section: for tooltips.
    [[nodiscard]] static QString stateMeaning(model::PairState state);
    [[nodiscard]] static QString removed(); ///< "Removed"
    /// "valid", "nominated", …: one items::PairMark.
    [[nodiscard]] static QString mark(int pairMark);
    [[nodiscard]] static QString markMeaning(int pairMark);
    /// "valid, nominated, selected"; empty for none.
    [[nodiscard]] static QString marks(int pairMarks);

    /// "host", "srflx", "prflx", "relay".
    [[nodiscard]] static QString candidateType(model::CandidateType type);
    /// "?" for the empty one.
    [[nodiscard]] static QString candidateType(std::optional<model::CandidateType> type);
    /// "server-reflexive: the address that a STUN server saw (RFC 8445 §5.1.1.2)".
    [[nodiscard]] static QString candidateTypeMeaning(model::CandidateType type);
    /// "UDP", "TCP active", "TCP passive", "TCP simultaneous-open".
    [[nodiscard]] static QString transport(model::Transport transport);

    /// "gathering", "connecting", "connected", …
    [[nodiscard]] static QString componentState(model::ComponentState state);
    [[nodiscard]] static QString componentStateMeaning(model::ComponentState state);
    [[nodiscard]] static QString role(model::Role role); ///< "controlling", "controlled"
    [[nodiscard]] static QString source(model::Source source);
    [[nodiscard]] static QString direction(model::Direction direction); ///< "sent", "received"
    [[nodiscard]] static QString integrity(model::Integrity integrity);
    [[nodiscard]] static QString mediaClass(model::MediaClass media); ///< "DTLS", "RTP or RTCP"
    /// "lower priority than nominated pair 4", "check-list limit reached", …
    [[nodiscard]] static QString removalReason(const model::Removal& removal);

    /// "5.530 s": since the session began.
    [[nodiscard]] static QString time(model::SessionTime at);
    /// "46.4 ms", "1,203.0 ms".
    [[nodiscard]] static QString duration(std::chrono::nanoseconds duration);
    [[nodiscard]] static QString number(quint64 number); ///< With thousands separators.
    /// "192.0.2.1:40112"; "–" for the null address.
    [[nodiscard]] static QString address(const model::Address& address);
    [[nodiscard]] static QString dash(); ///< "–": nothing to show.

    /// The agent's name, "Agent 2" if it has none, "The session" for 0.
    [[nodiscard]] static QString agent(const model::Session& session, model::AgentId agent);
    /// "RTP", "RTCP" of a stream with two components; else empty.
    [[nodiscard]] static QString componentUse(const model::Session& session, model::AgentId agent,
                                              model::StreamId stream, model::ComponentId component);
    /// "component 1 (RTP)", or with "stream 2, " before it if the agent has several streams.
    [[nodiscard]] static QString component(const model::Session& session, model::AgentId agent,
                                           model::StreamId stream, model::ComponentId component);
    /// "Alice, component 1 (RTP)".
    [[nodiscard]] static QString checkList(const model::Session& session, model::AgentId agent,
                                           model::StreamId stream, model::ComponentId component);
    /// "host 192.0.2.1:40112 → srflx 203.0.113.61:36204".
    [[nodiscard]] static QString pairAddresses(const model::Pair& pair);
};

} // namespace icelens::items
