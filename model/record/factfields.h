// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/event/event.h"

#include <concepts>
#include <string_view>
#include <type_traits>

/// The one description of what an event line holds: the encoder and the decoder both walk it, so
/// they cannot disagree. A walker W has three ways to meet a field:
///   must(name, ref)  always written; a line without it is an error;
///   may(name, ref)   written unless it is the default; default if missing;
///   has(name, ref)   always written; left alone if missing (an older file);
///   count(name, ref, max)  as must, for an int of 0..max;
///   list(name, vector, max)  array of at most max elements, or missing.
/// Fields that a later version adds must be `may` or `has`.
namespace icelens::record {

template <class T, class U>
concept Same = std::same_as<std::remove_const_t<T>, U>;

// clang-format off
template <class F> inline constexpr std::string_view eventName = {};
template <> inline constexpr std::string_view eventName<model::SessionStarted> = "session-started";
template <> inline constexpr std::string_view eventName<model::AgentCreated> = "agent-created";
template <> inline constexpr std::string_view eventName<model::StreamAdded> = "stream-added";
template <> inline constexpr std::string_view eventName<model::LocalCredentialsSet> = "local-credentials-set";
template <> inline constexpr std::string_view eventName<model::RemoteCredentialsSet> = "remote-credentials-set";
template <> inline constexpr std::string_view eventName<model::GatheringStarted> = "gathering-started";
template <> inline constexpr std::string_view eventName<model::GatheringDone> = "gathering-done";
template <> inline constexpr std::string_view eventName<model::LocalCandidateGathered> = "local-candidate-gathered";
template <> inline constexpr std::string_view eventName<model::RemoteCandidateSignalled> = "remote-candidate-signalled";
template <> inline constexpr std::string_view eventName<model::RemoteCandidateDiscovered> = "remote-candidate-discovered";
template <> inline constexpr std::string_view eventName<model::RemoteCandidateUpdated> = "remote-candidate-updated";
template <> inline constexpr std::string_view eventName<model::CandidateHeld> = "candidate-held";
template <> inline constexpr std::string_view eventName<model::CandidateLetGo> = "candidate-let-go";
template <> inline constexpr std::string_view eventName<model::RemoteCandidatesEnded> = "remote-candidates-ended";
template <> inline constexpr std::string_view eventName<model::ComponentStateChanged> = "component-state-changed";
template <> inline constexpr std::string_view eventName<model::PairSelected> = "pair-selected";
template <> inline constexpr std::string_view eventName<model::InitialCheckReceived> = "initial-check-received";
template <> inline constexpr std::string_view eventName<model::IceRestarted> = "ice-restarted";
template <> inline constexpr std::string_view eventName<model::StreamRemoved> = "stream-removed";
template <> inline constexpr std::string_view eventName<model::AgentClosed> = "agent-closed";
template <> inline constexpr std::string_view eventName<model::RoleChanged> = "role-changed";
template <> inline constexpr std::string_view eventName<model::RoleConflictKept> = "role-conflict-kept";
template <> inline constexpr std::string_view eventName<model::PairFormed> = "pair-formed";
template <> inline constexpr std::string_view eventName<model::PairStateChanged> = "pair-state-changed";
template <> inline constexpr std::string_view eventName<model::PairValidated> = "pair-validated";
template <> inline constexpr std::string_view eventName<model::PairNominated> = "pair-nominated";
template <> inline constexpr std::string_view eventName<model::PairTriggered> = "pair-triggered";
template <> inline constexpr std::string_view eventName<model::PairRemoved> = "pair-removed";
template <> inline constexpr std::string_view eventName<model::PairFoundationChanged> = "pair-foundation-changed";
template <> inline constexpr std::string_view eventName<model::CheckPrepared> = "check-prepared";
template <> inline constexpr std::string_view eventName<model::CheckNotSent> = "check-not-sent";
template <> inline constexpr std::string_view eventName<model::AsymmetricResponse> = "asymmetric-response";
template <> inline constexpr std::string_view eventName<model::ConsentLost> = "consent-lost";
template <> inline constexpr std::string_view eventName<model::MessageSeen> = "message-seen";
template <> inline constexpr std::string_view eventName<model::MediaCounted> = "media-counted";
template <> inline constexpr std::string_view eventName<model::Noticed> = "noticed";
template <> inline constexpr std::string_view eventName<model::SessionEnded> = "session-ended";
template <> inline constexpr std::string_view eventName<model::DtlsSeen> = "dtls-seen";
template <> inline constexpr std::string_view eventName<model::DtlsStateChanged> = "dtls-state-changed";
template <> inline constexpr std::string_view eventName<model::SrtpProtected> = "srtp-protected";
template <> inline constexpr std::string_view eventName<model::MediaReport> = "media-report";
template <> inline constexpr std::string_view eventName<model::RtcpSeen> = "rtcp-seen";
template <> inline constexpr std::string_view eventName<model::DtmfSeen> = "dtmf-seen";
template <> inline constexpr std::string_view eventName<model::AudioDeviceChanged> = "audio-device-changed";
template <> inline constexpr std::string_view eventName<model::CallEnded> = "call-ended";
template <> inline constexpr std::string_view eventName<model::UnknownFact> = "unknown";
// clang-format on

// ---- facts that say nothing but a stream, a pair, or that they happened -------------------------

template <class T>
concept OnlyStream = Same<T, model::GatheringStarted> || Same<T, model::GatheringDone> || Same<
    T,
    model::
        RemoteCandidatesEnded> || Same<T,
                                       model::
                                           InitialCheckReceived> || Same<T,
                                                                         model::
                                                                             IceRestarted> || Same<T,
                                                                                                   model::
                                                                                                       StreamRemoved>;

template <class T>
concept OnlyPair = Same<T, model::PairValidated> || Same<T, model::PairNominated> || Same<
    T, model::CheckNotSent> || Same<T, model::AsymmetricResponse>;

template <class T>
concept Bare =
    Same<T, model::AgentClosed> || Same<T, model::SessionEnded> || Same<T, model::UnknownFact>;

template <class T>
concept Credentials = Same<T, model::LocalCredentialsSet> || Same<T, model::RemoteCredentialsSet>;

template <class T>
concept Roles = Same<T, model::RoleChanged> || Same<T, model::RoleConflictKept>;

template <class W>
void fields(W& w, OnlyStream auto& fact)
{
    w.must("stream", fact.stream);
}

template <class W>
void fields(W& w, OnlyPair auto& fact)
{
    w.must("pair", fact.pair);
}

template <class W>
void fields(W& /*w*/, Bare auto& /*fact*/)
{}

template <class W>
void fields(W& w, Credentials auto& fact)
{
    w.must("stream", fact.stream);
    w.must("ufrag", fact.ufrag);
}

template <class W>
void fields(W& w, Roles auto& fact)
{
    w.must("role", fact.role);
}

// ---- the session and its agents ---------------------------------------------------------------

template <class W>
void fields(W& w, Same<model::TurnServer> auto& server)
{
    w.must("address", server.address);
    w.must("transport", server.transport);
    w.may("username", server.username);
    // The password stays out of every file.
}

template <class W>
void fields(W& w, Same<model::SessionOptions> auto& options)
{
    w.has("nomination", options.nomination);
    w.has("ta_ms", options.ta);
    w.has("trickle", options.trickle);
    w.has("trickle_delay_ms", options.trickleDelay);
    w.may("hold_candidates", options.holdCandidates);
    w.has("ice_tcp", options.iceTcp);
    w.has("upnp", options.upnp);
    w.has("ipv4", options.ipv4);
    w.has("ipv6", options.ipv6);
    w.list("interfaces", options.interfaces, 1024);
    w.has("streams", options.streams);
    w.has("components", options.components);
    w.has("consent_freshness", options.consentFreshness);
    w.has("alice_role", options.aliceRole);
    w.has("bob_role", options.bobRole);
    w.has("check_list_limit", options.checkListLimit);
    w.has("idle_timeout_ms", options.idleTimeout);
    w.has("stun_initial_timeout_ms", options.stunInitialTimeout);
    w.has("stun_max_retransmissions", options.stunMaxRetransmissions);
    w.has("stun_reliable_timeout_ms", options.stunReliableTimeout);
    w.may("stun_server", options.stunServer);
    w.list("turn_servers", options.turnServers, 64);
    w.has("relay_only", options.relayOnly);
}

template <class W>
void fields(W& w, Same<model::SessionStarted> auto& fact)
{
    w.may("title", fact.title);
    w.has("options", fact.options);
}

template <class W>
void fields(W& w, Same<model::AgentCreated> auto& fact)
{
    w.must("name", fact.name);
    w.must("role", fact.role);
    w.may("software", fact.software);
}

template <class W>
void fields(W& w, Same<model::StreamAdded> auto& fact)
{
    w.must("stream", fact.stream);
    w.count("components", fact.components, 256); // RFC 8445 §5.1.1.1
}

template <class W>
void fields(W& w, Same<model::Candidate> auto& candidate)
{
    w.must("stream", candidate.stream);
    w.must("component", candidate.component);
    w.must("type", candidate.type);
    w.must("transport", candidate.transport);
    w.must("address", candidate.address);
    w.may("base", candidate.base);
    w.may("related", candidate.related);
    w.may("server", candidate.server);
    w.may("foundation", candidate.foundation);
    w.may("priority", candidate.priority);
}

template <class W>
void fields(W& w, Same<model::LocalCandidateGathered> auto& fact)
{
    w.inside(fact.candidate);
}

template <class W>
void fields(W& w, Same<model::RemoteCandidateSignalled> auto& fact)
{
    w.inside(fact.candidate);
    w.may("trickled", fact.trickled);
}

template <class W>
void fields(W& w, Same<model::RemoteCandidateDiscovered> auto& fact)
{
    w.inside(fact.candidate);
}

template <class W>
void fields(W& w, Same<model::CandidateHeld> auto& fact)
{
    w.inside(fact.candidate);
}

template <class W>
void fields(W& w, Same<model::CandidateLetGo> auto& fact)
{
    w.inside(fact.candidate);
}

template <class W>
void fields(W& w, Same<model::RemoteCandidateUpdated> auto& fact)
{
    w.must("stream", fact.stream);
    w.must("component", fact.component);
    w.must("address", fact.address);
    w.must("priority", fact.priority);
    w.may("type", fact.type);
}

template <class W>
void fields(W& w, Same<model::ComponentStateChanged> auto& fact)
{
    w.must("stream", fact.stream);
    w.must("component", fact.component);
    w.must("state", fact.state);
}

template <class W>
void fields(W& w, Same<model::PairSelected> auto& fact)
{
    w.must("stream", fact.stream);
    w.must("component", fact.component);
    w.must("local", fact.local);
    w.must("remote", fact.remote);
    w.must("local_transport", fact.localTransport);
}

// ---- pairs ------------------------------------------------------------------------------------

template <class W>
void fields(W& w, Same<model::PairFormed> auto& fact)
{
    w.must("pair", fact.pair);
    w.must("stream", fact.stream);
    w.must("component", fact.component);
    w.must("state", fact.state);
    w.must("origin", fact.origin);
    w.must("local_transport", fact.localTransport);
    w.must("remote_transport", fact.remoteTransport);
    w.must("local", fact.local);
    w.must("remote", fact.remote);
    w.may("foundation", fact.foundation);
    w.may("parent", fact.parent);
}

template <class W>
void fields(W& w, Same<model::PairStateChanged> auto& fact)
{
    w.must("pair", fact.pair);
    w.must("state", fact.state);
}

template <class W>
void fields(W& w, Same<model::PairTriggered> auto& fact)
{
    w.must("pair", fact.pair);
    w.must("reason", fact.reason);
}

template <class W>
void fields(W& w, Same<model::PairRemoved> auto& fact)
{
    w.must("pair", fact.pair);
    w.must("reason", fact.reason);
}

template <class W>
void fields(W& w, Same<model::PairFoundationChanged> auto& fact)
{
    w.must("pair", fact.pair);
    w.must("foundation", fact.foundation);
}

template <class W>
void fields(W& w, Same<model::CheckPrepared> auto& fact)
{
    w.must("pair", fact.pair);
    w.must("priority", fact.priority);
    w.may("use_candidate", fact.useCandidate);
}

template <class W>
void fields(W& w, Same<model::ConsentLost> auto& fact)
{
    w.must("stream", fact.stream);
    w.must("component", fact.component);
    w.may("revoked", fact.revoked);
}

// ---- the wire, and what IceLens noticed ---------------------------------------------------------

template <class W>
void fields(W& w, Same<model::MessageSeen> auto& fact)
{
    w.must("direction", fact.direction);
    w.may("tcp", fact.tcp);
    w.may("integrity", fact.integrity);
    w.may("inner_integrity", fact.innerIntegrity);
    w.may("connection", fact.connection);
    w.must("local", fact.local);
    w.must("remote", fact.remote);
    w.must("bytes", fact.bytes);
}

template <class W>
void fields(W& w, Same<model::MediaCounted> auto& fact)
{
    w.must("direction", fact.direction);
    w.may("tcp", fact.tcp);
    w.must("kind", fact.kind);
    w.must("local", fact.local);
    w.must("remote", fact.remote);
    w.must("packets", fact.packets);
    w.must("octets", fact.octets);
}

template <class W>
void fields(W& w, Same<model::Noticed> auto& fact)
{
    w.must("what", fact.what);
    w.may("stream", fact.stream);
    w.may("component", fact.component);
    w.may("detail", fact.detail);
}

// ---- the call -----------------------------------------------------------------------------------

template <class W>
void fields(W& w, Same<model::DtlsSeen> auto& fact)
{
    w.must("direction", fact.direction);
    w.may("tcp", fact.tcp);
    w.must("local", fact.local);
    w.must("remote", fact.remote);
    w.must("bytes", fact.bytes);
}

template <class W>
void fields(W& w, Same<model::DtlsStateChanged> auto& fact)
{
    w.must("stream", fact.stream);
    w.must("component", fact.component);
    w.must("state", fact.state);
    w.must("role", fact.role);
    w.may("fingerprint", fact.fingerprint);
    w.may("error", fact.error);
    w.may("profile", fact.profile);
    w.may("version", fact.version);
    w.may("cipher", fact.cipher);
    w.may("detail", fact.detail);
}

template <class W>
void fields(W& w, Same<model::SrtpProtected> auto& fact)
{
    w.must("stream", fact.stream);
    w.must("component", fact.component);
    w.must("profile", fact.profile);
    w.may("words", fact.words);
}

template <class W>
void fields(W& w, Same<model::MediaReport> auto& fact)
{
    w.must("stream", fact.stream);
    w.must("component", fact.component);
    w.may("round_trip_us", fact.roundTrip);
    w.may("jitter_us", fact.jitter);
    w.may("peer_jitter_us", fact.peerJitter);
    w.may("peer_lost_256", fact.peerLost256);
    w.may("packets_sent", fact.totalPacketsSent);
    w.may("packets_received", fact.totalPacketsReceived);
    w.may("octets_sent", fact.totalOctetsSent);
    w.may("octets_received", fact.totalOctetsReceived);
    w.may("lost", fact.totalLost);
    w.may("late", fact.totalLate);
    w.may("good", fact.totalGood);
    w.may("recovered", fact.totalRecovered);
    w.may("rejected", fact.totalRejected);
    w.may("buffer_us", fact.bufferDepth);
    w.may("buffer_target_us", fact.bufferTarget);
    w.may("concealed_us", fact.totalConcealed);
    w.may("stretched_us", fact.totalStretched);
    w.has("input_dbov", fact.inputLevel);
    w.has("output_dbov", fact.outputLevel);
    w.may("capture_delay_us", fact.captureDelay);
    w.may("encode_delay_us", fact.encodeDelay);
    w.may("network_delay_us", fact.networkDelay);
    w.may("buffer_delay_us", fact.bufferDelay);
    w.may("playout_delay_us", fact.playoutDelay);
}

template <class W>
void fields(W& w, Same<model::RtcpSeen> auto& fact)
{
    w.must("stream", fact.stream);
    w.must("component", fact.component);
    w.must("direction", fact.direction);
    w.may("sender_report", fact.senderReport);
    w.may("bye", fact.bye);
    w.may("packets", fact.packets);
    w.may("report_blocks", fact.reportBlocks);
    w.may("fraction_lost_256", fact.fractionLost);
    w.may("cumulative_lost", fact.cumulativeLost);
    w.may("jitter", fact.jitter);
    w.may("ssrc", fact.ssrc);
}

template <class W>
void fields(W& w, Same<model::DtmfSeen> auto& fact)
{
    w.must("stream", fact.stream);
    w.must("component", fact.component);
    w.must("direction", fact.direction);
    w.must("event", fact.event);
}

template <class W>
void fields(W& w, Same<model::AudioDeviceChanged> auto& fact)
{
    w.must("use", fact.use);
    w.must("why", fact.why);
    w.may("name", fact.name);
}

template <class W>
void fields(W& w, Same<model::CallEnded> auto& fact)
{
    w.must("reason", fact.reason);
    w.may("detail", fact.detail);
}

} // namespace icelens::record
