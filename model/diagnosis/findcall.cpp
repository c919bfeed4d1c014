// SPDX-License-Identifier: GPL-3.0-or-later
// What goes wrong with a call once ICE has found its path.
#include "model/diagnosis/diagnosiscase.h"

#include <chrono>

namespace icelens::model {

namespace {

using namespace std::chrono_literals;

/// Of a handshake: DTLS repeats its flight after 1 s, 2 s, …
constexpr SessionTime handshakePatience = 5s;
/// Without a single packet in it, media is not just quiet.
constexpr SessionTime mediaPatience = 4s;
/// Larger ones do not fit into the smallest packets that IPv6 promises, with their headers.
constexpr std::uint32_t largeDatagram = 1000;
/// The peer reports that next to nothing arrives; 256 is all.
constexpr std::uint16_t nearlyAll = 250;

/// The last DtlsStateChanged of @p agent into @p state.
std::optional<std::uint32_t> lastDtls(const Diagnosis& diagnosis, AgentId agent, DtlsState state)
{
    const auto& moments = diagnosis.moments();
    for (auto i = moments.cursor; i > 0; --i) {
        const auto& event = moments.log[i - 1];
        const auto* changed = std::get_if<Boxed<DtlsStateChanged>>(&event.fact);
        if (changed != nullptr && event.agent == agent && (*changed)->state == state)
            return static_cast<std::uint32_t>(i - 1);
    }
    return std::nullopt;
}

void supportHandshake(Diagnosis& diagnosis, SessionFinding& finding, const AgentCase& about)
{
    const auto& traces = *about.traces;
    if (const auto began = lastDtls(diagnosis, about.id(), DtlsState::Connecting))
        support(finding, Clue::DtlsStarted, {diagnosis.at(*began)});
    if (!traces.dtlsSent.empty())
        support(finding, Clue::DtlsSentOnly,
                {Count{traces.dtlsSent.count}, diagnosis.at(traces.dtlsSent.first()),
                 diagnosis.at(traces.dtlsSent.last())},
                traces.dtlsSent.events);
    if (const auto failed = lastDtls(diagnosis, about.id(), DtlsState::Failed))
        support(finding, Clue::DtlsGaveUp, {diagnosis.at(*failed)});
}

void findStall(Diagnosis& diagnosis, const AgentCase& about)
{
    const auto& traces = *about.traces;
    if (traces.dtlsReceived.empty()) {
        auto& finding = diagnosis.add(Cause::DtlsUnanswered, about.id(),
                                      {about.id(), about.peerId, Count{traces.dtlsSent.count}},
                                      Sureness::Certain, Settling::PeerRecording);
        return supportHandshake(diagnosis, finding, about);
    }
    if (traces.largestDtls < largeDatagram || traces.largestDtlsSent.count < 2) {
        auto& finding =
            diagnosis.add(Cause::DtlsFailed, about.id(),
                          {about.id(), about.peerId,
                           Number{static_cast<std::uint64_t>(DtlsError::Timeout)}, Label{}},
                          Sureness::VeryLikely, Settling::PeerRecording);
        return supportHandshake(diagnosis, finding, about);
    }
    auto& finding = diagnosis.add(Cause::DtlsStalled, about.id(),
                                  {about.id(), about.peerId, Number{traces.largestDtls}},
                                  Sureness::Possible, Settling::SmallerPackets);
    support(finding, Clue::DtlsBigRepeated,
            {Number{traces.largestDtls}, Count{traces.largestDtlsSent.count},
             diagnosis.at(traces.largestDtlsSent.first())},
            traces.largestDtlsSent.events);
    support(finding, Clue::DtlsSmallAnswered, {diagnosis.at(traces.dtlsReceived.last())},
            traces.dtlsReceived.events);
    supportHandshake(diagnosis, finding, about);
}

void findDtls(Diagnosis& diagnosis, const AgentCase& about, const ComponentMedia& media)
{
    const auto& dtls = *media.dtls;
    const auto failed = lastDtls(diagnosis, about.id(), DtlsState::Failed);
    if (dtls.error == DtlsError::FingerprintMismatch
        || dtls.fingerprint == FingerprintVerdict::Differs) {
        auto& finding =
            diagnosis.add(Cause::FingerprintMismatch, about.id(), {about.id(), about.peerId});
        if (failed)
            support(finding, Clue::CertificateDiffers, {diagnosis.at(*failed)});
        return;
    }
    const auto now = diagnosis.session().now();
    const bool waits = dtls.state == DtlsState::Connecting && media.dtlsStartedAt
        && now - *media.dtlsStartedAt >= handshakePatience
        && !endedAsWished(diagnosis.session(), about.id());
    if (waits || (dtls.state == DtlsState::Failed && dtls.error == DtlsError::Timeout))
        return findStall(diagnosis, about);
    if (dtls.state != DtlsState::Failed)
        return;
    auto& finding =
        diagnosis.add(Cause::DtlsFailed, about.id(),
                      {about.id(), about.peerId, Number{static_cast<std::uint64_t>(dtls.error)},
                       Label{dtls.detail}});
    supportHandshake(diagnosis, finding, about);
}

} // namespace

void findCallFaults(Diagnosis& diagnosis, const AgentCase& about)
{
    for (const auto& media : diagnosis.session().call().media) {
        if (media.agent == about.id())
            findDtls(diagnosis, about, media);
    }
}

namespace {

void findNothingArriving(Diagnosis& diagnosis, const AgentCase& about, const MediaTrace& media)
{
    const auto& last = media.lately.back();
    const auto same = std::ranges::find(media.lately, last.received, &MediaTrace::Report::received);
    if (last.at - same->at < mediaPatience || last.sent <= same->sent)
        return;
    auto& finding = diagnosis.add(Cause::MediaNotArriving, about.id(),
                                  {about.id(), about.peerId, diagnosis.at(same->event)},
                                  Sureness::VeryLikely, Settling::PeerRecording);
    support(finding, Clue::MediaSentOnly,
            {Number{last.sent - same->sent}, Number{0}, diagnosis.at(same->event),
             diagnosis.at(last.event)});
}

void findNothingDelivered(Diagnosis& diagnosis, const AgentCase& about, const MediaTrace& media)
{
    std::vector<std::uint32_t> reports;
    for (const auto& report : media.lately) {
        if (report.peerLost256 >= nearlyAll)
            reports.push_back(report.event);
        else
            reports.clear();
    }
    const bool told = about.peer != nullptr && diagnosis.has(Cause::MediaNotArriving);
    const bool sends = media.lately.back().sent > media.lately.front().sent;
    if (reports.size() < 3 || told || !sends)
        return;
    auto& finding = diagnosis.add(Cause::MediaNotDelivered, about.id(),
                                  {about.id(), about.peerId, diagnosis.at(reports.front())},
                                  Sureness::VeryLikely, Settling::PeerRecording);
    support(finding, Clue::PeerReportsLoss, {diagnosis.at(reports.front())}, reports);
}

} // namespace

void findMediaFaults(Diagnosis& diagnosis, const AgentCase& about)
{
    if (about.standing == Standing::Lost)
        return; // consent says it better
    for (const auto& media : about.traces->media) {
        findNothingArriving(diagnosis, about, media);
        findNothingDelivered(diagnosis, about, media);
    }
}

} // namespace icelens::model
