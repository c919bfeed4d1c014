// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transport/dtls/dtlsendpoint.h"
#include "transport/wire/socketobserver.h"

#include <QTest>

#include <cstddef>
#include <deque>
#include <functional>
#include <random>
#include <span>
#include <vector>

namespace icelens::test {

using Datagram = std::vector<std::byte>;

inline Datagram toDatagram(std::span<const std::byte> bytes)
{
    return {bytes.begin(), bytes.end()};
}

/// What a network does to the datagrams of a handshake, each by chance in percent; the same seed
/// does the same.
class BadNetwork
{
public:
    explicit BadNetwork(unsigned seed = 0)
        : m_random(seed)
    {}

    int lost = 0;
    int repeated = 0;
    int reordered = 0;
    int corrupted = 0;

    void carry(std::deque<Datagram>& queue, Datagram datagram)
    {
        if (happens(lost))
            return;
        if (happens(corrupted) && !datagram.empty())
            datagram[m_random() % datagram.size()] ^= static_cast<std::byte>(1 + m_random() % 255);
        if (happens(repeated))
            queue.push_back(datagram);
        if (happens(reordered))
            queue.push_front(std::move(datagram));
        else
            queue.push_back(std::move(datagram));
    }

private:
    bool happens(int percent) { return static_cast<int>(m_random() % 100) < percent; }

    std::mt19937 m_random;
};

/// Two endpoints and a network between them.
struct DtlsPipe
{
    explicit DtlsPipe(BadNetwork between = BadNetwork())
        : network(between)
    {}

    transport::Certificate clientCertificate = *transport::Certificate::make();
    transport::Certificate serverCertificate = *transport::Certificate::make();
    std::vector<transport::Fingerprint> clientExpects{serverCertificate.fingerprint()};
    std::vector<transport::Fingerprint> serverExpects{clientCertificate.fingerprint()};
    std::chrono::milliseconds firstTimeout{10};
    std::chrono::milliseconds handshakeTimeout{8000};
    std::size_t mtu = 1200;
    BadNetwork network;
    std::deque<Datagram> toServer;
    std::deque<Datagram> toClient;
    std::size_t longest = 0;
    std::unique_ptr<transport::DtlsEndpoint> client;
    std::unique_ptr<transport::DtlsEndpoint> server;

    void make()
    {
        using model::DtlsRole;
        client = std::make_unique<transport::DtlsEndpoint>(
            clientCertificate,
            transport::DtlsEndpoint::Options{DtlsRole::Client, clientExpects, mtu, firstTimeout,
                                             handshakeTimeout},
            [this](auto bytes) { carry(toServer, bytes); }, nullptr);
        server = std::make_unique<transport::DtlsEndpoint>(
            serverCertificate,
            transport::DtlsEndpoint::Options{DtlsRole::Server, serverExpects, mtu, firstTimeout,
                                             handshakeTimeout},
            [this](auto bytes) { carry(toClient, bytes); }, nullptr);
    }

    void carry(std::deque<Datagram>& queue, std::span<const std::byte> bytes)
    {
        longest = std::max(longest, bytes.size());
        network.carry(queue, toDatagram(bytes));
    }

    /// Delivers what is under way, once.
    void deliver()
    {
        const auto now = transport::monotonicNow();
        if (!toServer.empty()) {
            const Datagram datagram = std::move(toServer.front());
            toServer.pop_front();
            server->receive(datagram, now);
        }
        if (!toClient.empty()) {
            const Datagram datagram = std::move(toClient.front());
            toClient.pop_front();
            client->receive(datagram, now);
        }
    }

    [[nodiscard]] static bool isSettled(const transport::DtlsEndpoint& end)
    {
        return end.state() != model::DtlsState::New && end.state() != model::DtlsState::Connecting;
    }

    /// Until both are done, one way or the other; false if that takes too long.
    bool run()
    {
        make();
        server->start(transport::monotonicNow());
        client->start(transport::monotonicNow());
        return QTest::qWaitFor(
            [this] {
                for (int i = 0; i < 50 && !(toServer.empty() && toClient.empty()); ++i)
                    deliver();
                const auto now = transport::monotonicNow();
                for (auto* end : {client.get(), server.get()}) {
                    if (end->nextTimeout() && *end->nextTimeout() <= now)
                        end->onTimeout(now);
                }
                return isSettled(*client) && isSettled(*server);
            },
            20'000);
    }
};

} // namespace icelens::test
