#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Compares our STUN decoder with tshark's, attribute by attribute.

    compare_stun.py CAPTURE...

The program stundump does the decoding on our side: $ICELENS_STUNDUMP. Exit status: 0 if they agree,
1 if not, 77 if tshark is not installed. UDP and TCP messages are compared, and those that a relay
carries inside others; that a UDP datagram is STUN at all is compared too.
"""

import ipaddress
import os
import shutil
import struct
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from collections import Counter
from dataclasses import dataclass, field

# tshark 4.0 reads these otherwise than their RFC says, so only their bytes are compared.
MISREAD = {
    0x0027: "RESPONSE-PORT (RFC 5780 §7.5) is read as an address with the port in the padding",
    0x8004: "ICMP (RFC 8656 §18.13): type and code are read from the reserved octets",
}


@dataclass
class Attribute:
    offset: int
    type: int
    octets: str
    value: str  # in stundump's words; empty if tshark only knows the bytes


@dataclass
class Message:
    frame: int
    octets: str
    transport: str
    head: tuple  # type, length, has the cookie, transaction id
    attributes: list = field(default_factory=list)


@dataclass
class Found:
    messages: list = field(default_factory=list)
    inner: list = field(default_factory=list)


def value_of(attribute):
    """What tshark says of an attribute, in stundump's words."""
    fields = {}
    for item in attribute.iter("field"):
        name = item.get("name").replace("classicstun.", "stun.")
        fields.setdefault(name.removeprefix("stun.att."), []).append(item)

    def shown(name):
        return fields[name][0].get("show")

    def octets(name):
        return fields[name][0].get("value") or "-"

    for family in ("ipv4", "ipv6"):
        if family in fields:
            ip = ipaddress.ip_address(shown(family))
            text = our_ipv6(ip) if ip.version == 6 else str(ip)
            port = shown("port")
            return f"address [{text}]:{port}" if ip.version == 6 else f"address {text}:{port}"
    for name in ("username", "realm", "nonce", "software", "server"):
        if name in fields:
            return f"text {octets(name)}"
    for name in ("priority", "lifetime", "channelnum", "transp"):
        if name in fields:
            return f"number {int(shown(name), 0)}"
    if "tie-breaker" in fields:
        return f"number {int(octets('tie-breaker'), 16)}"
    if "error" in fields:
        reason = octets("error.reason") if "error.reason" in fields else "-"
        return f"error {int(shown('error.class'), 0) * 100 + int(shown('error'), 0)} {reason}"
    if "crc32" in fields:
        status = {"1": "good", "0": "bad"}[shown("crc32.status")]
        return f"checksum {int(octets('crc32'), 16)} {status}"
    for name in ("hmac", "token"):
        if name in fields:
            return f"octets {octets(name)}"
    if "even-port.reserve-next" in fields:
        return "flags reserve-next" if shown("even-port.reserve-next") == "1" else "flags"
    for prefix in ("change-", "change."):
        if f"{prefix}ip" in fields:
            return "flags" + "".join(f" change-{name}" for name in ("ip", "port")
                                     if shown(prefix + name) in ("1", "True"))
    if "unknown" in fields:
        return "types" + "".join(f" {int(item.get('show'), 0)}" for item in fields["unknown"])
    if "google.network_id" in fields:
        return f"network {shown('google.network_id')} {shown('google.network_cost')}"
    if "pw_alg" in fields and all(item.get("show") == "0" for item in fields["pw_alg_len"]):
        return "algorithms" + "".join(f" {item.get('show')}:-" for item in fields["pw_alg"])
    if "family" in fields:
        return f"number {int(shown('family'), 0)}"
    return ""


def our_ipv6(ip):
    """RFC 5952 §5: mixed notation for IPv4-mapped addresses, which Python does not write."""
    return f"::ffff:{ip.ipv4_mapped}" if ip.ipv4_mapped else str(ip)


def attribute_of(item, start):
    octets = item.get("value")
    kind, size = struct.unpack("!HH", bytes.fromhex(octets[:8]))
    value = "" if kind in MISREAD else value_of(item)
    return Attribute(int(item.get("pos")) - start, kind, octets[8:8 + 2 * size] or "-", value)


def message_of(frame, proto, transport):
    """The message that a "stun" or "classicstun" tree shows; None for ChannelData."""
    prefix = proto.get("name")
    top = {item.get("name"): item for item in proto.findall("field")}
    if f"{prefix}.type" not in top:
        return None
    octets = "".join(top[f"{prefix}.{name}"].get("value")
                     for name in ("type", "length", "cookie", "id") if f"{prefix}.{name}" in top)
    start = int(top[f"{prefix}.type"].get("pos"))
    kind, length = struct.unpack("!HH", bytes.fromhex(octets[:8]))
    message = Message(frame, octets, transport,
                      (kind, length, int(f"{prefix}.cookie" in top),
                       top[f"{prefix}.id"].get("value")))
    attributes = top.get("stun.attributes", top.get("classicstun.att"))
    for item in attributes if attributes is not None else ():
        if item.get("value"):
            message.attributes.append(attribute_of(item, start))
            message.octets += item.get("value")
    return message


def tshark(capture):
    """Every STUN message that tshark finds, and what ChannelData and DATA carry."""
    command = ["tshark", "-n", "-r", capture, "-T", "pdml", "-Y", "stun || classicstun"]
    result = subprocess.run(command, capture_output=True, check=True)
    found = Found()
    for packet in ElementTree.fromstring(result.stdout).iter("packet"):
        protos = packet.findall("proto")
        frame = int(packet.find("proto[@name='geninfo']/field[@name='num']").get("show"))
        # An ICMP error quotes the datagram that it is about: decoded, but not sent as such.
        transport = next((proto.get("name") for proto in protos
                          if proto.get("name") in ("icmp", "icmpv6", "tcp")), "udp")
        for proto in protos:
            if proto.get("name") in ("stun", "classicstun"):
                message = message_of(frame, proto, transport)
                if message is not None:
                    found.messages.append(message)
        # tshark and coturn's client still go by RFC 5766 §11, which allowed channels up to 0x7fff;
        # RFC 8656 §12 ends them at 0x4fff, and RFC 7983 §7 has a receiver drop what is beyond.
        channel = packet.find("proto[@name='stun']/field[@name='stun.channel']")
        if channel is not None and int(channel.get("show"), 0) > 0x4FFF:
            continue
        for proto in protos:
            found.inner += [(transport, data.get("value")) for data in proto.iter("field")
                            if data.get("name") == "data.data"]
    return found


def stundump(*arguments, lines=()):
    """What our decoder says: {number: [words of a line, ...]}."""
    program = os.environ.get("ICELENS_STUNDUMP", "stundump")
    result = subprocess.run([program, *arguments], input="\n".join(lines), capture_output=True,
                            check=True, text=True)
    said = {}
    for line in result.stdout.splitlines():
        number, *rest = line.split(" ")
        said.setdefault(int(number), []).append(rest)
    return said


def compare_framing(found, capture, differences):
    """Whether both call the same UDP datagrams STUN and see the same bytes in them.

    Gives the payloads that we find inside relayed messages."""
    theirs = {message.frame: message.octets for message in found.messages
              if message.transport == "udp"}
    said = stundump(capture)
    ours = {frame: line[1] for frame, lines in said.items() for line in lines
            if line[0] == "message"}
    for frame in sorted(theirs.keys() | ours.keys()):
        if theirs.get(frame) != ours.get(frame):
            differences.append(f"frame {frame}: tshark sees {theirs.get(frame)}, we {ours.get(frame)}")
    return [line[1] for lines in said.values() for line in lines if line[0] == "inner"]


def compare_attributes(messages, differences, seen):
    said = stundump("--hex", lines=[message.octets for message in messages])
    for number, message in enumerate(messages, 1):
        ours = said.get(number, [])
        where = f"frame {message.frame}"
        head = next((tuple(int(word) for word in line[2:5]) + (line[5],) for line in ours
                     if line[0] == "message"), None)
        if head != message.head:
            differences.append(f"{where}: header: tshark {message.head}, we {head}")
        seen["messages"] += 1
        seen["without cookie"] += not message.head[2]
        lines = [line for line in ours if line[0] == "attribute"]
        if len(lines) != len(message.attributes):
            differences.append(f"{where}: tshark has {len(message.attributes)} attributes, "
                               f"we have {len(lines)}")
            continue
        for theirs, line in zip(message.attributes, lines):
            compare_attribute(theirs, line, where, differences, seen)


def compare_attribute(theirs, line, where, differences, seen):
    place = (theirs.offset, theirs.type, theirs.octets)
    our_place = (int(line[1]), int(line[2]), line[3])
    value = " ".join(line[4:])
    if place != our_place:
        differences.append(f"{where}: attribute: tshark {place}, we {our_place}")
    elif theirs.value and theirs.value != value:
        differences.append(f"{where}: 0x{theirs.type:04x}: tshark {theirs.value}, we {value}")
    seen["attributes"] += 1
    seen["by value" if theirs.value else "by bytes"] += 1
    seen[f"0x{theirs.type:04x}"] += 1


def write_capture(path, payloads):
    """A pcap of raw IP with one UDP datagram a payload."""
    with open(path, "wb") as file:
        file.write(struct.pack("<IHHiIII", 0xA1B2C3D4, 2, 4, 0, 0, 65535, 101))
        for payload in payloads:
            udp = struct.pack("!HHHH", 40000, 40001, 8 + len(payload), 0) + payload
            packet = struct.pack("!BBHHHBBH4s4s", 0x45, 0, 20 + len(udp), 0, 0, 64, 17, 0,
                                 bytes((192, 0, 2, 1)), bytes((192, 0, 2, 2))) + udp
            file.write(struct.pack("<IIII", 0, 0, len(packet), len(packet)) + packet)


def compare(capture, seen=None, depth=0):
    """Differences between the decoders on @p capture as lines of text; counts go into @p seen."""
    seen = Counter() if seen is None else seen
    differences = []
    found = tshark(capture)
    carried = compare_framing(found, capture, differences)
    compare_attributes(found.messages, differences, seen)
    if Counter(data for transport, data in found.inner if transport == "udp") != Counter(carried):
        differences.append(f"{capture}: not the same payloads inside relayed messages")
    if found.inner and depth == 0:
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "inner.pcap")
            write_capture(path, [bytes.fromhex(data) for _, data in found.inner])
            differences += [f"inside: {line}" for line in compare(path, seen, depth + 1)]
        seen["relayed payloads"] += len(found.inner)
    return differences


def report(differences, seen):
    for line in differences:
        print("DIFFERENCE:", line)
    types = sorted(key for key in seen if key.startswith("0x"))
    print(f"{seen['messages']} messages ({seen['without cookie']} without magic cookie; "
          f"{seen['relayed payloads']} payloads of a relay looked into), {seen['attributes']} "
          f"attributes of {len(types)} types: {seen['by value']} compared by value, {seen['by bytes']} by bytes; {len(differences)} differences")
    print("types:", " ".join(types))


def main():
    if shutil.which("tshark") is None:
        print("SKIP: not installed: tshark")
        return 77
    if len(sys.argv) < 2:
        print(__doc__)
        return 2
    seen = Counter()
    differences = [f"{capture}: {line}" for capture in sys.argv[1:]
                   for line in compare(capture, seen)]
    report(differences, seen)
    return 1 if differences or not seen["messages"] else 0


if __name__ == "__main__":
    sys.exit(main())
