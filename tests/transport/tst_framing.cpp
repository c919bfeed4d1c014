// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/stun/streamframing.h"

#include <QTest>

#include <cstddef>
#include <span>
#include <vector>

using icelens::model::stun::StreamFraming;

namespace {

using Octets = std::vector<std::byte>;
using Messages = std::vector<Octets>;

Octets filled(std::size_t count, int value)
{
    return Octets(count, static_cast<std::byte>(value));
}

Octets operator+(Octets a, const Octets& b)
{
    a.insert(a.end(), b.begin(), b.end());
    return a;
}

Octets number16(std::size_t value)
{
    return {static_cast<std::byte>(value >> 8), static_cast<std::byte>(value & 0xFF)};
}

Octets stun(std::size_t bodySize)
{
    return number16(1) + number16(bodySize)
        + Octets{std::byte{0x21}, std::byte{0x12}, std::byte{0xA4}, std::byte{0x42}} + filled(12, 7)
        + filled(bodySize, 9);
}

Octets channelData(std::size_t size)
{
    return number16(0x4001) + number16(size) + filled(size, 0x80);
}

Octets prefixed(const Octets& packet)
{
    return number16(packet.size()) + packet;
}

struct Cut
{
    Messages messages;
    std::size_t lost = 0;
    StreamFraming::Kind kind{};
    std::size_t buffered = 0;

    friend bool operator==(const Cut&, const Cut&) = default;
};

/// The stream in pieces that end at each of @p ends and at the stream's end.
Cut cut(const Octets& stream, const std::vector<std::size_t>& ends)
{
    StreamFraming framing;
    Cut result;
    std::size_t from = 0;
    const auto push = [&](std::size_t to) {
        result.lost += framing.push(
            std::span(stream).subspan(from, to - from), [&](std::span<const std::byte> message) {
                result.messages.emplace_back(message.begin(), message.end());
            });
        from = to;
    };
    for (const std::size_t end : ends)
        push(end);
    push(stream.size());
    result.kind = framing.kind();
    result.buffered = framing.buffered();
    return result;
}

const Octets turnStream = stun(0) + stun(24) + channelData(5) + filled(3, 0) + channelData(0)
    + channelData(8) + stun(4) + channelData(3) + filled(1, 0);
const Messages turnMessages{stun(0),        stun(24), channelData(5), channelData(0),
                            channelData(8), stun(4),  channelData(3)};

const Octets iceTcpStream = prefixed(stun(24)) + prefixed({}) + prefixed(filled(13, 0x80))
    + prefixed(stun(0)) + prefixed(filled(1, 22));
const Messages iceTcpMessages{stun(24), filled(13, 0x80), stun(0), filled(1, 22)};

} // namespace

class TestFraming : public QObject
{
    Q_OBJECT
private Q_SLOTS:

    void cutsAWholeStream()
    {
        const Cut turn = cut(turnStream, {});
        QVERIFY(turn.messages == turnMessages);
        QCOMPARE(turn.kind, StreamFraming::Kind::Turn);
        const Cut iceTcp = cut(iceTcpStream, {});
        QVERIFY(iceTcp.messages == iceTcpMessages);
        QCOMPARE(iceTcp.kind, StreamFraming::Kind::Rfc4571);
        QCOMPARE(turn.buffered + iceTcp.buffered + turn.lost + iceTcp.lost, std::size_t{0});
    }

    void doesNotCareWhereItIsSplit()
    {
        for (const Octets& stream : {turnStream, iceTcpStream}) {
            const Cut whole = cut(stream, {});
            for (std::size_t first = 0; first <= stream.size(); ++first) {
                for (std::size_t second = first; second <= stream.size(); ++second)
                    QVERIFY(cut(stream, {first, second}) == whole);
            }
        }
    }

    void takesSingleOctets()
    {
        for (const Octets& stream : {turnStream, iceTcpStream}) {
            std::vector<std::size_t> ends;
            for (std::size_t i = 1; i < stream.size(); ++i)
                ends.push_back(i);
            QVERIFY(cut(stream, ends) == cut(stream, {}));
        }
    }

    void givesUpOnWhatIsNeither()
    {
        const Octets http = filled(300, 'H');
        for (std::size_t split = 0; split <= http.size(); ++split) {
            const Cut result = cut(http, {split});
            QVERIFY(result.messages.empty());
            QCOMPARE(result.lost, http.size());
            QCOMPARE(result.kind, StreamFraming::Kind::Opaque);
            QCOMPARE(result.buffered, std::size_t{0});
        }
    }

    void givesUpWhenATurnStreamGoesWrong()
    {
        const Octets garbage = filled(50, 0xFF);
        const Octets stream = stun(8) + channelData(4) + garbage + stun(0);
        for (std::size_t split = 0; split <= stream.size(); ++split) {
            const Cut result = cut(stream, {split});
            QVERIFY((result.messages == Messages{stun(8), channelData(4)}));
            QCOMPARE(result.lost, garbage.size() + stun(0).size());
            QCOMPARE(result.kind, StreamFraming::Kind::Opaque);
        }
    }

    void staysInItsBounds()
    {
        StreamFraming framing;
        const Octets longest = stun(65532);
        std::size_t messages = 0;
        for (std::size_t at = 0; at < longest.size(); at += 1000) {
            const auto piece =
                std::span(longest).subspan(at, std::min<std::size_t>(1000, longest.size() - at));
            (void)framing.push(piece, [&](std::span<const std::byte>) { ++messages; });
            QVERIFY(framing.buffered() <= StreamFraming::maxBuffered);
        }
        QCOMPARE(messages, std::size_t{1});
        QCOMPARE(framing.buffered(), std::size_t{0});
    }
};

QTEST_APPLESS_MAIN(TestFraming)
#include "tst_framing.moc"
