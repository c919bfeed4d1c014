// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/sdp/sdpwriter.h"

#include "model/sdp/candidateline.h"

#include <string_view>

namespace icelens::model::sdp {
namespace {

class SdpWriter
{
public:
    std::string write(const Description& description);

private:
    void line(char type, std::string_view value);
    void attribute(std::string_view name, std::string_view value = {});
    void transport(const Transportation& of, bool session);
    void section(const Section& of);
    void formats(const Section& of);
    void extensions(const std::vector<HeaderExtension>& of);
    void others(const std::vector<OtherLine>& of);

    std::string m_out;
};

std::string_view written(Flow flow)
{
    switch (flow) {
    case Flow::SendRecv:
        return "sendrecv";
    case Flow::SendOnly:
        return "sendonly";
    case Flow::RecvOnly:
        return "recvonly";
    case Flow::Inactive:
        break;
    }
    return "inactive";
}

std::string_view written(Setup setup)
{
    switch (setup) {
    case Setup::Actpass:
        return "actpass";
    case Setup::Active:
        return "active";
    case Setup::Passive:
        return "passive";
    case Setup::Holdconn:
        break;
    }
    return "holdconn";
}

std::string joined(const std::vector<std::string>& words)
{
    std::string result;
    for (const auto& word : words)
        result += (result.empty() ? "" : " ") + word;
    return result;
}

void SdpWriter::line(char type, std::string_view value)
{
    m_out += type;
    m_out += '=';
    m_out += value;
    m_out += "\r\n";
}

void SdpWriter::attribute(std::string_view name, std::string_view value)
{
    std::string whole(name);
    if (!value.empty()) {
        whole += ':';
        whole += value;
    }
    line('a', whole);
}

std::string SdpWriter::write(const Description& description)
{
    line('v', "0");
    line('o',
         description.origin.empty() ? "- " + std::to_string(description.sessionId) + ' '
                 + std::to_string(description.sessionVersion) + " IN IP4 0.0.0.0"
                                    : description.origin);
    line('s', description.name.empty() ? "-" : description.name);
    line('t', "0 0");
    for (const auto& group : description.bundleGroups)
        attribute("group", "BUNDLE " + joined(group));
    if (description.iceLite)
        attribute("ice-lite");
    transport(description.transport, true);
    if (description.flow)
        attribute(written(*description.flow));
    extensions(description.extensions);
    others(description.others);
    for (const auto& one : description.sections)
        section(one);
    return std::move(m_out);
}

void SdpWriter::transport(const Transportation& of, bool session)
{
    if (of.ufrag)
        attribute("ice-ufrag", *of.ufrag);
    if (of.password)
        attribute("ice-pwd", *of.password);
    if (!of.iceOptions.empty())
        attribute("ice-options", joined(of.iceOptions));
    for (const auto& fingerprint : of.fingerprints)
        attribute("fingerprint", writeFingerprint(fingerprint));
    if (of.setup)
        attribute("setup", written(*of.setup));
    if (!of.tlsId.empty())
        attribute("tls-id", of.tlsId);
    if (session && of.endOfCandidates)
        attribute("end-of-candidates");
}

void SdpWriter::section(const Section& of)
{
    line('m',
         of.media + ' ' + std::to_string(of.port) + ' ' + of.protocol + ' ' + joined(of.formats));
    if (!of.connection.empty())
        line('c', of.connection);
    if (!of.rtcp.empty())
        attribute("rtcp", of.rtcp);
    if (of.mid)
        attribute("mid", *of.mid);
    if (of.bundleOnly)
        attribute("bundle-only");
    for (const auto& id : of.mediaStreamIds)
        attribute("msid", id);
    if (of.flow)
        attribute(written(*of.flow));
    formats(of);
    if (of.rtcpMux)
        attribute("rtcp-mux");
    if (of.rtcpMuxOnly)
        attribute("rtcp-mux-only");
    if (of.rtcpReducedSize)
        attribute("rtcp-rsize");
    extensions(of.extensions);
    for (const auto& source : of.sources)
        attribute("ssrc", std::to_string(source.ssrc) + " cname:" + source.cname);
    others(of.others);
    if (of.iceMismatch)
        attribute("ice-mismatch");
    transport(of.transport, false);
    for (const auto& candidate : of.transport.candidates)
        line('a', writeCandidate(candidate));
    if (of.transport.endOfCandidates)
        attribute("end-of-candidates");
}

void SdpWriter::formats(const Section& of)
{
    for (const auto& type : of.payloadTypes) {
        const std::string number = std::to_string(type.number);
        if (!type.encoding.empty())
            attribute("rtpmap",
                      number + ' ' + type.encoding + '/' + std::to_string(type.clockRate)
                          + (type.channels > 1 ? '/' + std::to_string(type.channels) : ""));
        if (!type.parameters.empty())
            attribute("fmtp", number + ' ' + type.parameters);
        for (const auto& feedback : type.feedback)
            attribute("rtcp-fb", number + ' ' + feedback);
    }
    if (of.ptime)
        attribute("ptime", std::to_string(*of.ptime));
    if (of.maxPtime)
        attribute("maxptime", std::to_string(*of.maxPtime));
}

void SdpWriter::extensions(const std::vector<HeaderExtension>& of)
{
    for (const auto& extension : of) {
        std::string id = std::to_string(extension.id);
        if (extension.flow != Flow::SendRecv)
            id += '/' + std::string(written(extension.flow));
        attribute("extmap", id + ' ' + extension.uri);
    }
}

void SdpWriter::others(const std::vector<OtherLine>& of)
{
    for (const auto& other : of)
        line(other.type, other.value);
}

} // namespace

std::string writeSdp(const Description& description)
{
    return SdpWriter().write(description);
}

std::string writeFingerprint(const Fingerprint& fingerprint)
{
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string out = fingerprint.hash;
    char before = ' ';
    for (const std::uint8_t octet : fingerprint.octets) {
        out += before;
        out += digits[octet >> 4U];
        out += digits[octet & 15U];
        before = ':';
    }
    return out;
}

} // namespace icelens::model::sdp
