// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/dtls/record.h"

#include "model/rtp/wireorder.h"

namespace icelens::model::dtls {

using rtp::read16;
using rtp::read32;
using rtp::read8;

namespace {

constexpr std::size_t recordHeader = 13;
constexpr std::size_t handshakeHeader = 12;
constexpr std::size_t helloRandom = 32;
constexpr std::uint8_t clientHello = 1;
constexpr std::uint8_t serverHello = 2;
constexpr std::uint16_t useSrtp = 14;
constexpr std::uint16_t extendedMasterSecretExtension = 23;

std::uint32_t read24(std::span<const std::byte> bytes, std::size_t at)
{
    return static_cast<std::uint32_t>(read8(bytes, at)) << 16U | read16(bytes, at + 1);
}

/// Takes field after field; once one does not fit, none does.
class HelloReader
{
public:
    explicit HelloReader(std::span<const std::byte> bytes)
        : m_rest(bytes)
    {}

    [[nodiscard]] bool ok() const { return m_ok; }
    [[nodiscard]] bool atEnd() const { return m_rest.empty(); }

    std::span<const std::byte> take(std::size_t size)
    {
        if (!m_ok || size > m_rest.size()) {
            m_ok = false;
            return {};
        }
        const auto taken = m_rest.first(size);
        m_rest = m_rest.subspan(size);
        return taken;
    }

    std::uint16_t number16()
    {
        const auto bytes = take(2);
        return m_ok ? read16(bytes, 0) : std::uint16_t{0};
    }

    std::span<const std::byte> vector8()
    {
        const auto size = take(1);
        return m_ok ? take(read8(size, 0)) : std::span<const std::byte>();
    }

    std::span<const std::byte> vector16() { return take(number16()); }

private:
    std::span<const std::byte> m_rest;
    bool m_ok = true;
};

void takeNumbers(std::span<const std::byte> list, std::vector<std::uint16_t>& numbers)
{
    for (std::size_t at = 0; at + 2 <= list.size(); at += 2)
        numbers.push_back(read16(list, at));
}

bool takeExtensions(HelloReader& reader, Hello& hello)
{
    if (reader.atEnd())
        return true;
    HelloReader extensions(reader.vector16());
    while (reader.ok() && extensions.ok() && !extensions.atEnd()) {
        const std::uint16_t type = extensions.number16();
        HelloReader content(extensions.vector16());
        if (!extensions.ok())
            break;
        if (type == extendedMasterSecretExtension)
            hello.extendedMasterSecret = true;
        if (type == useSrtp)
            takeNumbers(content.vector16(), hello.srtpProfiles);
    }
    return reader.ok() && extensions.ok();
}

} // namespace

std::optional<Record> takeRecord(std::span<const std::byte>& datagram)
{
    if (datagram.size() < recordHeader)
        return std::nullopt;
    const std::size_t length = read16(datagram, 11);
    const unsigned type = read8(datagram, 0);
    if (type < 20 || type > 63 || length > datagram.size() - recordHeader)
        return std::nullopt;
    Record record;
    record.type = static_cast<ContentType>(type);
    record.version = read16(datagram, 1);
    record.epoch = read16(datagram, 3);
    record.sequence = static_cast<std::uint64_t>(read16(datagram, 5)) << 32U | read32(datagram, 7);
    record.body = datagram.subspan(recordHeader, length);
    datagram = datagram.subspan(recordHeader + length);
    return record;
}

std::optional<Handshake> takeHandshake(std::span<const std::byte>& body)
{
    if (body.size() < handshakeHeader)
        return std::nullopt;
    Handshake message;
    message.type = read8(body, 0);
    message.length = read24(body, 1);
    message.sequence = read16(body, 4);
    message.fragmentOffset = read24(body, 6);
    const std::size_t size = read24(body, 9);
    if (size > body.size() - handshakeHeader
        || std::uint64_t{message.fragmentOffset} + size > message.length)
        return std::nullopt;
    message.fragment = body.subspan(handshakeHeader, size);
    body = body.subspan(handshakeHeader + size);
    return message;
}

std::optional<Hello> parseHello(const Handshake& message)
{
    if (!message.isWhole() || (message.type != clientHello && message.type != serverHello))
        return std::nullopt;
    HelloReader reader(message.fragment);
    Hello hello;
    hello.isClient = message.type == clientHello;
    hello.version = reader.number16();
    reader.take(helloRandom);
    reader.vector8(); // session id
    if (hello.isClient) {
        hello.cookieSize = reader.vector8().size();
        takeNumbers(reader.vector16(), hello.ciphers);
        reader.vector8(); // compression methods
    } else {
        takeNumbers(reader.take(2), hello.ciphers);
        reader.take(1);
    }
    if (!reader.ok() || !takeExtensions(reader, hello))
        return std::nullopt;
    return hello;
}

std::optional<Alert> parseAlert(const Record& record)
{
    if (record.type != ContentType::Alert || record.isEncrypted() || record.body.size() != 2)
        return std::nullopt;
    return Alert{read8(record.body, 0) == 2, read8(record.body, 1)};
}

} // namespace icelens::model::dtls
