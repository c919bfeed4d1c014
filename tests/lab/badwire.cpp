// SPDX-License-Identifier: GPL-3.0-or-later

// A bad or hostile link between two network namespaces: badwire A-NS B-NS [NAME=VALUE]...
//
//     delay=MS jitter=MS     each packet takes delay + 0..jitter; jitter alone keeps the order
//     loss=PERCENT burst=N   packets lost, in runs of N on average (1)
//     reorder=PERCENT        these are held back by 30 ms
//     duplicate=PERCENT      these come twice
//     corrupt=PERCENT        one bit of the SRTP or SRTCP in it is another, and no checksum tells;
//                            a handshake in the clear is rightly over when one of its is
//     rate=KBIT              a queue of 200 ms, then what does not fit is lost
//     hostile=N              N datagrams of an attacker's for each that passes: replayed, changed,
//                            cut, lengthened, sent back to where they came from, and made up
//     flood=N                N made-up datagrams a second each way
//
// Makes an interface "link" in each (TUN), prints "up", and carries packets until its standard
// input ends. A line "outage MS" on it cuts the link for that long; only after a line "attack"
// there is an attacker. At the end it prints what it did, as one line of JSON. Needs root.
#include "tests/bench/negotiation.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <linux/if.h>
#include <linux/if_tun.h>
#include <map>
#include <poll.h>
#include <random>
#include <string>
#include <sys/ioctl.h>
#include <unistd.h>
#include <vector>

namespace {

using Clock = std::chrono::steady_clock;
using Packet = std::vector<std::uint8_t>;
using std::chrono::milliseconds;

constexpr std::size_t ipHeader = 20; // of what we look at
constexpr std::size_t headers = ipHeader + 8;
constexpr std::size_t mtu = 1500;
constexpr milliseconds heldBack{30};
constexpr milliseconds longestQueue{200};

std::map<std::string, double> settings;
std::map<std::string, long> did;
std::mt19937 dice{20240501}; // NOLINT(cert-msc51-cpp): the same each time

double setting(const char* name, double otherwise = 0)
{
    const auto found = settings.find(name);
    return found != settings.end() ? found->second : otherwise;
}

std::size_t below(std::size_t limit)
{
    return std::uniform_int_distribution<std::size_t>(0, limit - 1)(dice);
}

bool happens(const char* what)
{
    const bool so = std::uniform_real_distribution<double>(0, 100)(dice) < setting(what);
    did[what] += so ? 1 : 0;
    return so;
}

int openTun(const char* networkNamespace)
{
    icelens::bench::enterNamespace(networkNamespace);
    const int file = open("/dev/net/tun", O_RDWR | O_NONBLOCK | O_CLOEXEC);
    ifreq request{};
    request.ifr_flags = IFF_TUN | IFF_NO_PI;
    std::strcpy(request.ifr_name, "link");
    if (file < 0 || ioctl(file, TUNSETIFF, &request) != 0) {
        std::perror("badwire: /dev/net/tun");
        std::exit(2);
    }
    return file;
}

bool attacked = false;

bool isUdp(const Packet& packet)
{
    return packet.size() > headers && packet[0] == 0x45 && packet[9] == 17;
}

/// Makes lengths and checksums of the headers right, for a payload that is another now.
void seal(Packet& packet)
{
    const auto put = [&](std::size_t at, std::size_t value) {
        packet[at] = std::uint8_t(value >> 8);
        packet[at + 1] = std::uint8_t(value);
    };
    put(2, packet.size());
    put(ipHeader + 4, packet.size() - ipHeader);
    put(ipHeader + 6, 0); // none
    put(10, 0);
    std::uint32_t sum = 0;
    for (std::size_t at = 0; at < ipHeader; at += 2)
        sum += std::uint32_t(packet[at] << 8 | packet[at + 1]);
    while (sum > 0xffff)
        sum = (sum & 0xffff) + (sum >> 16);
    put(10, ~sum & 0xffff);
}

void fillWithNoise(Packet& packet, std::size_t from)
{
    for (std::size_t at = from; at < packet.size(); ++at)
        packet[at] = std::uint8_t(below(256));
}

/// One direction of the link.
class Direction
{
public:
    explicit Direction(int to)
        : m_to(to)
    {}

    void setOpposite(Direction& opposite) { m_opposite = &opposite; }

    void take(Packet packet)
    {
        ++did["packets"];
        const auto now = Clock::now();
        const bool udp = isUdp(packet);
        if (udp)
            m_last = packet;
        if (isLost() || now < m_cutUntil)
            return;
        const bool media = udp && packet.size() > headers && packet[headers] >> 6U == 2;
        if (media && happens("corrupt")) {
            packet[headers + below(packet.size() - headers)] ^= std::uint8_t(1U << below(8));
            seal(packet);
        }
        auto due = now + milliseconds(long(setting("delay")));
        if (setting("jitter") > 0) {
            due += milliseconds(long(below(std::size_t(setting("jitter")) + 1)));
            due = m_lastDue = std::max(due, m_lastDue);
        }
        if (setting("rate") > 0) {
            const auto takes = std::chrono::duration_cast<Clock::duration>(
                std::chrono::duration<double>(double(packet.size()) * 8 / 1000 / setting("rate")));
            m_free = std::max(m_free, now) + takes;
            if (m_free - now > longestQueue) {
                m_free -= takes;
                ++did["rate"];
                return;
            }
            due += m_free - now;
        }
        if (happens("reorder"))
            due += heldBack;
        if (happens("duplicate"))
            m_queue.emplace(due, packet);
        m_queue.emplace(due, packet);
        for (int i = 0; udp && attacked && i < int(setting("hostile")); ++i)
            attack(packet);
    }

    void carry()
    {
        const auto now = Clock::now();
        flood(now);
        for (; !m_queue.empty() && m_queue.begin()->first <= now; m_queue.erase(m_queue.begin())) {
            const Packet& packet = m_queue.begin()->second;
            [[maybe_unused]] const auto written = write(m_to, packet.data(), packet.size());
        }
    }

    void cut(milliseconds time)
    {
        m_cutUntil = Clock::now() + time;
        ++did["outage"];
    }

private:
    bool isLost()
    {
        const double share = setting("loss") / 100;
        if (share <= 0)
            return false;
        // Two states; with a mean run of N, and a share of the packets in the lossy one.
        const double leave = 1 / setting("burst", 1);
        const double enter = std::min(1.0, leave * share / (1 - share));
        const double thrown = std::uniform_real_distribution<double>(0, 1)(dice);
        m_lossy = m_lossy ? thrown >= leave : thrown < enter;
        did["loss"] += m_lossy ? 1 : 0;
        return m_lossy;
    }

    /// What somebody could send who sees the packets and has no key.
    void attack(Packet packet)
    {
        if (m_seen.size() < 512)
            m_seen.push_back(packet);
        else
            m_seen[below(m_seen.size())] = packet;
        ++did["hostile"];
        Direction* way = this;
        switch (below(8)) {
        case 0: // replayed
            packet = m_seen[below(m_seen.size())];
            break;
        case 1: // changed
            packet[headers + below(packet.size() - headers)] ^= std::uint8_t(1 + below(255));
            break;
        case 2: // cut
            packet.resize(headers + below(packet.size() - headers));
            break;
        case 3: { // lengthened
            const std::size_t from = packet.size();
            packet.resize(from + 1 + below(mtu - from));
            fillWithNoise(packet, from);
            break;
        }
        case 4: // the header of a real one, and the rest made up
            fillWithNoise(packet, std::min(packet.size(), headers + 12));
            break;
        case 5: // its sequence number far ahead
            packet[headers + std::min<std::size_t>(2, packet.size() - headers - 1)] ^= 0x40;
            break;
        case 6: // back to its sender
            std::swap_ranges(packet.begin() + 12, packet.begin() + 16, packet.begin() + 16);
            std::swap_ranges(packet.begin() + 20, packet.begin() + 22, packet.begin() + 22);
            way = m_opposite;
            break;
        default:
            makeUp(packet);
        }
        seal(packet);
        way->m_queue.emplace(Clock::now(), std::move(packet));
    }

    /// A datagram that looks like one of a kind: an alert or a handshake of DTLS in the clear, a
    /// check or a binding error of STUN, a BYE, media.
    static void makeUp(Packet& packet)
    {
        static const std::vector<Packet> starts{
            {21, 0xfe, 0xfd, 0, 0, 0, 0, 0, 0, 0, 99, 0, 2, 2, 40},
            {21, 0xfe, 0xfd, 0, 1, 0, 0, 0, 0, 0, 99, 0, 2, 1, 0},
            {22, 0xfe, 0xfd, 0, 0, 0, 0, 0, 0, 0, 77, 0, 60, 1, 0, 0, 48, 0, 0, 0, 0, 0, 0, 0, 48},
            {20, 0xfe, 0xfd, 0, 0, 0, 0, 0, 0, 0, 78, 0, 1, 1},
            {0, 1, 0, 8, 0x21, 0x12, 0xa4, 0x42},
            {1, 0x11, 0, 8, 0x21, 0x12, 0xa4, 0x42},
            {0x81, 203, 0, 1},
            {0x80, 200, 0, 6},
            {0x90, 0x6f},
        };
        const Packet& start = starts[below(starts.size())];
        packet.resize(headers + start.size() + below(200));
        fillWithNoise(packet, headers);
        std::copy(start.begin(), start.end(), packet.begin() + headers);
    }

    void flood(Clock::time_point now)
    {
        if (!attacked || setting("flood") <= 0 || m_last.empty())
            return;
        const auto interval = std::chrono::duration_cast<Clock::duration>(
            std::chrono::duration<double>(1 / setting("flood")));
        for (m_nextFlood = std::max(m_nextFlood, now - milliseconds(50)); m_nextFlood < now;
             m_nextFlood += interval) {
            Packet packet = m_last;
            makeUp(packet);
            seal(packet);
            m_queue.emplace(now, std::move(packet));
            ++did["flood"];
        }
    }

    int m_to;
    Direction* m_opposite = nullptr;
    std::multimap<Clock::time_point, Packet> m_queue;
    std::vector<Packet> m_seen;
    Packet m_last;
    bool m_lossy = false;
    Clock::time_point m_lastDue{};
    Clock::time_point m_free{};
    Clock::time_point m_cutUntil{};
    Clock::time_point m_nextFlood{};
};

/// @return false at the end of the standard input.
bool obey(Direction& there, Direction& back)
{
    std::array<char, 256> line{};
    const auto size = read(STDIN_FILENO, line.data(), line.size() - 1);
    int time = 0;
    attacked |= size > 0 && std::strncmp(line.data(), "attack", 6) == 0;
    if (size > 0 && std::sscanf(line.data(), "outage %d", &time) == 1) {
        there.cut(milliseconds(time));
        back.cut(milliseconds(time));
    }
    return size > 0;
}

void report()
{
    const char* separator = "{";
    for (const auto& [what, times] : did) {
        std::printf("%s\"%s\": %ld", separator, what.c_str(), times);
        separator = ", ";
    }
    std::puts("}");
}

} // namespace

int main(int argc, char* argv[])
{
    if (argc < 3) {
        std::fprintf(stderr, "usage: badwire A-NS B-NS [NAME=VALUE]...\n");
        return 2;
    }
    for (int i = 3; i < argc; ++i) {
        const std::string text = argv[i];
        const auto equals = std::min(text.find('='), text.size() - 1);
        settings[text.substr(0, equals)] = std::atof(text.c_str() + equals + 1);
    }
    const std::array<int, 2> ends{openTun(argv[1]), openTun(argv[2])};
    Direction there(ends[1]);
    Direction back(ends[0]);
    there.setOpposite(back);
    back.setOpposite(there);
    did["packets"] = 0;
    std::puts("up");
    std::fflush(stdout);
    std::array<pollfd, 3> polled{
        {{ends[0], POLLIN, 0}, {ends[1], POLLIN, 0}, {STDIN_FILENO, POLLIN, 0}}};
    std::array<std::uint8_t, 65536> buffer{};
    for (;;) {
        poll(polled.data(), polled.size(), 1);
        for (std::size_t i = 0; i < 2; ++i) {
            for (ssize_t size = 0; (size = read(ends[i], buffer.data(), buffer.size())) > 0;)
                (i == 0 ? there : back).take(Packet(buffer.data(), buffer.data() + size));
        }
        there.carry();
        back.carry();
        if (polled[2].revents != 0 && !obey(there, back)) {
            report();
            return 0;
        }
    }
}
