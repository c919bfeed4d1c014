// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transport/audio/framecutter.h"
#include "transport/audio/qtgate.h"
#include "transport/audio/qtstream.h"

#include <QAudioSource>
#include <QIODevice>
#include <QPointer>

#include <memory>

namespace icelens::transport {

class QtMicrophone final : public QtStream
{
public:
    explicit QtMicrophone(QtGate& gate);
    ~QtMicrophone() override;

    [[nodiscard]] bool open(const QAudioDevice& device) override;
    void close() override;
    void move() override;
    [[nodiscard]] bool hasFailed() const override
    {
        return isOpen() && m_source->state() == QAudio::StoppedState;
    }

private:
    QtGate& m_gate;
    std::unique_ptr<QAudioSource> m_source;
    QPointer<QIODevice> m_device; // of m_source, which deletes it when the server dies
    FrameCutter m_cutter;
};

} // namespace icelens::transport
