// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transport/audio/audiobackend.h"

#include <memory>

namespace icelens::transport {

/// One microphone and one loudspeaker for two clients: one talks, the other listens. Each gets a
/// backend of its own in which the other half stands still.
///
/// The real backend runs while either of them does. All of it is used in one thread.
class SharedAudio
{
public:
    explicit SharedAudio(std::unique_ptr<AudioBackend> backend);
    ~SharedAudio();
    SharedAudio(const SharedAudio&) = delete;
    SharedAudio& operator=(const SharedAudio&) = delete;

    /// Hears the microphone. Once; may outlive this.
    [[nodiscard]] std::unique_ptr<AudioBackend> talker();
    /// Fills the loudspeaker. Once; may outlive this.
    [[nodiscard]] std::unique_ptr<AudioBackend> listener();

private:
    class Exchange;
    class Half;

    std::shared_ptr<Exchange> m_exchange;
};

} // namespace icelens::transport
