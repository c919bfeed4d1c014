// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/changefade.h"

#include "ui/theme/theme.h"

namespace icelens::ui {

namespace {
constexpr qint64 fadeMs = 400;
constexpr qint64 stillMs = 1500;
constexpr int frameMs = 33;
} // namespace

ChangeFade::ChangeFade(QObject* parent)
    : QObject(parent)
{
    m_clock.start();
    connect(&m_timer, &QTimer::timeout, this, &ChangeFade::tick);
}

qint64 ChangeFade::length()
{
    return Theme::instance().reducedMotion() ? stillMs : fadeMs;
}

void ChangeFade::start(quint32 row)
{
    m_startedAt.insert(row, m_clock.elapsed());
    if (!m_timer.isActive())
        m_timer.start(Theme::instance().reducedMotion() ? static_cast<int>(stillMs) : frameMs);
}

void ChangeFade::clear()
{
    m_startedAt.clear();
    m_timer.stop();
}

qreal ChangeFade::strength(quint32 row) const
{
    const auto started = m_startedAt.constFind(row);
    if (started == m_startedAt.constEnd())
        return 0;
    const qreal share =
        static_cast<qreal>(m_clock.elapsed() - *started) / static_cast<qreal>(length());
    if (share >= 1)
        return 0;
    return (1 - share) * (1 - share);
}

void ChangeFade::tick()
{
    Q_EMIT advanced(); // once more for those that end now
    const qint64 now = m_clock.elapsed();
    m_startedAt.removeIf([now](const auto& row) { return now - row.value() >= length(); });
    if (m_startedAt.isEmpty())
        m_timer.stop();
}

} // namespace icelens::ui
