// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transport/audio/audiobackend.h"

#include <QAudioDevice>
#include <QAudioFormat>

#include <chrono>
#include <cstdint>

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
    /// The server has gone. A device that has gone alone shows only in what does not flow.
    [[nodiscard]] virtual bool hasFailed() const = 0;
    /// When sound last flowed, or since it is open. Qt 6.4 reports no fault when a device is lost.
    [[nodiscard]] Clock::time_point lastFlow() const { return m_lastFlow; }

    /// It has flowed more often than it takes to fill a loudspeaker's buffer.
    [[nodiscard]] bool hasBegun() const { return m_flows > 8; }

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
        m_flows = 0;
        m_lastFlow = Clock::now();
    }
    void flowed()
    {
        m_lastFlow = Clock::now();
        ++m_flows;
    }

private:
    bool m_isOpen = false;
    Clock::time_point m_lastFlow{};
    std::uint64_t m_flows = 0;
};

} // namespace icelens::transport
