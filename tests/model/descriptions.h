// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/sdp/audiocall.h"
#include "model/sdp/sdpreader.h"

#include <QFile>
#include <QString>

#include <string>

namespace icelens::test {

/// tests/model/descriptions/NAME.sdp; empty if it cannot be read.
inline QByteArray descriptionText(const QString& name)
{
    QFile file(qEnvironmentVariable("ICELENS_SOURCE_DIR")
               + QStringLiteral("/tests/model/descriptions/%1.sdp").arg(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// The same, read; without sections if it cannot be.
inline model::sdp::Description described(const QString& name)
{
    auto read = model::sdp::readSdp(descriptionText(name).toStdString());
    return read.ok() ? *read : model::sdp::Description();
}

inline model::sdp::LocalTransport localTransport(std::string ufrag = "ours")
{
    using namespace model;
    sdp::LocalTransport local;
    local.credentials = {ufrag, ufrag + "Password+of/22charsAndMore"};
    local.fingerprint = {"sha-256", std::vector<std::uint8_t>(32, 0xA5)};
    const auto add = [&](CandidateType type, Transport transport, const char* ip,
                         std::uint32_t priority) {
        Candidate candidate;
        candidate.component = ComponentId(1);
        candidate.type = type;
        candidate.transport = transport;
        candidate.address = *Address::parse(ip, 40000);
        if (type != CandidateType::Host)
            candidate.related = *Address::parse("10.0.0.1", 40000);
        candidate.foundation = std::to_string(local.candidates.size() + 1);
        candidate.priority = priority;
        local.candidates.push_back(candidate);
    };
    add(CandidateType::Host, Transport::Udp, "10.0.0.1", 2130706431);
    add(CandidateType::Host, Transport::Udp, "2001:db8::1", 2130706430);
    add(CandidateType::Host, Transport::TcpPassive, "10.0.0.1", 1000000);
    add(CandidateType::ServerReflexive, Transport::Udp, "198.51.100.7", 1694498815);
    add(CandidateType::PeerReflexive, Transport::Udp, "198.51.100.9", 1862270975);
    return local;
}

} // namespace icelens::test
