// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commandline.h"
#include "app/progress.h"
#include "app/sessioncontroller.h"
#include "app/signalwatch.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

namespace icelens::app {

/// A live session in the terminal: a table that is drawn over itself where the standard output is a
/// terminal, a line for each change of state where it is not, and a summary at the end.
class Headless final : public QObject
{
    Q_OBJECT
public:
    explicit Headless(DemoRequest request, QObject* parent = nullptr);

    /// Runs the session to its end in the application's event loop.
    [[nodiscard]] ExitStatus run();

private:
    void onChanged();
    void onEnded();
    void onWritingFailed(const record::FileError& error);
    void draw();
    void printStates();

    DemoRequest m_request;
    SessionController m_controller;
    SignalWatch m_signals;
    QTimer m_duration;
    QTimer m_redraw; // single shot: draws the last state that was not drawn yet
    QElapsedTimer m_sinceDrawn;
    Progress m_progress = Progress::Running; // the best that was reached
    bool m_writingFailed = false;
    bool m_terminal = false;
    int m_linesDrawn = 0;
    QString m_lastStates;
};

/// Runs `icelens demo` in the terminal.
[[nodiscard]] ExitStatus runHeadless(const DemoRequest& request);

} // namespace icelens::app
