// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ladder/ladderpicture.h"

#include "ui/theme/theme.h"

#include <QFontMetricsF>

#include <algorithm>
#include <cmath>

namespace icelens::ui {

using model::SessionTime;

namespace {

constexpr qreal timesWidth = 84;
constexpr qreal rightMargin = 100;
constexpr qreal columnApart = 126;
constexpr qreal topMargin = 24;
constexpr qreal bottomMargin = 48;
// A silence of so many pixels is cut to so few.
constexpr double cutFrom = 90;
constexpr double cutTo = 46;
// What readableScale() wants: lines of words from one arrow to the next, and the tallest arrow.
constexpr double linesApart = 1.25;
constexpr double tallest = 150;
// Arrows of one kind that begin and end in the same row are one.
constexpr qreal rowHeight = 3;
constexpr qreal lostAfter = 0.72; ///< Of the way: where a lost arrow ends.

std::chrono::nanoseconds paperOf(double pixels, double pixelsPerSecond)
{
    return std::chrono::nanoseconds(static_cast<SessionTime::rep>(pixels / pixelsPerSecond * 1e9));
}

} // namespace

LadderPicture::LadderPicture(const model::Projections& projections,
                             const model::LadderFilter& filter, const Moment& moment,
                             const model::Session& state, std::size_t events)
    : m_projections(&projections)
    , m_all{events, moment.end}
    , m_filter(filter)
    , m_layout(projections.ladder(), filter, m_all)
    , m_state(state)
{
    setScale(m_pixelsPerSecond);
    setMoment(moment, state);
}

double LadderPicture::readableScale() const
{
    const QFontMetricsF metrics(Theme::instance().font(Theme::Type::Label));
    return m_layout.readableScale(linesApart * metrics.height(), tallest);
}

void LadderPicture::setScale(double pixelsPerSecond)
{
    m_pixelsPerSecond = pixelsPerSecond;
    m_layout.cut(paperOf(cutFrom, pixelsPerSecond), paperOf(cutTo, pixelsPerSecond));
}

void LadderPicture::setMoment(const Moment& moment, const model::Session& state)
{
    m_moment = moment;
    m_state = state;
    if (!m_layout.media().empty())
        m_mediaNow = m_projections->ladder().media(m_filter, moment.cursor);
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

LadderPicture::DrawnArrow LadderPicture::place(std::size_t item) const
{
    const auto what = m_layout.item(item);
    DrawnArrow drawn = what.isMedia ? placeMedia(what.index) : placeMessage(what.index);
    drawn.item = item;
    return drawn;
}

LadderPicture::DrawnArrow LadderPicture::placeMedia(std::size_t index) const
{
    const auto& whole = m_layout.media()[index];
    DrawnArrow drawn;
    const auto now = std::ranges::find(m_mediaNow, whole.event, &model::MediaArrow::event);
    drawn.media = now != m_mediaNow.end() ? &*now : &whole;
    drawn.from = {xOf(m_layout.columnOf(whole.from).value_or(0)), yOf(whole.sentAt)};
    drawn.to = {xOf(m_layout.columnOf(whole.to).value_or(0)), yOf(whole.receivedAt)};
    if (drawn.media->fate == model::Fate::Lost)
        drawn.to = drawn.from + (drawn.to - drawn.from) * lostAfter;
    return drawn;
}

LadderPicture::DrawnArrow LadderPicture::placeMessage(std::size_t index) const
{
    const auto message = m_layout.messages()[index];
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
    const int rows = static_cast<int>((to - from) / rowHeight) + 1;
    for (const auto& seen : m_layout.visible(begin, end, rows)) {
        const auto& messages = m_layout.messages();
        const auto at = std::ranges::lower_bound(messages, seen.message);
        const auto event = m_projections->wire()[seen.message].event;
        drawn.push_back(placeMessage(static_cast<std::size_t>(at - messages.begin())));
        drawn.back().item = m_layout.placeOf(event).value_or(0);
        drawn.back().count = seen.count;
    }
    for (std::size_t i = 0; i < m_layout.media().size(); ++i) {
        auto one = placeMedia(i);
        if (one.to.y() < from || one.from.y() > to)
            continue;
        one.item = m_layout.placeOf(one.media->event).value_or(0);
        drawn.push_back(one);
    }
    std::ranges::stable_sort(drawn, {}, [](const DrawnArrow& one) { return one.from.y(); });
    return drawn;
}

} // namespace icelens::ui
