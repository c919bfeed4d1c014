// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/wire/wirerecorder.h"

#include "model/stun/message.h"
#include "model/stun/streamframing.h"
#include "transport/glib/gptr.h"
#include "transport/wire/currentagent.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <cstring>
#include <memory>
#include <utility>

namespace icelens::transport {

using model::Address;
using model::AgentId;
using model::Direction;
using model::Integrity;
using model::MediaClass;
using model::stun::AttributeType;
using model::stun::Class;
using model::stun::classify;
using model::stun::Framing;
using model::stun::Message;
using model::stun::Method;
using model::stun::StreamFraming;

namespace {

using SocketAddressPtr = std::unique_ptr<GSocketAddress, CallFree<g_object_unref>>;

/// More address pairs than this at once are a flood; then counts are emitted early.
constexpr std::size_t maxCounters = 256;

Address toAddress(GSocketAddress* address)
{
    if (address == nullptr || !G_IS_INET_SOCKET_ADDRESS(address))
        return {};
    auto* const inet = G_INET_SOCKET_ADDRESS(address);
    GInetAddress* const ip = g_inet_socket_address_get_address(inet);
    const guint16 port = g_inet_socket_address_get_port(inet);
    const guint8* const bytes = g_inet_address_to_bytes(ip);
    constexpr std::array<std::uint8_t, 12> mapped{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF};
    const bool isV4 = g_inet_address_get_family(ip) == G_SOCKET_FAMILY_IPV4;
    // An IPv4 packet through an IPv6 socket (RFC 4291 §2.5.5.2).
    if (isV4 || std::equal(mapped.begin(), mapped.end(), bytes)) {
        const guint8* const v4 = isV4 ? bytes : bytes + mapped.size();
        return Address::v4({v4[0], v4[1], v4[2], v4[3]}, port);
    }
    std::array<std::uint8_t, 16> octets{};
    std::copy_n(bytes, octets.size(), octets.begin());
    return Address::v6(octets, port);
}

/// RFC 7983 §7
MediaClass mediaClass(std::span<const std::byte> bytes)
{
    if (bytes.empty())
        return MediaClass::Other;
    const auto first = std::to_integer<unsigned>(bytes[0]);
    if (first >= 20 && first <= 63)
        return MediaClass::Dtls;
    return first >= 128 && first <= 191 ? MediaClass::Rtp : MediaClass::Other;
}

/// ChangeCipherSpec, alert or handshake (RFC 5246 §6.2.1); data of an application is counted only.
bool isHandshake(std::span<const std::byte> bytes)
{
    return !bytes.empty() && bytes[0] >= std::byte{20} && bytes[0] <= std::byte{22};
}

/// The STUN message that a Send or Data indication carries (RFC 8656 §11); empty if none.
std::span<const std::byte> carriedStun(const Message& message)
{
    if (!message.is(Method::Send, Class::Indication)
        && !message.is(Method::Data, Class::Indication))
        return {};
    const auto* const data = message.find(AttributeType::Data);
    if (data == nullptr || classify(data->value) != Framing::Stun)
        return {};
    return data->value;
}

/// STUN by its magic cookie, though its length is wrong.
bool isBrokenStun(std::span<const std::byte> bytes)
{
    constexpr std::array cookie{std::byte{0x21}, std::byte{0x12}, std::byte{0xA4}, std::byte{0x42}};
    return bytes.size() >= 20 && bytes[0] <= std::byte{3}
    && std::ranges::equal(bytes.subspan(4, cookie.size()), cookie);
}

std::uint64_t nextEpoch()
{
    static std::atomic<std::uint64_t> last{0};
    return ++last;
}

} // namespace

/// What is known of a socket. Hangs on it and dies with it, because addresses of GSockets are used
/// again.
struct WireRecorder::SocketState
{
    std::uint64_t epoch = 0;
    bool isInternet = false;
    bool isStream = false;
    Address local;
    Address peer;  ///< Of a byte stream.
    AgentId agent; ///< Once it is certain.
    model::ConnectionId connection;
    StreamFraming sent;
    StreamFraming received;
    std::array<std::size_t, 2> counter{}; ///< Where a packet was counted last, by direction.
};

struct WireRecorder::Packet
{
    Direction direction = Direction::Sent;
    model::SessionTime at{};
    Address remote;
    std::span<const std::byte> bytes;
};

WireRecorder::WireRecorder(model::EventSink sink, std::chrono::nanoseconds sessionStart,
                           Keyring& keyring)
    : m_sink(std::move(sink))
    , m_sessionStart(sessionStart)
    , m_keyring(keyring)
    , m_epoch(nextEpoch())
{}

WireRecorder::~WireRecorder() = default;

void WireRecorder::agentOwns(AgentId agent, const Address& localBase)
{
    m_bases.insert_or_assign(localBase, agent);
}

void WireRecorder::agentUfrag(AgentId agent, std::string_view ufrag)
{
    m_ufrags.insert_or_assign(std::string(ufrag), agent);
}

void WireRecorder::onTraffic(const SocketTraffic& traffic) noexcept
{
    if (traffic.bytes.empty()) // the end of a byte stream, or an empty datagram
        return;
    SocketState& state = stateOf(traffic.socket);
    if (!state.isInternet)
        return;
    Packet packet{traffic.direction, std::max(traffic.at - m_sessionStart, model::SessionTime{}),
                  state.isStream ? state.peer : toAddress(traffic.peer), traffic.bytes};
    if (state.isStream) {
        onStream(state, packet);
        return;
    }
    if (packet.remote.isNull()) { // a connected datagram socket
        const SocketAddressPtr peer(g_socket_get_remote_address(traffic.socket, nullptr));
        packet.remote = toAddress(peer.get());
    }
    onMessage(state, packet);
}

WireRecorder::SocketState& WireRecorder::stateOf(GSocket* socket)
{
    static const GQuark quark = g_quark_from_static_string("icelens-socket-state");
    auto* const object = G_OBJECT(socket);
    auto* state = static_cast<SocketState*>(g_object_get_qdata(object, quark));
    if (state == nullptr || state->epoch != m_epoch) {
        state = new SocketState;
        g_object_set_qdata_full(object, quark, state, [](gpointer data) {
            delete static_cast<SocketState*>(data); // NOLINT(cppcoreguidelines-owning-memory)
        });
        state->epoch = m_epoch;
        const GSocketFamily family = g_socket_get_family(socket);
        state->isInternet = family == G_SOCKET_FAMILY_IPV4 || family == G_SOCKET_FAMILY_IPV6;
        state->isStream = g_socket_get_socket_type(socket) == G_SOCKET_TYPE_STREAM;
        if (state->isInternet && state->isStream)
            state->connection = model::ConnectionId(++m_lastConnection);
    }
    if (state->isInternet && state->local.isNull()) {
        const SocketAddressPtr local(g_socket_get_local_address(socket, nullptr));
        state->local = toAddress(local.get());
        if (state->isStream) {
            const SocketAddressPtr peer(g_socket_get_remote_address(socket, nullptr));
            state->peer = toAddress(peer.get());
        }
    }
    return *state;
}

void WireRecorder::onStream(SocketState& state, const Packet& packet)
{
    StreamFraming& framing = packet.direction == Direction::Sent ? state.sent : state.received;
    struct
    {
        WireRecorder& recorder;
        SocketState& state;
        Packet packet;
    } context{*this, state, packet};
    // By one reference, so that the function object needs no memory of its own.
    const std::size_t lost = framing.push(packet.bytes, [&context](auto message) {
        context.packet.bytes = message;
        context.recorder.onMessage(context.state, context.packet);
    });
    if (lost == 0)
        return;
    m_unframedOctets += lost;
    count(state, packet, MediaClass::Other, lost);
}

void WireRecorder::onMessage(SocketState& state, const Packet& packet)
{
    switch (classify(packet.bytes)) {
    case Framing::Stun:
        onStun(state, packet);
        return;
    case Framing::ChannelData:
        onChannelData(state, packet);
        return;
    case Framing::Other:
        // A message that is cut short or too long is what someone may be looking for.
        if (isBrokenStun(packet.bytes))
            onStun(state, packet);
        else
            onMedia(state, packet, packet.bytes, packet.bytes.size());
        return;
    }
}

void WireRecorder::onStun(SocketState& state, const Packet& packet)
{
    const Message message = Message::decode(packet.bytes);
    learnFrom(state, packet.direction, message);
    const Integrity integrity = m_keyring.verify(message);
    Integrity inner = Integrity::Absent;
    if (const auto carried = carriedStun(message); !carried.empty())
        inner = examineCarried(state, packet.direction, carried);
    emitMessage(state, packet, integrity, inner);
}

void WireRecorder::onChannelData(SocketState& state, const Packet& packet)
{
    const auto channelData = model::stun::decodeChannelData(packet.bytes);
    if (!channelData || classify(channelData->data) != Framing::Stun) {
        const auto data = channelData ? channelData->data : std::span<const std::byte>();
        onMedia(state, packet, data, packet.bytes.size());
        return;
    }
    const Integrity inner = examineCarried(state, packet.direction, channelData->data);
    emitMessage(state, packet, Integrity::Absent, inner);
}

Integrity WireRecorder::examineCarried(SocketState& state, Direction direction,
                                       std::span<const std::byte> bytes)
{
    const Message message = Message::decode(bytes);
    learnFrom(state, direction, message);
    return m_keyring.verify(message);
}

void WireRecorder::emitMessage(SocketState& state, const Packet& packet, Integrity integrity,
                               Integrity inner)
{
    ++m_messagesSeen;
    const AgentId known = certainAgent(state);
    model::MessageSeen seen{
        packet.direction, state.isStream, integrity,     inner,
        state.connection, state.local,    packet.remote, model::Bytes(packet.bytes)};
    m_sink({packet.at, known != AgentId() ? known : CurrentAgent::hinted(), model::Source::Wire,
            model::Boxed<model::MessageSeen>(std::move(seen))});
}

void WireRecorder::onMedia(SocketState& state, const Packet& packet,
                           std::span<const std::byte> media, std::size_t octets)
{
    const AgentId agent = isHandshake(media) ? certainAgent(state) : AgentId();
    // Bounded: nobody can fill a recording with what only begins like a handshake.
    if (agent == AgentId() || !m_dtlsBudget.take(packet.at)) {
        count(state, packet, mediaClass(media), octets);
        return;
    }
    m_sink({packet.at, agent, model::Source::Wire,
            model::Boxed<model::DtlsSeen>({packet.direction, state.isStream, state.local,
                                           packet.remote, model::Bytes(media)})});
}

void WireRecorder::count(SocketState& state, const Packet& packet, MediaClass kind,
                         std::size_t octets)
{
    const AgentId agent = certainAgent(state);
    if (agent == AgentId())
        return; // not known to be an agent's: another socket of this thread
    const auto isSame = [&](const Counter& counter) {
        const model::MediaCounted& counted = counter.counted;
        return counter.agent == agent && counted.direction == packet.direction
            && counted.kind == kind && counted.tcp == state.isStream
            && counted.remote == packet.remote && counted.local == state.local;
    };
    std::size_t& hint = state.counter[packet.direction == Direction::Sent ? 0 : 1];
    if (hint >= m_counters.size() || !isSame(m_counters[hint])) {
        auto found = std::ranges::find_if(m_counters, isSame);
        if (found == m_counters.end()) {
            if (m_counters.size() == maxCounters)
                flush();
            m_counters.push_back(
                {agent,
                 {packet.direction, state.isStream, kind, state.local, packet.remote, 0, 0}});
            found = std::prev(m_counters.end());
            if (m_counters.size() == 1 && m_onCounting)
                m_onCounting();
        }
        hint = static_cast<std::size_t>(found - m_counters.begin());
    }
    ++m_counters[hint].counted.packets;
    m_counters[hint].counted.octets += octets;
}

void WireRecorder::flush()
{
    if (m_counters.empty())
        return;
    const auto now = std::max(monotonicNow() - m_sessionStart, model::SessionTime{});
    std::vector<Counter> counters;
    counters.swap(m_counters); // the sink may come back here
    for (const Counter& counter : counters)
        m_sink({now, counter.agent, model::Source::Wire, counter.counted});
    if (m_counters.empty()) {
        counters.clear();
        m_counters.swap(counters); // keeps its memory
    }
}

AgentId WireRecorder::certainAgent(SocketState& state) const
{
    if (state.agent != AgentId())
        return state.agent;
    state.agent = CurrentAgent::get();
    if (state.agent != AgentId())
        return state.agent;
    const auto owner = m_bases.find(state.local);
    if (owner != m_bases.end())
        state.agent = owner->second;
    return state.agent;
}

void WireRecorder::learnFrom(SocketState& state, Direction direction, const Message& message) const
{
    if (state.agent != AgentId() || !message.is(Method::Binding, Class::Request))
        return;
    const auto username = message.text(AttributeType::Username);
    const auto colon = username ? username->find(':') : std::string_view::npos;
    if (colon == std::string_view::npos)
        return;
    // "receiver:sender" (RFC 8445 §7.2.2)
    const std::string_view own =
        direction == Direction::Sent ? username->substr(colon + 1) : username->substr(0, colon);
    const auto agent = m_ufrags.find(own);
    if (agent != m_ufrags.end())
        state.agent = agent->second;
}

} // namespace icelens::transport
