"""Speaks what comes on standard input with the library of `espeakng-loader`: WAV on standard output.

    python -m ivrc.speech.engines.espeak_library -v VOICE -s WORDS_A_MINUTE

Run as a program of its own by `espeak`, so that the library is never loaded into ivrc. The numbers are
those of `speak_lib.h`.
"""

from __future__ import annotations

import ctypes
import sys
from pathlib import Path

_RETRIEVE_AUDIO, _RATE, _UTF8, _BY_CHARACTER = 1, 1, 1, 1


def main(voice: str, words_a_minute: int, text: bytes) -> bytes:
    import espeakng_loader

    library = ctypes.CDLL(espeakng_loader.get_library_path())
    home = str(Path(espeakng_loader.get_data_path()).parent).encode()
    rate: int = library.espeak_Initialize(_RETRIEVE_AUDIO, 0, home, 0)
    if rate <= 0:
        raise SystemExit("espeak-ng cannot be initialised")
    audio = bytearray()

    def receive(samples: int | None, count: int, events: int | None) -> int:
        if samples and count > 0:
            audio.extend(ctypes.string_at(samples, count * 2))
        return 0

    callback = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)(receive)
    library.espeak_SetSynthCallback(callback)
    if library.espeak_SetVoiceByName(voice.encode()) != 0:
        raise SystemExit(f"espeak-ng has no voice {voice}")
    library.espeak_SetParameter(_RATE, words_a_minute, 0)
    library.espeak_Synth(text, len(text) + 1, 0, _BY_CHARACTER, 0, _UTF8, None, None)
    library.espeak_Synchronize()
    header = b"RIFF\0\0\0\0WAVEfmt " + (16).to_bytes(4, "little") + b"\1\0\1\0" + rate.to_bytes(4, "little")
    return header + (rate * 2).to_bytes(4, "little") + b"\2\0\x10\0data\0\0\0\0" + bytes(audio)


if __name__ == "__main__":
    _, _, spoken_by, _, speed = sys.argv
    sys.stdout.buffer.write(main(spoken_by, int(speed), sys.stdin.buffer.read()))
