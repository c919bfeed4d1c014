// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.h"
#include "model/event/mediafacts.h"
#include "model/sdp/description.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// Offer and answer (RFC 3264, RFC 9429) for one call: one audio section, one component, DTLS-SRTP.
namespace icelens::model::sdp {

enum class AudioCodec : std::uint8_t { Opus, Pcmu, Pcma };

/// The numbers that a call gives to payload types and header extensions, and its mid. An offer
/// chooses them, an answer takes them from the offer, and they stay for the rest of the call.
struct Numbering
{
    std::string mid = "0";
    int opus = 111;
    int telephoneEvent48000 = 110;
    int telephoneEvent8000 = 126;
    int audioLevelId = 1; ///< RFC 6464; 0: not used.
    int midId = 2;        ///< RFC 9143 §15; 0: not used.

    friend bool operator==(const Numbering&, const Numbering&) = default;
};

/// What we want of a call, and what our descriptions say of it.
struct AudioCallOptions
{
    std::vector<AudioCodec> codecs = {AudioCodec::Opus, AudioCodec::Pcmu, AudioCodec::Pcma};
    std::chrono::milliseconds ptime{20}; ///< Of what we want to receive. 10, 20, 40 or 60 ms.
    Flow flow = Flow::SendRecv;
    bool inbandFec = true;  ///< Of Opus, RFC 7587 §6.1.
    bool dtx = false;       ///< Likewise: ask the peer to send nothing while it is silent.
    std::uint32_t ssrc = 0; ///< With its name in a=ssrc; 0: not written.
    std::string cname;
    std::uint64_t sessionId = 0;      ///< Random, below 2^63 (RFC 9429 §5.2.1).
    std::uint64_t sessionVersion = 0; ///< One more in each later offer or answer of ours.
    Numbering numbering;              ///< Of offers.
};

/// Our side of the transport, for a description.
struct LocalTransport
{
    Credentials credentials;
    /// Those of component 1 are written, peer-reflexive ones left out.
    std::vector<Candidate> candidates;
    bool complete = true; ///< Gathering is over: a=end-of-candidates. Else ice-options:trickle.
    Fingerprint fingerprint;
    std::string tlsId; ///< RFC 8842 §5.2, 20 to 255 characters; empty: not written.
};

/// The peer's side of it. Its ICE password is a secret.
struct RemoteTransport
{
    Credentials credentials;
    std::vector<CandidateLine> candidates; ///< Of component 1.
    bool endOfCandidates = false;
    bool trickles = false; ///< It says that it can (RFC 8838 §3).
    bool iceLite = false;
    std::vector<Fingerprint> fingerprints; ///< Of hashes that prove something; at least one.
    std::string tlsId;

    friend bool operator==(const RemoteTransport&, const RemoteTransport&) = default;
};

/// A codec that both can.
struct CodecChoice
{
    AudioCodec codec = AudioCodec::Opus;
    int sendType = 0;    ///< Payload type for what we send.
    int receiveType = 0; ///< What the peer sends it with.

    friend bool operator==(const CodecChoice&, const CodecChoice&) = default;
};

/// RFC 4733 events. Each empty if the peer cannot take them at that clock rate.
struct TelephoneEvents
{
    std::optional<int> at48000;
    std::optional<int> at8000;

    friend bool operator==(const TelephoneEvents&, const TelephoneEvents&) = default;
};

/// What the peer says of the Opus that it wants (RFC 7587 §6.1).
struct OpusWishes
{
    int maxPlaybackRate = 48000;          ///< In Hz.
    std::optional<int> maxAverageBitrate; ///< In bit/s.
    bool stereo = false;
    bool constantBitrate = false;
    bool inbandFec = false;
    bool dtx = false;

    friend bool operator==(const OpusWishes&, const OpusWishes&) = default;
};

/// What offer and answer together say.
struct NegotiatedCall
{
    RemoteTransport remote;
    DtlsRole role = DtlsRole::Server; ///< Ours.
    std::vector<CodecChoice> codecs;  ///< Not empty; the first one is to be used.
    TelephoneEvents events;           ///< Payload types for sending.
    TelephoneEvents receivedEvents;   ///< Payload types that the peer sends them with.
    OpusWishes opus;
    std::chrono::milliseconds ptime{20}; ///< How long a packet of ours should be.
    bool sends = true;                   ///< We may.
    bool receives = true;                ///< The peer may.
    Numbering numbering;                 ///< For later offers of this call.
    std::vector<SourceName> sources;     ///< The peer's, as far as announced.

    friend bool operator==(const NegotiatedCall&, const NegotiatedCall&) = default;
};

struct Answer
{
    Description description;
    NegotiatedCall call;
};

/// Our offer: setup:actpass, rtcp-mux-only, one bundled audio section.
[[nodiscard]] Description makeOffer(const AudioCallOptions& options, const LocalTransport& local);

/// Our answer to @p offer. Its first usable audio section is taken, all others are rejected.
/// @p role: of a DTLS association that goes on, if there is one (RFC 8842 §5.3); else we are the
/// client if the offer lets us choose.
[[nodiscard]] Result<Answer, Error> makeAnswer(const Description& offer,
                                               const AudioCallOptions& options,
                                               const LocalTransport& local,
                                               std::optional<DtlsRole> role = {});

/// What @p answer makes of @p offer, which was made by makeOffer().
[[nodiscard]] Result<NegotiatedCall, Error> readAnswer(const Description& offer,
                                                       const Description& answer);

/// Finds what would keep makeAnswer() or readAnswer() from taking a description of the peer, as far
/// as it can be seen in it alone.
[[nodiscard]] std::optional<Error> objection(const Description& description);

/// Both ufrag and password changed (RFC 8839 §4.4.1.1.1).
[[nodiscard]] bool isIceRestart(const RemoteTransport& before, const RemoteTransport& now);

} // namespace icelens::model::sdp
