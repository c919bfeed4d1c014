// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/player/density.h"
#include "ui/views/sessionview.h"

#include <QWidget>

#include <vector>

class QLabel;
class QProgressBar;
class QPushButton;
class QToolButton;

namespace icelens::ui {

class Playback;
class Scrubber;
class StatusPill;

enum class SessionKind { None, Live, Recording, Ended, Lesson };

/// Below everything: which instant is shown and the ways to another one, whether the session is
/// live, and while a file is read, how far, and the way to stop that. UI thread.
class TransportBar : public QWidget
{
    Q_OBJECT

public:
    /// @p playback outlives it, and is what the buttons move.
    explicit TransportBar(Playback* playback, QWidget* parent = nullptr);

    /// Of the session that playback() shows; null for none.
    void setDensity(const model::Density* density);
    void showKind(SessionKind kind);
    /// How the session is in one sentence.
    void showSentence(const QString& text);
    /// Why the cursor stands after @p events events, under the clock while it does: "stopped by
    /// step 4". Empty: for no reason.
    void showStop(std::size_t events, const QString& reason);
    /// @p share of 1; negative: nothing is being loaded.
    void showLoading(double share, const QString& text);
    /// Where the playback stands.
    void refresh();

    [[nodiscard]] QString timeText() const;
    /// Under the clock: "since session start", or "paused, not live".
    [[nodiscard]] QString captionText() const;
    [[nodiscard]] Scrubber& scrubber() const { return *m_scrubber; }
    [[nodiscard]] const StatusPill& pill() const { return *m_pill; }
    [[nodiscard]] QToolButton& playButton() const { return *m_play; }
    [[nodiscard]] QToolButton& speedButton() const { return *m_speed; }
    [[nodiscard]] QPushButton& liveButton() const { return *m_goLive; }

Q_SIGNALS:
    void cancelRequested();

private:
    QToolButton* makeStep(const char* iconName, const QString& word, void (Playback::*step)());
    void makeSpeedMenu();
    [[nodiscard]] QWidget* makeClock();
    void showPill();
    void showPlaying();

    Playback* m_playback;
    QToolButton* m_play;
    QToolButton* m_speed;
    QLabel* m_time;
    QLabel* m_caption;
    Scrubber* m_scrubber;
    QLabel* m_loadingText;
    QProgressBar* m_progress;
    QPushButton* m_cancel;
    QPushButton* m_goLive;
    StatusPill* m_pill;
    std::vector<QToolButton*> m_steps;
    QString m_sentence;
    QString m_stopReason;
    std::size_t m_stopEvents = 0;
    SessionKind m_kind = SessionKind::None;
    bool m_showsPause = false;
};

} // namespace icelens::ui
