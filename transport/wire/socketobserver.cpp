// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/wire/socketobserver.h"

#include "transport/glib/gptr.h"

#include <algorithm>
#include <array>
#include <dlfcn.h>
#include <memory>
#include <sys/socket.h>
#include <unistd.h>

namespace icelens::transport {

namespace {

thread_local SocketObserver* observerOfThread = nullptr;

template <class T>
using ObjectPtr = std::unique_ptr<T, CallFree<g_object_unref>>;

/// A STUN Binding indication (RFC 8489 §5).
constexpr std::array<unsigned char, 20> probe{0x00, 0x11, 0x00, 0x00, 0x21, 0x12, 0xA4,
                                              0x42, 'I',  'c',  'e',  'L',  'e',  'n',
                                              's',  '-',  't',  'e',  's',  't'};

class ProbeObserver final : public SocketObserver
{
public:
    void onTraffic(const SocketTraffic& traffic) noexcept override
    {
        const auto expected = std::as_bytes(std::span(probe));
        if (!std::ranges::equal(traffic.bytes, expected))
            return;
        (traffic.direction == model::Direction::Sent ? m_sent : m_received) = true;
    }

    [[nodiscard]] bool sawBoth() const { return m_sent && m_received; }

private:
    bool m_sent = false;
    bool m_received = false;
};

/// Two sockets of this process that are connected to each other without any network: what the
/// self-test sends must not turn up in a capture.
std::array<ObjectPtr<GSocket>, 2> connectedSockets()
{
    std::array<int, 2> ends{};
    if (socketpair(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0, ends.data()) != 0)
        return {};
    std::array<ObjectPtr<GSocket>, 2> sockets;
    for (std::size_t i = 0; i < ends.size(); ++i) {
        sockets.at(i).reset(g_socket_new_from_fd(ends.at(i), nullptr));
        if (!sockets.at(i))
            close(ends.at(i));
    }
    return sockets;
}

/// What a shared library's call of @p name reaches. Calling it by name from here would reach the
/// tap even if it is not exported.
template <class Function>
Function* asLibrariesSee(const char* name, Function* /*type*/)
{
    return reinterpret_cast<Function*>(dlsym(RTLD_DEFAULT, name));
}

} // namespace

SocketObserver* threadSocketObserver()
{
    return observerOfThread;
}

ObserveSockets::ObserveSockets(SocketObserver& observer)
    : m_before(observerOfThread)
{
    observerOfThread = &observer;
}

ObserveSockets::~ObserveSockets()
{
    observerOfThread = m_before;
}

bool tapSelfTest()
{
    auto* const send = asLibrariesSee("g_socket_send_message", &g_socket_send_message);
    auto* const receive = asLibrariesSee("g_socket_receive_message", &g_socket_receive_message);
    const auto [sender, receiver] = connectedSockets();
    if (send == nullptr || receive == nullptr || !sender || !receiver)
        return false;

    ProbeObserver observer;
    const ObserveSockets observing(observer);
    GOutputVector out{probe.data(), probe.size()};
    if (send(sender.get(), nullptr, &out, 1, nullptr, 0, 0, nullptr, nullptr) < 0)
        return false;
    // The datagram is there when it has been sent; the limit is for a broken machine.
    g_socket_set_timeout(receiver.get(), 1);
    std::array<char, 64> buffer{};
    GInputVector in{buffer.data(), buffer.size()};
    receive(receiver.get(), nullptr, &in, 1, nullptr, nullptr, nullptr, nullptr, nullptr);
    return observer.sawBoth();
}

bool tapWorks()
{
    static const bool works = tapSelfTest();
    return works;
}

std::chrono::nanoseconds monotonicNow()
{
    // libstdc++'s steady_clock is CLOCK_MONOTONIC.
    return std::chrono::steady_clock::now().time_since_epoch();
}

} // namespace icelens::transport
