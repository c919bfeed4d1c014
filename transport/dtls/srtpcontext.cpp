// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/dtls/srtpcontext.h"

#include "transport/glib/gptr.h"

#include <srtp2/srtp.h>

#include <algorithm>
#include <array>
#include <type_traits>
#include <utility>

namespace icelens::transport {

namespace {

using SessionPtr = std::unique_ptr<std::remove_pointer_t<srtp_t>, CallFree<srtp_dealloc>>;
using Transform = srtp_err_status_t (*)(srtp_t, void*, int*);

/// Sources of the peer that are kept apart; more are a flood.
constexpr std::size_t maxSources = 32;
/// Packets that may come late and still be told from replayed ones.
constexpr unsigned long replayWindow = 1024;
constexpr std::size_t rtpHeader = 12;
constexpr std::size_t rtcpHeader = 8;

/// libsrtp is started once and never stopped: it lives as long as the program.
bool startLibrary()
{
    static const bool started = srtp_init() == srtp_err_status_ok;
    return started;
}

bool fillPolicy(srtp_policy_t& policy, model::SrtpProfile profile)
{
    switch (profile) {
    case model::SrtpProfile::Aes128CmSha1Tag80:
        srtp_crypto_policy_set_aes_cm_128_hmac_sha1_80(&policy.rtp);
        srtp_crypto_policy_set_aes_cm_128_hmac_sha1_80(&policy.rtcp);
        return true;
    case model::SrtpProfile::Aes128CmSha1Tag32:
        srtp_crypto_policy_set_aes_cm_128_hmac_sha1_32(&policy.rtp);
        srtp_crypto_policy_set_aes_cm_128_hmac_sha1_80(&policy.rtcp); // RFC 5764 §4.1.2
        return true;
    case model::SrtpProfile::AeadAes128Gcm:
        srtp_crypto_policy_set_aes_gcm_128_16_auth(&policy.rtp);
        srtp_crypto_policy_set_aes_gcm_128_16_auth(&policy.rtcp);
        return true;
    case model::SrtpProfile::AeadAes256Gcm:
        srtp_crypto_policy_set_aes_gcm_256_16_auth(&policy.rtp);
        srtp_crypto_policy_set_aes_gcm_256_16_auth(&policy.rtcp);
        return true;
    case model::SrtpProfile::None:
        break;
    }
    return false;
}

SessionPtr makeSession(model::SrtpProfile profile, SrtpKey key, srtp_ssrc_type_t direction)
{
    srtp_policy_t policy{};
    if (!startLibrary() || !fillPolicy(policy, profile))
        return nullptr;
    policy.ssrc.type = direction;
    policy.key = key.material.data();
    policy.window_size = replayWindow;
    srtp_t session = nullptr;
    return SessionPtr(srtp_create(&session, &policy) == srtp_err_status_ok ? session : nullptr);
}

} // namespace

struct SrtpContext::Impl
{
    SessionPtr sending;
    SessionPtr receiving;
    Rejected rejected;
    std::array<std::uint32_t, maxSources> sources{};
    std::size_t sourceCount = 0;

    bool knows(std::uint32_t ssrc) const
    {
        const auto end = sources.begin() + static_cast<std::ptrdiff_t>(sourceCount);
        return std::find(sources.begin(), end, ssrc) != end;
    }

    std::size_t unprotect(std::span<std::byte> packet, std::size_t ssrcAt, Transform transform);
    void count(srtp_err_status_t status);
};

void SrtpContext::Impl::count(srtp_err_status_t status)
{
    switch (status) {
    case srtp_err_status_auth_fail:
        ++rejected.forged;
        return;
    case srtp_err_status_replay_fail:
    case srtp_err_status_replay_old:
    case srtp_err_status_pkt_idx_old:
    case srtp_err_status_pkt_idx_adv:
        ++rejected.replayed;
        return;
    default:
        ++rejected.malformed;
    }
}

std::size_t SrtpContext::Impl::unprotect(std::span<std::byte> packet, std::size_t ssrcAt,
                                         Transform transform)
{
    // libsrtp looks at the header before it knows how long the packet is.
    if (packet.size() < ssrcAt + 4) {
        ++rejected.malformed;
        return 0;
    }
    std::uint32_t ssrc = 0;
    for (std::size_t i = 0; i < 4; ++i)
        ssrc = ssrc << 8U | std::to_integer<std::uint32_t>(packet[ssrcAt + i]);
    const bool known = knows(ssrc);
    if (!known && sourceCount == maxSources) {
        ++rejected.tooManySources;
        return 0;
    }
    int size = static_cast<int>(packet.size());
    const auto status = transform(receiving.get(), packet.data(), &size);
    if (status != srtp_err_status_ok) {
        count(status);
        return 0;
    }
    if (!known) // authenticated: libsrtp keeps a state for it from now on
        sources.at(sourceCount++) = ssrc;
    return static_cast<std::size_t>(size);
}

SrtpContext::SrtpContext(std::unique_ptr<Impl> impl)
    : m(std::move(impl))
{}

SrtpContext::SrtpContext(SrtpContext&&) noexcept = default;
SrtpContext& SrtpContext::operator=(SrtpContext&&) noexcept = default;
SrtpContext::~SrtpContext() = default;

std::optional<SrtpContext> SrtpContext::make(const SrtpKeys& keys)
{
    auto impl = std::make_unique<Impl>();
    impl->sending = makeSession(keys.profile, keys.local, ssrc_any_outbound);
    impl->receiving = makeSession(keys.profile, keys.remote, ssrc_any_inbound);
    if (impl->sending == nullptr || impl->receiving == nullptr)
        return std::nullopt;
    return SrtpContext(std::move(impl));
}

std::size_t SrtpContext::protectRtp(std::span<std::byte> buffer, std::size_t size)
{
    int length = static_cast<int>(size);
    if (size < rtpHeader || buffer.size() < size + maxSrtpTrailer
        || srtp_protect(m->sending.get(), buffer.data(), &length) != srtp_err_status_ok)
        return 0;
    return static_cast<std::size_t>(length);
}

std::size_t SrtpContext::protectRtcp(std::span<std::byte> buffer, std::size_t size)
{
    int length = static_cast<int>(size);
    if (size < rtcpHeader || buffer.size() < size + maxSrtpTrailer
        || srtp_protect_rtcp(m->sending.get(), buffer.data(), &length) != srtp_err_status_ok)
        return 0;
    return static_cast<std::size_t>(length);
}

std::size_t SrtpContext::unprotectRtp(std::span<std::byte> packet)
{
    return m->unprotect(packet, 8, srtp_unprotect);
}

std::size_t SrtpContext::unprotectRtcp(std::span<std::byte> packet)
{
    return m->unprotect(packet, 4, srtp_unprotect_rtcp);
}

const SrtpContext::Rejected& SrtpContext::rejected() const
{
    return m->rejected;
}

} // namespace icelens::transport
