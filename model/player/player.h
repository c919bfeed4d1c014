// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/projection/changelog.h"
#include "model/projection/cursor.h"
#include "model/session/eventlog.h"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace icelens::model {

/// The cursor of all views: which instant of the session is shown, and the fold there.
///
/// Pure: it knows no clock, the owner tells it with advance() how long it has been. Refers to the
/// log and its changes, which must outlive it; one thread with them. Moving the cursor never
/// touches the log, so pausing pauses the view alone.
class Player
{
public:
    enum class Mode : std::uint8_t {
        Live,    ///< Shows the end of the log and follows it.
        Paused,  ///< Stands.
        Playing, ///< Goes on with the time that advance() tells, times speed().
    };

    static constexpr double slowest = 0.05;
    static constexpr double fastest = 20;

    Player(const EventLog& log, const ChangeLog& changes);

    [[nodiscard]] Mode mode() const { return m_mode; }
    [[nodiscard]] double speed() const { return m_speed; }
    /// Clamped to slowest..fastest. Changes no mode.
    void setSpeed(double speed);

    /// From where the cursor stands. At the end of a session that is over: from its start.
    void play();
    void pause();
    /// Space: pauses if it moves (live or playing), else plays.
    void togglePause();
    void goLive();

    /// @p wallElapsed since the last call. Moves a playing cursor; when it comes to the end it
    /// goes live, or pauses there if the session is over. Call after events were appended, too.
    /// @return true if what is shown changed.
    bool advance(std::chrono::nanoseconds wallElapsed);

    /// A live session's clock, which goes on while nothing happens. Never goes back.
    void setPresent(SessionTime present);
    /// The present or the last event's time, whichever is later.
    [[nodiscard]] SessionTime end() const;

    // These pause, except goLive(). They clamp to what there is.
    void seek(SessionTime time);         ///< Shows all events up to and at @p time.
    void seekToEvent(std::size_t count); ///< Shows exactly the first @p count events.
    void home();                         ///< Before the first event.
    void toEnd();
    /// One event on or back. @return false if there is none.
    bool stepForward();
    bool stepBack();
    /// So that the next, or the one before the last shown, event that changed the state of
    /// something is the last one shown. @return false if there is none.
    bool nextChange();
    bool previousChange();

    [[nodiscard]] Cursor cursor() const { return {count(), time()}; }
    [[nodiscard]] std::size_t count() const;
    [[nodiscard]] SessionTime time() const;

    /// The fold at the cursor. Cheap on the way on; on the way back it folds at most
    /// EventLog::snapshotEvery events. The reference dies with the next call of anything here, or
    /// with the next append to the log.
    [[nodiscard]] const Session& state() const;

private:
    void place(std::size_t count, SessionTime time);
    [[nodiscard]] Session near(std::size_t count) const;

    const EventLog& m_log;
    const ChangeLog& m_changes;
    Mode m_mode = Mode::Live;
    double m_speed = 1;
    SessionTime m_present{};
    std::size_t m_count = 0; ///< Where it stands unless it is live.
    SessionTime m_time{};
    double m_rest = 0;       ///< Nanoseconds that were too few to count.
    std::size_t m_shown = 0; ///< What advance() last told of.
    SessionTime m_shownTime{};

    // The fold where it was last asked for, and copies on the way there: for steps back.
    mutable std::optional<Session> m_state;
    mutable std::vector<Session> m_near;
    mutable std::size_t m_nearBase = 0;
};

} // namespace icelens::model
