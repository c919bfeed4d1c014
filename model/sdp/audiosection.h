// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/sdp/audiocall.h"

#include <string_view>

/// What offers and answers of a call have in common.
namespace icelens::model::sdp {

constexpr std::string_view audioLevelUri = "urn:ietf:params:rtp-hdrext:ssrc-audio-level";
constexpr std::string_view midUri = "urn:ietf:params:rtp-hdrext:sdes:mid";

/// Place of the audio section that a call can use; empty: none.
[[nodiscard]] std::optional<std::size_t> audioSection(const Description& description);

/// The peer's transport as @p section has it, or what is wrong with it.
[[nodiscard]] Result<RemoteTransport, Error> remoteTransport(const Description& description,
                                                             const Section& section);

[[nodiscard]] std::optional<AudioCodec> codecOf(const PayloadType& type);
/// @p rate in Hz, 48000 or 8000.
[[nodiscard]] std::optional<int> telephoneEvent(const Section& section, int rate);

/// Of Opus, from a=fmtp of @p section; the defaults if it has none.
[[nodiscard]] OpusWishes opusWishes(const Section& section);
/// The packet length that @p section asks for, made one that we can send.
[[nodiscard]] std::chrono::milliseconds packetTime(const Section& section);

/// Id of @p uri in one-byte header extensions (RFC 8285 §4.2); 0: not offered.
[[nodiscard]] int extensionId(const Description& description, const Section& section,
                              std::string_view uri);

/// An audio section with what our offers and answers have alike: default destination, transport,
/// source, flow.
[[nodiscard]] Section ourSection(const AudioCallOptions& options, const LocalTransport& local);
/// A description of ours without sections.
[[nodiscard]] Description ourDescription(const AudioCallOptions& options,
                                         const LocalTransport& local);
/// Appends @p codec and its parameters as we can take it.
void appendCodec(Section& to, AudioCodec codec, int number, const AudioCallOptions& options);
void appendTelephoneEvent(Section& to, int number, int rate);

} // namespace icelens::model::sdp
