// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/calllink.h"
#include "app/signalwatch.h"

#include <QObject>

namespace icelens::app {

/// `icelens offer` and `icelens answer` in the terminal. What they have to say goes to the standard
/// error output: the standard output may carry our description.
class CallHeadless final : public QObject
{
    Q_OBJECT
public:
    explicit CallHeadless(const CallRequest& request, QObject* parent = nullptr);

    /// Runs the call to its end in the application's event loop.
    [[nodiscard]] ExitStatus run();

private:
    void printStates();

    CallRequest m_request;
    SessionController m_controller;
    CallLink m_link;
    SignalWatch m_signals;
    QString m_lastStates;
    bool m_writingFailed = false;
};

} // namespace icelens::app
