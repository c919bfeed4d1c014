// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/event/event.h"
#include "model/session/session.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace icelens::items {

/// One stage of a component on its way: gathering, connecting, connected, ready; failed only if
/// it was entered.
struct StageSummary
{
    model::ComponentState state = model::ComponentState::Gathering;
    std::optional<model::SessionTime> at; ///< When it was last entered; empty: not (yet).
    bool current = false;                 ///< The component is in this state.
    QString name;                         ///< "connected"
    QString time;                         ///< "5.046"; "–" if not entered.
    QString toolTip;                      ///< What the state means, and when it was entered.

    friend bool operator==(const StageSummary&, const StageSummary&) = default;
};

struct ComponentSummary
{
    model::StreamId stream;
    model::ComponentId component;
    model::ComponentState state = model::ComponentState::Disconnected;
    QString name; ///< "1 RTP"; "2.1" (stream and component) if there are several streams.
    std::vector<StageSummary> stages; ///< Those of all the agent's components: four, or five.
    bool usable = false;              ///< Connected or ready: a pair is nominated, data can flow.
    bool failed = false;
    bool relayed = false;       ///< The selected pair goes through a relay.
    model::PairId selectedPair; ///< 0: none.
    /// "Component 1 (RTP), selected at 5.046 s: direct, no relay, RTT 46.4 ms", or
    /// "Component 2 (RTCP): no pair nominated yet".
    QString selectedLine;
    QString selectedLocal; ///< "192.0.2.24:40112"; empty without a selected pair.
    QString selectedRemote;
    int checksInFlight = 0;     ///< Pairs In-Progress.
    QString checksInFlightText; ///< "1 check in flight"; empty for none.
    QString consentText;        ///< "Consent to send was lost at 9.1 s"; empty while held.

    friend bool operator==(const ComponentSummary&, const ComponentSummary&) = default;
};

struct AgentSummary
{
    model::AgentId id;
    QString name;
    model::Role role = model::Role::Controlling;
    QString roleText;         ///< "controlling"
    QStringList roleSwitches; ///< "became controlled at 0.021 s": one for each.
    QString ufrag;            ///< Own; of the first stream.
    QString ufragToolTip;     ///< Own and the peer's, for each stream.
    int candidateCount = 0;   ///< Local ones of the current generation.
    QString candidateText;    ///< "12 candidates"
    bool closed = false;
    std::vector<ComponentSummary> components;

    friend bool operator==(const AgentSummary&, const AgentSummary&) = default;
};

/// How much a notice matters.
enum class NoticeLevel : std::uint8_t {
    Quiet, ///< A self-test that passed: nobody needs to read it.
    Info,
    Warning,
};

struct NoticeSummary
{
    model::Notice what = model::Notice::WireSeen;
    NoticeLevel level = NoticeLevel::Quiet;
    QString happened; ///< Three sentences: what happened, …
    QString means;    ///< … what it means, …
    QString todo;     ///< … what to do; empty if nothing.

    friend bool operator==(const NoticeSummary&, const NoticeSummary&) = default;
};

/// What the state strip shows, in values and words: a projection of a model::Session.
struct SessionSummary
{
    QString title;
    bool ended = false;
    bool usable = false; ///< Every component of every agent is.
    bool failed = false; ///< Any component is Failed.
    std::vector<AgentSummary> agents;
    std::vector<NoticeSummary> notices; ///< In order of first appearance.
    QString overall;                    ///< One sentence: "Both agents are connected", …

    [[nodiscard]] static SessionSummary of(const model::Session& session);

    friend bool operator==(const SessionSummary&, const SessionSummary&) = default;
};

/// The notice in three sentences.
[[nodiscard]] NoticeSummary describeNotice(const model::Noticed& notice);

} // namespace icelens::items
