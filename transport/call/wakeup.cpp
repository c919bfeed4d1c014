// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/call/wakeup.h"

#include <algorithm>
#include <cstdint>
#include <ctime>
#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

namespace icelens::transport {

WakeUp::WakeUp()
    : m_descriptor(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK))
{}

WakeUp::~WakeUp()
{
    close(m_descriptor);
}

void WakeUp::wake() const
{
    const std::uint64_t one = 1;
    [[maybe_unused]] const auto written =
        write(m_descriptor, &one, sizeof one); // full: it is awake
}

void WakeUp::clear() const
{
    std::uint64_t count = 0;
    [[maybe_unused]] const auto read = ::read(m_descriptor, &count, sizeof count);
}

void WakeUp::wait(std::chrono::nanoseconds longest) const
{
    const auto time = std::max(longest, std::chrono::nanoseconds(0));
    const auto seconds = std::chrono::floor<std::chrono::seconds>(time);
    const timespec limit{static_cast<time_t>(seconds.count()),
                         static_cast<long>((time - seconds).count())};
    pollfd entry{m_descriptor, POLLIN, 0};
    ppoll(&entry, 1, &limit, nullptr);
    clear();
}

} // namespace icelens::transport
