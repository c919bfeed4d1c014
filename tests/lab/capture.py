# SPDX-License-Identifier: GPL-3.0-or-later
"""What a capture says crossed the wire: STUN and TURN messages, from UDP and from TCP streams.

Written apart from the program, from the RFCs alone, so that it can judge it.
"""

import ipaddress
import struct
from dataclasses import dataclass

COOKIE = 0x2112A442


@dataclass(frozen=True)
class Message:
    """One STUN or ChannelData message. Addresses as '192.0.2.1:7' and '[2001:db8::1]:7'."""
    tcp: bool
    source: str
    target: str
    payload: bytes


def address(raw, port):
    ip = ipaddress.ip_address(raw)
    return f"[{ip}]:{port}" if ip.version == 6 else f"{ip}:{port}"


def is_stun(data):
    """RFC 8489 §5, RFC 3489 §11.1: two zero bits, and a length that fits exactly."""
    return (len(data) >= 20 and data[0] < 4 and len(data) % 4 == 0
            and struct.unpack_from("!H", data, 2)[0] == len(data) - 20)


def is_channel_data(data):
    """RFC 8656 §12: 0x4000..0x4FFF."""
    return len(data) >= 4 and data[0] & 0xF0 == 0x40 \
        and struct.unpack_from("!H", data, 2)[0] <= len(data) - 4


def packets(path):
    """(link type, bytes) of each packet of a pcap file, in order."""
    with open(path, "rb") as file:
        header = file.read(24)
        order = "<" if header[:4] in (b"\xd4\xc3\xb2\xa1", b"\x4d\x3c\xb2\xa1") else ">"
        link = struct.unpack(order + "I", header[20:24])[0]
        while len(record := file.read(16)) == 16:
            size = struct.unpack(order + "IIII", record)[2]
            data = file.read(size)
            if len(data) < size:
                return
            yield link, data


def ip_payload(link, frame):
    """(protocol, source ip, target ip, payload) of a frame, or None."""
    offset = {1: 14, 113: 16, 276: 20, 101: 0}[link]  # Ethernet, Linux SLL, SLL2, raw IP
    ip = frame[offset:]
    if not ip:
        return None
    if ip[0] >> 4 == 4:
        total = struct.unpack_from("!H", ip, 2)[0]
        return ip[9], ip[12:16], ip[16:20], ip[(ip[0] & 15) * 4:total]
    if ip[0] >> 4 == 6:
        total = 40 + struct.unpack_from("!H", ip, 4)[0]
        return ip[6], ip[8:24], ip[24:40], ip[40:total]
    return None


class Stream:
    """One direction of a TCP connection, put in order and cut into messages."""

    def __init__(self):
        self.next = None
        self.early = {}
        self.data = b""
        self.turn = None  # or RFC 4571, known from the first message

    def segment(self, seq, syn, payload):
        if syn:
            self.next = (seq + 1) % 2**32
            return
        if self.next is None:
            self.next = seq
        if payload:
            self.early[seq] = payload
        while self.next in self.early:
            chunk = self.early.pop(self.next)
            self.data += chunk
            self.next = (self.next + len(chunk)) % 2**32

    def messages(self):
        while (cut := self.cut()) is not None:
            yield cut

    def cut(self):
        if self.turn is None:
            if len(self.data) < 10:
                return None
            self.turn = struct.unpack_from("!I", self.data, 4)[0] == COOKIE
        if len(self.data) < 4:
            return None
        if not self.turn:  # RFC 4571: two octets of length before each
            size = struct.unpack_from("!H", self.data)[0]
            start, end, after = 2, 2 + size, 2 + size
        else:
            size = struct.unpack_from("!H", self.data, 2)[0]
            channel = self.data[0] & 0xC0 == 0x40
            start, end = 0, size + (4 if channel else 20)
            after = end + (-end % 4)  # RFC 8656 §12.5: padded over TCP
        if len(self.data) < after:
            return None
        message, self.data = self.data[start:end], self.data[after:]
        return message


def messages(path):
    """Every STUN and ChannelData message of a capture, in the order of their last byte."""
    streams = {}
    found = []
    for link, frame in packets(path):
        ip = ip_payload(link, frame)
        if ip is None or ip[0] not in (6, 17) or len(ip[3]) < 8:
            continue
        protocol, source_ip, target_ip, segment = ip
        source_port, target_port = struct.unpack_from("!HH", segment)
        source, target = address(source_ip, source_port), address(target_ip, target_port)
        if protocol == 17:
            payload = segment[8:struct.unpack_from("!H", segment, 4)[0]]
            if is_stun(payload) or is_channel_data(payload):
                found.append(Message(False, source, target, payload))
            continue
        flags = segment[13]
        stream = streams.setdefault((source, target), Stream())
        if flags & 0x02:  # a SYN begins a new connection, even on used ports
            stream = streams[(source, target)] = Stream()
        stream.segment(struct.unpack_from("!I", segment, 4)[0], flags & 0x02,
                       segment[(segment[12] >> 4) * 4:])
        for payload in stream.messages():
            if is_stun(payload) or is_channel_data(payload):
                found.append(Message(True, source, target, payload))
    return found
