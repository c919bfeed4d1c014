// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transport/audio/audiobackend.h"

#include <QAudioDevice>
#include <QAudioFormat>

#include <chrono>

namespace icelens::transport {

/// A device that Qt Multimedia opened, or none. In one thread with an event loop.
class QtStream
{
public:
    using Clock = std::chrono::steady_clock;

    QtStream() = default;
    virtual ~QtStream() = default;
    QtStream(const QtStream&) = delete;
    QtStream& operator=(const QtStream&) = delete;

    /// @p device must be there: Qt 6.4 waits for ever for one that has gone. False if it refuses.
    [[nodiscard]] virtual bool open(const QAudioDevice& device) = 0;
    virtual void close() = 0;
    /// To be called every few milliseconds.
    virtual void move() = 0;

    [[nodiscard]] bool isOpen() const { return m_isOpen; }
    /// When sound last flowed, or since it is open. Qt 6.4 reports no fault when a device is lost.
    [[nodiscard]] Clock::time_point lastFlow() const { return m_lastFlow; }

protected:
    static QAudioFormat format()
    {
        QAudioFormat format;
        format.setSampleFormat(QAudioFormat::Float);
        format.setSampleRate(48000);
        format.setChannelCount(1);
        return format;
    }
    void setOpen(bool open)
    {
        m_isOpen = open;
        flowed();
    }
    void flowed() { m_lastFlow = Clock::now(); }

private:
    bool m_isOpen = false;
    Clock::time_point m_lastFlow{};
};

} // namespace icelens::transport
