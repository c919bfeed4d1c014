// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/address.h"
#include "model/event/candidate.h"
#include "model/sdp/sdperror.h"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

/// Session descriptions (RFC 8866) as far as a call needs them.
namespace icelens::model::sdp {

enum class Kind : std::uint8_t { Offer, Answer };

/// a=sendrecv and its kin (RFC 8866 §6.7), seen from whoever wrote the description.
enum class Flow : std::uint8_t { SendRecv, SendOnly, RecvOnly, Inactive };

/// a=setup (RFC 4145 §4, RFC 8842 §5.1).
enum class Setup : std::uint8_t { Actpass, Active, Passive, Holdconn };

/// a=fingerprint (RFC 8122 §5): a hash of the certificate that the writer will show in DTLS.
struct Fingerprint
{
    std::string hash; ///< In lower case: "sha-256".
    std::vector<std::uint8_t> octets;

    friend bool operator==(const Fingerprint&, const Fingerprint&) = default;
};

/// RFC 8839 §5.4. A password is a secret.
struct Credentials
{
    std::string ufrag;
    std::string password;

    friend bool operator==(const Credentials&, const Credentials&) = default;
};

/// A candidate line (RFC 8839 §5.1, RFC 6544 §4.5).
struct CandidateLine
{
    /// With the address, or without one if the line names a host; stream is 0.
    Candidate candidate;
    /// The host's name where the line has one instead of an address, such as "….local"; else empty.
    std::string hostName;
    std::uint16_t port = 0; ///< Also where there is no address yet.
    /// "generation", "network-cost" and whatever else, in their order.
    std::vector<std::pair<std::string, std::string>> extensions;

    friend bool operator==(const CandidateLine&, const CandidateLine&) = default;
};

/// A payload type with its a=rtpmap, a=fmtp and a=rtcp-fb (RFC 8866 §6.6, §6.15).
struct PayloadType
{
    int number = 0;       ///< 0..127
    std::string encoding; ///< "opus", as it was written; empty: not known.
    int clockRate = 0;    ///< In Hz; 0: not known.
    int channels = 1;
    std::string parameters; ///< Of a=fmtp, without the number.
    std::vector<std::string> feedback;

    friend bool operator==(const PayloadType&, const PayloadType&) = default;
};

/// a=extmap (RFC 8285 §8).
struct HeaderExtension
{
    int id = 0;
    Flow flow = Flow::SendRecv;
    std::string uri;

    friend bool operator==(const HeaderExtension&, const HeaderExtension&) = default;
};

/// a=ssrc:… cname:… (RFC 5576 §4.1).
struct SourceName
{
    std::uint32_t ssrc = 0;
    std::string cname;

    friend bool operator==(const SourceName&, const SourceName&) = default;
};

/// A line that is kept as it is because nothing here needs it: "x", "type=broadcast".
struct OtherLine
{
    char type = 'a';
    std::string value;

    friend bool operator==(const OtherLine&, const OtherLine&) = default;
};

/// What can stand in the session part for all sections, or in a section for itself.
struct Transportation
{
    std::optional<std::string> ufrag;
    std::optional<std::string> password;
    std::vector<std::string> iceOptions;
    std::vector<Fingerprint> fingerprints;
    std::optional<Setup> setup;
    std::string tlsId; ///< RFC 8842 §5.2; empty: none.
    std::vector<CandidateLine> candidates;
    bool endOfCandidates = false; ///< RFC 8840 §8.1

    friend bool operator==(const Transportation&, const Transportation&) = default;
};

/// An m= section.
struct Section
{
    std::string media; ///< "audio"
    std::uint16_t port = 0;
    std::string protocol; ///< "UDP/TLS/RTP/SAVPF"
    /// Payload types as the m= line lists them, or other formats such as "webrtc-datachannel".
    std::vector<std::string> formats;
    std::string connection; ///< Of c=, whole: "IN IP4 192.0.2.1"; empty: none.
    std::optional<std::string> mid;
    std::optional<Flow> flow;
    Transportation transport;
    bool bundleOnly = false;
    bool rtcpMux = false;
    bool rtcpMuxOnly = false;
    bool rtcpReducedSize = false;
    bool iceMismatch = false;
    std::string rtcp; ///< Of a=rtcp (RFC 3605), whole.
    std::vector<PayloadType> payloadTypes;
    std::optional<int> ptime; ///< In ms.
    std::optional<int> maxPtime;
    std::vector<HeaderExtension> extensions;
    std::vector<SourceName> sources;
    std::vector<std::string> mediaStreamIds; ///< a=msid (RFC 8830)
    std::vector<OtherLine> others;
    std::size_t line = 0; ///< Of m= in the text that was read.

    friend bool operator==(const Section&, const Section&) = default;

    /// Port 0 and no a=bundle-only (RFC 3264 §6, RFC 8843 §6).
    [[nodiscard]] bool isRejected() const { return port == 0 && !bundleOnly; }
};

/// A whole description, offer or answer.
struct Description
{
    std::uint64_t sessionId = 0;
    std::uint64_t sessionVersion = 0;
    std::string origin; ///< o= as it was read.
    std::string name;   ///< s=
    Transportation transport;
    std::optional<Flow> flow;
    bool iceLite = false;
    std::vector<HeaderExtension> extensions;
    std::vector<std::vector<std::string>> bundleGroups; ///< mids of each a=group:BUNDLE
    std::vector<OtherLine> others;
    std::vector<Section> sections;
    /// What was left out while reading, and why. Bounded.
    std::vector<Error> remarks;

    friend bool operator==(const Description&, const Description&) = default;
};

} // namespace icelens::model::sdp
