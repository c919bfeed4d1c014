# SPDX-License-Identifier: GPL-3.0-or-later
"""The engine, the window, and the program's start."""
import json
import os
import statistics
import subprocess
import tempfile
import time


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


def views(arguments):
    return run_json([arguments.build / "tests/bench/bench_views", arguments.events])


def voice(arguments):
    """What a voice costs, and what is heard of it over bad networks."""
    folder = arguments.build / "tests/bench"
    results = run_json([folder / "bench_voice", 10])
    # A packet between two agents, without the tap and with it, in turn.
    pairs = [[run_json([folder / name])[0]["least"] for name in ("barepath", "watchedpath")]
             for _ in range(5)]
    bare, watched = (statistics.median(column) for column in zip(*pairs))
    print(f"  a packet: bare {bare:.2f} us, watched {watched:.2f} us, {watched / bare:.3f} times "
          "(target: 1.10)")
    return results + [{"bare_us": bare, "watched_us": watched, "ratio": watched / bare}]


def start(arguments):
    """The program as ./dev run starts it, with its demo session, in a home of its own."""
    frames, pairs = [], []
    for _ in range(arguments.rounds):
        with tempfile.TemporaryDirectory() as home:
            begun = time.clock_gettime_ns(time.CLOCK_MONOTONIC)
            done = subprocess.run(
                [arguments.build / "tests/bench/bench_start"], stdout=subprocess.PIPE, text=True,
                timeout=60, check=True, env=environment() | {
                    "BENCH_START_NS": str(begun), "HOME": home, "XDG_CONFIG_HOME": home,
                    "XDG_DATA_HOME": home, "XDG_STATE_HOME": home, "XDG_CACHE_HOME": home})
        figures = json.loads(done.stdout.splitlines()[-1])
        frames.append(figures["first_frame_ms"])
        pairs.append(figures["first_pair_ms"])
    result = {"first_frame_ms": statistics.median(frames),
              "first_pair_ms": statistics.median(pairs),
              "first_frame_least_ms": min(frames), "first_pair_least_ms": min(pairs)}
    for name, value in result.items():
        print(f"  {name:34} {value:.1f}")
    return result
