// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/lesson/lessonfinder.h"

#include "model/lesson/lessonkinds.h"

#include <algorithm>

namespace icelens::model {

/// A search whose names are looked up.
struct LessonFinder::Wanted
{
    const LessonMoment& moment;
    std::optional<AgentId> agent;
    PairId pair; ///< 0: any.
    std::size_t from = 0;
};

const FoundMoment* LessonFinder::named(const std::string& name) const
{
    const auto found = m_names.find(name);
    return found == m_names.end() ? nullptr : &found->second;
}

std::optional<AgentId> LessonFinder::agent(const std::string& name) const
{
    for (const auto& known : m_log.latest().agents()) {
        if (known->name == name)
            return known->id;
    }
    return std::nullopt;
}

Result<FoundMoment, LessonFault> LessonFinder::find(const LessonMoment& moment,
                                                    std::size_t previous) const
{
    FoundMoment found;
    switch (moment.kind) {
    case LessonMoment::Kind::Start:
        return found;
    case LessonMoment::Kind::End:
        found.count = m_log.size();
        found.time = m_log.latest().now();
        return found;
    case LessonMoment::Kind::Time:
        found.count = m_log.countUntil(moment.time);
        found.time = moment.time;
        return found;
    case LessonMoment::Kind::Named:
        if (const auto* known = named(moment.name)) {
            found = *known;
            break;
        }
        return LessonFault{LessonFault::What::EventNotFound, moment.line, moment.name};
    case LessonMoment::Kind::Search: {
        auto result = search(moment, previous);
        if (!result)
            return result;
        found = *result;
        break;
    }
    }
    if (moment.justBefore && found.event) {
        found.count = *found.event;
        found.time = found.count == 0 ? SessionTime{} : m_log[found.count - 1].at;
    }
    return found;
}

std::optional<LessonFinder::Wanted>
LessonFinder::wanted(const LessonMoment& moment, std::size_t previous, LessonFault& fault) const
{
    Wanted result{moment, std::nullopt, {}, moment.afterPrevious ? previous : 0};
    if (!moment.agent.empty()) {
        result.agent = agent(moment.agent);
        if (!result.agent) {
            fault.what = LessonFault::What::AgentNotFound;
            fault.detail = moment.agent;
            return std::nullopt;
        }
    }
    if (!moment.onPairOf.empty()) {
        const auto* of = named(moment.onPairOf);
        if (of == nullptr || of->pair.value() == 0) {
            fault.what = LessonFault::What::NothingToPointAt;
            fault.detail = moment.onPairOf;
            return std::nullopt;
        }
        result.pair = of->pair;
    }
    if (!moment.after.empty()) {
        const auto* first = named(moment.after);
        if (first == nullptr) {
            fault.detail = moment.after;
            return std::nullopt;
        }
        result.from = std::max(result.from, first->count);
    }
    return result;
}

Result<FoundMoment, LessonFault> LessonFinder::search(const LessonMoment& moment,
                                                      std::size_t previous) const
{
    LessonFault fault{LessonFault::What::EventNotFound, moment.line, {}};
    const auto what = wanted(moment, previous, fault);
    if (!what)
        return fault;
    const LessonKinds kinds(m_projections.wire());
    std::optional<FoundMoment> last;
    int seen = 0;
    auto message = WireMatch::Ordinal{0};
    for (std::size_t number = 0; number < m_log.size(); ++number) {
        const auto& event = m_log[number];
        const bool wire = std::holds_alternative<Boxed<MessageSeen>>(event.fact);
        const auto ordinal = wire ? message++ : WireMatch::none;
        if (number < what->from || (what->agent && event.agent != *what->agent)
            || !kinds.is(event, ordinal, moment.event))
            continue;
        auto found = describe(number, ordinal);
        if (!fits(found, *what))
            continue;
        if (++seen == moment.ordinal)
            return found;
        if (moment.ordinal == 0)
            last = std::move(found);
    }
    if (last)
        return *last;
    return fault;
}

bool LessonFinder::fits(const FoundMoment& found, const Wanted& wanted) const
{
    if (wanted.pair.value() != 0 && found.pair != wanted.pair)
        return false;
    const auto& moment = wanted.moment;
    if (moment.type && (!found.candidate || found.candidate->type != *moment.type))
        return false;
    if (!moment.localType)
        return true;
    const auto* pair = m_log.latest().pair(found.pair);
    return pair != nullptr && pair->localType == moment.localType
        && pair->remoteType == moment.remoteType;
}

FoundMoment LessonFinder::describe(std::size_t number, WireMatch::Ordinal message) const
{
    const auto& event = m_log[number];
    FoundMoment found;
    found.count = number + 1;
    found.event = number;
    found.time = event.at;
    found.agent = event.agent;
    found.message = message;
    if (message != WireMatch::none)
        found.pair = m_projections.wire()[message].pair;
    else if (const auto* selected = std::get_if<PairSelected>(&event.fact))
        found.pair = selectedPair(number, *selected);
    else
        found.pair = LessonKinds::pairOf(event.fact);
    if (const auto named = LessonKinds::candidateOf(event.fact)) {
        const auto& candidate = *named->candidate;
        found.candidate = candidate;
        found.subject = CandidateSubject{event.agent,   candidate.stream,  candidate.component,
                                         named->remote, candidate.address, candidate.transport};
    }
    return found;
}

PairId LessonFinder::selectedPair(std::size_t number, const PairSelected& selected) const
{
    const auto session = m_log.stateAt(number + 1);
    const auto* agent = session.agent(m_log[number].agent);
    const auto* component =
        agent == nullptr ? nullptr : agent->component(selected.stream, selected.component);
    return component != nullptr && component->selected ? component->selected->pair : PairId();
}

} // namespace icelens::model
