// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/mapwords.h"

#include "model/items/words.h"

#include <QStringList>

namespace icelens::ui {

using items::Words;
using Kind = model::MapNode::Kind;
using model::NatEvidence;

namespace {

QString ipOf(const model::Address& address)
{
    return QString::fromStdString(address.ip());
}

} // namespace

QString MapWords::title(const model::Session& session, const model::MapNode& node)
{
    switch (node.kind) {
    case Kind::Host:
        return Words::agent(session, node.agent);
    case Kind::RemoteHost:
        return tr("Peer of %1").arg(Words::agent(session, node.agent));
    case Kind::Nat:
        return tr("NAT (inferred)");
    case Kind::Server:
        break;
    }
    if (node.stun && node.turn)
        return tr("STUN and TURN");
    return node.turn ? tr("TURN server") : tr("STUN server");
}

QString MapWords::subtitle(const model::Session& session, const model::MapNode& node)
{
    switch (node.kind) {
    case Kind::Host: {
        const auto* agent = session.agent(node.agent);
        return agent != nullptr ? Words::role(agent->role) : QString();
    }
    case Kind::RemoteHost:
        return tr("not in this session");
    case Kind::Nat:
        return ipOf(node.ip);
    case Kind::Server:
        break;
    }
    return node.ip.port() != 0 ? Words::address(node.ip) : ipOf(node.ip);
}

QString MapWords::evidence(const NatEvidence& evidence)
{
    const auto mapped = Words::address(evidence.mapped);
    const auto base = Words::address(evidence.base);
    const auto at = Words::time(evidence.at);
    switch (evidence.kind) {
    case NatEvidence::Kind::ServerSawOther:
        if (evidence.server.isNull())
            return tr("At %1 a server saw %2 as %3 (RFC 8445 §5.1.1.2).").arg(at, base, mapped);
        return tr("At %1 the server %2 saw %3 as %4 (RFC 8445 §5.1.1.2).")
            .arg(at, Words::address(evidence.server), base, mapped);
    case NatEvidence::Kind::CheckSawOther:
        return tr("At %1 the answer to a check from %2 named %3 (RFC 8445 §7.2.5.3.1).")
            .arg(at, base, mapped);
    case NatEvidence::Kind::SignalledMapped:
        if (evidence.base.isNull())
            return tr("At %1 the peer signalled the server-reflexive candidate %2.")
                .arg(at, mapped);
        return tr("At %1 the peer signalled the server-reflexive candidate %2 of %3.")
            .arg(at, mapped, base);
    case NatEvidence::Kind::UnknownSource:
        return tr("At %1 a check came from %2, which nobody had signalled "
                  "(RFC 8445 §7.3.1.3).")
            .arg(at, mapped);
    }
    return {};
}

QString MapWords::node(const model::Session& session, const model::MapNode& node)
{
    QStringList lines{tr("%1, %2", "what a box on the map is, its address or role")
                          .arg(title(session, node), subtitle(session, node))};
    if (node.kind == Kind::Nat) {
        lines.append(tr("Inferred from:"));
        constexpr std::size_t most = 8;
        for (std::size_t i = 0; i < node.evidence.size() && i < most; ++i)
            lines.append(evidence(node.evidence[i]));
        if (node.evidence.size() > most)
            lines.append(tr("Pieces of evidence not listed here: %1.")
                             .arg(Words::number(node.evidence.size() - most)));
        if (node.differingMappings)
            lines.append(tr("One base was seen at different addresses: the mapping depends on the "
                            "endpoint (RFC 4787 §4.1)."));
    }
    return lines.join(QLatin1Char('\n'));
}

QString MapWords::port(const model::Session& session, const model::MapNode& node,
                       const model::MapNode::Port& port)
{
    const auto agent = node.agent.value() != 0 ? node.agent : session.agents().front()->id;
    const auto words =
        tr("%1 candidate %2, %3, %4, at %5", "type, address, transport, component, box")
            .arg(Words::candidateType(port.type), Words::address(port.address),
                 Words::transport(port.transport),
                 Words::component(session, agent, port.stream, port.component),
                 title(session, node));
    return port.inferred ? tr("%1 (inferred)").arg(words) : words;
}

QString MapWords::line(const model::Session& session, const MapScene::Line& line)
{
    const auto* pair = session.pair(line.pairs.front());
    if (pair == nullptr)
        return {};
    if (line.pairs.size() > 1)
        return tr("Pairs of %1 that go the same way: %2, all %3. The first is pair %4.")
            .arg(Words::agent(session, pair->agent), Words::number(line.pairs.size()),
                 Words::state(pair->state), QString::number(pair->id.value()));
    auto words = tr("Pair %1, %2, %3 since %4: %5")
                     .arg(QString::number(pair->id.value()),
                          Words::checkList(session, pair->agent, pair->stream, pair->component),
                          Words::state(pair->state), Words::time(pair->changedAt),
                          Words::pairAddresses(*pair));
    if (pair->removed)
        return tr("%1. Removed at %2.").arg(words, Words::time(pair->removed->at));
    if (pair->selected)
        return tr("%1. Selected: data goes this way.").arg(words);
    return pair->nominated ? tr("%1. Nominated.").arg(words) : words;
}

QString MapWords::more(std::size_t count)
{
    return tr("+%1 more").arg(Words::number(count));
}

} // namespace icelens::ui
