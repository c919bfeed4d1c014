// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/playback.h"

namespace icelens::ui {

Playback::Playback(QObject* parent)
    : QObject(parent)
{
    m_running.setInterval(frame);
    m_running.setTimerType(Qt::PreciseTimer);
    m_telling.setSingleShot(true);
    m_telling.setTimerType(Qt::PreciseTimer);
    connect(&m_running, &QTimer::timeout, this, &Playback::run);
    connect(&m_telling, &QTimer::timeout, this, [this] {
        m_sinceTold.start();
        Q_EMIT moved();
    });
}

void Playback::open(const model::EventLog* log, const model::ChangeLog* changes)
{
    m_running.stop();
    m_telling.stop();
    m_player.reset();
    m_log = log;
    if (log == nullptr)
        return;
    m_player.emplace(*log, changes != nullptr ? *changes : m_noChanges);
    m_player->setSpeed(m_speed);
}

void Playback::setGrowing(bool growing)
{
    if (m_growing == growing)
        return;
    m_growing = growing;
    if (m_player)
        tellSoon();
}

void Playback::setPresent(model::SessionTime present)
{
    if (!m_player)
        return;
    m_player->setPresent(present);
    tellSoon();
}

Moment Playback::moment() const
{
    if (!m_player)
        return {};
    Moment moment{m_player->cursor(), m_player->end(), m_growing, false, isPlaying()};
    moment.past = m_growing ? m_player->mode() != model::Player::Mode::Live
                            : moment.cursor.events < m_log->size();
    return moment;
}

const model::Session& Playback::state() const
{
    static const model::Session empty;
    return m_player ? m_player->state() : empty;
}

bool Playback::isPlaying() const
{
    if (!m_player)
        return false;
    switch (m_player->mode()) {
    case model::Player::Mode::Live:
        return m_growing;
    case model::Player::Mode::Playing:
        return true;
    case model::Player::Mode::Paused:
        return false;
    }
    return false;
}

template <class Move>
void Playback::move(Move step)
{
    if (!m_player)
        return;
    step(*m_player);
    if (m_player->mode() == model::Player::Mode::Playing) {
        if (!m_running.isActive()) {
            m_sinceAdvance.start();
            m_running.start();
        }
    } else {
        m_running.stop();
    }
    tellSoon();
}

void Playback::togglePlay()
{
    move([this](model::Player& player) {
        if (isPlaying()) {
            player.pause();
            return;
        }
        // A recording need not end with the session's end: it may have been cut off.
        if (!m_growing && player.count() == m_log->size())
            player.home();
        player.play();
    });
}

void Playback::goLive()
{
    move([this](model::Player& player) {
        if (m_growing)
            player.goLive();
        else
            player.toEnd();
    });
}

void Playback::home()
{
    move([](model::Player& player) { player.home(); });
}

void Playback::toEnd()
{
    move([](model::Player& player) { player.toEnd(); });
}

void Playback::stepBack()
{
    move([](model::Player& player) { player.stepBack(); });
}

void Playback::stepForward()
{
    move([](model::Player& player) { player.stepForward(); });
}

void Playback::previousChange()
{
    move([](model::Player& player) { player.previousChange(); });
}

void Playback::nextChange()
{
    move([](model::Player& player) { player.nextChange(); });
}

void Playback::seek(model::SessionTime time)
{
    move([time](model::Player& player) { player.seek(time); });
}

void Playback::seekToEvent(std::size_t count)
{
    move([count](model::Player& player) { player.seekToEvent(count); });
}

void Playback::setSpeed(double speed)
{
    m_speed = speed;
    move([speed](model::Player& player) { player.setSpeed(speed); });
}

void Playback::run()
{
    if (!m_player)
        return;
    const bool changed = m_player->advance(std::chrono::nanoseconds(m_sinceAdvance.nsecsElapsed()));
    m_sinceAdvance.start();
    if (m_player->mode() != model::Player::Mode::Playing)
        m_running.stop();
    if (changed || !m_running.isActive())
        tellSoon();
}

void Playback::tellSoon()
{
    if (m_telling.isActive())
        return;
    const auto since =
        m_sinceTold.isValid() ? std::chrono::milliseconds(m_sinceTold.elapsed()) : frame;
    m_telling.start(since >= frame ? std::chrono::milliseconds(0) : frame - since);
}

} // namespace icelens::ui
