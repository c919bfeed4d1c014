// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/dtls/record.h"
#include "model/projection/ladderlayout.h"

#include <algorithm>
#include <array>
#include <cinttypes>
#include <cstdio>

namespace icelens::model {

namespace {

/// "12.345678 s", "12.345 ms": fixed places, whatever the locale.
std::string fixed(std::int64_t whole, std::int64_t part, int places, const char* unit)
{
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), "%" PRId64 ".%0*" PRId64 " %s", whole, places, part,
                  unit);
    return text.data();
}

std::string seconds(std::chrono::nanoseconds time)
{
    const auto micros = time.count() / 1000;
    return fixed(micros / 1'000'000, micros % 1'000'000, 6, "s");
}

std::string milliseconds(std::chrono::nanoseconds time)
{
    const auto micros = time.count() / 1000;
    return fixed(micros / 1000, micros % 1000, 3, "ms");
}

std::size_t lettersOf(const std::string& text)
{
    std::size_t letters = 0;
    for (const char c : text)
        letters += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1 : 0;
    return letters;
}

std::string padded(std::string text, std::size_t width)
{
    const auto letters = lettersOf(text);
    if (letters < width)
        text.append(width - letters, ' ');
    return text;
}

std::string methodName(std::uint16_t method)
{
    switch (static_cast<stun::Method>(method)) {
    case stun::Method::Binding:
        return "Binding";
    case stun::Method::SharedSecret:
        return "Shared Secret";
    case stun::Method::Allocate:
        return "Allocate";
    case stun::Method::Refresh:
        return "Refresh";
    case stun::Method::Send:
        return "Send";
    case stun::Method::Data:
        return "Data";
    case stun::Method::CreatePermission:
        return "CreatePermission";
    case stun::Method::ChannelBind:
        return "ChannelBind";
    case stun::Method::Connect:
        return "Connect";
    case stun::Method::ConnectionBind:
        return "ConnectionBind";
    case stun::Method::ConnectionAttempt:
        return "ConnectionAttempt";
    }
    return "method " + std::to_string(method);
}

std::string what(const Arrow& arrow)
{
    std::string text;
    if (arrow.method == 0)
        text = arrow.wrapping != 0 ? "relayed data" : "not STUN";
    else
        text = methodName(arrow.method);
    switch (arrow.messageClass) {
    case stun::Class::Request:
        text += " request";
        break;
    case stun::Class::Indication:
        text += arrow.method == 0 ? "" : " indication";
        break;
    case stun::Class::Success:
        text += " success";
        break;
    case stun::Class::Error:
        text += " error " + std::to_string(arrow.errorCode);
        break;
    }
    if (arrow.useCandidate)
        text += ", USE-CANDIDATE";
    if (arrow.copy > 0)
        text += ", retransmission " + std::to_string(arrow.copy);
    if (arrow.relayed)
        text += ", relayed";
    return text;
}

std::string fate(const Arrow& arrow)
{
    switch (arrow.fate) {
    case Fate::Lost:
        return "not seen by the far end";
    case Fate::OnTheWay:
        return "on the way";
    case Fate::Arrived:
        return arrow.ambiguous ? "arrived (which copy is inferred)" : "arrived";
    case Fate::NotKnown:
        break;
    }
    if (arrow.messageClass != stun::Class::Request)
        return "not known from this side";
    if (arrow.reply == Reply::NotYet)
        return "not answered";
    return arrow.reply == Reply::Success ? "answered" : "refused";
}

std::string what(const MediaArrow& arrow)
{
    if (!arrow.bytes.empty())
        return "DTLS: " + dtls::summaryOf(arrow.bytes.span());
    switch (arrow.kind) {
    case MediaClass::Dtls:
        return "first of DTLS that is not kept";
    case MediaClass::Rtp:
        return "first of RTP or RTCP";
    case MediaClass::Other:
        break;
    }
    return "first of other data";
}

std::string fate(const MediaArrow& arrow)
{
    if (arrow.bytes.empty()) // the time is that of the report
        return "counted by then: " + std::to_string(arrow.packets);
    switch (arrow.fate) {
    case Fate::Lost:
        return "not seen by the far end";
    case Fate::OnTheWay:
        return "on the way";
    case Fate::Arrived:
        return "arrived";
    case Fate::NotKnown:
        break;
    }
    return "not known from this side";
}

std::string nameOf(const Lifeline& line, const Session& session)
{
    const auto* agent = session.agent(line.agent);
    const auto name = agent == nullptr ? std::string() : agent->name + " ";
    switch (line.kind) {
    case LifelineKind::Base:
        return name + line.address.toString();
    case LifelineKind::Nat:
        return name + "NAT " + line.address.ip() + " (inferred)";
    case LifelineKind::Server:
        return "server " + line.address.toString();
    case LifelineKind::Remote:
        break;
    }
    return line.address.toString();
}

using Line = std::array<std::string, 6>;

} // namespace

std::string ladderText(const Ladder& ladder, const LadderLayout& layout, const Cursor& cursor,
                       const Session& agents)
{
    std::vector<Line> lines{{"time", "travel", "from", "to", "message", "fate"}};
    std::size_t nextGap = 0;
    const auto add = [&](const auto& arrow) {
        if (nextGap < layout.gaps().size() && arrow.sentAt >= layout.gaps()[nextGap].to) {
            const auto& gap = layout.gaps()[nextGap++];
            lines.push_back({"...", milliseconds(gap.length()), "", "", "nothing", ""});
        }
        const auto travel = arrow.travel();
        lines.push_back({seconds(arrow.sentAt), travel ? milliseconds(*travel) : "-",
                         nameOf(arrow.from, agents), nameOf(arrow.to, agents), what(arrow),
                         fate(arrow)});
    };
    for (std::size_t place = 0; place < layout.itemCount(); ++place) {
        const auto item = layout.item(place);
        if (item.isMedia)
            add(layout.media()[item.index]);
        else
            add(ladder.arrow(layout.messages()[item.index], cursor));
    }
    std::array<std::size_t, 6> widths{};
    for (const auto& line : lines) {
        for (std::size_t i = 0; i < line.size(); ++i)
            widths.at(i) = std::max(widths.at(i), lettersOf(line.at(i)));
    }
    std::string text;
    for (const auto& line : lines) {
        for (std::size_t i = 0; i + 1 < line.size(); ++i)
            text += padded(line.at(i), widths.at(i)) + "  ";
        text += line.back();
        text.erase(text.find_last_not_of(' ') + 1);
        text += '\n';
    }
    return text;
}

} // namespace icelens::model
