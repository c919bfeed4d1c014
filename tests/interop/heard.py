# SPDX-License-Identifier: GPL-3.0-or-later
"""Judges what was heard of a tone: its frequency, its level, and that it never broke off.

Only what was decoded is looked at, so that a call is right only if its sound is."""

import wave

import numpy

RATE = 48000
WINDOW = RATE // 50  # 20 ms


def from_wave(path):
    """Samples of -1..1 of a mono file of 48 kHz."""
    with wave.open(str(path)) as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, RATE)
        return numpy.frombuffer(file.readframes(file.getnframes()), numpy.int16) / 32768


def dominant(samples):
    """The loudest frequency in Hz, found to a fraction of one, and its share of the energy."""
    length = 1 << (4 * len(samples) - 1).bit_length()
    spectrum = numpy.abs(numpy.fft.rfft(samples * numpy.hanning(len(samples)), length)) ** 2
    frequencies = numpy.fft.rfftfreq(length, 1 / RATE)
    spectrum[frequencies < 40] = 0
    peak = frequencies[spectrum.argmax()]
    near = numpy.abs(frequencies - peak) < max(10, 0.02 * peak)
    return peak, spectrum[near].sum() / max(spectrum.sum(), 1e-30)


def longest_gap(samples):
    """In ms: windows of less than a tenth of the usual level in a row."""
    windows = samples[: len(samples) // WINDOW * WINDOW].reshape(-1, WINDOW)
    levels = numpy.sqrt((windows ** 2).mean(axis=1))
    quiet = levels < 0.1 * numpy.median(levels)
    longest = run = 0
    for silent in quiet:
        run = run + 1 if silent else 0
        longest = max(longest, run)
    return 20 * longest


def off_tone(samples, hertz):
    """Windows of which a sine of this frequency does not explain nine tenths of the energy."""
    windows = samples[: len(samples) // WINDOW * WINDOW].reshape(-1, WINDOW)
    time = numpy.arange(WINDOW) / RATE
    basis = numpy.stack([numpy.sin(2 * numpy.pi * hertz * time),
                         numpy.cos(2 * numpy.pi * hertz * time)], 1)
    rest = windows.T - basis @ numpy.linalg.lstsq(basis, windows.T, rcond=None)[0]
    energy = (windows ** 2).mean(axis=1)
    return int(((rest ** 2).mean(axis=0) > 0.1 * numpy.maximum(energy, 1e-12)).sum())


def complaints(samples, hertz, least_seconds, dbov=-15, most_gap=60, most_off_tone=2):
    """What is wrong with `samples` as a tone of `hertz` and `dbov` (±3 dB): a list of sentences.

    The first second of sound and the last 0.3 s are not judged: codecs start up, calls end."""
    loud = numpy.flatnonzero(numpy.abs(samples) > 0.01)
    if not len(loud):
        return ["nothing was heard"]
    judged = samples[loud[0] + RATE : len(samples) - 3 * RATE // 10]
    if len(judged) < least_seconds * RATE:
        return [f"only {len(judged) / RATE:.2f} s were heard"]
    wrong = []
    for begin in range(0, len(judged) - RATE + 1, RATE):
        frequency, share = dominant(judged[begin : begin + RATE])
        if abs(frequency - hertz) > 2:
            wrong.append(f"{frequency:.1f} Hz instead of {hertz} in second {begin // RATE}")
        if share < 0.9:
            wrong.append(f"the tone is {share:.0%} of second {begin // RATE}")
    level = 20 * numpy.log10(numpy.sqrt((judged ** 2).mean()))
    if abs(level - dbov) > 3:
        wrong.append(f"its level is {level:.1f} dB instead of {dbov}")
    if longest_gap(judged) > most_gap:
        wrong.append(f"it broke off for {longest_gap(judged)} ms")
    if off_tone(judged, hertz) > most_off_tone:
        wrong.append(f"{off_tone(judged, hertz)} windows of 20 ms are not the tone")
    return wrong


def self_test():
    """Sound that is wrong in one way each must be refused."""
    time = numpy.arange(5 * RATE) / RATE
    tone = 0.25 * numpy.sin(2 * numpy.pi * 440 * time)
    assert not complaints(tone, 440, 3)
    hole = tone.copy()
    hole[2 * RATE : 2 * RATE + RATE // 10] = 0
    noise = numpy.random.default_rng(1).normal(0, 0.2, len(tone))
    for bad in (hole, noise, tone * 0, tone * 0.1, tone[:RATE], numpy.roll(tone, 1)[::2],
                0.25 * numpy.sin(2 * numpy.pi * 450 * time), tone + noise):
        assert complaints(bad, 440, 3)


if __name__ == "__main__":
    self_test()
