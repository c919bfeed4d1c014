// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transport/audio/framecutter.h"
#include "transport/audio/qtgate.h"
#include "transport/audio/qtstream.h"

#include <QAudioSource>

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

private:
    QtGate& m_gate;
    std::unique_ptr<QAudioSource> m_source;
    QIODevice* m_device = nullptr; // of m_source
    FrameCutter m_cutter;
};

} // namespace icelens::transport
