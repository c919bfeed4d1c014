// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace icelens::model {

/// A transport address without its protocol: an IP address and a port (RFC 8445 §4).
///
/// A value without a scope id: link-local addresses compare equal on every interface.
class Address
{
public:
    enum class Family : std::uint8_t { None, V4, V6 };

    constexpr Address() = default;

    /// @p octets in network order; the first four of them for IPv4.
    [[nodiscard]] static Address v4(std::array<std::uint8_t, 4> octets, std::uint16_t port);
    [[nodiscard]] static Address v6(const std::array<std::uint8_t, 16>& octets, std::uint16_t port);

    /// Reads "192.0.2.1" or "2001:db8::1", with or without brackets or a %zone (which is dropped).
    /// Empty for anything else; never a name look-up.
    [[nodiscard]] static std::optional<Address> parse(std::string_view ip, std::uint16_t port);
    /// Reads what toString() writes: "192.0.2.1:3478", "[2001:db8::1]:3478".
    [[nodiscard]] static std::optional<Address> parseWithPort(std::string_view text);

    [[nodiscard]] Family family() const { return m_family; }
    [[nodiscard]] bool isNull() const { return m_family == Family::None; }
    [[nodiscard]] std::uint16_t port() const { return m_port; }
    [[nodiscard]] const std::array<std::uint8_t, 16>& octets() const { return m_octets; }
    [[nodiscard]] Address withPort(std::uint16_t port) const;
    [[nodiscard]] bool isLoopback() const;
    [[nodiscard]] bool isLinkLocal() const;

    /// "192.0.2.1" or "2001:db8::1" (RFC 5952). Empty for the null address.
    [[nodiscard]] std::string ip() const;
    /// "192.0.2.1:3478" or "[2001:db8::1]:3478". Empty for the null address.
    [[nodiscard]] std::string toString() const;

    friend auto operator<=>(const Address&, const Address&) = default;

private:
    std::array<std::uint8_t, 16> m_octets{};
    std::uint16_t m_port = 0;
    Family m_family = Family::None;
};

} // namespace icelens::model

template <>
struct std::hash<icelens::model::Address>
{
    std::size_t operator()(const icelens::model::Address& address) const noexcept;
};
