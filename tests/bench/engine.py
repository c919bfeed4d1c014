# SPDX-License-Identifier: GPL-3.0-or-later
"""The engine, the window, and the program's start."""
import json
import os
import subprocess


def environment():
    return os.environ | {"QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen")}


def run_json(command):
    done = subprocess.run([str(word) for word in command], stdout=subprocess.PIPE, text=True,
                          env=environment(), check=True)
    results = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
    for result in results:
        for name, value in result.items():
            print(f"  {name:34} {value:,.6g}" if isinstance(value, (int, float))
                  else f"  {name:34} {value}")
        print(flush=True)
    return results


def fold(arguments):
    program = arguments.build / "tests/bench/bench_fold"
    return [run_json([program, arguments.events, pairs])[0] for pairs in (200, 10_000)]


def ui(arguments):
    return run_json([arguments.build / "tests/bench/bench_ui", arguments.events])


def start(arguments):
    return run_json([arguments.build / "tests/bench/bench_start",
                     arguments.build / "app/icelens", arguments.rounds])
