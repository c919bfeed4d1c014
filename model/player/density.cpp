// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/player/density.h"

#include <algorithm>
#include <optional>

namespace icelens::model {

namespace {

std::optional<MarkKind> markOf(const Change& change)
{
    switch (change.kind) {
    case ChangeKind::LocalCandidate:
    case ChangeKind::RemoteCandidate:
        return MarkKind::Candidate;
    case ChangeKind::PairFormed:
    case ChangeKind::PairState:
        if (change.to == static_cast<std::uint8_t>(PairState::Succeeded))
            return MarkKind::Succeeded;
        if (change.to == static_cast<std::uint8_t>(PairState::Failed))
            return MarkKind::Failed;
        return std::nullopt;
    case ChangeKind::PairNominated:
        return MarkKind::Nomination;
    case ChangeKind::SelectionSwitch:
        return MarkKind::SelectionSwitch;
    case ChangeKind::RoleSwitch:
        return MarkKind::RoleSwitch;
    case ChangeKind::Restart:
        return MarkKind::Restart;
    case ChangeKind::ComponentState:
        return MarkKind::ComponentState;
    case ChangeKind::ConsentLost:
        return MarkKind::ConsentLost;
    default: // changes that the track does not mark
        return std::nullopt;
    }
}

} // namespace

void Density::append(const Event& event, std::span<const Change> changes)
{
    m_times.push_back(event.at);
    for (const auto& change : changes) {
        const auto kind = markOf(change);
        if (!kind)
            continue;
        const bool hasValue = *kind == MarkKind::ComponentState || *kind == MarkKind::RoleSwitch
            || *kind == MarkKind::Candidate;
        m_marks.at(static_cast<std::size_t>(*kind))
            .push_back({change.event, hasValue ? change.to : std::uint8_t{0}, change.agent,
                        change.pair, change.at});
    }
}

std::vector<std::uint32_t> Density::histogram(const TimeScale& scale) const
{
    std::vector<std::uint32_t> counts(static_cast<std::size_t>(scale.pixels));
    forEachPixel(
        scale, std::span(m_times), [](SessionTime at) { return at; },
        [&](int pixel, std::span<const SessionTime> run) {
            counts[static_cast<std::size_t>(pixel)] = static_cast<std::uint32_t>(run.size());
        });
    return counts;
}

std::vector<Density::PixelMark> Density::marks(const TimeScale& scale) const
{
    std::vector<PixelMark> found;
    for (std::size_t kind = 0; kind < markKinds; ++kind) {
        forEachPixel(
            scale, std::span(m_marks.at(kind)), [](const Mark& mark) { return mark.at; },
            [&](int pixel, std::span<const Mark> run) {
                found.push_back({pixel, static_cast<MarkKind>(kind), run.size(), run.back()});
            });
    }
    std::ranges::stable_sort(found, {}, &PixelMark::pixel);
    return found;
}

std::span<const Density::Mark> Density::marks(MarkKind kind) const
{
    return m_marks.at(static_cast<std::size_t>(kind));
}

} // namespace icelens::model
