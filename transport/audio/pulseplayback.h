// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transport/audio/bufferladder.h"
#include "transport/audio/pulsestream.h"

namespace icelens::transport {

/// A loudspeaker of a sound server.
class PulsePlayback final : public PulseStream
{
public:
    /// @p device: as of PulseCapture.
    PulsePlayback(pa_context* context, const std::string& device, AudioClient& client,
                  Changed changed);

    void lookAfter() override;

private:
    void write();
    [[nodiscard]] pa_buffer_attr wantedBuffer() const;
    void applyLength();

    AudioClient& m_client;
    BufferLadder m_ladder;
    bool m_begun = false;
};

} // namespace icelens::transport
