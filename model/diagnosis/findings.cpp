// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/diagnosis/findings.h"

#include "model/diagnosis/diagnosiscase.h"

#include <algorithm>
#include <tuple>

namespace icelens::model {

std::vector<SessionFinding> findings(const Moments& moments, const Traces& traces)
{
    Diagnosis diagnosis(moments, traces);
    for (const auto& about : diagnosis.agents()) {
        findCallFaults(diagnosis, about);
        findMediaFaults(diagnosis, about);
        findLostPaths(diagnosis, about);
        findCredentialFaults(diagnosis, about);
        findNominationFaults(diagnosis, about);
        findCandidateFaults(diagnosis, about);
    }
    findServerFaults(diagnosis);
    for (const auto& about : diagnosis.agents())
        findCheckFaults(diagnosis, about);
    for (const auto& about : diagnosis.agents()) {
        findSilence(diagnosis, about);
        findRelayWithoutNeed(diagnosis, about);
    }
    findDeviations(diagnosis);
    return diagnosis.take();
}

std::vector<SessionFinding> findings(const Moments& moments)
{
    Traces traces;
    for (std::size_t i = 0; i < moments.cursor; ++i)
        traces.apply(moments.log[i], static_cast<std::uint32_t>(i), moments.index);
    return findings(moments, traces);
}

std::size_t causesIn(const std::vector<SessionFinding>& findings)
{
    return static_cast<std::size_t>(
        std::ranges::count(findings, Weight::Cause, &SessionFinding::weight));
}

std::vector<SessionFinding> Diagnosis::take()
{
    mergeAlike();
    const auto key = [](const SessionFinding& finding) {
        return std::tuple(finding.weight, finding.sure == Sureness::Possible, finding.cause);
    };
    std::ranges::stable_sort(m_findings, {}, key);
    return std::move(m_findings);
}

namespace {

/// It is about a server, whichever agent found out.
bool isOfServer(Cause cause)
{
    return (cause >= Cause::TurnCredentials && cause <= Cause::ServerNameUnresolved)
        || cause == Cause::ServerUnreachable || cause == Cause::LintOldStun;
}

} // namespace

/// What both agents learned of one server is one finding.
void Diagnosis::mergeAlike()
{
    const auto alike = [](const SessionFinding& a, const SessionFinding& b) {
        return isOfServer(a.cause) && a.cause == b.cause
            && std::equal(a.arguments.begin() + 1, a.arguments.end(), b.arguments.begin() + 1,
                          b.arguments.end());
    };
    std::vector<SessionFinding> merged;
    for (auto& finding : m_findings) {
        const auto same = std::ranges::find_if(
            merged, [&](const SessionFinding& known) { return alike(known, finding); });
        if (same == merged.end()) {
            merged.push_back(std::move(finding));
            continue;
        }
        same->agent = same->agent == finding.agent ? same->agent : AgentId();
        same->weight = std::min(same->weight, finding.weight);
        same->sure = std::min(same->sure, finding.sure);
        for (auto& evidence : finding.evidence) {
            if (std::ranges::find(same->evidence, evidence) == same->evidence.end())
                same->evidence.push_back(std::move(evidence));
        }
    }
    m_findings = std::move(merged);
}

} // namespace icelens::model
