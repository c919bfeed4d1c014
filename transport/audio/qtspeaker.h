// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transport/audio/qtgate.h"
#include "transport/audio/qtstream.h"

#include <QAudioSink>

#include <memory>

namespace icelens::transport {

class QtSpeaker final : public QtStream
{
public:
    explicit QtSpeaker(QtGate& gate);
    ~QtSpeaker() override;

    [[nodiscard]] bool open(const QAudioDevice& device) override;
    void close() override;
    void move() override;

private:
    QtGate& m_gate;
    std::unique_ptr<QAudioSink> m_sink;
    QIODevice* m_device = nullptr; // of m_sink
};

} // namespace icelens::transport
