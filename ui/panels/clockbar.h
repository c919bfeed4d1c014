// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/event/ids.h"

#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;

namespace icelens::ui {

enum class SessionKind { None, Live, Recording, Ended };

/// Below everything: the session's time, what happened last in one sentence, and whether it is
/// live; while a file is read, how far, and the way to stop that.
class ClockBar : public QWidget
{
    Q_OBJECT

public:
    explicit ClockBar(QWidget* parent = nullptr);

    void showTime(model::SessionTime at);
    void showSentence(const QString& text);
    void showKind(SessionKind kind);
    /// @p share of 1; negative: nothing is being loaded.
    void showLoading(double share, const QString& text);
    [[nodiscard]] QString timeText() const;

Q_SIGNALS:
    void cancelRequested();

private:
    class Pill;

    QLabel* m_time;
    QLabel* m_sentence;
    QLabel* m_loadingText;
    QProgressBar* m_progress;
    QPushButton* m_cancel;
    Pill* m_pill;
};

} // namespace icelens::ui
