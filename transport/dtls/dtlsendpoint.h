// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/event/mediafacts.h"
#include "transport/dtls/certificate.h"
#include "transport/dtls/srtpkeys.h"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace icelens::transport {

/// One end of a DTLS 1.2 association that agrees on keys for SRTP (RFC 5764), without any I/O.
///
/// The fingerprint of the peer is checked within the handshake: with a wrong one it fails, and
/// there are never any keys. Lives in one thread, as all its calls do. Allocates only while the
/// handshake runs.
class DtlsEndpoint
{
public:
    struct Options
    {
        model::DtlsRole role = model::DtlsRole::Client;
        /// What was signalled. Of the strongest hash that is known, one must match (RFC 8122 §5).
        std::vector<Fingerprint> remote;
        /// Longest datagram that send is given, 256..9000 octets.
        std::size_t mtu = 1200;
        /// First wait before a flight is sent again; each further one is twice as long.
        std::chrono::milliseconds firstTimeout{100};
        std::chrono::milliseconds handshakeTimeout{30000};
    };

    /// Takes one datagram to be sent; it must not call back into the endpoint.
    using Send = std::function<void(std::span<const std::byte>)>;
    /// Called at each change of state, at the end of the call that led to it.
    using Changed = std::function<void()>;

    DtlsEndpoint(const Certificate& certificate, Options options, Send send, Changed changed);
    ~DtlsEndpoint();
    DtlsEndpoint(const DtlsEndpoint&) = delete;
    DtlsEndpoint& operator=(const DtlsEndpoint&) = delete;

    /// A client sends its first flight, a server begins to listen; @p now as monotonicNow().
    void start(std::chrono::nanoseconds now);
    /// One datagram whose first octet is 20..63 (RFC 7983). Anything may be in it.
    void receive(std::span<const std::byte> datagram, std::chrono::nanoseconds now);
    /// When onTimeout() wants to be called; empty if never.
    [[nodiscard]] std::optional<std::chrono::nanoseconds> nextTimeout() const;
    /// Early calls do no harm.
    void onTimeout(std::chrono::nanoseconds now);
    /// Sends close_notify, if there is anything to close.
    void close();

    [[nodiscard]] model::DtlsState state() const;
    [[nodiscard]] model::DtlsRole role() const;
    [[nodiscard]] model::DtlsError error() const;
    /// Alert name or OpenSSL's reason for error(), or the fingerprint that came.
    [[nodiscard]] const std::string& detail() const;
    [[nodiscard]] model::FingerprintVerdict fingerprint() const;
    [[nodiscard]] model::SrtpProfile profile() const;
    [[nodiscard]] std::uint16_t version() const; ///< 0xFEFD is DTLS 1.2.
    [[nodiscard]] std::string cipher() const;    ///< IANA name; empty before it is agreed.
    /// The fingerprint (sha-256) of the certificate that came; empty before it did.
    [[nodiscard]] const std::string& remoteFingerprint() const;

    /// Datagrams that were dropped because there were more of them than any handshake needs.
    [[nodiscard]] std::uint64_t floodDropped() const;

    /// "EXTRACTOR-dtls_srtp" (RFC 5764 §4.2). Only while Connected.
    [[nodiscard]] std::optional<SrtpKeys> srtpKeys() const;
    /// Four words from an exporter of its own (RFC 5705), with blanks between them: somebody in the
    /// middle has two handshakes with different secrets, and would have to do some 2^32 key
    /// agreements while one of them waits to make the words agree. Only while Connected.
    [[nodiscard]] std::optional<std::string> authenticationWords() const;

private:
    class Impl;
    std::unique_ptr<Impl> m;
};

} // namespace icelens::transport
