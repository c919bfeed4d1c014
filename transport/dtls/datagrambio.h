// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <openssl/bio.h>

#include <cstddef>
#include <functional>
#include <span>

namespace icelens::transport {

/// What a BIO of makeDatagramBio() reads from and writes to: datagrams, one a call, in memory.
struct DatagramPort
{
    std::span<const std::byte> incoming; ///< Read once, whole; then empty.
    std::function<void(std::span<const std::byte>)> send;
    std::size_t mtu = 1200;
};

/// A BIO that keeps the borders of datagrams, which OpenSSL's memory BIOs do not. Its owner is the
/// SSL object that it is given to; @p port must outlive it. Null if there is no memory.
[[nodiscard]] BIO* makeDatagramBio(DatagramPort& port);

} // namespace icelens::transport
