// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMenu>

namespace icelens::ui {

class Playback;

/// The ways through a session's time, with their keys, which work in the whole window.
///
/// A widget that needs such a key itself keeps it while it has the focus: text fields, buttons
/// (Space), rows that fold, and whatever has the dynamic property "keepsTimeKeys". UI thread.
class TimeMenu : public QMenu
{
    Q_OBJECT

public:
    TimeMenu(Playback* playback, QWidget* parent);

    /// True if @p key is @p widget's own.
    [[nodiscard]] static bool keeps(QWidget* widget, int key);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void add(const QString& text, const QKeySequence& key, Playback* playback,
             void (Playback::*step)());

    QList<QKeySequence> m_keys;
};

} // namespace icelens::ui
