# SPDX-License-Identifier: GPL-3.0-or-later
"""From mouth to ear: how long sound takes through a call, through this program and what else a
person could take, in one run on one machine.

The microphones and loudspeakers are null sinks of a PulseAudio of its own, which have no hardware
delay: what is measured is software. All calls stay inside one network namespace."""
import contextlib
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "lab"))
import netns  # noqa: E402

CHIRPS = 20
PATIENCE = 20
ADDRESS = "10.77.0.1"
BARESIP = """module_path /usr/lib/baresip/modules
module opus.so
module alsa.so
module_tmp uuid.so
module_tmp account.so
module_app menu.so
sip_listen {address}:{port}
audio_player alsa,pulse
audio_source alsa,pulse
audio_alert alsa,pulse
audio_buffer 20-160
jitter_buffer_delay 5-10
"""


class Server:
    """A PulseAudio with two microphones, micA and micB, that hear what is played into micA_in and
    micB_in, and two loudspeakers, spkA and spkB."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.variables = os.environ | {
            "PULSE_SERVER": f"unix:{folder}/sock", "HOME": str(folder),
            "XDG_RUNTIME_DIR": str(folder), "XDG_CONFIG_HOME": str(folder),
            "XDG_DATA_HOME": str(folder), "QT_QPA_PLATFORM": "offscreen"}

    def __enter__(self):
        sinks = "".join(f"load-module module-null-sink sink_name={name} rate=48000 channels=2\n"
                        for name in ("spkA", "spkB", "micA_in", "micB_in"))
        sources = "".join(f"load-module module-remap-source master={name}_in.monitor "
                          f"source_name={name}\n" for name in ("micA", "micB"))
        script = self.folder / "script.pa"
        script.write_text("load-module module-native-protocol-unix auth-anonymous=1 "
                          f"socket={self.folder}/sock\n{sinks}{sources}"
                          "set-default-sink spkA\nset-default-source micA\n")
        self.process = subprocess.Popen(
            ["pulseaudio", "-n", "-F", script, "--exit-idle-time=-1", "--daemonize=no",
             "--use-pid-file=no", "--disallow-exit"], env=self.variables,
            stderr=open(self.folder / "pulse.log", "w"))
        end = time.monotonic() + PATIENCE
        while "micB\t" not in subprocess.run(
                ["pactl", "list", "short", "sources"], env=self.variables, check=False, text=True,
                stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout:
            if time.monotonic() > end:
                raise RuntimeError("pulseaudio does not start")
            time.sleep(0.05)
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait()

    def on(self, microphone, loudspeaker):
        """The environment of a program that is to use these."""
        return self.variables | {"PULSE_SOURCE": microphone, "PULSE_SINK": loudspeaker}


def measure(arguments, server, *more, system="pulse"):
    """From the mouth at micA to the ear at spkB."""
    done = subprocess.run(
        [arguments.build / "tests/bench/mouth", "micA_in", "spkB.monitor", str(CHIRPS), *more],
        env=server.on("micA", "spkB") | {"ICELENS_AUDIO": system}, stdout=subprocess.PIPE,
        text=True, check=False, timeout=120)
    return json.loads(done.stdout or "{}")


def wait_for(what, why):
    end = time.monotonic() + PATIENCE
    while not what():
        if time.monotonic() > end:
            raise RuntimeError(why)
        time.sleep(0.05)


def device_loop(system):
    def run(arguments, server, _space):
        return measure(arguments, server, "loop", system=system)
    return run


@contextlib.contextmanager
def two_of_us(arguments, server, space, *more):
    with tempfile.TemporaryDirectory() as folder:
        offer, answer = f"{folder}/offer", f"{folder}/answer"
        program = arguments.build / "app/icelens"
        sides = [space.start(program, role, "--headless", "--write", writes, "--read", reads,
                             "--audio", "device", *more, env=server.on(*devices),
                             stdout=subprocess.DEVNULL, stderr=open(f"{folder}/{role}.log", "w"))
                 for role, writes, reads, devices in (
                     ("offer", offer, answer, ("micA", "spkA")),
                     ("answer", answer, offer, ("micB", "spkB")))]
        log = pathlib.Path(folder, "answer.log")
        try:
            wait_for(lambda: "encrypted" in log.read_text(), "our call is not connected")
            yield
        finally:
            for side in sides:
                space.end(side)


def ours(*more):
    def run(arguments, server, space):
        with two_of_us(arguments, server, space, *more):
            return measure(arguments, server)
    return run


def chromium(processing):
    def run(arguments, server, space):
        browser = space.start(sys.executable, "-B", HERE / "chromiummouth.py", processing,
                              env=server.on("micA", "spkB"), stdin=subprocess.PIPE,
                              stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        if browser.stdout.readline().strip() != "up":
            raise RuntimeError("Chromium does not call")
        found = measure(arguments, server)
        browser.communicate()
        return found
    return run


def baresip(arguments, server, space):
    """As Debian sets it up, over PulseAudio by ALSA's plug-in: one dials, the other answers."""
    with tempfile.TemporaryDirectory() as folder, contextlib.ExitStack() as ends:
        (server.folder / ".asoundrc").write_text("pcm.pulse { type pulse }\n")
        for name, port, devices in (("b", 5072, ("micB", "spkB")), ("a", 5070, ("micA", "spkA"))):
            home = pathlib.Path(folder, name)
            home.mkdir()
            (home / "config").write_text(BARESIP.format(address=ADDRESS, port=port))
            (home / "accounts").write_text(f"<sip:{name}@{ADDRESS}:{port}>;regint=0;"
                                           "answermode=auto;audio_codecs=opus/48000/2\n")
            dial = ["-e", "/dial sip:b@" + ADDRESS + ":5072"] if name == "a" else []
            phone = space.start("baresip", "-f", home, *dial, env=server.on(*devices),
                                stdin=subprocess.DEVNULL, stderr=subprocess.STDOUT,
                                stdout=open(home / "log", "w"))
            ends.callback(space.end, phone)
            wait_for(lambda home=home: "Network local" in (home / "log").read_text()
                     or "ready" in (home / "log").read_text(), "baresip does not start")
        wait_for(lambda: "established" in pathlib.Path(folder, "a/log").read_text(),
                 "baresip does not call")
        return measure(arguments, server)


def flags_of_ours(arguments):
    return subprocess.run([arguments.build / "app/icelens", "offer", "--help"], text=True,
                          stdout=subprocess.PIPE, env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
                          check=False).stdout


def runs(arguments):
    """What: (how it is run, the most that its median may be; None where it is not ours)."""
    table = {"our devices alone, libpulse": (device_loop("pulse"), 42),
             "our devices alone, Qt Multimedia": (device_loop("qt"), None)}
    if "--processing" in flags_of_ours(arguments):
        table["our call, processing off"] = (ours("--processing", "off"), 100)
    table["our call, processing on"] = (ours(), 115)
    if shutil.which("baresip"):
        table["baresip"] = (baresip, None)
    else:
        print("without baresip: baresip-core is not installed")
    if shutil.which("chromium") and shutil.which("chromedriver"):
        table["Chromium to itself, processing off"] = (chromium("off"), None)
        table["Chromium to itself, processing on"] = (chromium("on"), None)
    else:
        print("without Chromium: chromium and chromium-driver are not installed")
    return table


def mouth(arguments):
    missing = [tool for tool in ("pulseaudio", "pactl", "ip") if shutil.which(tool) is None]
    if missing or os.geteuid() != 0:
        print(f"left out: not installed or not root: {', '.join(missing)}")
        return None
    results = {}
    print(f"  {'from mouth to ear, ms':38}{'median':>8}{'p95':>8}{'most':>8}{'heard':>7}{'lost':>6}")
    with netns.Namespace("mouth") as space:
        # A cable whose other end nobody holds, by a name that everybody takes for a real card.
        space.ip("link", "add", "eth0", "type", "veth", "peer", "name", "far0")
        space.ip("addr", "add", f"{ADDRESS}/24", "dev", "eth0")
        for name in ("eth0", "far0"):
            space.ip("link", "set", name, "up")
        space.ip("route", "add", "default", "via", ADDRESS, "dev", "eth0")
        for what, (run, limit) in runs(arguments).items():
            with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder, \
                    Server(folder) as server:
                try:
                    found = run(arguments, server, space)
                except (RuntimeError, SystemExit, OSError) as error:
                    found = {"failed": str(error)}
            results[what] = found
            if not found.get("heard"):
                print(f"  {what:38}  nothing was heard {found}", flush=True)
                continue
            print(f"  {what:38}{found['median_ms']:8.1f}{found['p95_ms']:8.1f}"
                  f"{found['most_ms']:8.1f}{found['heard']:7}{found['lost']:6}", flush=True)
            if limit:
                spread = found["p95_ms"] - found["median_ms"]
                met = found["median_ms"] <= limit and spread <= 15
                print(f"    target ≤ {limit}, p95 within 15 of the median: "
                      f"{'met' if met else 'MISSED'}")
    return results
