#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The same negotiation by aioice: two agents in one process, on addresses that are given.

aioicepair.py --alice A,B --bob A,B [--alice-ns NAME --bob-ns NAME]; one JSON line as barenice's.
"""
import argparse
import asyncio
import ctypes
import json
import os
import resource
import time

import aioice
import aioice.ice

CLONE_NEWNET = 0x40000000


def cpu():
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return (usage.ru_utime + usage.ru_stime) * 1000


def now():
    return time.monotonic() * 1000


def enter(namespace):
    if not namespace:
        return
    with open(f"/run/netns/{namespace}", "rb") as file:
        if ctypes.CDLL(None, use_errno=True).setns(file.fileno(), CLONE_NEWNET) != 0:
            raise OSError(ctypes.get_errno(), f"cannot enter {namespace}")


async def negotiate(arguments):
    start, start_cpu = now(), cpu()
    sides = [aioice.Connection(ice_controlling=True), aioice.Connection(ice_controlling=False)]
    settings = [(arguments.alice, arguments.alice_ns), (arguments.bob, arguments.bob_ns)]
    for side, (addresses, namespace) in zip(sides, settings):
        enter(namespace)
        # It takes every interface's; these are ours.
        aioice.ice.get_host_addresses = lambda use_ipv4, use_ipv6, a=addresses: a.split(",")
        await side.gather_candidates()
    gathered = now()
    for to, other in (sides, sides[::-1]):
        to.remote_username = other.local_username
        to.remote_password = other.local_password
        for candidate in other.local_candidates:
            await to.add_remote_candidate(candidate)
        await to.add_remote_candidate(None)
    await asyncio.wait_for(asyncio.gather(*(side.connect() for side in sides)), 30)
    connected, connected_cpu = now(), cpu()
    await asyncio.sleep(0.3)
    print(json.dumps({
        "gathered_to_connected": connected - gathered,
        "start_to_connected": connected - start,
        "cpu_to_connected": connected_cpu - start_cpu,
        "cpu": cpu() - start_cpu,
    }), flush=True)
    os._exit(0)


parser = argparse.ArgumentParser()
for option in ("--alice", "--bob", "--alice-ns", "--bob-ns"):
    parser.add_argument(option, default="")
asyncio.run(negotiate(parser.parse_args()))
