// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transport/audio/qtgate.h"
#include "transport/audio/qtstream.h"
#include "transport/audio/silentclock.h"

#include <memory>
#include <string>

namespace icelens::transport {

/// The microphone or the loudspeaker of a QtBackend: which device it is on, and why.
class QtSide
{
public:
    QtSide(model::AudioUse use, QtGate& gate);

    /// To be called every few milliseconds.
    void move();
    /// To be called twice a second: Qt 6.4 tells of no change.
    void look();

private:
    [[nodiscard]] QList<QAudioDevice> devices() const;
    [[nodiscard]] QAudioDevice wanted(const QList<QAudioDevice>& devices) const;
    [[nodiscard]] model::AudioChange why(const QList<QAudioDevice>& devices) const;
    void open(const QAudioDevice& device, model::AudioChange why);
    void none();
    void onFailure();
    void tell(model::AudioChange why, const QString& name);

    model::AudioUse m_use;
    QtGate& m_gate;
    std::unique_ptr<QtStream> m_stream;
    SilentClock m_silence;
    SilentClock::Clock::time_point m_nextTick{};
    SilentClock::Clock::time_point m_notBefore{};
    int m_failures = 0;
    bool m_flowed = false; ///< At the last move.
    QByteArray m_device;   ///< In use, or last in use; empty when there is none.
    std::string m_choice;
    bool m_everOpened = false;
    bool m_noneTold = false;
};

} // namespace icelens::transport
