// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/event/event.h"
#include "model/items/roles.h"
#include "model/stun/message.h"

#include <QString>

#include <cstddef>
#include <optional>
#include <span>

namespace icelens::items {

/// "Binding request", "Allocate error 401", "Binding indication".
[[nodiscard]] QString messageName(const model::stun::Message& message);

/// What a message on the wire is, with what a relay carries inside: "Binding request",
/// "Send indication ▸ Binding request", "ChannelData 0x4000 ▸ Binding success". Names broken and
/// other content too.
[[nodiscard]] QString messageName(std::span<const std::byte> bytes);

/// The first byte is that of DTLS (RFC 7983 §7).
[[nodiscard]] bool isDtls(std::span<const std::byte> bytes);

/// What the packets view shows of @p fact: a MessageSeen, or a DtlsSeen as if it were one. Empty
/// for any other.
[[nodiscard]] std::optional<model::MessageSeen> packetOf(const model::Fact& fact);

/// The STUN message that counts: inside a relay's wrapping if there is one that holds STUN.
[[nodiscard]] model::stun::Message innermostMessage(std::span<const std::byte> bytes);

/// MESSAGE-INTEGRITY of the message that counts.
[[nodiscard]] model::Integrity integrityOf(const model::MessageSeen& seen);

/// What FINGERPRINT and MESSAGE-INTEGRITY of the message that counts come to together.
[[nodiscard]] Verdict verdictOf(const model::MessageSeen& seen);
/// "verified", "FINGERPRINT wrong", …: the same in a few words; "–" where nothing can be checked.
[[nodiscard]] QString verdictText(const model::MessageSeen& seen);
/// The same in full.
[[nodiscard]] QString verdictToolTip(const model::MessageSeen& seen);

/// Hexadecimal digits of a transaction id; @p digits first ones, at most 24.
[[nodiscard]] QString transactionText(const model::TransactionId& id, int digits = 24);

} // namespace icelens::items
