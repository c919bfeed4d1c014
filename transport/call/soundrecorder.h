// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transport/call/wakeup.h"
#include "transport/call/wavefile.h"
#include "transport/voice/sound.h"
#include "transport/voice/spscring.h"

#include <array>
#include <atomic>
#include <string>
#include <thread>

namespace icelens::transport {

/// Writes sound to a WAV file in a thread of its own: a disk that is slow holds up nobody.
class SoundRecorder
{
public:
    /// Empty: nothing is written.
    explicit SoundRecorder(const std::string& path);
    /// Everything is written when this returns.
    ~SoundRecorder();
    SoundRecorder(const SoundRecorder&) = delete;
    SoundRecorder& operator=(const SoundRecorder&) = delete;

    /// Of one thread; neither blocks nor allocates. What a disk does not take within five seconds
    /// is left out.
    void write(ConstSoundFrame frame);

private:
    void run();

    WaveWriter m_file;
    SpscRing<std::array<float, frameSamples>> m_frames{512};
    WakeUp m_wakeUp;
    std::atomic<bool> m_over{false};
    std::thread m_thread; // last: it uses the others
};

} // namespace icelens::transport
