// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/projection/timeline.h"

#include <algorithm>

namespace icelens::model {

namespace {

// Of a crowd on one pixel so many are looked at.
constexpr std::size_t looked = 64;

template <class T>
std::span<const T> tail(std::span<const T> run)
{
    return run.size() > looked ? run.last(looked) : run;
}

constexpr auto timeOf = [](const auto& item) { return item.at; };

std::vector<LanePicture::Bar> barsOf(const Lane& lane, const TimeScale& scale)
{
    std::vector<LanePicture::Bar> bars;
    const auto open = [&](int pixel, const Step& step, std::size_t steps) {
        if (!bars.empty())
            bars.back().to = pixel;
        if (!bars.empty() && bars.back().to <= bars.back().from)
            bars.pop_back();
        bars.push_back({pixel, pixel + 1, step.value, false, steps, step.event});
    };
    const auto first = std::ranges::lower_bound(lane.steps, scale.from, {}, &Step::at);
    if (first != lane.steps.begin())
        open(0, *std::prev(first), 1);
    forEachPixel(scale, std::span(lane.steps), timeOf, [&](int pixel, std::span<const Step> run) {
        open(pixel, run.back(), run.size());
    });
    if (bars.empty())
        return bars;
    const bool ended = lane.endEvent != noEvent;
    if (ended && lane.endAt < scale.from)
        return {};
    const int end = ended ? scale.pixelOf(lane.endAt) : scale.pixels;
    bars.back().open = !ended;
    bars.back().to = std::max(bars.back().from + 1, end);
    return bars;
}

void addMarks(LanePicture& picture, const std::vector<Check>& checks, const TimeScale& scale,
              const Cursor& cursor, const WireMatch& wire)
{
    forEachPixel(scale, std::span(checks), timeOf, [&](int pixel, std::span<const Check> run) {
        const auto& last = run.back();
        LanePicture::Mark mark{pixel,         last.kind,
                               Fate::Arrived, wire.replyAt(last.transaction, cursor),
                               run.size(),    run.front().event};
        if (last.kind == CheckKind::Sent || last.kind == CheckKind::Retransmitted) {
            mark.fate = wire.fateAt(last.message, cursor);
            for (const auto& check : tail(run.first(run.size() - 1))) {
                if (mark.fate == Fate::Lost)
                    break;
                if (wire.fateAt(check.message, cursor) == Fate::Lost)
                    mark.fate = Fate::Lost;
            }
        }
        picture.marks.push_back(mark);
    });
}

void addFlags(LanePicture& picture, const Lane& lane, const TimeScale& scale)
{
    forEachPixel(scale, std::span(lane.flags), timeOf, [&](int pixel, std::span<const Flag> run) {
        const auto begin = picture.flags.size();
        for (const auto& flag : tail(run)) {
            const auto same = std::find_if(
                picture.flags.begin() + static_cast<std::ptrdiff_t>(begin), picture.flags.end(),
                [&](const LanePicture::FlagMark& mark) { return mark.flag.kind == flag.kind; });
            if (same == picture.flags.end()) {
                picture.flags.push_back({pixel, 1, flag});
            } else {
                ++same->count;
                same->flag = flag;
            }
        }
    });
}

void addMedia(LanePicture& picture, const Lane& lane, const TimeScale& scale)
{
    const std::span<const MediaCount> media(lane.media);
    forEachPixel(scale, media, timeOf, [&](int pixel, std::span<const MediaCount> run) {
        const auto first = static_cast<std::size_t>(run.data() - media.data());
        const auto after = lane.mediaSums[first + run.size() - 1];
        const auto before = first == 0 ? decltype(after)() : lane.mediaSums[first - 1];
        picture.media.push_back({pixel, after.first - before.first, after.second - before.second});
    });
}

void addQuality(LanePicture& picture, const Lane& lane, const TimeScale& scale)
{
    for (const auto& one : lane.quality)
        picture.qualityTop =
            std::max({picture.qualityTop, one.jitter, one.roundTrip.value_or(one.jitter)});
    const std::span<const QualityAt> quality(lane.quality);
    forEachPixel(scale, quality, timeOf, [&](int pixel, std::span<const QualityAt> run) {
        QualityAt worst = run.front();
        for (const auto& one : tail(run)) {
            worst.lostShare = std::max(worst.lostShare, one.lostShare);
            worst.jitter = std::max(worst.jitter, one.jitter);
            worst.roundTrip = std::max(worst.roundTrip, one.roundTrip);
        }
        picture.quality.push_back({pixel, worst});
    });
}

void addServers(LanePicture& picture, const Lane& lane, const TimeScale& scale)
{
    for (std::size_t i = 0; i < lane.gatherings.size(); ++i) {
        const auto& gathering = lane.gatherings[i];
        const bool open = gathering.endEvent == noEvent;
        const int from = std::max(scale.pixelOf(gathering.at), 0);
        const int end = open ? scale.pixels : scale.pixelOf(gathering.endAt) + 1;
        const int to = std::min(std::max(end, from + 1), scale.pixels);
        if (from >= scale.pixels || end <= 0)
            continue;
        auto* last = picture.servers.empty() ? nullptr : &picture.servers.back();
        if (last != nullptr && last->from == from && last->to == to && last->open == open) {
            ++last->count;
            last->gathering = i;
        } else {
            picture.servers.push_back({from, to, open, 1, i});
        }
    }
}

} // namespace

LanePicture Timeline::draw(std::size_t which, const TimeScale& scale, const Cursor& cursor,
                           const WireMatch& wire) const
{
    const auto& lane = m_lanes[which];
    LanePicture picture;
    picture.bars = barsOf(lane, scale);
    for (const auto& checks : lane.checks)
        addMarks(picture, checks, scale, cursor, wire);
    addFlags(picture, lane, scale);
    addMedia(picture, lane, scale);
    addQuality(picture, lane, scale);
    addServers(picture, lane, scale);
    return picture;
}

} // namespace icelens::model
