// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/player/player.h"

#include <algorithm>
#include <cmath>

namespace icelens::model {

namespace {

// Between two copies on the way to the cursor: a step back folds at most so many events.
constexpr std::size_t nearEvery = 512;

} // namespace

Player::Player(const EventLog& log, const ChangeLog& changes)
    : m_log(log)
    , m_changes(changes)
{}

void Player::setSpeed(double speed)
{
    m_speed = std::isfinite(speed) ? std::clamp(speed, slowest, fastest) : 1;
}

void Player::play()
{
    const bool over = m_log.latest().ended();
    if (over && count() == m_log.size())
        place(0, {});
    else
        place(count(), time());
    m_rest = 0;
    m_mode = Mode::Playing;
}

void Player::pause()
{
    place(count(), time());
    m_mode = Mode::Paused;
}

void Player::togglePause()
{
    if (m_mode == Mode::Paused)
        play();
    else
        pause();
}

void Player::goLive()
{
    m_mode = Mode::Live;
}

bool Player::advance(std::chrono::nanoseconds wallElapsed)
{
    if (m_mode == Mode::Playing && wallElapsed.count() > 0) {
        const double step = static_cast<double>(wallElapsed.count()) * m_speed + m_rest;
        const double left = static_cast<double>((end() - m_time).count());
        if (step >= left) {
            place(m_log.size(), end());
            m_mode = m_log.latest().ended() ? Mode::Paused : Mode::Live;
        } else {
            const auto whole = SessionTime(static_cast<SessionTime::rep>(step));
            m_rest = step - static_cast<double>(whole.count());
            // Events may share a time, and some of them may be shown already.
            place(std::max(m_count, m_log.countUntil(m_time + whole)), m_time + whole);
        }
    }
    const bool changed = m_shown != count() || m_shownTime != time();
    m_shown = count();
    m_shownTime = time();
    return changed;
}

void Player::setPresent(SessionTime present)
{
    m_present = std::max(m_present, present);
}

SessionTime Player::end() const
{
    return m_log.size() == 0 ? m_present : std::max(m_present, m_log.latest().now());
}

void Player::seek(SessionTime time)
{
    const auto to = std::clamp(time, SessionTime{}, end());
    place(m_log.countUntil(to), to);
    m_mode = Mode::Paused;
}

void Player::seekToEvent(std::size_t count)
{
    const auto to = std::min(count, m_log.size());
    place(to, to == 0 ? SessionTime{} : std::max(m_log[to - 1].at, SessionTime{}));
    m_mode = Mode::Paused;
}

void Player::home()
{
    seekToEvent(0);
}

void Player::toEnd()
{
    place(m_log.size(), end());
    m_mode = Mode::Paused;
}

bool Player::stepForward()
{
    const auto from = count();
    pause();
    if (from >= m_log.size())
        return false;
    seekToEvent(from + 1);
    return true;
}

bool Player::stepBack()
{
    const auto from = count();
    pause();
    if (from == 0)
        return false;
    seekToEvent(from - 1);
    return true;
}

bool Player::nextChange()
{
    const auto next = m_changes.next(count());
    pause();
    if (next)
        seekToEvent(std::size_t{*next} + 1);
    return next.has_value();
}

bool Player::previousChange()
{
    const auto shown = count();
    pause();
    if (shown == 0)
        return false;
    const auto previous = m_changes.previous(shown - 1);
    if (previous)
        seekToEvent(std::size_t{*previous} + 1);
    return previous.has_value();
}

std::size_t Player::count() const
{
    return m_mode == Mode::Live ? m_log.size() : m_count;
}

SessionTime Player::time() const
{
    return m_mode == Mode::Live ? end() : m_time;
}

void Player::place(std::size_t count, SessionTime time)
{
    m_count = count;
    m_time = time;
}

const Session& Player::state() const
{
    const auto target = count();
    if (target >= m_log.size())
        return m_log.latest();
    const auto have = m_state ? static_cast<std::size_t>(m_state->eventCount()) : 0;
    if (!m_state || have > target || target - have > EventLog::snapshotEvery)
        m_state = near(target);
    for (auto i = static_cast<std::size_t>(m_state->eventCount()); i < target; ++i)
        m_state->apply(m_log[i]);
    return *m_state;
}

Session Player::near(std::size_t count) const
{
    const auto base = count / EventLog::snapshotEvery * EventLog::snapshotEvery;
    if (m_near.empty() || m_nearBase != base) {
        m_near.clear();
        m_near.push_back(m_log.stateAt(base));
        m_nearBase = base;
    }
    const auto wanted = (count - base) / nearEvery;
    while (m_near.size() <= wanted) {
        Session next = m_near.back();
        const auto from = base + (m_near.size() - 1) * nearEvery;
        for (auto i = from; i < from + nearEvery; ++i)
            next.apply(m_log[i]);
        m_near.push_back(std::move(next));
    }
    return m_near[wanted];
}

} // namespace icelens::model
