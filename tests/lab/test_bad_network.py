# SPDX-License-Identifier: GPL-3.0-or-later
"""Calls of two programs over a bad or hostile link: test_bad_network.py ICELENS BADWIRE CASE.

The link is badwire's, between two network namespaces. Each side sends a tone and is judged by what
it heard: a call must neither crash nor hang, what the network took must be no more than what it
took, and what an attacker without keys adds must change nothing."""

import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "interop"))
sys.path.insert(0, str(HERE))
import netns  # noqa: E402

try:
    import numpy
    import heard
except ImportError as missing:
    netns.skip(f"not installed: {missing.name}")

CALLER_HERTZ, CALLEE_HERTZ = 440, 1000
SECONDS = 8
RATE = heard.RATE

# Case: what the wire does, the longest gap in ms, and the share of 20 ms windows that may be off
# the tone. A steady tone is the hardest thing to conceal and the easiest to measure: each packet
# that is missing was seen to put up to a dozen windows off, probably while the decoder finds its way
# back. So the share is a wide limit on how bad it may get, not a figure of quality: the bench "voice"
# judges speech.
CASES = {
    "clean": ({"delay": 10}, 60, 0.02),
    "loss-2": ({"delay": 10, "loss": 2}, 120, 0.30),
    "loss-5": ({"delay": 10, "loss": 5}, 160, 0.60),
    "loss-10": ({"delay": 10, "loss": 10}, 200, 0.75),
    "loss-20": ({"delay": 10, "loss": 20}, 300, 0.90),
    "bursts-5": ({"delay": 10, "loss": 5, "burst": 4}, 800, 0.60),
    "jitter-80": ({"delay": 10, "jitter": 80}, 200, 0.15),
    "reordered": ({"delay": 10, "reorder": 10}, 120, 0.25),
    "duplicated": ({"delay": 10, "duplicate": 20}, 60, 0.02),
    "corrupted": ({"delay": 10, "corrupt": 5}, 160, 0.60),
    "narrow": ({"delay": 10, "rate": 100}, 160, 0.10),
    "outage": ({"delay": 10}, 2600, 0.45),
    "hostile": ({"delay": 5, "hostile": 3}, 60, 0.02),
    "flood": ({"delay": 5, "flood": 2000}, 60, 0.02),
    "hostile-setup": ({"delay": 5, "hostile": 3}, 0, 0),
}


class Call:
    """The two namespaces with the wire between them, and the two sides."""

    def __init__(self, program, wire, folder, spaces):
        self.program, self.wire, self.spaces = program, wire, spaces
        self.folder = pathlib.Path(folder)

    def path(self, name):
        return self.folder / name

    def start_wire(self, settings):
        words = [self.wire, *(space.name for space in self.spaces),
                 *(f"{name}={value}" for name, value in settings.items())]
        link = subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        if link.stdout.readline().strip() != "up":
            netns.skip("no TUN devices here")
        for number, space in enumerate(self.spaces, 1):
            # The wire looks into IPv4 alone.
            space.run("sh", "-c", "echo 1 > /proc/sys/net/ipv6/conf/all/disable_ipv6")
            space.ip("addr", "add", f"10.77.0.{number}", "peer", f"10.77.0.{3 - number}", "dev",
                     "link")
            space.ip("link", "set", "dev", "link", "up")
            space.ip("route", "add", "default", "dev", "link")
        return link

    @staticmethod
    def tell(link, what):
        link.stdin.write(what + "\n")
        link.stdin.flush()

    def side(self, role, space, tone, *more):
        reads, writes = ("answer", "offer") if role == "offer" else ("offer", "answer")
        words = [self.program, role, "--headless", "--read", self.path(reads), "--write",
                 self.path(writes), "--audio", f"tone:{tone}", "--record-audio",
                 self.path(role + ".wav"), "--record", self.path(role + ".icelens"), *more]
        return space.start(*words, stdout=subprocess.DEVNULL,
                           stderr=open(self.path(role + ".log"), "w"))

    def events(self, role, kind=None):
        try:
            lines = self.path(role + ".icelens").read_text().splitlines()[1:]
        except FileNotFoundError:
            return []
        found = []
        for line in lines:
            try:
                event = json.loads(line)
            except ValueError:
                continue  # being written
            if kind in (None, event["e"]):
                found.append(event)
        return found

    def wait_for(self, role, kind):
        end = time.monotonic() + 25
        while not self.events(role, kind):
            if time.monotonic() > end:
                self.fail(f"the side that makes the {role} told no {kind}")
            time.sleep(0.05)

    def finish(self, sides, expected):
        for role, process in sides.items():
            try:
                status = process.wait(timeout=40)
            except subprocess.TimeoutExpired:
                status = "no end"
            if status not in expected:
                self.fail(f"the side that makes the {role} ended with {status}")

    def fail(self, why):
        for log in sorted(self.folder.glob("*.log")):
            print(f"--- {log.name}\n{log.read_text()}")
        sys.exit(why)


def judge(samples, hertz, most_gap, most_off):
    """(figures, what is wrong) with what one side heard."""
    loud = numpy.flatnonzero(numpy.abs(samples) > 0.01)
    if not len(loud):
        return "nothing", ["nothing was heard"]
    # Where nobody hears that it is over, the recording goes on.
    ended = min(len(samples), loud[0] + (SECONDS - 1) * RATE)
    judged = samples[loud[0] + RATE // 2 : ended - 3 * RATE // 10]
    if len(judged) < (SECONDS - 3) * RATE:
        return "little", [f"only {len(judged) / RATE:.2f} s were heard"]
    frequency, _ = heard.dominant(judged)
    gap = heard.longest_gap(judged)
    off = heard.off_tone(judged, hertz) / (len(judged) / heard.WINDOW)
    wrong = []
    if abs(frequency - hertz) > 2:
        wrong.append(f"{frequency:.1f} Hz instead of {hertz}")
    if gap > most_gap:
        wrong.append(f"it broke off for {gap} ms")
    if off > most_off:
        wrong.append(f"{off:.1%} of the windows are not the tone")
    end, share = heard.dominant(judged[-RATE:])
    if abs(end - hertz) > 2 or share < 0.5:
        wrong.append("the last second is not the tone")
    return f"gap {gap} ms, {off:.1%} off the tone", wrong


def memory(process):
    """What the program under ip-netns-exec uses at most, in MiB (ip becomes the program)."""
    for line in pathlib.Path(f"/proc/{process.pid}/status").read_text().splitlines():
        if line.startswith("VmHWM"):
            return int(line.split()[1]) / 1024
    return 0


def busy(process):
    """Seconds of processor time."""
    fields = pathlib.Path(f"/proc/{process.pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def lost_farewell(settings):
    """How a call may end where both packets that say so can be lost."""
    return ["consent-lost", "media-lost"] if {"loss", "corrupt"} & set(settings) else []


def depth_at_end(call, role):
    """Of the jitter buffer, in ms, as last reported."""
    return call.events(role, "media-report")[-1].get("buffer_us", 0) / 1000


def bad_link(call, case):
    settings, most_gap, most_off = CASES[case]
    link = call.start_wire(settings)
    sides = {"offer": call.side("offer", call.spaces[0], CALLER_HERTZ, "--duration", str(SECONDS)),
             "answer": call.side("answer", call.spaces[1], CALLEE_HERTZ)}
    if case == "hostile-setup":
        call.tell(link, "attack")
        return attacked_from_the_start(call, link, sides)
    for role in sides:
        call.wait_for(role, "srtp-protected")
    begun = time.monotonic()
    call.tell(link, "attack")
    if case == "outage":
        while time.monotonic() < begun + 2:
            time.sleep(0.05)
        call.tell(link, "outage 2000")
    while time.monotonic() < begun + SECONDS - 1.5:
        time.sleep(0.05)
    used = {role: (memory(process), busy(process)) for role, process in sides.items()}
    call.finish(sides, {0, 3} if lost_farewell(settings) else {0})
    did = json.loads(link.communicate()[0])
    print(case, did, {role: f"{mib:.0f} MiB, {cpu:.2f} s of processor" for role, (mib, cpu)
                      in used.items()})
    for what in set(settings) - {"delay", "jitter", "burst", "rate"}:
        assert did.get(what, 0) >= (2 if what == "outage" else 8), f"the wire was not bad: {did}"
    complaints = []
    for role, hertz in (("offer", CALLEE_HERTZ), ("answer", CALLER_HERTZ)):
        figures, wrong = judge(heard.from_wave(call.path(role + ".wav")), hertz, most_gap, most_off)
        print(f"the side that makes the {role} heard: {figures}")
        complaints += [f"{role}: {one}" for one in wrong]
        if used[role][0] > 400:
            complaints.append(f"{role}: {used[role][0]:.0f} MiB")
        if used[role][1] > SECONDS:
            complaints.append(f"{role}: {used[role][1]:.1f} s of processor")
    if case == "outage":
        complaints += [f"{role}: its jitter buffer is still {depth:.0f} ms deep" for role, depth in
                       ((role, depth_at_end(call, role)) for role in sides) if depth > 120]
    ends = [call.events(role, "call-ended")[-1]["reason"] for role in ("offer", "answer")]
    if ends[0] != "duration-reached" or ends[1] not in ("peer-hung-up", *lost_farewell(settings)):
        complaints.append(f"ends: {ends}")
    if complaints:
        call.fail("; ".join(complaints))


def attacked_from_the_start(call, link, sides):
    """A handshake is in the clear, so that who sees it can end it. Then both sides say so, soon, and
    no sound was let through; or there is a call."""
    statuses = {}
    for role, process in sides.items():
        try:
            statuses[role] = process.wait(timeout=45)
        except subprocess.TimeoutExpired:
            call.fail(f"the side that makes the {role} does not end")
    did = json.loads(link.communicate()[0])
    print("hostile-setup", did, statuses)
    assert did["hostile"] > 8, f"nobody attacked: {did}"
    for role, status in statuses.items():
        reason = call.events(role, "call-ended")[-1]["reason"]
        right = {"duration-reached": 0, "peer-hung-up": 0}.get(reason)
        print(role, reason)
        if (status == 0) != (right == 0) or status < 0:
            call.fail(f"the side that makes the {role} ended with {status}, by {reason}")
        secured = bool(call.events(role, "srtp-protected"))
        sound = call.path(role + ".wav")
        if not secured and sound.exists() and sound.stat().st_size > 44 \
                and numpy.abs(heard.from_wave(sound)).max() > 0:
            call.fail(f"the side that makes the {role} heard something without keys")


def wrong_fingerprint(call):
    """Somebody on the way of the descriptions put a certificate of theirs into the offer."""
    link = call.start_wire({"delay": 5})
    offerer = call.side("offer", call.spaces[0], CALLER_HERTZ)
    end = time.monotonic() + 20
    while not call.path("offer").exists() or "a=fingerprint" not in call.path("offer").read_text():
        assert time.monotonic() < end, "no offer"
        time.sleep(0.05)
    lines = call.path("offer").read_text().splitlines()
    at = next(n for n, line in enumerate(lines) if line.startswith("a=fingerprint:"))
    digit = lines[at][-1]
    lines[at] = lines[at][:-1] + ("0" if digit != "0" else "1")
    call.path("forged").write_text("\r\n".join(lines) + "\r\n")
    words = [call.program, "answer", "--headless", "--read", call.path("forged"), "--write",
             call.path("answer"), "--audio", f"tone:{CALLEE_HERTZ}", "--record-audio",
             call.path("answer.wav"), "--record", call.path("answer.icelens")]
    answerer = call.spaces[1].start(*words, stdout=subprocess.DEVNULL,
                                    stderr=open(call.path("answer.log"), "w"))
    statuses = [process.wait(timeout=40) for process in (offerer, answerer)]
    link.communicate()
    print("statuses", statuses)
    ended = call.events("answer", "call-ended")
    if 0 in statuses or not ended or ended[-1]["reason"] != "security-failed":
        call.fail(f"it was not refused: {statuses}, {ended}")
    if call.events("answer", "srtp-protected"):
        call.fail("media was let through")
    for role in ("offer", "answer"):
        path = call.path(role + ".wav")
        if path.exists() and path.stat().st_size > 44 and numpy.abs(heard.from_wave(path)).max() > 0:
            call.fail(f"the side that makes the {role} heard something")


def main():
    program, wire, case = sys.argv[1:]
    netns.need()
    with tempfile.TemporaryDirectory() as folder, netns.Namespace("a") as one, \
            netns.Namespace("b") as two:
        call = Call(program, wire, folder, (one, two))
        if case == "wrong-fingerprint":
            wrong_fingerprint(call)
        else:
            bad_link(call, case)
    print("ok")


main()
