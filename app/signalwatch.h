// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QSocketNotifier;

namespace icelens::app {

/// Tells of SIGINT, SIGTERM and SIGHUP in the event loop, so that the session can end in order.
///
/// One at a time: signal handlers are the process's. A second signal while it lives ends the
/// process as it would without this.
class SignalWatch final : public QObject
{
    Q_OBJECT
public:
    explicit SignalWatch(QObject* parent = nullptr);
    ~SignalWatch() override;

Q_SIGNALS:
    void endAsked();

private:
    void onReadable();

    QSocketNotifier* m_notifier = nullptr; // child; null if there are no pipes left
};

} // namespace icelens::app
