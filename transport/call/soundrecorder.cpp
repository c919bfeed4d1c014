// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/call/soundrecorder.h"

#include <algorithm>

namespace icelens::transport {

SoundRecorder::SoundRecorder(const std::string& path)
    : m_file(path)
{
    if (!path.empty())
        m_thread = std::thread([this] { run(); });
}

SoundRecorder::~SoundRecorder()
{
    if (!m_thread.joinable())
        return;
    m_over = true;
    m_wakeUp.wake();
    m_thread.join();
}

void SoundRecorder::write(ConstSoundFrame frame)
{
    if (!m_thread.joinable())
        return;
    if (auto* const place = m_frames.place()) {
        std::ranges::copy(frame, place->begin());
        m_frames.publish();
        m_wakeUp.wake();
    }
}

void SoundRecorder::run()
{
    for (bool over = false; !over;) {
        m_wakeUp.wait(std::chrono::seconds(1));
        over = m_over; // before the last look
        for (; const auto* frame = m_frames.front(); m_frames.pop())
            m_file.write(*frame);
    }
    m_file.finish();
}

} // namespace icelens::transport
