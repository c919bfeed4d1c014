// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/diagnosis/traces.h"
#include "model/stun/message.h"

namespace icelens::model {

/// What one event adds to the traces. Lives for the length of that step.
class TraceStep
{
public:
    TraceStep(Traces& traces, const Event& event, std::uint32_t number,
              const TransactionIndex& index)
        : m_traces(traces)
        , m_event(event)
        , m_number(number)
        , m_index(index)
    {}

    void apply();

private:
    void onNotice(const Noticed& noticed);
    void onCandidate(const Fact& fact);
    void onState(const ComponentStateChanged& changed);
    void onReport(const MediaReport& report);
    void onDtls(const DtlsSeen& seen);

    // Of the wire.
    void onMessage(const MessageSeen& seen);
    void onRequest(const MessageSeen& seen, const stun::Message& message, bool relayed);
    void onServerRequest(const MessageSeen& seen, const stun::Message& message);
    void onCheckSent(const stun::Message& message);
    void onCheckReceived(const stun::Message& message);
    void onResponse(const MessageSeen& seen, const stun::Message& message, bool relayed);
    bool onServerResponse(const MessageSeen& seen, const stun::Message& message);
    void onCheckRefused(int code);
    void onMapped(const MessageSeen& seen, const stun::Message& message);
    void pace();

    [[nodiscard]] AgentTraces& agent();
    [[nodiscard]] ServerTalk& talkWith(const Address& server, bool tcp);
    /// This message repeats an earlier one of its end.
    [[nodiscard]] bool isCopy() const;

    Traces& m_traces;
    const Event& m_event;
    std::uint32_t m_number;
    const TransactionIndex& m_index;
};

} // namespace icelens::model
