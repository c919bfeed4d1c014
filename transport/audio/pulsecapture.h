// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transport/audio/framecutter.h"
#include "transport/audio/pulsestream.h"

namespace icelens::transport {

/// A microphone of a sound server.
class PulseCapture final : public PulseStream
{
public:
    /// @p device: its id; empty for the server's default one, also when that becomes another.
    PulseCapture(pa_context* context, const std::string& device, AudioClient& client,
                 Changed changed);

private:
    void read();

    AudioClient& m_client;
    FrameCutter m_cutter;
};

} // namespace icelens::transport
