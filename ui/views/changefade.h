// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QHash>
#include <QObject>
#include <QTimer>

namespace icelens::ui {

/// Which rows changed their state a moment ago, and how far their mark has faded.
///
/// Its timer runs only while something fades; with reduced motion it ticks once, at the end.
class ChangeFade : public QObject
{
    Q_OBJECT

public:
    explicit ChangeFade(QObject* parent = nullptr);

    void start(quint32 row);
    void clear();
    /// 1 just changed … 0 not (any more).
    [[nodiscard]] qreal strength(quint32 row) const;
    /// The row looks different with each advanced(), the last one included.
    [[nodiscard]] bool isRunning(quint32 row) const { return m_startedAt.contains(row); }

Q_SIGNALS:
    /// The marked rows look different now.
    void advanced();

private:
    void tick();
    [[nodiscard]] static qint64 length();

    QHash<quint32, qint64> m_startedAt;
    QElapsedTimer m_clock;
    QTimer m_timer;
};

} // namespace icelens::ui
