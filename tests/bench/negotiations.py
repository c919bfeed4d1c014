# SPDX-License-Identifier: GPL-3.0-or-later
"""Negotiations: watched against bare libnice, and against aioice and pion where they are installed.

One negotiation a process, in rounds of shuffled order, so that what else the machine does falls on
all alike; medians of the rounds and ratios of these are what is told.
"""
import contextlib
import json
import os
import random
import shutil
import statistics
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
DELAY_MS = 20  # one way; the round trip is twice that
SIZES = (1, 5, 10, 20)  # addresses on each side: 1, 25, 100 and 400 pairs
FIGURES = ("gathered_to_connected", "start_to_connected", "cpu_to_connected", "cpu")
GO_SOURCES = Path("/usr/share/gocode")  # of Debian's golang-*-dev packages
AIOICE_PYTHON = "/usr/bin/python3"  # Debian's python3-aioice is for Debian's Python


def call(*command, **options):
    subprocess.run(command, check=True, **options)


class Namespaces(contextlib.ExitStack):
    """Network namespaces of our own, gone at the end."""

    def make(self, label):
        name = f"icelens-bench-{os.getpid()}-{label}"
        call("ip", "netns", "add", name)
        self.callback(call, "ip", "netns", "delete", name)
        for setting in ("all", "default"):
            call("ip", "netns", "exec", name, "sysctl", "-qw",
                 f"net.ipv6.conf.{setting}.disable_ipv6=1")
        self.ip(name, "link", "set", "lo", "up")
        return name

    @staticmethod
    def ip(name, *words):
        call("ip", "-n", name, *words)


def aioice_works():
    return subprocess.run([AIOICE_PYTHON, "-c", "import aioice"], stderr=subprocess.DEVNULL,
                          check=False).returncode == 0


def build_pion(build):
    """The program with pion, built here; None where Debian's packages for that are missing."""
    program = build / "tests/bench/pionpair"
    if shutil.which("go") is None or not (GO_SOURCES / "src/github.com/pion/ice/v2").is_dir():
        return None
    environment = os.environ | {"GO111MODULE": "off", "GOPATH": str(GO_SOURCES), "GOFLAGS": "",
                                "GOCACHE": str(build / "gocache")}
    done = subprocess.run(["go", "build", "-o", program, HERE / "pionpair.go"], env=environment,
                          check=False)
    return program if done.returncode == 0 else None


def run_one(namespace, command):
    """The figures of one negotiation; None, with a word on stderr, if it did not connect."""
    done = subprocess.run(["ip", "netns", "exec", namespace, *map(str, command)],
                          stdout=subprocess.PIPE, text=True, timeout=60, check=False)
    if done.returncode != 0:
        print(f"exit status {done.returncode}: {' '.join(map(str, command))}", file=sys.stderr)
        return None
    return json.loads(done.stdout)


def rounds(namespace, programs, count):
    """programs: name → command. Medians of all their figures, name → figure → number."""
    figures = {name: [] for name in programs}
    for _ in range(count):
        order = list(programs)
        random.shuffle(order)
        for name in order:
            result = run_one(namespace, programs[name])
            if result:
                figures[name].append(result)
    return {name: {key: statistics.median(run[key] for run in runs) for key in runs[0]}
            | {"runs": len(runs), "least_start_to_connected":
               min(run["start_to_connected"] for run in runs)}
            for name, runs in figures.items() if runs}


def print_table(title, medians):
    print(f"\n{title}: medians, ms")
    print(f"{'':22}{'gathered→':>10}{'start→':>10}{'CPU start→':>12}{'CPU +300':>10}"
          f"{'time ÷ bare':>13}{'CPU ÷ bare':>12}")
    for name, figure in medians.items():
        base = medians.get("bare Ta 5" if "Ta 5" in name else "bare", figure)
        time = figure["start_to_connected"] / base["start_to_connected"]
        cpu = figure["cpu"] / base["cpu"]
        print(f"{name:22}" + "".join(f"{figure[key]:{width}.2f}"
                                     for key, width in zip(FIGURES, (10, 10, 12, 10)))
              + f"{time:13.2f}{cpu:12.2f}", flush=True)


def judge(what, value, limit):
    print(f"  {what}: {value:.2f}, target ≤ {limit:.2f}: {'met' if value <= limit else 'MISSED'}")
    return {"value": value, "limit": limit}


def ready():
    if os.geteuid() != 0 or subprocess.run(["which", "ip"], stdout=subprocess.DEVNULL,
                                           check=False).returncode != 0:
        print("left out: makes network namespaces, which needs root and iproute2")
        return False
    if not aioice_works():
        print("without aioice: python3-aioice is not installed")
    return True


def pion_of(build):
    program = build_pion(build)
    if program is None:
        print("without pion: golang-go and golang-github-pion-ice.v2-dev are not installed")
    return program


def programs(build, places):
    bare, watched = build / "tests/bench/barenice", build / "tests/bench/watchednice"
    table = {
        "bare": [bare, *places],
        "watched": [watched, *places],
        "bare Ta 5": [bare, *places, "--ta", 5],
        "watched Ta 5": [watched, *places, "--ta", 5],
    }
    if aioice_works():
        table["aioice"] = [AIOICE_PYTHON, HERE / "aioicepair.py", *places]
    return table


def watch(arguments):
    """Loopback: both agents on the same addresses of one namespace."""
    if not ready():
        return None
    results = {}
    pion = pion_of(arguments.build)
    with Namespaces() as namespaces:
        for size in SIZES:
            name = namespaces.make(f"n{size}")
            namespaces.ip(name, "link", "add", "lan0", "type", "veth", "peer", "name", "lan1")
            namespaces.ip(name, "link", "set", "lan0", "up")
            namespaces.ip(name, "link", "set", "lan1", "up")
            addresses = [f"10.77.0.{i + 1}" for i in range(size)]
            for address in addresses:
                namespaces.ip(name, "addr", "add", f"{address}/24", "dev", "lan0")
            places = ["--alice", ",".join(addresses), "--bob", ",".join(addresses)]
            table = programs(arguments.build, places)
            table["watched + file"] = [*table["watched"], "--record", "/dev/null"]
            if pion is not None:
                table["pion"] = [pion, *places]
            medians = rounds(name, table, arguments.rounds)
            print_table(f"loopback, {size * size} pairs", medians)
            bare, watched = medians["bare"], medians["watched"]
            ratios = {"time": judge("watched ÷ bare, time from start",
                                    watched["start_to_connected"] / bare["start_to_connected"],
                                    1.03)}
            if size in (1, 20):
                ratios["cpu"] = judge("watched ÷ bare, CPU", watched["cpu"] / bare["cpu"],
                                      1.10 if size == 1 else 0.40)
            if size == 1:
                ratios["fast"] = judge(
                    "fast preset ÷ default, time from gathered",
                    medians["watched Ta 5"]["gathered_to_connected"]
                    / watched["gathered_to_connected"], 0.30)
            results[size * size] = {"medians": medians, "ratios": ratios}
    return results


def link(arguments):
    """A round trip of 40 ms between two namespaces; each agent gathers in its own."""
    if not ready():
        return None
    results = {}
    with Namespaces() as namespaces:
        for size in SIZES:
            sides = [namespaces.make(f"{side}{size}") for side in ("alice", "bob")]
            wire = subprocess.Popen(
                [arguments.build / "tests/bench/linkwire", *sides, str(DELAY_MS)],
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
            try:
                if wire.stdout.readline().strip() != "up":
                    print("left out: no TUN interface can be made")
                    return None
                places = []
                for number, (side, name) in enumerate(zip(("alice", "bob"), sides)):
                    own = [f"10.78.{number}.{i + 1}" for i in range(size)]
                    for address in own:
                        namespaces.ip(name, "addr", "add", f"{address}/24", "dev", "link")
                    namespaces.ip(name, "link", "set", "dev", "link", "up")
                    namespaces.ip(name, "route", "add", f"10.78.{1 - number}.0/24", "dev", "link")
                    places += [f"--{side}", ",".join(own), f"--{side}-ns", name]
                medians = rounds(sides[0], programs(arguments.build, places), arguments.rounds)
                print_table(f"40 ms round trip, {size * size} pairs", medians)
                ratios = {"time": judge("watched ÷ bare, time from start",
                                        medians["watched"]["start_to_connected"]
                                        / medians["bare"]["start_to_connected"], 1.03)}
                if size == 1:
                    ratios["round_trips"] = judge(
                        "fast preset, regular nomination ÷ two round trips",
                        medians["watched Ta 5"]["gathered_to_connected"] / (4 * DELAY_MS), 1.25)
                results[size * size] = {"medians": medians, "ratios": ratios}
            finally:
                wire.stdin.close()
                wire.wait()
    return results
