#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Our STUN decoder agrees with tshark on what coturn, its clients and libnice say to each other.

Everything runs in a network namespace of its own. Needs root; skipped without. With captures as
arguments, compares those as well.
"""

import os
import signal
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "lab"))
import compare_stun  # noqa: E402
import netns  # noqa: E402

SERVER, OTHER, ALICE, BOB = (f"192.0.2.{host}" for host in (1, 2, 11, 12))
SERVER6, ALICE6, BOB6 = (f"2001:db8::{host}" for host in (1, 11, 12))
USER, PASSWORD = "alice", "secret"

# What each program is there for, and so must be in the capture.
EXPECTED = {
    0x0001: "MAPPED-ADDRESS", 0x0006: "USERNAME", 0x0008: "MESSAGE-INTEGRITY",
    0x0009: "ERROR-CODE", 0x000C: "CHANNEL-NUMBER", 0x000D: "LIFETIME",
    0x0012: "XOR-PEER-ADDRESS", 0x0013: "DATA", 0x0014: "REALM", 0x0015: "NONCE",
    0x0016: "XOR-RELAYED-ADDRESS", 0x0019: "REQUESTED-TRANSPORT", 0x0020: "XOR-MAPPED-ADDRESS",
    0x0024: "PRIORITY", 0x0025: "USE-CANDIDATE", 0x8022: "SOFTWARE", 0x8028: "FINGERPRINT",
    0x8029: "ICE-CONTROLLED", 0x802A: "ICE-CONTROLLING",
}


def until_line(stream, words):
    """Reads @p stream up to a line with one of the words; False if it ends before."""
    for line in stream:
        if any(word in line for word in words):
            return True
    return False


def start_server(space, folder):
    server = space.start(
        "turnserver", "-n", "-v", "--log-file=stdout", "--simple-log", f"--pidfile={folder}/pid",
        f"--userdb={folder}/userdb", "--lt-cred-mech", "--realm=example.org",
        f"--user={USER}:{PASSWORD}", f"--listening-ip={SERVER}", f"--listening-ip={OTHER}",
        f"--listening-ip={SERVER6}", f"--relay-ip={SERVER}", f"--relay-ip={SERVER6}", "--no-tls",
        "--no-dtls", "--no-cli", stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        text=True)
    if not until_line(server.stdout, ["Total General servers"]):
        sys.exit("coturn did not start")
    # It must not stand still because nobody reads what it logs.
    space.start("cat", stdin=server.stdout, stdout=subprocess.DEVNULL)
    return server


def start_capture(space, path):
    capture = space.start("tcpdump", "-i", "lo", "-s", "0", "-U", "--immediate-mode", "-w", path,
                          stderr=subprocess.PIPE, text=True)
    if not until_line(capture.stderr, ["listening on"]):
        sys.exit("tcpdump did not start")
    return capture


def talk(space, nicepair):
    """Everything that is to be in the capture."""
    client = ["turnutils_uclient", "-y", "-c", "-n", "2", "-m", "1", "-l", "40", "-u", USER, "-w",
              PASSWORD]
    programs = [
        ("STUN client", ["turnutils_stunclient", "-p", "3478", SERVER]),
        ("RFC 5780", ["turnutils_natdiscovery", "-m", "-f", "-p", "3478", SERVER]),
        ("channels", [*client, SERVER]),
        ("indications", [*client, "-s", SERVER]),
        ("TURN over TCP", [*client, "-t", SERVER]),
        ("IPv6 relay", [*client, "-x", SERVER6]),
        ("wrong password", [*client, "-w", "wrong", SERVER]),
        ("libnice", [nicepair, ALICE, BOB]),
        ("libnice, IPv6", [nicepair, ALICE6, BOB6]),
        ("libnice, RFC 3489", [nicepair, ALICE, BOB, SERVER]),
        ("libnice, relayed", [nicepair, ALICE, BOB, SERVER, USER, PASSWORD]),
    ]
    running = [(name, space.start(*command, stdout=subprocess.DEVNULL,
                                  stderr=subprocess.DEVNULL)) for name, command in programs]
    for name, process in running:
        try:
            print(f"{name}: exit status {process.wait(timeout=20)}")
        except subprocess.TimeoutExpired:
            print(f"{name}: ended after 20 s")


def make_capture(folder, nicepair):
    path = os.path.join(folder, "lab.pcap")
    with netns.Namespace("stun") as space:
        for address in (SERVER, OTHER, ALICE, BOB):
            space.ip("addr", "add", f"{address}/32", "dev", "lo")
        for address in (SERVER6, ALICE6, BOB6):
            space.ip("addr", "add", f"{address}/128", "dev", "lo", "nodad")
        start_server(space, folder)
        capture = start_capture(space, path)
        talk(space, nicepair)
        capture.send_signal(signal.SIGINT)
        capture.wait(timeout=10)
    return path


def main():
    netns.need("tshark", "tcpdump", "turnserver", "turnutils_uclient", "turnutils_stunclient",
               "turnutils_natdiscovery")
    seen = Counter()
    with tempfile.TemporaryDirectory() as folder:
        # tcpdump gives up root before it opens its file.
        os.chmod(folder, 0o777)
        captures = [make_capture(folder, os.environ["ICELENS_NICEPAIR"]), *sys.argv[1:]]
        differences = [line for capture in captures
                       for line in compare_stun.compare(capture, seen)]
    differences += [f"{name} is in no message: the comparison says nothing of it"
                    for kind, name in EXPECTED.items() if not seen[f"0x{kind:04x}"]]
    if not seen["without cookie"] or not seen["relayed payloads"]:
        differences.append("no RFC 3489 message or no relayed payload was compared")
    compare_stun.report(differences, seen)
    return 1 if differences else 0


if __name__ == "__main__":
    sys.exit(main())
