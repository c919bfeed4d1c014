// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/player/player.h"
#include "ui/views/sessionview.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <optional>

namespace icelens::ui {

/// Moves the cursor of all views: a model::Player with a clock, told of wishes by the transport
/// bar, the keys and the views.
///
/// However many wishes come, moved() tells of them once a frame; the timer of a frame runs only
/// while there is something to tell or the cursor plays. UI thread.
class Playback : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds frame{16};

    explicit Playback(QObject* parent = nullptr);

    /// Another session, at its end, or none (null). Both must outlive their use here. Without
    /// @p changes no step to a change of state can be taken.
    void open(const model::EventLog* log, const model::ChangeLog* changes);
    [[nodiscard]] bool isOpen() const { return m_player.has_value(); }

    /// More events will come: a cursor at the end follows them.
    void setGrowing(bool growing);
    [[nodiscard]] bool isGrowing() const { return m_growing; }
    /// A live session's clock, which goes on while nothing happens.
    void setPresent(model::SessionTime present);

    [[nodiscard]] Moment moment() const;
    /// The fold at the cursor; dies with the next call of anything here or an append to the log.
    [[nodiscard]] const model::Session& state() const;
    [[nodiscard]] bool isPlaying() const;
    [[nodiscard]] double speed() const { return m_player ? m_player->speed() : m_speed; }
    [[nodiscard]] const model::EventLog* log() const { return m_log; }

public Q_SLOTS:
    /// Pauses what moves; plays what stands, from the start if the session is over and all of it
    /// is shown.
    void togglePlay();
    /// Follows the session if it goes on; else shows its end.
    void goLive();
    void home();
    void toEnd();
    void stepBack();
    void stepForward();
    void previousChange();
    void nextChange();
    void seek(icelens::model::SessionTime time);
    void seekToEvent(std::size_t count);
    void setSpeed(double speed);

Q_SIGNALS:
    /// The cursor, the speed or whether it plays changed; at most once a frame.
    void moved();

private:
    template <class Move>
    void move(Move step);
    void run();
    void tellSoon();

    const model::EventLog* m_log = nullptr;
    model::ChangeLog m_noChanges;
    std::optional<model::Player> m_player;
    double m_speed = 1; ///< A person's choice, which outlives the session.
    bool m_growing = false;
    QTimer m_running; ///< A frame of a cursor that plays.
    QElapsedTimer m_sinceAdvance;
    QTimer m_telling;
    QElapsedTimer m_sinceTold;
};

} // namespace icelens::ui
