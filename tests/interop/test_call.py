# SPDX-License-Identifier: GPL-3.0-or-later
"""Calls of the program, judged by what each side heard: test_call.py ICELENS CASE.

In a network namespace of its own, with one Ethernet address and no way out."""

import json
import pathlib
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "lab"))
import netns  # noqa: E402

try:
    import heard
except ImportError as missing:
    netns.skip(f"not installed: {missing.name}")

HERE = pathlib.Path(__file__).resolve().parent
ADDRESS = "10.77.0.1"
CALLER_HERTZ, CALLEE_HERTZ = 440, 1000
SECONDS = 5
LEAST = SECONDS - 2


class Call:
    """The folder, the namespace and the two sides of one call."""

    def __init__(self, program, space, folder):
        self.program, self.space, self.folder = program, space, pathlib.Path(folder)

    def path(self, name):
        return str(self.folder / name)

    def icelens(self, role, *more, tone):
        reads, writes = ("answer", "offer") if role == "offer" else ("offer", "answer")
        words = [self.program, role, "--headless", "--read", self.path(reads + ".sdp"), "--write",
                 self.path(writes + ".sdp"), "--audio", f"tone:{tone}", "--record-audio",
                 self.path(role + ".wav"), "--record", self.path(role + ".icelens"), *more]
        return self.space.start(*words, stdout=subprocess.DEVNULL,
                                stderr=open(self.path(role + ".log"), "w"))

    def aiortc(self, role, tone, seconds):
        reads, writes = ("answer", "offer") if role == "offer" else ("offer", "answer")
        return self.space.start("/usr/bin/python3", "-B", HERE / "aiortcpeer.py", role,
                                self.path(reads + ".sdp"), self.path(writes + ".sdp"), tone,
                                seconds, self.path(role + ".wav"),
                                stderr=open(self.path(role + ".log"), "w"))

    def chromium(self, role, tone, seconds, *options):
        reads, writes = ("answer", "offer") if role == "offer" else ("offer", "answer")
        return self.space.start(sys.executable, "-B", HERE / "chromiumpeer.py", role,
                                self.path(reads + ".sdp"), self.path(writes + ".sdp"), tone,
                                seconds, self.path(role + ".wav"), *options,
                                stderr=open(self.path(role + ".log"), "w"))

    def finish(self, processes):
        """Waits for all of them; each must end well."""
        for role, process in processes.items():
            try:
                status = process.wait(timeout=25)
            except subprocess.TimeoutExpired:
                status = "no end"
            if status != 0:
                for log in sorted(self.folder.glob("*.log")):
                    print(f"--- {log.name}\n{log.read_text()}")
                sys.exit(f"the side that makes the {role} ended with {status}")

    def judge(self, role, hertz, **limits):
        """What the side of this role heard."""
        wrong = heard.complaints(heard.from_wave(self.path(role + ".wav")), hertz, LEAST, **limits)
        if wrong:
            sys.exit(f"the side that makes the {role} heard: {'; '.join(wrong)}")

    def events(self, role, kind):
        with open(self.path(role + ".icelens")) as file:
            events = [json.loads(line) for line in list(file)[1:]]
        return [event for event in events if event["e"] == kind]


def between_two(call, *more):
    processes = {"offer": call.icelens("offer", "--duration", str(SECONDS), *more,
                                       tone=CALLER_HERTZ),
                 "answer": call.icelens("answer", *more, tone=CALLEE_HERTZ)}
    call.finish(processes)
    call.judge("offer", CALLEE_HERTZ)
    call.judge("answer", CALLER_HERTZ)
    words = [call.events(role, "srtp-protected")[0]["words"] for role in ("offer", "answer")]
    assert words[0] == words[1] and len(words[0].split()) == 4, words
    ends = [call.events(role, "call-ended")[0]["reason"] for role in ("offer", "answer")]
    assert ends == ["duration-reached", "peer-hung-up"], ends


def icelens(call):
    between_two(call)


def compact(call):
    between_two(call, "--compact", "--ptime", "40")
    for name in ("offer.sdp", "answer.sdp"):
        text = pathlib.Path(call.path(name)).read_text()
        assert text.startswith("icelens:") and text.count("\n") == 1, text


def aiortc_answers(call):
    call.finish({"offer": call.icelens("offer", tone=CALLER_HERTZ),
                 "answer": call.aiortc("answer", CALLEE_HERTZ, SECONDS)})
    call.judge("offer", CALLEE_HERTZ)
    call.judge("answer", CALLER_HERTZ)


def aiortc_offers(call):
    call.finish({"offer": call.aiortc("offer", CALLER_HERTZ, SECONDS),
                 "answer": call.icelens("answer", tone=CALLEE_HERTZ)})
    call.judge("offer", CALLEE_HERTZ)
    call.judge("answer", CALLER_HERTZ)


def chromium_answers(call):
    """Its host candidates are .local names, to be resolved by multicast DNS."""
    call.finish({"offer": call.icelens("offer", tone=CALLER_HERTZ),
                 "answer": call.chromium("answer", CALLEE_HERTZ, SECONDS)})
    call.judge("offer", CALLEE_HERTZ)
    # Its own jitter buffer shortens and lengthens what it plays.
    call.judge("answer", CALLER_HERTZ, most_off_tone=10)


def chromium_offers(call):
    call.finish({"offer": call.chromium("offer", CALLER_HERTZ, SECONDS, "--real-addresses"),
                 "answer": call.icelens("answer", tone=CALLEE_HERTZ)})
    call.judge("offer", CALLEE_HERTZ, most_off_tone=10)
    call.judge("answer", CALLER_HERTZ)


def relayed(call):
    """Only relayed candidates on our side; aiortc answers, coturn carries."""
    call.space.start("turnserver", "-n", "--no-cli", "--listening-ip", ADDRESS, "--relay-ip",
                     ADDRESS, "--realm", "test", "--lt-cred-mech", "--user", "user:secret",
                     "--no-tls", "--no-dtls", "--allow-loopback-peers", "--pidfile",
                     call.path("turn.pid"), "--db", call.path("turn.db"), "--log-file", "stdout",
                     stdout=open(call.path("turn.log"), "w"), stderr=subprocess.STDOUT)
    while b":3478" not in call.space.run("ss", "-ltn", capture_output=True).stdout:
        time.sleep(0.02)
    call.finish({"offer": call.icelens("offer", "--turn", f"udp:user@{ADDRESS}:3478",
                                       "--relay-only", tone=CALLER_HERTZ),
                 "answer": call.aiortc("answer", CALLEE_HERTZ, SECONDS)})
    call.judge("offer", CALLEE_HERTZ)
    call.judge("answer", CALLER_HERTZ)
    offer = pathlib.Path(call.path("offer.sdp")).read_text()
    kinds = {line.split()[7] for line in offer.splitlines() if line.startswith("a=candidate:")}
    assert kinds == {"relay"}, kinds


CASES = {"icelens": icelens, "compact": compact, "aiortc-answers": aiortc_answers,
         "aiortc-offers": aiortc_offers, "chromium-answers": chromium_answers,
         "chromium-offers": chromium_offers, "relayed": relayed}


def main():
    program, case = sys.argv[1:]
    netns.need(*(["turnserver", "ss"] if case == "relayed" else []))
    heard.self_test()
    if "chromium" in case:
        netns.need("chromium", "chromedriver")
    if "aiortc" in case or case == "relayed":
        there = subprocess.run(["/usr/bin/python3", "-c", "import aiortc, numpy"],
                               stderr=subprocess.DEVNULL, check=False)
        if there.returncode != 0:
            netns.skip("not installed: python3-aiortc")
    with tempfile.TemporaryDirectory() as folder, netns.Namespace("a") as here:
        # A cable whose other end nobody holds, by a name that every stack takes for a real card.
        here.ip("link", "add", "eth0", "type", "veth", "peer", "name", "far0")
        here.ip("addr", "add", f"{ADDRESS}/24", "dev", "eth0")
        for name in ("eth0", "far0"):
            here.ip("link", "set", name, "up")
        here.ip("route", "add", "default", "via", ADDRESS, "dev", "eth0")
        CASES[case](Call(program, here, folder))
    print("ok")


main()
