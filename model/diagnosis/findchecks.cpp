// SPDX-License-Identifier: GPL-3.0-or-later
// Checks that cross the network and yet come to nothing, and checks that the agent kept back.
#include "model/diagnosis/diagnosiscase.h"

#include <algorithm>

namespace icelens::model {

namespace {

/// One of them may be of an earlier generation that was still under way.
constexpr std::uint32_t severalTimes = 2;

void findForeignUfrag(Diagnosis& diagnosis, const AgentCase& about)
{
    const auto& foreign = about.traces->foreignUfrag;
    if (foreign.count < severalTimes)
        return;
    auto& finding = diagnosis.add(Cause::IceUfragUnknown, about.id(), {about.peerId, about.id()});
    support(finding, Clue::ForeignUfrag,
            {Count{foreign.count}, Label{about.traces->foreignUfragSeen},
             diagnosis.at(foreign.first())},
            foreign.events);
}

/// @p finding is about checks of the peer; what was answered to them belongs to it.
void supportOwnRefusals(Diagnosis& diagnosis, SessionFinding& finding, const AgentTraces& traces)
{
    const auto& refused = traces.refusedByUs;
    if (!refused.empty())
        support(finding, Clue::CheckRefusedByUs,
                {Count{refused.count}, Number{401}, diagnosis.at(refused.first())}, refused.events);
}

void findWrongPassword(Diagnosis& diagnosis, const AgentCase& about)
{
    const auto& wrong = about.traces->integrityWrong;
    const auto unknown = diagnosis.has(Cause::IceUfragUnknown);
    if (wrong.count >= severalTimes && !unknown) {
        auto& finding =
            diagnosis.add(Cause::IcePasswordWrong, about.id(), {about.peerId, about.id()});
        support(finding, Clue::IntegrityWrong, {Count{wrong.count}, diagnosis.at(wrong.first())},
                wrong.events);
        supportOwnRefusals(diagnosis, finding, *about.traces);
        return;
    }
    const auto& refused =
        about.traces->refused401.empty() ? about.traces->refused400 : about.traces->refused401;
    // With the other side in the session, that one has seen it better.
    if (refused.count < severalTimes || about.sums.answered > 0 || unknown
        || (about.peer != nullptr && about.peer->traces->integrityWrong.count >= severalTimes))
        return;
    const auto code = about.traces->refused401.empty() ? Number{400} : Number{401};
    auto& finding = diagnosis.add(Cause::IcePasswordWrong, about.id(), {about.id(), about.peerId});
    support(finding, Clue::CheckRefused,
            {Count{refused.count}, code, diagnosis.at(refused.first())}, refused.events,
            about.sums.ids);
}

void findRoles(Diagnosis& diagnosis, const AgentCase& about)
{
    constexpr std::uint32_t often = 4;
    const auto& conflicts = about.traces->conflicts;
    if (conflicts.count < often || !about.inTrouble() || about.sums.answered > 0
        || diagnosis.has(Cause::RoleConflictForever))
        return;
    auto& finding = diagnosis.add(Cause::RoleConflictForever, about.id(),
                                  {about.id(), about.peerId, Count{conflicts.count}});
    support(
        finding, Clue::ConflictsSeen,
        {Count{conflicts.count}, diagnosis.at(conflicts.first()), diagnosis.at(conflicts.last())},
        conflicts.events, about.sums.ids);
    const auto& switches = about.agent->roleSwitches;
    if (!switches.empty())
        support(finding, Clue::RolesSwitched,
                {about.id(), Count{switches.size()}, Moment{switches.back().at, {}}});
}

/// Pairs of the agent that are such, and when the first became so.
template <class Predicate>
std::vector<PairId> pairsThat(const Diagnosis& diagnosis, const AgentCase& about,
                              SessionTime& first, Predicate is)
{
    std::vector<PairId> found;
    const auto& pairs = diagnosis.session().pairs();
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        if (pairs[i].agent != about.id() || !isCurrent(pairs[i]) || !is(pairs[i]))
            continue;
        const auto at = pairs[i].removed ? pairs[i].removed->at : pairs[i].changedAt;
        first = found.empty() ? at : std::min(first, at);
        found.push_back(pairs[i].id);
    }
    return found;
}

void findAsymmetric(Diagnosis& diagnosis, const AgentCase& about)
{
    SessionTime first{};
    const auto pairs =
        pairsThat(diagnosis, about, first, [](const Pair& pair) { return pair.asymmetric; });
    if (pairs.empty() || !about.inTrouble())
        return;
    auto& finding = diagnosis.add(Cause::AnswerFromElsewhere, about.id(),
                                  {about.id(), about.peerId, Count{pairs.size()}},
                                  Sureness::VeryLikely, Settling::PeerRecording);
    support(finding, Clue::AnsweredFromElsewhere, {Count{pairs.size()}, Moment{first, {}}}, {},
            pairs);
}

void findPruned(Diagnosis& diagnosis, const AgentCase& about)
{
    SessionTime first{};
    const auto pairs = pairsThat(diagnosis, about, first, [](const Pair& pair) {
        return pair.removed && pair.removed->reason == RemovalReason::CheckListLimit;
    });
    if (pairs.empty() || !about.inTrouble())
        return;
    const auto limit =
        Number{static_cast<std::uint64_t>(diagnosis.session().options().checkListLimit)};
    const auto checked = std::ranges::find_if(
        pairs, [&](PairId pair) { return diagnosis.session().pair(pair)->requestsReceived > 0; });
    const bool working = checked != pairs.end();
    auto& finding = working
        ? diagnosis.add(Cause::WorkingPairPruned, about.id(), {about.id(), *checked, limit},
                        Sureness::VeryLikely, Settling::HigherLimit)
        : diagnosis.add(Cause::ListLimit, about.id(), {about.id(), limit, Number{pairs.size()}},
                        Sureness::Possible, Settling::HigherLimit);
    support(finding, Clue::PairsPruned, {Count{pairs.size()}, limit, Moment{first, {}}}, {}, pairs);
    if (working)
        support(finding, Clue::PrunedPairChecked, {*checked}, {}, {*checked});
}

void findUnsent(Diagnosis& diagnosis, const AgentCase& about)
{
    SessionTime first{};
    const auto pairs =
        pairsThat(diagnosis, about, first, [](const Pair& pair) { return pair.checkNotSent; });
    if (pairs.empty() || !about.inTrouble())
        return;
    auto& finding =
        diagnosis.add(Cause::ChecksNotSent, about.id(), {about.id(), Count{pairs.size()}},
                      Sureness::VeryLikely, Settling::HigherLimit);
    support(finding, Clue::NothingSentFor, {Count{pairs.size()}, Moment{first, {}}}, {}, pairs);
}

} // namespace

void findCredentialFaults(Diagnosis& diagnosis, const AgentCase& about)
{
    const bool failed = about.inTrouble() || (about.peer != nullptr && about.peer->inTrouble());
    if (failed) {
        findForeignUfrag(diagnosis, about);
        findWrongPassword(diagnosis, about);
    }
    findRoles(diagnosis, about);
}

void findCheckFaults(Diagnosis& diagnosis, const AgentCase& about)
{
    findAsymmetric(diagnosis, about);
    findPruned(diagnosis, about);
    findUnsent(diagnosis, about);
}

namespace {

/// The valid pair of a component that nobody nominated; null if there is none.
const Pair* waitingForNomination(const Session& session, const AgentCase& about,
                                 const Component& component)
{
    const Pair* valid = nullptr;
    for (std::size_t i = 0; i < session.pairs().size(); ++i) {
        const auto& pair = session.pairs()[i];
        if (pair.agent != about.id() || pair.stream != component.stream
            || pair.component != component.id || !isCurrent(pair))
            continue;
        if (pair.nominated)
            return nullptr;
        if ((pair.valid || pair.state == PairState::Succeeded) && !pair.removed
            && (valid == nullptr || pair.changedAt < valid->changedAt))
            valid = &pair;
    }
    return valid;
}

} // namespace

void findNominationFaults(Diagnosis& diagnosis, const AgentCase& about)
{
    if (!about.inTrouble())
        return;
    const auto& session = diagnosis.session();
    for (const auto& stream : about.agent->streams) {
        for (const auto& component : stream.components) {
            const auto standing = standingOf(session, *about.agent, component);
            const auto* valid = standing == Standing::Stuck || standing == Standing::Failed
                ? waitingForNomination(session, about, component)
                : nullptr;
            if (valid == nullptr)
                continue;
            const bool ours = about.agent->role == Role::Controlling;
            const auto who = ours ? about.id() : about.peerId;
            const Moment since{valid->changedAt, {}};
            auto& finding = diagnosis.add(Cause::NominationMissing, about.id(), {who, since},
                                          Sureness::Certain, Settling::PeerRecording);
            support(finding, Clue::ValidSince, {valid->id, since}, {}, {valid->id});
            support(finding, Clue::NoNomination, {who});
            return;
        }
    }
}

} // namespace icelens::model
