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
