// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/items/sessionsummary.h"

#include "model/items/words.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <map>
#include <tuple>

namespace icelens::items {

using namespace model;

namespace {

struct SummaryText
{
    Q_DECLARE_TR_FUNCTIONS(icelens::items::SessionSummary)
};

StageSummary stageOf(const Component& component, ComponentState state)
{
    StageSummary stage;
    stage.state = state;
    stage.at = component.since(state);
    stage.current = component.state == state;
    stage.name = Words::componentState(state);
    if (!stage.at) {
        stage.time = Words::dash();
        stage.toolTip = Words::componentStateMeaning(state);
        return stage;
    }
    stage.time = QLocale().toString(std::chrono::duration<double>(*stage.at).count(), 'f', 3);
    stage.toolTip = SummaryText::tr("%1 Entered at %2.", "what a state means, and a time")
                        .arg(Words::componentStateMeaning(state), Words::time(*stage.at));
    return stage;
}

/// The same for all components of an agent, so that their rows share one head.
std::vector<ComponentState> stagesToShow(const Agent& agent)
{
    const auto anyEntered = [&](ComponentState state) {
        return std::ranges::any_of(agent.streams, [&](const auto& stream) {
            return std::ranges::any_of(stream.components, [&](const Component& component) {
                return component.since(state).has_value();
            });
        });
    };
    std::vector<ComponentState> states{ComponentState::Gathering, ComponentState::Connecting,
                                       ComponentState::Connected};
    const bool failed = anyEntered(ComponentState::Failed);
    // Where nothing got ready, Failed takes the place: five do not fit.
    if (!failed || anyEntered(ComponentState::Ready))
        states.push_back(ComponentState::Ready);
    if (failed)
        states.push_back(ComponentState::Failed);
    return states;
}

std::vector<StageSummary> stagesOf(const Agent& agent, const Component& component)
{
    std::vector<StageSummary> stages;
    for (const auto state : stagesToShow(agent))
        stages.push_back(stageOf(component, state));
    return stages;
}

/// "Component 1 (RTP)": begins a sentence.
QString componentTitle(const Session& session, const Agent& agent, const Component& component)
{
    const auto use = Words::componentUse(session, agent.id, component.stream, component.id);
    const auto number = QString::number(component.id.value());
    const auto stream = QString::number(component.stream.value());
    if (agent.streams.size() > 1)
        return use.isEmpty()
            ? SummaryText::tr("Stream %1, component %2", "begins a line").arg(stream, number)
            : SummaryText::tr("Stream %1, component %2 (%3)", "begins a line")
                  .arg(stream, number, use);
    return use.isEmpty() ? SummaryText::tr("Component %1", "begins a line").arg(number)
                         : SummaryText::tr("Component %1 (%2)", "begins a line").arg(number, use);
}

QString componentName(const Session& session, const Agent& agent, const Component& component)
{
    const auto use = Words::componentUse(session, agent.id, component.stream, component.id);
    const auto number = agent.streams.size() > 1 ? SummaryText::tr("%1.%2", "stream and component")
                                                       .arg(component.stream.value())
                                                       .arg(component.id.value())
                                                 : QString::number(component.id.value());
    return use.isEmpty()
        ? number
        : SummaryText::tr("%1 %2", "number and use of a component").arg(number, use);
}

bool isRelayed(const Pair& pair)
{
    return pair.localType == CandidateType::Relayed || pair.remoteType == CandidateType::Relayed;
}

QString selectedText(const QString& title, const SelectedPair& selected, const Pair* pair)
{
    const auto at = Words::time(selected.at);
    if (pair == nullptr)
        return SummaryText::tr("%1, selected at %2", "component, time").arg(title, at);
    if (!pair->roundTrip)
        return isRelayed(*pair)
            ? SummaryText::tr("%1, selected at %2: through a relay, RTT not measured",
                              "component, time")
                  .arg(title, at)
            : SummaryText::tr("%1, selected at %2: direct, no relay, RTT not measured",
                              "component, time")
                  .arg(title, at);
    const auto roundTrip = Words::duration(*pair->roundTrip);
    return isRelayed(*pair) ? SummaryText::tr("%1, selected at %2: through a relay, RTT %3",
                                              "component, time, round-trip time")
                                  .arg(title, at, roundTrip)
                            : SummaryText::tr("%1, selected at %2: direct, no relay, RTT %3",
                                              "component, time, round-trip time")
                                  .arg(title, at, roundTrip);
}

QString unselectedText(const QString& title, const Component& component)
{
    if (component.state == ComponentState::Failed)
        return SummaryText::tr("%1: no check succeeded", "component").arg(title);
    return SummaryText::tr("%1: no pair nominated yet", "component").arg(title);
}

void addSelected(ComponentSummary& summary, const Session& session, const Component& component,
                 const QString& title)
{
    if (!component.selected) {
        summary.selectedLine = unselectedText(title, component);
        return;
    }
    const auto* pair = session.pair(component.selected->pair);
    summary.selectedPair = component.selected->pair;
    summary.relayed = pair != nullptr && isRelayed(*pair);
    summary.selectedLocal = Words::address(component.selected->local);
    summary.selectedRemote = Words::address(component.selected->remote);
    summary.selectedLine = selectedText(title, *component.selected, pair);
}

ComponentSummary componentSummary(const Session& session, const Agent& agent,
                                  const Component& component, int checksInFlight)
{
    ComponentSummary summary;
    summary.stream = component.stream;
    summary.component = component.id;
    summary.state = component.state;
    summary.name = componentName(session, agent, component);
    summary.stages = stagesOf(agent, component);
    summary.usable =
        component.state == ComponentState::Connected || component.state == ComponentState::Ready;
    summary.failed = component.state == ComponentState::Failed;
    addSelected(summary, session, component, componentTitle(session, agent, component));
    summary.checksInFlight = checksInFlight;
    if (checksInFlight == 1)
        summary.checksInFlightText = SummaryText::tr("1 check in flight");
    else if (checksInFlight > 1)
        summary.checksInFlightText =
            SummaryText::tr("%Ln checks in flight", nullptr, checksInFlight);
    if (component.consentLostAt)
        summary.consentText = SummaryText::tr("Consent to send was lost at %1 (RFC 7675 §5.1).")
                                  .arg(Words::time(*component.consentLostAt));
    return summary;
}

int localCandidates(const Agent& agent)
{
    std::ptrdiff_t count = 0;
    for (const auto& stream : agent.streams) {
        for (const auto& component : stream.components)
            count += std::ranges::count_if(component.candidates, [](const KnownCandidate& known) {
                return !known.remote && !known.superseded;
            });
    }
    return static_cast<int>(count);
}

QString ufragToolTip(const Agent& agent)
{
    QStringList lines;
    for (const auto& stream : agent.streams) {
        const auto remote =
            stream.remoteUfrag.empty() ? Words::dash() : QString::fromStdString(stream.remoteUfrag);
        lines << SummaryText::tr("Stream %1: own ufrag %2, the peer's %3 (RFC 8445 §5.3)")
                     .arg(QString::number(stream.id.value()),
                          QString::fromStdString(stream.localUfrag), remote);
    }
    return lines.join(QLatin1Char('\n'));
}

/// Pairs In-Progress, by check list: one pass for all components.
class Flights
{
public:
    explicit Flights(const Session& session)
    {
        const auto& pairs = session.pairs();
        for (std::size_t i = 0; i < pairs.size(); ++i) {
            const Pair& pair = pairs[i];
            if (pair.state == PairState::InProgress && !pair.removed)
                ++m_counts[{pair.agent, pair.stream, pair.component}];
        }
    }

    [[nodiscard]] int of(AgentId agent, const Component& component) const
    {
        const auto found = m_counts.find({agent, component.stream, component.id});
        return found == m_counts.end() ? 0 : found->second;
    }

private:
    std::map<std::tuple<AgentId, StreamId, ComponentId>, int> m_counts;
};

AgentSummary agentSummary(const Session& session, const Agent& agent, const Flights& flights)
{
    AgentSummary summary;
    summary.id = agent.id;
    summary.name = Words::agent(session, agent.id);
    summary.role = agent.role;
    summary.roleText = Words::role(agent.role);
    for (const auto& change : agent.roleSwitches)
        summary.roleSwitches << SummaryText::tr("became %1 at %2", "role, time")
                                    .arg(Words::role(change.role), Words::time(change.at));
    if (!agent.streams.empty())
        summary.ufrag = QString::fromStdString(agent.streams.front().localUfrag);
    summary.ufragToolTip = ufragToolTip(agent);
    summary.candidateCount = localCandidates(agent);
    summary.candidateText = summary.candidateCount == 1
        ? SummaryText::tr("1 candidate")
        : SummaryText::tr("%Ln candidates", nullptr, summary.candidateCount);
    summary.closed = agent.closed;
    for (const auto& stream : agent.streams) {
        for (const auto& component : stream.components)
            summary.components.push_back(
                componentSummary(session, agent, component, flights.of(agent.id, component)));
    }
    return summary;
}

QString overallText(const SessionSummary& summary)
{
    if (summary.agents.empty())
        return SummaryText::tr("No agent has started yet.");
    if (summary.failed)
        return SummaryText::tr("The negotiation failed on at least one component.");
    if (summary.usable)
        return SummaryText::tr("Every component is connected.");
    return summary.ended
        ? SummaryText::tr("The session ended before every component was connected.")
        : SummaryText::tr("The negotiation is under way.");
}

} // namespace

SessionSummary SessionSummary::of(const Session& session)
{
    SessionSummary summary;
    summary.title = QString::fromStdString(session.title());
    summary.ended = session.ended();
    const Flights flights(session);
    bool any = false;
    bool all = true;
    for (const auto& agent : session.agents()) {
        summary.agents.push_back(agentSummary(session, *agent, flights));
        for (const auto& component : summary.agents.back().components) {
            any = true;
            all = all && component.usable;
            summary.failed = summary.failed || component.failed;
        }
    }
    summary.usable = any && all;
    for (const auto& notice : session.notices())
        summary.notices.push_back(describeNotice(notice));
    summary.overall = overallText(summary);
    return summary;
}

} // namespace icelens::items
