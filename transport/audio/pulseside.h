// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transport/audio/pulseserver.h"
#include "transport/audio/pulsestream.h"
#include "transport/audio/silentclock.h"

#include <memory>
#include <string>

namespace icelens::transport {

/// The microphone or the loudspeaker: which device it is on, and why. While it is on none, silence
/// takes its place. All of it with the server's lock held, or before the server's start().
class PulseSide
{
public:
    PulseSide(model::AudioUse use, PulseServer& server, AudioClient& client);

    void choose(const std::string& id);
    void serverLost();
    /// The server's devices are known, for the first time or anew.
    void settle();

private:
    [[nodiscard]] bool isChoiceThere() const;
    void noticeDevice();
    [[nodiscard]] model::AudioChange whyMoved(const std::string& device) const;
    void comeBack();
    void followDefault();
    void open();
    void close();
    void tellNone();
    void tell(model::AudioChange why, const std::string& device);
    void onFailure();
    void onClock();
    [[nodiscard]] bool isBeyondHope(SilentClock::Clock::time_point now) const;
    void onChanged();
    void onNudge();

    model::AudioUse m_use;
    PulseServer& m_server;
    AudioClient& m_client;
    std::string m_choice;  ///< Empty: the default.
    std::string m_device;  ///< In use, or last in use; empty after it was told that there is none.
    std::string m_default; ///< As last seen.
    model::AudioChange m_why = model::AudioChange::Opened; ///< The next stream is opened.
    bool m_noneTold = false;
    bool m_displaced = false; ///< On the default because the chosen one is not there.
    bool m_flowed = false;    ///< At the last look.
    int m_failures = 0;
    SilentClock m_silence;
    SilentClock::Clock::time_point m_openedAt{};
    SilentClock::Clock::time_point m_notBefore{}; ///< No new attempt to open.
    std::unique_ptr<PulseStream> m_stream;
    PulseTimer m_clock;   ///< Ticks of silence, or a look at the stream.
    PulseTimer m_changed; ///< What a stream's callback must not do itself.
    PulseTimer m_retry;
    PulseTimer m_nudge;
};

} // namespace icelens::transport
