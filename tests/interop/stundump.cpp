// SPDX-License-Identifier: GPL-3.0-or-later
//
// stundump FILE.pcap: every STUN and ChannelData message in the UDP datagrams of a capture.
// stundump --hex: every message on standard input, one a line in hexadecimal.
//
// Writes one line a message and one an attribute, each with the number of its frame or line:
//   1 message BYTES TYPE LENGTH COOKIE ID
//   1 attribute OFFSET TYPE BYTES VALUE...
//   1 channel NUMBER BYTES
//   1 inner BYTES
#include "model/base/overloaded.h"
#include "model/stun/describe.h"
#include "model/stun/inner.h"
#include "tests/interop/pcap.h"
#include "tests/model/stunbytes.h"

#include <iomanip>
#include <iostream>
#include <sstream>

using namespace icelens::model;
using namespace icelens::model::stun;
using icelens::test::fromHex;
using icelens::test::readPcap;

namespace {

std::string hex(std::span<const std::byte> bytes)
{
    std::ostringstream out;
    out << std::hex << std::setfill('0');
    for (const std::byte byte : bytes)
        out << std::setw(2) << std::to_integer<unsigned>(byte);
    return out.str().empty() ? "-" : out.str();
}

std::string hex(const std::string& text)
{
    return hex(std::as_bytes(std::span(text)));
}

std::string words(const TypesValue& value)
{
    std::string text = "types";
    for (const std::uint16_t type : value.types)
        text += ' ' + std::to_string(type);
    return text;
}

std::string words(const AlgorithmsValue& value)
{
    std::string text = "algorithms";
    for (const auto& algorithm : value.algorithms)
        text += ' ' + std::to_string(algorithm.number) + ':' + hex(algorithm.parameters.span());
    return text;
}

std::string words(const ErrorValue& value)
{
    return "error " + std::to_string(value.code) + ' ' + hex(value.reason);
}

std::string words(const FlagsValue& value)
{
    std::string text = "flags";
    for (const Flag flag : value.set) {
        text += flag == Flag::ChangeAddress ? " change-ip"
            : flag == Flag::ChangePort      ? " change-port"
                                            : " reserve-next";
    }
    return text;
}

std::string words(const ChecksumValue& value)
{
    return "checksum " + std::to_string(value.checksum)
        + (!value.matches       ? " ignored"
               : *value.matches ? " good"
                                : " bad");
}

std::string words(const Value& value)
{
    const auto number = [](std::uint64_t n) { return ' ' + std::to_string(n); };
    return std::visit(Overloaded{
                          [](const NoValue&) { return std::string("empty"); },
                          [](const OctetsValue& v) { return "octets " + hex(v.bytes.span()); },
                          [](const TextValue& v) { return "text " + hex(v.text); },
                          [&](const NumberValue& v) { return "number" + number(v.value); },
                          [](const AddressValue& v) { return "address " + v.address.toString(); },
                          [&](const PriorityValue& v) { return "number" + number(v.priority); },
                          [](const ErrorValue& v) { return words(v); },
                          [](const TypesValue& v) { return words(v); },
                          [&](const FamilyValue& v) { return "number" + number(v.family); },
                          [&](const ProtocolValue& v) { return "number" + number(v.protocol); },
                          [](const FlagsValue& v) { return words(v); },
                          [](const AlgorithmsValue& v) { return words(v); },
                          [](const ChecksumValue& v) { return words(v); },
                          [&](const IcmpValue& v) {
                              return "icmp" + number(static_cast<std::uint64_t>(v.type))
                                  + number(static_cast<std::uint64_t>(v.code)) + number(v.data);
                          },
                          [&](const NetworkInfoValue& v) {
                              return "network" + number(v.network) + number(v.cost);
                          },
                          [&](const MessageTypeValue& v) { return "number" + number(v.type); },
                      },
                      value);
}

void writeMessage(std::size_t frame, const Message& message)
{
    const auto description = describe(message);
    const auto bytes = message.bytes();
    const std::size_t idAt = message.hasMagicCookie() ? 8 : 4;
    std::cout << frame << " message " << hex(bytes) << ' '
              << std::get<MessageTypeValue>(description.fields[0].value).type << ' '
              << std::get<NumberValue>(description.fields[1].value).value << ' '
              << (message.hasMagicCookie() ? 1 : 0) << ' ' << hex(bytes.subspan(idAt, 20 - idAt))
              << '\n';
    for (const Field& field : description.fields) {
        if (field.isAttribute) {
            std::cout << frame << " attribute " << field.offset << ' ' << field.type << ' '
                      << hex(bytes.subspan(field.valueOffset, field.valueLength)) << ' '
                      << words(field.value) << '\n';
        }
    }
}

void writeDatagram(std::size_t frame, std::span<const std::byte> bytes)
{
    const Framing framing = classify(bytes);
    if (framing == Framing::Stun)
        writeMessage(frame, Message::decode(bytes));
    else if (const auto channel = decodeChannelData(bytes))
        std::cout << frame << " channel " << channel->channel << ' ' << hex(channel->data) << '\n';
    else
        std::cout << frame << " other " << hex(bytes) << '\n';
    if (const auto inner = unwrap(bytes))
        std::cout << frame << " inner " << hex(inner->bytes) << '\n';
}

void writeLines(std::istream& input)
{
    std::string line;
    for (std::size_t number = 1; std::getline(input, line); ++number)
        writeDatagram(number, fromHex(line));
}

} // namespace

int main(int argc, char** argv)
{
    const std::string what = argc == 2 ? argv[1] : "";
    if (what == "--hex") {
        writeLines(std::cin);
        return 0;
    }
    if (what.empty() || !readPcap(what, writeDatagram)) {
        std::cerr << "usage: stundump FILE.pcap | stundump --hex\n";
        return 2;
    }
    return 0;
}
