// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transport/audio/audiofactory.h"
#include "transport/audio/qtgate.h"

#include <memory>
#include <mutex>

class QThread;

namespace icelens::transport {

/// Whatever Qt Multimedia finds. The client is called in one thread of its own. Needs a
/// QCoreApplication.
///
/// What Qt 6.4 cannot do on Linux: see a server that was not there when the program started, or one
/// that was started anew while nobody used it; tell which microphone is the default one (the first
/// is taken); tell a server without devices from no server; tell how old what the microphone hears
/// is (it is estimated).
class QtBackend final : public AudioBackend
{
public:
    QtBackend();
    ~QtBackend() override;

    void start(AudioClient& client) override;
    void stop() override;
    void choose(model::AudioUse use, const std::string& id) override;

private:
    std::shared_ptr<QtGate> m_gate;
    std::string m_inputChoice;
    std::string m_outputChoice;
    QThread* m_thread = nullptr; // not owned any more if it hangs
};

[[nodiscard]] AudioDeviceList listQtDevices();

} // namespace icelens::transport
