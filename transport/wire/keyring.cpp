// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/wire/keyring.h"

#include "transport/glib/gptr.h"

// GLib's digests rather than OpenSSL's: those take 2 ms to set themselves up at first use, half of
// what the negotiation of a single pair costs.
#include <glib.h>

#include <algorithm>
#include <cstring>
#include <string.h> // explicit_bzero(), which <cstring> does not promise
#include <utility>

namespace icelens::transport {

namespace {

using model::Integrity;
using model::stun::Attribute;
using model::stun::AttributeType;
using model::stun::Class;
using model::stun::Message;

/// Enough for every transaction that can be open: libnice has at most 200 a component.
constexpr std::size_t maxOpen = 4096;
constexpr std::size_t maxDigest = 32; // SHA-256
constexpr std::size_t stunHeader = 20;
constexpr std::size_t attributeHeader = 4;
constexpr std::uint16_t passwordAlgorithmSha256 = 2; // RFC 8489 §18.5

std::span<const std::byte> octets(std::string_view text)
{
    return std::as_bytes(std::span(text));
}

std::vector<std::byte> digest(GChecksumType type, std::string_view text)
{
    const std::unique_ptr<GChecksum, CallFree<g_checksum_free>> checksum(g_checksum_new(type));
    g_checksum_update(checksum.get(), reinterpret_cast<const guchar*>(text.data()),
                      static_cast<gssize>(text.size()));
    auto size = static_cast<gsize>(g_checksum_type_get_length(type));
    std::vector<std::byte> result(size);
    g_checksum_get_digest(checksum.get(), reinterpret_cast<guint8*>(result.data()), &size);
    return result;
}

/// HMAC of what comes before @p attribute, with the header's length as if the message ended after
/// it (RFC 8489 §14.5).
bool matches(const Message& message, const Attribute& attribute, GChecksumType type,
             std::span<const std::byte> key)
{
    const auto bytes = message.bytes();
    if (attribute.offset < stunHeader || attribute.offset > bytes.size())
        return false;
    const std::size_t length =
        attribute.offset - stunHeader + attributeHeader + attribute.value.size();
    std::array<std::byte, 4> start{bytes[0], bytes[1], static_cast<std::byte>(length >> 8),
                                   static_cast<std::byte>(length & 0xFF)};
    const std::unique_ptr<GHmac, CallFree<g_hmac_unref>> hmac(
        g_hmac_new(type, reinterpret_cast<const guchar*>(key.data()), key.size()));
    const auto add = [&](std::span<const std::byte> part) {
        g_hmac_update(hmac.get(), reinterpret_cast<const guchar*>(part.data()),
                      static_cast<gssize>(part.size()));
    };
    add(start);
    add(bytes.subspan(start.size(), attribute.offset - start.size()));

    std::array<guint8, maxDigest> mac{};
    gsize macSize = mac.size();
    g_hmac_get_digest(hmac.get(), mac.data(), &macSize);
    return attribute.value.size() <= macSize
        && std::memcmp(mac.data(), attribute.value.data(), attribute.value.size()) == 0;
}

/// RFC 8489 §14.6: MESSAGE-INTEGRITY-SHA256 may be cut to a multiple of 4, but not below 16.
bool sizeFits(const Attribute& attribute)
{
    const std::size_t size = attribute.value.size();
    if (attribute.is(AttributeType::MessageIntegrity))
        return size == 20;
    return size >= 16 && size <= 32 && size % 4 == 0;
}

} // namespace

/// Octets that are wiped before their memory is freed.
class Keyring::Secret
{
public:
    explicit Secret(std::span<const std::byte> bytes)
        : m_bytes(bytes.begin(), bytes.end())
    {}

    explicit Secret(std::vector<std::byte>&& bytes)
        : m_bytes(std::move(bytes))
    {}

    ~Secret() { explicit_bzero(m_bytes.data(), m_bytes.size()); }
    Secret(const Secret&) = delete;
    Secret& operator=(const Secret&) = delete;

    [[nodiscard]] std::span<const std::byte> span() const { return m_bytes; }

    [[nodiscard]] std::string_view text() const
    {
        return {reinterpret_cast<const char*>(m_bytes.data()), m_bytes.size()};
    }

private:
    std::vector<std::byte> m_bytes;
};

Keyring::Keyring() = default;
Keyring::~Keyring() = default;

std::size_t
Keyring::TransactionHash::operator()(const model::TransactionId& transaction) const noexcept
{
    std::size_t hash = 0; // the id is random (RFC 8489 §5)
    std::memcpy(&hash, transaction.data(), sizeof hash);
    return hash;
}

void Keyring::addIce(std::string_view ufrag, std::string_view password)
{
    m_ice.insert_or_assign(std::string(ufrag), std::make_shared<const Secret>(octets(password)));
}

void Keyring::addLongTerm(std::string_view username, std::string_view password)
{
    m_longTerm.insert_or_assign(std::string(username),
                                std::make_shared<const Secret>(octets(password)));
}

Integrity Keyring::verify(const Message& message)
{
    if (!message.hasHeader())
        return Integrity::Absent;
    if (message.find(AttributeType::MessageIntegrity) == nullptr
        && message.find(AttributeType::MessageIntegritySha256) == nullptr)
        return Integrity::Absent;
    const SecretPtr key = keyOf(message);
    if (!key)
        return Integrity::KeyUnknown;
    if (message.messageClass() == Class::Request)
        remember(message.transactionId(), key);
    Judged& judged = m_judged.at(TransactionHash()(message.transactionId()) % m_judged.size());
    const auto bytes = message.bytes();
    if (judged.key != key || !std::ranges::equal(judged.bytes, bytes)) {
        judged.verdict = judge(message, key);
        judged.key = key;
        judged.bytes.assign(bytes.begin(), bytes.end());
    }
    return judged.verdict;
}

Integrity Keyring::judge(const Message& message, const SecretPtr& key)
{
    const Attribute* const sha1 = message.find(AttributeType::MessageIntegrity);
    const Attribute* const sha256 = message.find(AttributeType::MessageIntegritySha256);
    // With both present each must hold: a receiver may look at either.
    const auto holds = [&](const Attribute* attribute, GChecksumType type) {
        return attribute == nullptr
            || (sizeFits(*attribute) && matches(message, *attribute, type, key->span()));
    };
    return holds(sha1, G_CHECKSUM_SHA1) && holds(sha256, G_CHECKSUM_SHA256) ? Integrity::Verified
                                                                            : Integrity::Wrong;
}

Keyring::SecretPtr Keyring::keyOf(const Message& message) const
{
    if (message.messageClass() == Class::Request || message.messageClass() == Class::Indication)
        return keyOfRequest(message);
    const auto open = m_open.find(message.transactionId());
    return open == m_open.end() ? nullptr : open->second;
}

Keyring::SecretPtr Keyring::keyOfRequest(const Message& request) const
{
    // A long-term credential has a realm, a short-term one has none (RFC 8489 §9.1, §9.2).
    if (const auto realm = request.text(AttributeType::Realm))
        return longTermKey(request, *realm);
    const auto username = request.text(AttributeType::Username);
    if (!username)
        return nullptr;
    // "receiver:sender", and the password is the receiver's (RFC 8445 §7.2.2).
    const auto known = m_ice.find(username->substr(0, username->find(':')));
    return known == m_ice.end() ? nullptr : known->second;
}

Keyring::SecretPtr Keyring::longTermKey(const Message& request, std::string_view realm) const
{
    auto user = m_longTerm.end();
    if (const auto username = request.text(AttributeType::Username)) {
        user = m_longTerm.find(*username);
    } else if (const Attribute* const hash = request.find(AttributeType::UserHash)) {
        // RFC 8489 §14.4
        user = std::ranges::find_if(m_longTerm, [&](const auto& known) {
            const auto own = digest(G_CHECKSUM_SHA256, known.first + ':' + std::string(realm));
            return std::ranges::equal(own, hash->value);
        });
    }
    if (user == m_longTerm.end())
        return nullptr;

    const Attribute* const algorithm = request.find(AttributeType::PasswordAlgorithm);
    const bool useSha256 = algorithm != nullptr && algorithm->value.size() >= 2
        && algorithm->value[0] == std::byte{0}
        && algorithm->value[1] == std::byte{passwordAlgorithmSha256};
    // RFC 8489 §9.2.2
    std::string text;
    text.reserve(user->first.size() + realm.size() + user->second->span().size() + 2);
    text.append(user->first).append(1, ':').append(realm).append(1, ':');
    text.append(user->second->text());
    auto key = std::make_shared<const Secret>(
        digest(useSha256 ? G_CHECKSUM_SHA256 : G_CHECKSUM_MD5, text));
    explicit_bzero(text.data(), text.size());
    return key;
}

void Keyring::remember(const model::TransactionId& transaction, SecretPtr key)
{
    if (!m_open.insert_or_assign(transaction, std::move(key)).second)
        return;
    m_openOrder.push_back(transaction);
    if (m_openOrder.size() <= maxOpen)
        return;
    m_open.erase(m_openOrder.front());
    m_openOrder.pop_front();
}

} // namespace icelens::transport
