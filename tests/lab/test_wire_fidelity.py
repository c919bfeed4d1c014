#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a session says crossed its sockets is what tcpdump saw cross them: each message with the
same bytes, direction and order, and nothing else.

usage: test_wire_fidelity.py ICELENS CASE; cases are the keys of CASES.
"""

import base64
import json
import pathlib
import subprocess
import sys
import tempfile
import time

import capture
from netns import Namespace, need

AGENTS4, AGENTS6 = ["10.77.1.1/24", "10.77.1.2/24"], ["fd77:1::1/64"]
SERVER4 = "10.77.1.100"
USER, PASSWORD, REALM = "alice", "a secret of this test", "icelens.example"

TURN = ["--relay-only", "--no-ipv6", "--turn"]
CASES = {
    "udp": [],
    "udp-aggressive": ["--nomination", "aggressive"],
    "ice-tcp": ["--ice-tcp"],
    "ice-tcp-only": ["--ice-tcp"],  # UDP leaves, and is dropped on arrival
    "streams": ["--streams", "2", "--components", "2"],
    "conflict": ["--bob-role", "controlling"],
    "stun": ["--no-ipv6", "--stun", f"{SERVER4}:3478"],
    "turn-udp": [*TURN, f"udp:{USER}@{SERVER4}:3478"],
    "turn-tcp": [*TURN, f"tcp:{USER}@{SERVER4}:3478"],
}


def wait_until(what, condition, seconds=10):
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            sys.exit(f"FAIL: waited {seconds} s for {what}")
        time.sleep(0.02)


def start_server(space, folder):
    log = open(folder / "turnserver.log", "w", encoding="utf-8")
    space.start("turnserver", "-n", "--no-cli", "--listening-ip", SERVER4, "--relay-ip", SERVER4,
                "--realm", REALM, "--lt-cred-mech", "--user", f"{USER}:{PASSWORD}", "--no-tls",
                "--no-dtls", "--allow-loopback-peers", "--pidfile", folder / "turn.pid",
                "--db", folder / "turn.db", "--log-file", "stdout", "--simple-log",
                stdout=log, stderr=subprocess.STDOUT)
    wait_until("the TURN server", lambda: b":3478" in space.run(
        "ss", "-ltn", capture_output=True).stdout)


def sniff(space, interface, dump):
    # Large buffers: a packet that tcpdump drops would be blamed on the program.
    sniffer = space.start("tcpdump", "-i", interface, "-U", "-B", "65536", "-s", "0", "-w", dump,
                          "udp", "or", "tcp", stderr=subprocess.PIPE, text=True)
    # It says that it listens once it does.
    while "listening on" not in (line := sniffer.stderr.readline()):
        if not line:
            sys.exit(f"FAIL: tcpdump on {interface} did not start")
    return sniffer


def run_session(program, options, agents, folder):
    """Returns what crossed lo, what crossed eth0, and the session's file."""
    dumps = {name: folder / f"{name}.pcap" for name in ("lo", "eth0")}
    sniffers = [sniff(agents, name, dump) for name, dump in dumps.items()]
    record = folder / "session.icelens"
    run = agents.run("env", f"ICELENS_TURN_PASSWORD={PASSWORD}", program, "demo", "--headless",
                     "--duration", "3", "--record", record, *options,
                     capture_output=True, text=True, timeout=60)
    if run.returncode != 0:
        sys.exit(f"FAIL: the session ended with {run.returncode}\n{run.stdout}{run.stderr}")
    # A packet of our own behind the others: once it is in the file, so are they.
    for name, dump in dumps.items():
        target = "127.0.0.1" if name == "lo" else SERVER4
        agents.run("bash", "-c", f"echo end of session > /dev/udp/{target}/9")
        wait_until(f"tcpdump on {name}", lambda: b"end of session" in dump.read_bytes())
    for sniffer in sniffers:
        Namespace.end(sniffer)
    return dumps["lo"], dumps["eth0"], record


def recorded(record):
    with open(record, encoding="utf-8") as lines:
        next(lines)
        for line in lines:
            event = json.loads(line)
            if event["e"] == "message-seen":
                yield event


def as_messages(events, direction):
    for event in events:
        if event["direction"] == direction:
            near, far = event["local"], event["remote"]
            ends = (near, far) if direction == "sent" else (far, near)
            yield capture.Message(event.get("tcp", False), *ends, base64.b64decode(event["bytes"]))


def expect_equal(what, expected, actual):
    if expected == actual:
        print(f"ok: {what}: {len(actual)} messages")
        return
    print(f"FAIL: {what}: tcpdump saw {len(expected)}, the session has {len(actual)}")
    for message in expected:
        if message not in actual:
            print("  only tcpdump:", message)
    for message in actual:
        if message not in expected:
            print("  only the session:", message)
    sys.exit(1)


def per_path(messages):
    paths = {}
    for message in messages:
        paths.setdefault((message.tcp, message.source, message.target), []).append(message.payload)
    return paths


def drop_udp_on_arrival(space):
    for words in ("add table inet lab", "add chain inet lab in { type filter hook input priority 0; }",
                  "add rule inet lab in meta l4proto udp drop"):
        space.run("nft", words, check=True)


def judge(case, lo, eth0, record):
    events = list(recorded(record))
    for event in events:
        if event["a"] == 0:
            sys.exit(f"FAIL: no agent owns {event}")
    sent, received = as_messages(events, "sent"), as_messages(events, "received")
    sent, received = list(sent), list(received)
    on_lo, on_eth0 = capture.messages(lo), capture.messages(eth0)
    out = [message for message in on_eth0 if not message.source.startswith(SERVER4)]
    back = [message for message in on_eth0 if message.source.startswith(SERVER4)]

    def to_server(message):
        return message.target.startswith(SERVER4)

    # One thread sends, so what it sends has one order; what it receives has one on each path.
    expect_equal("sent to each other", on_lo, [m for m in sent if not to_server(m)])
    expect_equal("sent to the server", out, [m for m in sent if to_server(m)])
    arrived = [m for m in on_lo if m.tcp] if case == "ice-tcp-only" else on_lo
    expected, actual = per_path(arrived + back), per_path(received)
    for path in sorted(expected.keys() | actual.keys()):
        expect_equal(f"received {path[1]} -> {path[2]}", expected.get(path, []),
                     actual.get(path, []))
    if not on_lo and not on_eth0:
        sys.exit("FAIL: nothing was captured")
    if case in ("ice-tcp-only", "turn-tcp") and not any(message.tcp for message in received):
        sys.exit("FAIL: nothing went over TCP")
    return events


def judge_relay(case, events):
    """Checks must be found inside what the relay carries."""
    inner = [event for event in events if event.get("inner_integrity") == "verified"]
    if case.startswith("turn") and len(inner) < 4:
        sys.exit(f"FAIL: only {len(inner)} relayed checks were found and verified")
    wrong = [event for event in events if "wrong" in
             (event.get("integrity"), event.get("inner_integrity"))]
    if wrong:
        sys.exit(f"FAIL: MESSAGE-INTEGRITY is called wrong in {wrong}")
    print(f"ok: {len(inner)} relayed checks verified, no integrity called wrong")


def main():
    program, case = sys.argv[1:]
    serves = "turn" in case or "stun" in case
    need("tcpdump", "ss", *(["turnserver"] if serves else []),
         *(["nft"] if case == "ice-tcp-only" else []))
    with tempfile.TemporaryDirectory() as name, Namespace("a") as agents, \
            Namespace("s") as server:
        folder = pathlib.Path(name)
        agents.link(server, AGENTS4 + AGENTS6, [f"{SERVER4}/24"])
        if serves:
            start_server(server, folder)
        if case == "ice-tcp-only":
            drop_udp_on_arrival(agents)
        lo, eth0, record = run_session(program, CASES[case], agents, folder)
        judge_relay(case, judge(case, lo, eth0, record))


if __name__ == "__main__":
    main()
