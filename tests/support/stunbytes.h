// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/address.h"
#include "model/base/bytes.h"
#include "model/event/ids.h"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace icelens::test {

/// Builds a STUN message (RFC 8489 §5) of an agent that does not tell its key: the 20 bytes of
/// MESSAGE-INTEGRITY are not an HMAC of anything.
class StunBuilder
{
public:
    /// @p type is the first 16 bits: 0x0001 Binding request, 0x0101 success, 0x0111 error.
    StunBuilder(std::uint16_t type, const model::TransactionId& transaction);

    StunBuilder& attribute(std::uint16_t type, std::string_view value);
    StunBuilder& number32(std::uint16_t type, std::uint32_t value);
    StunBuilder& number64(std::uint16_t type, std::uint64_t value);
    /// XOR-MAPPED-ADDRESS and its kin (RFC 8489 §14.2).
    StunBuilder& xorAddress(std::uint16_t type, const model::Address& address);
    /// ERROR-CODE (RFC 8489 §14.8).
    StunBuilder& errorCode(int code, std::string_view reason);

    /// Ends the message with MESSAGE-INTEGRITY and a right FINGERPRINT (RFC 8489 §14.7).
    [[nodiscard]] model::Bytes finish();
    /// Ends it as it is: without either.
    [[nodiscard]] model::Bytes bare();

private:
    void octet(std::uint64_t value);
    void big16(std::uint64_t value);
    void big32(std::uint64_t value);
    void setLength(std::size_t length);

    std::vector<std::byte> m_bytes;
};

} // namespace icelens::test
