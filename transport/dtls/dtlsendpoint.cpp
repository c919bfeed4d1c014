// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/dtls/dtlsendpoint.h"

#include "transport/dtls/authenticationwords.h"
#include "transport/dtls/datagrambio.h"
#include "transport/dtls/dtlscontext.h"
#include "transport/dtls/dtlsfailure.h"
#include "transport/dtls/fingerprint.h"
#include "transport/dtls/packetbudget.h"
#include "transport/dtls/recordsieve.h"

#include <openssl/crypto.h>
#include <openssl/err.h>
#include <openssl/ssl.h>

#include <algorithm>
#include <cstring>
#include <string_view>
#include <utility>

namespace icelens::transport {

using model::DtlsError;
using model::DtlsRole;
using model::DtlsState;
using model::FingerprintVerdict;
using std::chrono::nanoseconds;

namespace {

using SslPtr = std::unique_ptr<SSL, CallFree<SSL_free>>;

constexpr std::string_view srtpLabel = "EXTRACTOR-dtls_srtp"; // RFC 5764 §4.2
// Labels that are not registered begin so (RFC 5705 §4).
constexpr std::string_view wordsLabel = "EXPERIMENTAL-icelens-authentication-words";
constexpr unsigned longestTimeoutUs = 3'000'000;

bool exportKey(SSL* ssl, std::string_view label, std::span<unsigned char> out)
{
    return SSL_export_keying_material(ssl, out.data(), out.size(), label.data(), label.size(),
                                      nullptr, 0, 0)
        == 1;
}

} // namespace

class DtlsEndpoint::Impl
{
public:
    Impl(const Certificate& certificate, Options wanted, Send send, Changed changed)
        : options(std::move(wanted))
        , m_certificate(certificate)
        , m_changed(std::move(changed))
    {
        m_port.send = std::move(send);
        m_port.mtu = std::clamp<std::size_t>(options.mtu, 256, 9000);
        m_context = makeDtlsContext(m_certificate, options.role);
        if (m_context != nullptr)
            SSL_CTX_set_cert_verify_callback(m_context.get(), onCertificate, this);
    }

    void start(nanoseconds now);
    void receive(std::span<const std::byte> datagram, nanoseconds now);
    void onTimeout(nanoseconds now);
    void close();
    std::optional<SrtpKeys> exportKeys() const;
    [[nodiscard]] SSL* ssl() const { return m_ssl.get(); }
    [[nodiscard]] std::optional<nanoseconds> nextTimeout() const;

    Options options;
    DtlsState state = DtlsState::New;
    DtlsError error = DtlsError::None;
    std::string detail;
    FingerprintVerdict verdict = FingerprintVerdict::NotChecked;
    model::SrtpProfile profile = model::SrtpProfile::None;
    std::string remoteFingerprint;
    PacketBudget budget;

private:
    bool create();
    [[nodiscard]] std::size_t cipherOverhead();
    void shakeHands();
    void finishHandshake();
    void readRecords();
    void takeTimeout(nanoseconds now);
    void fail(DtlsError why, std::string what);
    void failBecauseOf(int sslError);
    void tell();

    static int onCertificate(X509_STORE_CTX* store, void* self);
    static void onInfo(const SSL* ssl, int where, int value);
    static unsigned onTimer(SSL* ssl, unsigned timeoutUs);
    static Impl& of(const SSL* ssl) { return *static_cast<Impl*>(SSL_get_app_data(ssl)); }

    Certificate m_certificate;
    Changed m_changed;
    DatagramPort m_port;
    SslContextPtr m_context;
    SslPtr m_ssl; // after what it uses
    std::optional<int> m_peerAlert;
    std::optional<nanoseconds> m_retransmitAt;
    nanoseconds m_handshakeEndsAt{};
    DtlsState m_told = DtlsState::New;
};

bool DtlsEndpoint::Impl::create()
{
    m_ssl.reset(m_context == nullptr ? nullptr : SSL_new(m_context.get()));
    BIO* const bio = m_ssl == nullptr ? nullptr : makeDatagramBio(m_port);
    if (bio == nullptr)
        return false;
    SSL_set_bio(ssl(), bio, bio); // takes it
    SSL_set_app_data(ssl(), this);
    SSL_set_info_callback(ssl(), onInfo);
    SSL_set_mtu(ssl(), static_cast<long>(m_port.mtu));
    DTLS_set_timer_cb(ssl(), onTimer);
    if (options.role == DtlsRole::Client)
        SSL_set_connect_state(ssl());
    else
        SSL_set_accept_state(ssl());
    return true;
}

void DtlsEndpoint::Impl::start(nanoseconds now)
{
    if (state != DtlsState::New)
        return;
    state = DtlsState::Connecting;
    m_handshakeEndsAt = now + options.handshakeTimeout;
    if (!create())
        fail(DtlsError::Internal, {});
    else
        shakeHands();
    takeTimeout(now);
    tell();
}

void DtlsEndpoint::Impl::receive(std::span<const std::byte> datagram, nanoseconds now)
{
    const bool open = state == DtlsState::Connecting || state == DtlsState::Connected;
    if (!open || datagram.empty() || !budget.take(now)
        || !recordsCanBeDecrypted(datagram, cipherOverhead()))
        return;
    m_port.incoming = datagram;
    if (state == DtlsState::Connecting)
        shakeHands();
    if (state == DtlsState::Connected)
        readRecords();
    m_port.incoming = {};
    takeTimeout(now);
    tell();
}

std::size_t DtlsEndpoint::Impl::cipherOverhead()
{
    constexpr std::size_t chacha = 16; // the tag (RFC 7905 §2)
    constexpr std::size_t gcm = 24;    // and a nonce of 8 (RFC 5288 §3); our other ciphers
    const SSL_CIPHER* cipher = SSL_get_pending_cipher(ssl());
    if (cipher == nullptr)
        cipher = SSL_get_current_cipher(ssl());
    const bool isChacha =
        cipher != nullptr && SSL_CIPHER_get_cipher_nid(cipher) == NID_chacha20_poly1305;
    return isChacha ? chacha : gcm;
}

void DtlsEndpoint::Impl::shakeHands()
{
    ERR_clear_error();
    const int result = SSL_do_handshake(ssl());
    if (result == 1) {
        finishHandshake();
        return;
    }
    const int why = SSL_get_error(ssl(), result);
    if (why != SSL_ERROR_WANT_READ && why != SSL_ERROR_WANT_WRITE)
        failBecauseOf(why);
}

void DtlsEndpoint::Impl::finishHandshake()
{
    const SRTP_PROTECTION_PROFILE* const chosen = SSL_get_selected_srtp_profile(ssl());
    profile = chosen == nullptr ? model::SrtpProfile::None : srtpProfileOf(chosen->id);
    // The verdict was reached within the handshake; this only makes sure that it was reached.
    if (verdict != FingerprintVerdict::Matches) {
        fail(DtlsError::FingerprintMismatch, remoteFingerprint);
    } else if (profile == model::SrtpProfile::None) {
        SSL_shutdown(ssl());
        fail(DtlsError::NoCommonProfile, {});
    } else {
        state = DtlsState::Connected;
    }
}

void DtlsEndpoint::Impl::readRecords()
{
    // What arrives here is an alert, a flight that the peer repeats, or data that nobody asked for.
    std::array<char, 2048> unwanted{};
    int result = 1;
    ERR_clear_error();
    while (result > 0)
        result = SSL_read(ssl(), unwanted.data(), static_cast<int>(unwanted.size()));
    const int why = SSL_get_error(ssl(), result);
    if ((SSL_get_shutdown(ssl()) & SSL_RECEIVED_SHUTDOWN) != 0 && why == SSL_ERROR_ZERO_RETURN) {
        SSL_shutdown(ssl()); // answers close_notify (RFC 5246 §7.2.1)
        state = DtlsState::Closed;
    } else if (why == SSL_ERROR_SSL) {
        failBecauseOf(why);
    }
}

void DtlsEndpoint::Impl::onTimeout(nanoseconds now)
{
    if (state != DtlsState::Connecting)
        return;
    if (now >= m_handshakeEndsAt) {
        fail(DtlsError::Timeout, {});
    } else if (m_retransmitAt && now >= *m_retransmitAt) {
        ERR_clear_error();
        if (DTLSv1_handle_timeout(ssl()) < 0)
            fail(DtlsError::Timeout, {});
    }
    takeTimeout(now);
    tell();
}

void DtlsEndpoint::Impl::takeTimeout(nanoseconds now)
{
    timeval left{};
    m_retransmitAt.reset();
    if (state == DtlsState::Connecting && DTLSv1_get_timeout(ssl(), &left) == 1)
        m_retransmitAt =
            now + std::chrono::seconds(left.tv_sec) + std::chrono::microseconds(left.tv_usec);
}

std::optional<nanoseconds> DtlsEndpoint::Impl::nextTimeout() const
{
    if (state != DtlsState::Connecting)
        return std::nullopt;
    return m_retransmitAt ? std::min(*m_retransmitAt, m_handshakeEndsAt) : m_handshakeEndsAt;
}

void DtlsEndpoint::Impl::close()
{
    if (state == DtlsState::Connected)
        SSL_shutdown(ssl());
    if (state != DtlsState::Failed)
        state = DtlsState::Closed;
    m_retransmitAt.reset();
    tell();
}

void DtlsEndpoint::Impl::fail(DtlsError why, std::string what)
{
    state = DtlsState::Failed;
    error = why;
    detail = std::move(what);
}

void DtlsEndpoint::Impl::failBecauseOf(int sslError)
{
    // A peer that closes before it is done ends the handshake, too.
    if (sslError == SSL_ERROR_ZERO_RETURN && !m_peerAlert)
        m_peerAlert = SSL_AD_CLOSE_NOTIFY;
    const DtlsFailure failure = describeFailure(ERR_peek_error(), m_peerAlert);
    if (verdict == FingerprintVerdict::Differs)
        fail(DtlsError::FingerprintMismatch, remoteFingerprint);
    else
        fail(failure.error, failure.detail);
}

void DtlsEndpoint::Impl::tell()
{
    if (std::exchange(m_told, state) != state && m_changed)
        m_changed();
}

int DtlsEndpoint::Impl::onCertificate(X509_STORE_CTX* store, void* self)
{
    auto& endpoint = *static_cast<Impl*>(self);
    const X509* const certificate = X509_STORE_CTX_get0_cert(store);
    if (const auto came = fingerprintOf(certificate, "sha-256"))
        endpoint.remoteFingerprint = came->value;
    endpoint.verdict = verdictOn(certificate, endpoint.options.remote);
    if (endpoint.verdict == FingerprintVerdict::Matches)
        return 1;
    X509_STORE_CTX_set_error(store, X509_V_ERR_CERT_REJECTED);
    return 0;
}

void DtlsEndpoint::Impl::onInfo(const SSL* ssl, int where, int value)
{
    if (where == SSL_CB_READ_ALERT && (value >> 8) == SSL3_AL_FATAL)
        of(ssl).m_peerAlert = value & 0xFF;
}

unsigned DtlsEndpoint::Impl::onTimer(SSL* ssl, unsigned timeoutUs)
{
    const auto first = std::chrono::microseconds(of(ssl).options.firstTimeout).count();
    if (timeoutUs == 0)
        return static_cast<unsigned>(first);
    return std::min(2 * timeoutUs, longestTimeoutUs);
}

std::optional<SrtpKeys> DtlsEndpoint::Impl::exportKeys() const
{
    const auto [key, salt] = keyLengthsOf(profile);
    std::array<unsigned char, 2 * (32 + 14)> material{};
    const auto used = std::span(material).first(2 * (key + salt));
    if (state != DtlsState::Connected || !exportKey(ssl(), srtpLabel, used))
        return std::nullopt;
    SrtpKeys keys;
    keys.profile = profile;
    const bool isClient = options.role == DtlsRole::Client;
    SrtpKey& client = isClient ? keys.local : keys.remote;
    SrtpKey& server = isClient ? keys.remote : keys.local;
    client.size = server.size = key + salt;
    // Client key, server key, client salt, server salt (RFC 5764 §4.2).
    const unsigned char* const from = material.data();
    std::memcpy(client.material.data(), from, key);
    std::memcpy(server.material.data(), from + key, key);
    std::memcpy(client.material.data() + key, from + 2 * key, salt);
    std::memcpy(server.material.data() + key, from + 2 * key + salt, salt);
    OPENSSL_cleanse(material.data(), material.size());
    return keys;
}

DtlsEndpoint::DtlsEndpoint(const Certificate& certificate, Options options, Send send,
                           Changed changed)
    : m(std::make_unique<Impl>(certificate, std::move(options), std::move(send),
                               std::move(changed)))
{}

DtlsEndpoint::~DtlsEndpoint() = default;

void DtlsEndpoint::start(nanoseconds now)
{
    m->start(now);
}

void DtlsEndpoint::receive(std::span<const std::byte> datagram, nanoseconds now)
{
    m->receive(datagram, now);
}

std::optional<nanoseconds> DtlsEndpoint::nextTimeout() const
{
    return m->nextTimeout();
}

void DtlsEndpoint::onTimeout(nanoseconds now)
{
    m->onTimeout(now);
}

void DtlsEndpoint::close()
{
    m->close();
}

DtlsState DtlsEndpoint::state() const
{
    return m->state;
}

DtlsRole DtlsEndpoint::role() const
{
    return m->options.role;
}

DtlsError DtlsEndpoint::error() const
{
    return m->error;
}

const std::string& DtlsEndpoint::detail() const
{
    return m->detail;
}

FingerprintVerdict DtlsEndpoint::fingerprint() const
{
    return m->verdict;
}

model::SrtpProfile DtlsEndpoint::profile() const
{
    return m->profile;
}

std::uint16_t DtlsEndpoint::version() const
{
    const bool agreed = m->ssl() != nullptr && SSL_get_current_cipher(m->ssl()) != nullptr;
    return agreed ? static_cast<std::uint16_t>(SSL_version(m->ssl())) : std::uint16_t{0};
}

std::string DtlsEndpoint::cipher() const
{
    const SSL_CIPHER* const agreed = m->ssl() ? SSL_get_current_cipher(m->ssl()) : nullptr;
    const char* const name = agreed ? SSL_CIPHER_standard_name(agreed) : nullptr;
    return name != nullptr ? name : "";
}

const std::string& DtlsEndpoint::remoteFingerprint() const
{
    return m->remoteFingerprint;
}

std::uint64_t DtlsEndpoint::floodDropped() const
{
    return m->budget.refused();
}

std::optional<SrtpKeys> DtlsEndpoint::srtpKeys() const
{
    return m->exportKeys();
}

std::optional<std::string> DtlsEndpoint::authenticationWords() const
{
    std::array<std::uint8_t, 4> octets{};
    if (m->state != DtlsState::Connected || !exportKey(m->ssl(), wordsLabel, octets))
        return std::nullopt;
    return transport::authenticationWords(octets);
}

} // namespace icelens::transport
