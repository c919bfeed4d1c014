// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/items/findingwords.h"

#include "model/items/callwords.h"
#include "model/items/sessionsummary.h"
#include "model/items/words.h"

#include <algorithm>
#include <limits>

namespace icelens::items {

using namespace model;

namespace {

int countIn(const std::vector<Argument>& arguments)
{
    for (const auto& argument : arguments) {
        if (const auto* count = std::get_if<Count>(&argument))
            return static_cast<int>(
                std::min<std::uint64_t>(count->value, std::numeric_limits<int>::max()));
    }
    return 0;
}

/// Why a handshake failed is a sentence of its own.
QString dtlsReason(const SessionFinding& finding)
{
    const auto* error =
        finding.arguments.size() > 2 ? std::get_if<Number>(&finding.arguments[2]) : nullptr;
    return error == nullptr || error->value > static_cast<std::uint64_t>(DtlsError::Internal)
        ? QString()
        : CallWords::dtlsError(static_cast<DtlsError>(error->value));
}

} // namespace

QString FindingWords::joined(const QList<WhySegment>& pieces)
{
    QString text;
    for (const auto& piece : pieces)
        text += piece.text;
    return text;
}

QString FindingWords::title(const SessionFinding& finding, const Session& session)
{
    return joined(WhyWords::fill(findingTitle(finding.cause, countIn(finding.arguments)),
                                 finding.arguments, session));
}

QList<WhySegment> FindingWords::happened(const SessionFinding& finding, const Session& session)
{
    auto sentence = findingHappened(finding.cause, countIn(finding.arguments));
    if (finding.cause == Cause::DtlsFailed)
        sentence = tr("%1 %2", "two sentences").arg(dtlsReason(finding), sentence).trimmed();
    return WhyWords::fill(sentence, finding.arguments, session);
}

QList<WhySegment> FindingWords::evidence(const Evidence& evidence, const Session& session)
{
    return WhyWords::fill(findingEvidence(evidence.clue, countIn(evidence.arguments)),
                          evidence.arguments, session);
}

QString FindingWords::extent(const Evidence& evidence)
{
    const int events = static_cast<int>(evidence.events.size());
    const int pairs = static_cast<int>(evidence.pairs.size());
    const auto ofEvents = tr("%n event(s)", nullptr, events);
    const auto ofPairs = tr("%n pair(s)", nullptr, pairs);
    if (events == 0)
        return pairs == 0 ? QString() : ofPairs;
    return pairs == 0 ? ofEvents : tr("%1, %2", "events, pairs").arg(ofEvents, ofPairs);
}

QString FindingWords::sureness(Sureness sure)
{
    switch (sure) {
    case Sureness::Certain:
        return tr("Certain", "how sure a finding is");
    case Sureness::VeryLikely:
        return tr("Very likely", "how sure a finding is");
    case Sureness::Possible:
        return tr("Possible", "how sure a finding is");
    }
    return {};
}

QString FindingWords::settling(Settling settling)
{
    switch (settling) {
    case Settling::Nothing:
        return {};
    case Settling::PeerRecording:
        return tr("The other side is not known from this side; a recording of the peer's agent "
                  "would settle it.");
    case Settling::ServerLog:
        return tr("The log of the server would settle it.");
    case Settling::OtherNetwork:
        return tr("The same from another network would settle it.");
    case Settling::TryRelay:
        return tr("The NAT of the other side is not known from this side; the same with a TURN "
                  "server would settle it.");
    case Settling::SmallerPackets:
        return tr("The same over a path that carries large packets would settle it.");
    case Settling::HigherLimit:
        return tr("The same with a higher check-list limit would settle it.");
    }
    return {};
}

QStringList FindingWords::advice(const SessionFinding& finding, const Session& session)
{
    QStringList filled;
    for (const auto& sentence : findingAdvice(finding.cause))
        filled.push_back(joined(WhyWords::fill(sentence, finding.arguments, session)));
    return filled;
}

QString FindingWords::weight(Weight weight)
{
    switch (weight) {
    case Weight::Cause:
        return tr("Causes", "a group of findings");
    case Weight::Note:
        return tr("Worth knowing", "a group of findings");
    case Weight::Lint:
        return tr("Deviations from the RFCs", "a group of findings");
    }
    return {};
}

QString FindingWords::nothing(const Session& session)
{
    std::optional<SessionTime> last;
    int usable = 0;
    int all = 0;
    for (const auto& agent : session.agents()) {
        for (const auto& stream : agent->streams) {
            for (const auto& component : stream.components) {
                ++all;
                const auto since = component.since(ComponentState::Connected);
                const bool works = component.state == ComponentState::Connected
                    || component.state == ComponentState::Ready;
                usable += works ? 1 : 0;
                if (works && since)
                    last = std::max(last.value_or(*since), *since);
            }
        }
    }
    if (all == 0)
        return tr("Nothing to report: no component exists yet.");
    if (usable < all || !last)
        return tr("Nothing to report: the negotiation is on its way.");
    if (all == 1)
        return tr("Nothing to report: the component connected at %1.").arg(Words::time(*last));
    return tr("Nothing to report: %n component(s) connected, the last one at %1.", nullptr, all)
        .arg(Words::time(*last));
}

} // namespace icelens::items
