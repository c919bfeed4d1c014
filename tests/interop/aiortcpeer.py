# SPDX-License-Identifier: GPL-3.0-or-later
"""aiortc as the far end of a call whose descriptions are files: sends a tone, writes what it hears.

aiortcpeer.py offer|answer READ WRITE HERTZ SECONDS WAV
It conceals nothing: a lost packet is a hole in the WAV file. Hangs up SECONDS after it connected."""

import asyncio
import fractions
import os
import sys
import time
import wave

import av
import numpy
from aiortc import MediaStreamTrack, RTCPeerConnection, RTCSessionDescription

RATE = 48000
FRAME = 960


class Tone(MediaStreamTrack):
    kind = "audio"

    def __init__(self, hertz):
        super().__init__()
        self.hertz, self.at, self.begun = hertz, 0, None

    async def recv(self):
        self.begun = self.begun or time.monotonic()
        await asyncio.sleep(max(0, self.begun + self.at / RATE - time.monotonic()))
        phase = 2 * numpy.pi * self.hertz * (numpy.arange(FRAME) + self.at) / RATE
        samples = (0.25 * 32767 * numpy.sin(phase)).astype(numpy.int16)
        frame = av.AudioFrame.from_ndarray(samples.reshape(1, -1), format="s16", layout="mono")
        frame.sample_rate, frame.pts, frame.time_base = RATE, self.at, fractions.Fraction(1, RATE)
        self.at += FRAME
        return frame


async def hear(track, blocks):
    expected, resampler = None, av.AudioResampler(format="s16", layout="mono", rate=RATE)
    try:
        while True:
            frame = await track.recv()
            if expected is not None and 0 < frame.pts - expected < 5 * frame.sample_rate:
                blocks.append(numpy.zeros((frame.pts - expected) * RATE // frame.sample_rate,
                                          numpy.int16))
            expected = frame.pts + frame.samples
            for part in resampler.resample(frame):
                blocks.append(part.to_ndarray().reshape(-1))
    except Exception as end:  # MediaStreamError: the call is over
        print("heard until", type(end).__name__, file=sys.stderr)


async def read(path):
    while not (os.path.exists(path) and os.path.getsize(path)):
        await asyncio.sleep(0.02)
    with open(path) as file:
        return file.read()


def write(path, text):
    with open(path + ".part", "w") as file:
        file.write(text)
    os.rename(path + ".part", path)


async def main(role, read_from, write_to, hertz, seconds, wav):
    peer, blocks, ended = RTCPeerConnection(), [], asyncio.Event()
    connected = asyncio.Event()

    @peer.on("track")
    def on_track(track):
        asyncio.ensure_future(hear(track, blocks))

    @peer.on("connectionstatechange")
    def on_state():
        print("connection", peer.connectionState, file=sys.stderr)
        if peer.connectionState == "connected":
            connected.set()
        if peer.connectionState in ("failed", "closed"):
            ended.set()

    if role == "offer":
        peer.addTrack(Tone(hertz))
        await peer.setLocalDescription(await peer.createOffer())
        write(write_to, peer.localDescription.sdp)
        await peer.setRemoteDescription(RTCSessionDescription(await read(read_from), "answer"))
    else:
        await peer.setRemoteDescription(RTCSessionDescription(await read(read_from), "offer"))
        peer.addTrack(Tone(hertz))
        await peer.setLocalDescription(await peer.createAnswer())
        write(write_to, peer.localDescription.sdp)
    await asyncio.wait_for(connected.wait(), 10)
    try:
        await asyncio.wait_for(ended.wait(), seconds)
    except asyncio.TimeoutError:
        pass
    await peer.close()
    with wave.open(wav, "wb") as file:
        file.setparams((1, 2, RATE, 0, "NONE", ""))
        file.writeframes(numpy.concatenate(blocks).tobytes() if blocks else b"")


asyncio.run(main(*sys.argv[1:4], float(sys.argv[4]), float(sys.argv[5]), sys.argv[6]))
