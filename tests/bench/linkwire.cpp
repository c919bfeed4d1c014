// SPDX-License-Identifier: GPL-3.0-or-later

// A link with a delay between two network namespaces: linkwire ALICE-NS BOB-NS DELAY-MS
//
// Makes an interface "link" in each (TUN: no ARP, so the first packet takes as long as any other),
// prints a line when both are up, and carries packets until its standard input ends. Needs root.
#include "tests/bench/negotiation.h"

#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <deque>
#include <fcntl.h>
#include <linux/if.h>
#include <linux/if_tun.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <unistd.h>
#include <vector>

namespace {

using Clock = std::chrono::steady_clock;

struct Packet
{
    Clock::time_point due;
    std::vector<char> bytes;
};

int openTun(const char* networkNamespace)
{
    icelens::bench::enterNamespace(networkNamespace);
    const int file = open("/dev/net/tun", O_RDWR | O_NONBLOCK | O_CLOEXEC);
    ifreq request{};
    request.ifr_flags = IFF_TUN | IFF_NO_PI;
    std::strcpy(request.ifr_name, "link");
    if (file < 0 || ioctl(file, TUNSETIFF, &request) != 0) {
        std::perror("linkwire: /dev/net/tun");
        std::exit(2);
    }
    return file;
}

/// Time until the first packet is due, or for ever. Rounded up: never early.
timespec timeUntil(Clock::time_point due)
{
    const auto left = std::max(Clock::duration::zero(),
                               std::chrono::duration_cast<Clock::duration>(due - Clock::now()));
    const auto nanoseconds = std::chrono::nanoseconds(left).count();
    return {nanoseconds / 1'000'000'000, nanoseconds % 1'000'000'000};
}

} // namespace

int main(int argc, char* argv[])
{
    if (argc != 4) {
        std::fprintf(stderr, "usage: linkwire ALICE-NS BOB-NS DELAY-MS\n");
        return 2;
    }
    const std::chrono::milliseconds delay(std::atoi(argv[3]));
    const std::array<int, 2> ends{openTun(argv[1]), openTun(argv[2])};
    std::array<std::deque<Packet>, 2> towards; // [i]: to be written to ends[i]
    std::puts("up");
    std::fflush(stdout);

    std::array<pollfd, 3> polled{
        {{ends[0], POLLIN, 0}, {ends[1], POLLIN, 0}, {STDIN_FILENO, POLLIN, 0}}};
    std::array<char, 65536> buffer{};
    for (;;) {
        auto due = Clock::time_point::max();
        for (const auto& queue : towards) {
            if (!queue.empty())
                due = std::min(due, queue.front().due);
        }
        const timespec timeout = due == Clock::time_point::max() ? timespec{} : timeUntil(due);
        ppoll(polled.data(), polled.size(), due == Clock::time_point::max() ? nullptr : &timeout,
              nullptr);
        for (std::size_t i = 0; i < 2; ++i) {
            for (ssize_t size = 0; (size = read(ends[i], buffer.data(), buffer.size())) > 0;)
                towards[1 - i].push_back(
                    {Clock::now() + delay, {buffer.data(), buffer.data() + size}});
        }
        for (std::size_t i = 0; i < 2; ++i) {
            while (!towards[i].empty() && towards[i].front().due <= Clock::now()) {
                const auto& bytes = towards[i].front().bytes;
                [[maybe_unused]] const auto written = write(ends[i], bytes.data(), bytes.size());
                towards[i].pop_front();
            }
        }
        if (polled[2].revents != 0 && read(STDIN_FILENO, buffer.data(), buffer.size()) <= 0)
            return 0;
    }
}
