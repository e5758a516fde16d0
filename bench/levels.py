"""Levels and talk-off of finished prompts: `python bench/levels.py FOLDER… [--spandsp LIB] [--teletone LIB]`.

Every prompt of the menu files in the folders is spoken by the embedded voice, as a build would, and measured: its active
level (ITU-T P.56), its true peak, the silence before its first and after its last sound, and the keys that are heard in it.
ivrc's own detector hears it as it is; those of the switches hear what comes out of A-law, with and without 6 dB more (a
loud line): spandsp, by which FreeSWITCH's `spandsp_start_dtmf` and others hear, and libteletone of libfreeswitch, by which
`start_dtmf` does. LIB is the shared library of an installed switch. With `--seconds` it stops after so many and tells of how
many of all prompts it has heard.
"""

from __future__ import annotations

import argparse
import ctypes
import io
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np
import soundfile
import soxr

from ivrc.compile import compile_file
from ivrc.flow.clips import all_clips
from ivrc.flow.nodes import Clip
from ivrc.project import standard_phrases
from ivrc.speech import Settings, dtmf, level, speak
from ivrc.speech.mastering import CEILING_DBFS, TARGET_DBOV, audible

LOCALES = ("zh-CN", "en-US")
_LOUDER = (1.0, 2.0)
_BLOCK = 160
_STATE = 65536
"""Bytes that hold any version's state of a detector."""

Hear = Callable[[np.ndarray], str]


def spandsp(library: str) -> Hear:
    """The keys that spandsp hears in samples of 8 kHz."""
    lib = ctypes.CDLL(library)
    lib.dtmf_rx_init.restype = ctypes.c_void_p
    lib.dtmf_rx_init.argtypes = [ctypes.c_void_p] * 3
    lib.dtmf_rx.argtypes = [ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int]
    lib.dtmf_rx_get.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int]

    def hear(samples: np.ndarray) -> str:
        state = lib.dtmf_rx_init(ctypes.create_string_buffer(_STATE), None, None)
        lib.dtmf_rx(state, samples.ctypes.data, len(samples))
        keys = ctypes.create_string_buffer(256)
        lib.dtmf_rx_get(state, keys, 255)
        return keys.value.decode()

    return hear


def teletone(library: str) -> Hear:
    """The keys that libteletone hears, block by block of 20 ms as a switch gives them to it."""
    lib = ctypes.CDLL(library)
    lib.teletone_dtmf_detect_init.argtypes = [ctypes.c_void_p, ctypes.c_int]
    lib.teletone_dtmf_detect.argtypes = [ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int]
    lib.teletone_dtmf_get.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_void_p]

    def hear(samples: np.ndarray) -> str:
        state, keys, long = (
            ctypes.create_string_buffer(_STATE),
            ctypes.create_string_buffer(8),
            ctypes.c_uint(),
        )
        lib.teletone_dtmf_detect_init(state, 8000)
        found = ""
        for start in range(0, len(samples) - _BLOCK + 1, _BLOCK):
            block = np.ascontiguousarray(samples[start : start + _BLOCK])
            if (
                lib.teletone_dtmf_detect(state, block.ctypes.data, _BLOCK) == 3
            ):  # the key has ended, which is when the switch acts
                lib.teletone_dtmf_get(state, keys, ctypes.byref(long))
                found += keys.value.decode()
        return found

    return hear


def shipped(folders: Sequence[Path]) -> list[Clip]:
    """Every prompt of all menus, once, but for pieces of joined sentences."""
    found: dict[tuple[str, str], Clip] = {}
    for folder in folders:
        for file in sorted(folder.glob("*.ivr")):
            hotline = compile_file(file, folder, standard_phrases()).hotline
            for clip in all_clips(hotline) if hotline else ():
                if clip.locale in LOCALES and not clip.piece and clip.text:
                    found.setdefault((clip.locale, clip.text), clip)
    return [clip._replace(id=f"c{number}") for number, clip in enumerate(found.values())]


def through_alaw(samples: np.ndarray, rate: int) -> np.ndarray:
    coded = io.BytesIO()
    soundfile.write(coded, np.clip(samples, -1, 1), rate, format="WAV", subtype="ALAW")
    coded.seek(0)
    return np.ascontiguousarray(soundfile.read(coded, dtype="int16")[0])


def measured(path: Path, detectors: dict[str, Hear]) -> Iterator[tuple[str, float | str]]:
    """What is measured of one prompt, by its name."""
    samples, rate = soundfile.read(path, dtype="float64")
    yield "level", level.measure(samples, rate).active_dbov
    peak = np.abs(soxr.resample(samples, rate, 4 * rate, quality="HQ")).max()
    yield "peak", float(20 * np.log10(peak))
    first, last = audible(samples, rate) or (0, 0)
    yield "lead", 1000 * first / rate
    yield "tail", 1000 * (len(samples) - last) / rate
    yield "ivrc", "".join(key.key for key in dtmf.find(samples))
    for name, hear in detectors.items():
        yield name, "".join(hear(through_alaw(samples * louder, rate)) for louder in _LOUDER)


def proves(detectors: dict[str, Hear]) -> None:
    """A detector that hears no key where one is pressed proves nothing."""
    time_ = np.arange(800) / 8000
    for key, row, column in (("1", 697, 1209), ("#", 941, 1477)):
        tone = 0.2 * (np.sin(2 * np.pi * row * time_) + np.sin(2 * np.pi * column * time_))
        call = through_alaw(np.concatenate([np.zeros(800), tone, np.zeros(800)]), 8000)
        for name, hear in detectors.items():
            if hear(call) != key:
                raise SystemExit(f"{name} hears {hear(call)!r} where {key} is pressed")


def main(arguments: Sequence[str]) -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--spandsp")
    parser.add_argument("--teletone")
    parser.add_argument("--voice", default="")
    parser.add_argument("--seconds", type=float, default=float("inf"))
    parser.add_argument("--cache", type=Path, help="where prompts are kept for another run")
    options = parser.parse_args(arguments)
    detectors = {}
    if options.spandsp:
        detectors["spandsp"] = spandsp(options.spandsp)
    if options.teletone:
        detectors["teletone"] = teletone(options.teletone)
    proves(detectors)
    settings = Settings(voice=options.voice) if options.voice else Settings()
    clips, rows, begun = shipped(options.folders), [], time.monotonic()
    with tempfile.TemporaryDirectory() as name:
        for start in range(0, len(clips), 10):
            some = clips[start : start + 10]
            made = speak(some, settings, options.cache or Path(name)).clips
            rows += [
                dict(measured(made[c.id].path, detectors)) | {"text": c.text} for c in some if c.id in made
            ]
            if time.monotonic() - begun > options.seconds:
                break
    table(rows, len(clips), ["ivrc", *detectors])


def table(rows: list[dict[str, float | str]], of: int, detectors: Sequence[str]) -> None:
    print(f"{len(rows)} of {of} prompts")
    for what, limit in (
        ("level", f"aim {TARGET_DBOV}"),
        ("peak", f"at most {CEILING_DBFS}"),
        ("lead", "ms"),
        ("tail", "ms"),
    ):
        values = np.array([row[what] for row in rows], dtype=np.float64)
        print(f" {what}: {values.min():.2f} to {values.max():.2f}, sd {values.std():.3f} ({limit})")
    for name in detectors:
        heard = [f"{row['text']}: {row[name]}" for row in rows if row[name]]
        print(f" {name}: keys in {len(heard)} prompts", *heard, sep="\n   " if heard else "")


if __name__ == "__main__":
    main(sys.argv[1:])
