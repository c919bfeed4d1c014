# SPDX-License-Identifier: GPL-3.0-or-later
"""Network namespaces of a test's own: made on entry, gone on exit, with what was started in them."""

import os
import shutil
import signal
import subprocess
import sys

SKIP = 77  # ctest's SKIP_RETURN_CODE


def skip(reason):
    print(f"SKIP: {reason}")
    sys.exit(SKIP)


def need(*tools):
    """Ends the test as skipped, saying why, unless it can make namespaces and has the tools."""
    if os.geteuid() != 0:
        skip("network namespaces need root")
    missing = [tool for tool in ("ip", *tools) if shutil.which(tool) is None]
    if missing:
        skip(f"not installed: {', '.join(missing)}")


class Namespace:
    """One network namespace with a loopback that is up."""

    def __init__(self, name):
        self.name = f"icl{os.getpid()}{name}"
        self.running = []

    def __enter__(self):
        subprocess.run(["ip", "netns", "add", self.name], check=True)
        self.ip("link", "set", "lo", "up")
        return self

    def __exit__(self, *_):
        for process in reversed(self.running):
            self.end(process)
        subprocess.run(["ip", "netns", "del", self.name], check=False)

    def ip(self, *words):
        subprocess.run(["ip", "-n", self.name, *words], check=True)

    def command(self, *words):
        return ["ip", "netns", "exec", self.name, *map(str, words)]

    def run(self, *words, **options):
        return subprocess.run(self.command(*words), **{"check": False, **options})

    def start(self, *words, **options):
        process = subprocess.Popen(self.command(*words), **options)
        self.running.append(process)
        return process

    @staticmethod
    def end(process):
        if process.poll() is None:
            process.send_signal(signal.SIGTERM)
            try:
                process.wait(timeout=5)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()

    def link(self, other, near, far, name="eth0"):
        """A cable to another namespace; near and far are lists of address/prefix."""
        subprocess.run(["ip", "-n", self.name, "link", "add", name, "type", "veth", "peer", "name",
                        name, "netns", other.name], check=True)
        for side, addresses in ((self, near), (other, far)):
            side.ip("link", "set", name, "up")
            for address in addresses:
                side.ip("addr", "add", address, "dev", name, *(["nodad"] if ":" in address else []))
