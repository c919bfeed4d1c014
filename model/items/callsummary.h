// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/projection/callquality.h"
#include "model/session/session.h"

#include <QString>
#include <QStringList>

#include <cstdint>
#include <optional>

namespace icelens::items {

/// How far a call has come.
enum class CallStage : std::uint8_t {
    None,       ///< Nothing has begun.
    Gathering,  ///< Our candidates are being gathered.
    Waiting,    ///< The other side has not described itself yet.
    Connecting, ///< Pairs are being checked.
    Securing,   ///< The DTLS handshake is under way.
    Talking,
    Ended,
    Failed, ///< Ended before it began, or by force.
};

/// A call as a person meets it, in values and words: a projection of the fold at an instant.
struct CallSummary
{
    CallStage stage = CallStage::None;
    model::AgentId agent; ///< Ours; 0 if there is no agent.
    QString peer;         ///< "Bob", or "The other side".
    QString status;       ///< One line: "connected", "checking the ways to the other side", …
    /// Since when media may flow, and when the call ended.
    std::optional<model::SessionTime> talkingFrom;
    std::optional<model::SessionTime> endedAt;

    bool relayed = false;
    QString pathTitle;     ///< "Direct, no relay"; empty while no pair is selected.
    QString pathAddresses; ///< "192.0.2.24:40112 → 203.0.113.61:36204"
    QString pathDetail;    ///< "pair 4 · host → srflx · RTT 31.2 ms · UDP over IPv4"
    QString consent;       ///< "Consent confirmed 3.1 s ago (RFC 7675)"

    bool secure = false;         ///< Encrypted and the fingerprint matched.
    bool securityFailed = false; ///< It was refused.
    QString securityTitle;       ///< "Encrypted end to end"
    QString securityDetail;      ///< "SRTP AES-128-GCM · DTLS 1.2 · fingerprint matched"
    QStringList words;           ///< Four of them, once it is secure.

    QString inputDevice; ///< What a fact said of it last; empty: nothing.
    QString outputDevice;
    QString deviceNews; ///< A sentence on the latest change; empty if it is only that they opened.
    std::optional<int> inputLevel; ///< dBov, of the latest report.
    std::optional<int> outputLevel;

    QString end;       ///< Why it is over, as a sentence.
    QString endDetail; ///< What that means or what to do next; may be empty.

    /// What @p session says of the call of its first agent with media, else of its first agent.
    [[nodiscard]] static CallSummary of(const model::Session& session,
                                        const model::CallQuality* quality,
                                        const model::Cursor& cursor);

    /// "04:12" from the start of the call to @p now, or to its end; empty before it.
    [[nodiscard]] QString timer(model::SessionTime now) const;

    friend bool operator==(const CallSummary&, const CallSummary&) = default;
};

} // namespace icelens::items
