// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ladder/ladderpicture.h"

#include "ui/theme/theme.h"

#include <algorithm>
#include <cmath>

namespace icelens::ui {

using model::SessionTime;

namespace {

constexpr qreal timesWidth = 84;
constexpr qreal rightMargin = 100;
constexpr qreal columnApart = 150;
constexpr qreal topMargin = 24;
constexpr qreal bottomMargin = 48;
// A silence of so many pixels is cut to so few.
constexpr double cutFrom = 90;
constexpr double cutTo = 46;
constexpr qreal lostAfter = 0.72; ///< Of the way: where a lost arrow ends.

std::chrono::nanoseconds paperOf(double pixels, double pixelsPerSecond)
{
    return std::chrono::nanoseconds(static_cast<SessionTime::rep>(pixels / pixelsPerSecond * 1e9));
}

} // namespace

LadderPicture::LadderPicture(const model::Projections& projections,
                             const model::LadderFilter& filter, const Moment& moment,
                             const model::Session& state, double pixelsPerSecond,
                             std::size_t events)
    : m_projections(&projections)
    , m_all{events, moment.end}
    , m_layout(projections.ladder(), filter, m_all, paperOf(cutFrom, pixelsPerSecond),
               paperOf(cutTo, pixelsPerSecond))
    , m_moment(moment)
    , m_state(state)
    , m_pixelsPerSecond(pixelsPerSecond)
{}

void LadderPicture::setMoment(const Moment& moment, const model::Session& state)
{
    m_moment = moment;
    m_state = state;
}

void LadderPicture::setWidth(qreal width)
{
    m_width = std::max(width, leastWidth());
}

qreal LadderPicture::leastWidth() const
{
    const auto columns = std::max<std::size_t>(m_layout.lifelines().size(), 2);
    return timesWidth + columnApart / 2 + rightMargin
        + static_cast<qreal>(columns - 1) * columnApart;
}

qreal LadderPicture::headHeight()
{
    return 2.0 * Theme::instance().rowHeight() + 8;
}

qreal LadderPicture::height() const
{
    return topMargin + bottomMargin
        + std::chrono::duration<double>(m_layout.length()).count() * m_pixelsPerSecond;
}

qreal LadderPicture::xOf(std::size_t column) const
{
    const auto columns = std::max<std::size_t>(m_layout.lifelines().size(), 2);
    const qreal first = timesWidth + columnApart / 2;
    return first
        + static_cast<qreal>(column) * (m_width - rightMargin - first)
        / static_cast<qreal>(columns - 1);
}

qreal LadderPicture::yOf(SessionTime time) const
{
    return topMargin
        + std::chrono::duration<double>(m_layout.toPaper(time)).count() * m_pixelsPerSecond;
}

SessionTime LadderPicture::timeAt(qreal y) const
{
    return m_layout.fromPaper(paperOf(y - topMargin, m_pixelsPerSecond));
}

model::Arrow LadderPicture::arrow(model::WireMatch::Ordinal message) const
{
    const auto& ladder = m_projections->ladder();
    const bool happened = m_moment.cursor.covers(m_projections->wire()[message].event);
    return ladder.arrow(message, happened ? m_moment.cursor : m_all);
}

LadderPicture::DrawnArrow LadderPicture::place(model::WireMatch::Ordinal message) const
{
    DrawnArrow drawn;
    drawn.arrow = arrow(message);
    // Where it goes to is drawn as it will turn out: the veil lies over what is not known yet.
    const auto whole = m_projections->ladder().arrow(message, m_all);
    const auto from = m_layout.columnOf(whole.from);
    const auto to = m_layout.columnOf(whole.to);
    drawn.from = {xOf(from.value_or(0)), yOf(whole.sentAt)};
    drawn.to = {xOf(to.value_or(0)), yOf(whole.receivedAt)};
    if (drawn.arrow.fate == model::Fate::Lost)
        drawn.to = drawn.from + (drawn.to - drawn.from) * lostAfter;
    return drawn;
}

std::vector<LadderPicture::DrawnArrow> LadderPicture::arrows(qreal from, qreal to) const
{
    std::vector<DrawnArrow> drawn;
    const auto begin = paperOf(from - topMargin, m_pixelsPerSecond);
    const auto end = paperOf(to - topMargin, m_pixelsPerSecond) + std::chrono::nanoseconds(1);
    for (const auto& seen : m_layout.visible(begin, end, static_cast<int>(to - from) + 1)) {
        drawn.push_back(place(seen.message));
        drawn.back().count = seen.count;
    }
    return drawn;
}

} // namespace icelens::ui
