# SPDX-License-Identifier: GPL-3.0-or-later
"""A call between two windows: what is played into one's microphone comes out of the other's
loudspeaker. test_call_windows.py ICELENS

Under an X server and a sound server of its own, with loudspeakers that nobody hears."""

import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

SKIPPED = 77
RATE = 48000

try:
    import numpy as np
except ImportError:
    print("not installed: numpy")
    sys.exit(SKIPPED)

PULSE = """load-module module-native-protocol-unix auth-anonymous=1 socket={folder}/sock
load-module module-null-sink sink_name=spkA rate=48000 channels=1
load-module module-null-sink sink_name=spkB rate=48000 channels=1
load-module module-null-sink sink_name=inA rate=48000 channels=1
load-module module-null-sink sink_name=inB rate=48000 channels=1
load-module module-remap-source master=inA.monitor source_name=micA
load-module module-remap-source master=inB.monitor source_name=micB
"""
# As a person left them. What is measured is the way, not what is done to a voice.
SETTINGS = """[sound]
microphone=mic{side}
loudspeaker=spk{side}
echo=0
noise=false
gain=false
"""


def wait_for(what, condition, seconds=30):
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            sys.exit(f"waited in vain for {what}")
        time.sleep(0.05)


def chirps(low, high, count=4):
    """Chirps of 0.4 s, one a second."""
    time_of = np.arange(int(0.4 * RATE)) / RATE
    sweep = np.sin(2 * np.pi * (low * time_of + (high - low) / 0.8 * time_of ** 2))
    one = np.zeros(RATE, dtype=np.float32)
    one[:len(sweep)] = 0.4 * sweep * np.hanning(len(sweep))
    return one, np.tile(one, count)


class Stage:
    def __init__(self, program, folder):
        self.program, self.folder, self.started = program, pathlib.Path(folder), []

    def start(self, *words, **more):
        process = subprocess.Popen([str(word) for word in words], **more)
        self.started.append(process)
        return process

    def stop(self):
        for process in reversed(self.started):
            if process.poll() is None:
                process.terminate()
        for process in self.started:
            process.wait(timeout=10)

    def servers(self):
        (self.folder / "boot.pa").write_text(PULSE.format(folder=self.folder))
        home = {"HOME": str(self.folder), "XDG_RUNTIME_DIR": str(self.folder),
                "PATH": os.environ["PATH"]}
        self.start("pulseaudio", "-n", "-F", self.folder / "boot.pa", "--exit-idle-time=-1",
                   "--daemonize=no", "--use-pid-file=no", env=home,
                   stderr=open(self.folder / "pulse.log", "w"))
        read, write = os.pipe()
        self.start("Xvfb", "-displayfd", write, "-screen", "0", "1280x800x24", "-nolisten", "tcp",
                   pass_fds=[write], stderr=open(self.folder / "xvfb.log", "w"))
        os.close(write)
        with os.fdopen(read) as number:
            self.display = ":" + number.readline().strip()
        wait_for("the sound server", (self.folder / "sock").exists)

    def sound(self):
        return {**os.environ, "PULSE_SERVER": f"unix:{self.folder}/sock"}

    def window(self, role, side):
        home = self.folder / role
        (home / "config/icelens").mkdir(parents=True)
        (home / "config/icelens/icelens.conf").write_text(SETTINGS.format(side=side))
        reads, writes = ("answer", "offer") if role == "offer" else ("offer", "answer")
        environment = {**self.sound(), "HOME": str(home), "XDG_CONFIG_HOME": str(home / "config"),
                       "XDG_DATA_HOME": str(home), "DISPLAY": self.display,
                       "QT_QPA_PLATFORM": "xcb"}
        return self.start(self.program, role, "--read", self.folder / (reads + ".sdp"), "--write",
                          self.folder / (writes + ".sdp"), "--audio", "device", "--interface", "127.0.0.1",
                          "--record", self.folder / (role + ".icelens"), env=environment,
                          stderr=open(self.folder / (role + ".log"), "w"))

    def events(self, role, kind):
        try:
            with open(self.folder / (role + ".icelens")) as file:
                lines = [line for line in list(file)[1:] if line.endswith("\n")]
        except FileNotFoundError:
            return []
        return [event for event in map(json.loads, lines) if event["e"] == kind]

    def measure(self, source, sink, low, high):
        """Plays chirps into @p source and finds them in what @p sink plays: (delay, how clear)."""
        one, whole = chirps(low, high)
        heard = self.folder / "heard.raw"
        recorder = self.start("parec", "--device=" + sink + ".monitor", "--format=float32le",
                              "--rate=48000", "--channels=1", "--latency-msec=10", "--raw",
                              env=self.sound(), stdout=open(heard, "wb"))
        wait_for("the recorder", lambda: heard.stat().st_size > 4 * RATE / 2)
        begun = heard.stat().st_size // 4
        player = self.start("pacat", "--device=" + source, "--format=float32le", "--rate=48000",
                            "--channels=1", "--latency-msec=20", "--raw", env=self.sound(),
                            stdin=subprocess.PIPE)
        player.communicate(whole.astype("<f4").tobytes())
        wait_for("the end of it", lambda: heard.stat().st_size // 4 > begun + len(whole) + RATE)
        recorder.terminate()
        recorder.wait()
        sound = np.fromfile(heard, dtype="<f4")[begun - RATE // 10:]
        sweep = one[:int(0.4 * RATE)]
        spectrum = np.fft.rfft(sound, 2 ** 20)
        matched = np.abs(np.fft.irfft(spectrum * np.conj(np.fft.rfft(sweep, 2 ** 20))))[:len(sound)]
        norm = np.sqrt(np.sum(sweep ** 2))
        places, clear = [], []
        for second in range(4):
            window = matched[second * RATE:(second + 1) * RATE]
            at = int(np.argmax(window)) + second * RATE
            part = sound[at:at + len(sweep)]
            energy = np.sqrt(np.sum(part ** 2)) * norm
            clear.append(float(matched[at] / energy) if energy > 0 else 0.0)
            places.append((at - second * RATE) / RATE)
        return places, clear


def main():
    for tool in ("Xvfb", "pulseaudio", "pacat", "parec"):
        if shutil.which(tool) is None:
            print(f"not installed: {tool}")
            sys.exit(SKIPPED)
    with tempfile.TemporaryDirectory() as folder:
        stage = Stage(sys.argv[1], folder)
        try:
            stage.servers()
            windows = {"offer": stage.window("offer", "A"), "answer": stage.window("answer", "B")}
            for role, window in windows.items():
                wait_for(f"keys of the {role}", lambda role=role: stage.events(role, "srtp-protected")
                         or windows[role].poll() is not None)
                assert window.poll() is None, (stage.folder / (role + ".log")).read_text()
            wait_for("media", lambda: len(stage.events("answer", "media-report")) > 2)
            for source, sink, low, high in (("inA", "spkB", 400, 3000), ("inB", "spkA", 3000, 400)):
                places, clear = stage.measure(source, sink, low, high)
                print(f"{source} -> {sink}: at {[round(p, 3) for p in places]} s, correlation "
                      f"{[round(c, 2) for c in clear]}")
                # Where sound is stretched or shortened within a chirp, it is not alike any more.
                found = [place for place, like in zip(places, clear) if like > 0.6]
                assert len(found) >= len(clear) - 1, "chirps did not come out as they went in"
                assert max(found) - min(found) < 0.08, "the delay jumps"
            windows["offer"].terminate()
            assert windows["offer"].wait(timeout=15) == 0
            wait_for("the other's end", lambda: stage.events("answer", "call-ended"))
            assert stage.events("answer", "call-ended")[0]["reason"] == "peer-hung-up"
        finally:
            stage.stop()
    print("ok")


main()
