// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/event/event.h"

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

namespace icelens::record {

/// The words of the session file for the enumerators of E, in their order. They are part of the
/// format (docs/formats.md): one may be added at the end of an enum, none may change.
template <class E>
struct Words;

template <>
struct Words<model::Source>
{
    static constexpr std::array<std::string_view, 4> list{"session", "agent", "log", "wire"};
};

template <>
struct Words<model::Role>
{
    static constexpr std::array<std::string_view, 2> list{"controlling", "controlled"};
};

template <>
struct Words<model::Nomination>
{
    static constexpr std::array<std::string_view, 2> list{"regular", "aggressive"};
};

template <>
struct Words<model::RelayTransport>
{
    static constexpr std::array<std::string_view, 2> list{"udp", "tcp"};
};

/// As in RFC 8839 §5.1.
template <>
struct Words<model::CandidateType>
{
    static constexpr std::array<std::string_view, 4> list{"host", "srflx", "prflx", "relay"};
};

template <>
struct Words<model::Transport>
{
    static constexpr std::array<std::string_view, 4> list{"udp", "tcp-active", "tcp-passive",
                                                          "tcp-so"};
};

template <>
struct Words<model::PairState>
{
    static constexpr std::array<std::string_view, 6> list{"frozen",    "waiting", "in-progress",
                                                          "succeeded", "failed",  "discovered"};
};

template <>
struct Words<model::ComponentState>
{
    static constexpr std::array<std::string_view, 6> list{"disconnected", "gathering", "connecting",
                                                          "connected",    "ready",     "failed"};
};

template <>
struct Words<model::PairOrigin>
{
    static constexpr std::array<std::string_view, 4> list{"signalled", "triggered", "discovered",
                                                          "inferred"};
};

template <>
struct Words<model::TriggerReason>
{
    static constexpr std::array<std::string_view, 3> list{"peer-check", "nomination",
                                                          "role-conflict"};
};

template <>
struct Words<model::RemovalReason>
{
    static constexpr std::array<std::string_view, 7> list{
        "check-list-limit", "failed-pruned",  "nominated", "socket-closed",
        "restarted",        "stream-removed", "unknown"};
};

template <>
struct Words<model::Direction>
{
    static constexpr std::array<std::string_view, 2> list{"sent", "received"};
};

template <>
struct Words<model::Integrity>
{
    static constexpr std::array<std::string_view, 4> list{"absent", "key-unknown", "verified",
                                                          "wrong"};
};

template <>
struct Words<model::MediaClass>
{
    static constexpr std::array<std::string_view, 3> list{"dtls", "rtp", "other"};
};

template <>
struct Words<model::Notice>
{
    static constexpr std::array<std::string_view, 11> list{
        "wire-seen",         "wire-not-seen",        "log-understood",    "log-not-understood",
        "gathering-overdue", "no-remote-candidates", "gathering-refused", "option-refused",
        "server-silent",     "events-missing",       "name-not-resolved"};
};

template <>
struct Words<model::DtlsRole>
{
    static constexpr std::array<std::string_view, 2> list{"client", "server"};
};

template <>
struct Words<model::DtlsState>
{
    static constexpr std::array<std::string_view, 5> list{"new", "connecting", "connected",
                                                          "closed", "failed"};
};

template <>
struct Words<model::DtlsError>
{
    static constexpr std::array<std::string_view, 10> list{"none",
                                                           "fingerprint-mismatch",
                                                           "no-peer-certificate",
                                                           "no-common-profile",
                                                           "no-common-cipher",
                                                           "protocol-version",
                                                           "peer-alert",
                                                           "handshake-rejected",
                                                           "timeout",
                                                           "internal"};
};

template <>
struct Words<model::FingerprintVerdict>
{
    static constexpr std::array<std::string_view, 3> list{"not-checked", "matches", "differs"};
};

template <>
struct Words<model::SrtpProfile>
{
    static constexpr std::array<std::string_view, 5> list{"none", "AES128_CM_HMAC_SHA1_80",
                                                          "AES128_CM_HMAC_SHA1_32",
                                                          "AEAD_AES_128_GCM", "AEAD_AES_256_GCM"};
};

template <>
struct Words<model::AudioUse>
{
    static constexpr std::array<std::string_view, 2> list{"input", "output"};
};

template <>
struct Words<model::AudioChange>
{
    static constexpr std::array<std::string_view, 7> list{
        "opened", "chosen", "default-changed", "vanished", "came-back", "no-device", "no-server"};
};

template <>
struct Words<model::CallEndReason>
{
    static constexpr std::array<std::string_view, 9> list{
        "hung-up",    "peer-hung-up", "ice-failed",      "consent-lost",    "security-failed",
        "media-lost", "no-answer",    "description-bad", "duration-reached"};
};

template <class E>
concept Worded = requires
{
    Words<E>::list;
};

/// The word for @p value; "unknown" for a number that is no enumerator.
template <Worded E>
[[nodiscard]] constexpr std::string_view wordFor(E value)
{
    const auto index = static_cast<std::size_t>(value);
    return index < Words<E>::list.size() ? Words<E>::list[index] : std::string_view("unknown");
}

/// Empty for a word that this version does not know.
template <Worded E>
[[nodiscard]] constexpr std::optional<E> fromWord(std::string_view word)
{
    for (std::size_t i = 0; i < Words<E>::list.size(); ++i) {
        if (Words<E>::list[i] == word)
            return static_cast<E>(i);
    }
    return std::nullopt;
}

} // namespace icelens::record
