// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/session/session.h"
#include "model/stun/message.h"

#include <span>

namespace icelens::model {

/// A message as the far end of the path sent or will read it: what a relay carries is taken out.
struct InnerMessage
{
    Address local; ///< The socket's, or the relayed address.
    Address remote;
    bool tcp = false;
    bool relayed = false;
    std::span<const std::byte> bytes; ///< Refers to the message it was taken from.
};

/// Takes a message out of Send and Data indications and ChannelData (RFC 8656 §11, §12).
/// @p wire knows the relayed addresses and channels that the session has seen.
[[nodiscard]] InnerMessage innermost(const MessageSeen& seen, const WireBook& wire);

/// What a message on the wire does to a session. Lives for the length of one step of the fold.
class WireFold
{
public:
    WireFold(Session& session, const Event& event, const MessageSeen& seen)
        : m_session(session)
        , m_event(event)
        , m_seen(seen)
    {}

    void apply();

private:
    void onRelay(const stun::Message& message);
    void onRequest(const InnerMessage& where, const stun::Message& message);
    void onResponse(const stun::Message& message);
    PairId inferPair(const InnerMessage& where);
    void inferFromRequest(PairId pair, const stun::Message& message);
    void inferFromAnswer(PairId pair);

    Session& m_session;
    const Event& m_event;
    const MessageSeen& m_seen;
};

} // namespace icelens::model
