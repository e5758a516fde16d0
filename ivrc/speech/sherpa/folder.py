"""A folder with a model of sherpa-onnx, recognised by its files: what kind it is, what it speaks, and by which words.

| kind | besides `tokens.txt` and the model's `.onnx` |
|---|---|
| kokoro | `voices.bin` |
| matcha | a vocoder, `vocos*.onnx` or `hifigan*.onnx` |
| vits (melo, aishell3, Cantonese …) | `lexicon.txt` |
| piper | nothing: English, spoken by its sounds |
"""

from __future__ import annotations

import hashlib
import os
import re
from pathlib import Path
from typing import NamedTuple

from ivrc import given
from ivrc.speech.findings import Failure
from ivrc.speech.sherpa import onnxfile, refusals

KOKORO, MATCHA, VITS, PIPER = "kokoro", "matcha", "vits", "piper"
_TOKENS, _VOICES = "tokens.txt", "voices.bin"
_VOCODER = re.compile(r"(?:vocos|hifigan)[^/]*\.onnx")
_LEXICON = re.compile(r"lexicon[^/]*\.txt")
_TEXT = 64 << 20
"""Bytes of a list of tokens or words."""

_NEEDED = {
    KOKORO: ("sample_rate", "n_speakers"),
    MATCHA: ("sample_rate",),
    VITS: ("sample_rate", "n_speakers", "comment"),
}
"""What the runtime asks of a model's own account; without it the runtime ends its process."""

_ENGLISH_LEXICON, _LEXICON_OF_OTHERS = re.compile("(?:^|[-_])en"), re.compile("gb-en")


class Model(NamedTuple):
    """The files of a model and what it says of itself. `languages` are of zh, yue and en."""

    kind: str
    folder: Path
    onnx: Path
    vocoder: Path | None
    lexicons: tuple[Path, ...]
    speakers: int
    languages: tuple[str, ...]

    @property
    def tokens(self) -> Path:
        return self.folder / _TOKENS

    @property
    def voices(self) -> Path | None:
        return self.folder / _VOICES if self.kind == KOKORO else None

    @property
    def files(self) -> tuple[Path, ...]:
        """All that what is heard depends on."""
        return tuple(filter(None, (self.onnx, self.vocoder, self.voices, self.tokens, *self.lexicons)))


def files(place: Path) -> tuple[Path, ...]:
    """The files of the model that a setting names, as far as there is one."""
    try:
        return model(place, "zh").files  # whichever it speaks
    except Failure:
        return ()


def model(place: Path, language: str) -> Model:
    """The model in a folder, or the one of several whose file is named. `language` is what a project says that it
    speaks, or empty. Raises Failure."""
    folder = place.parent if place.suffix == ".onnx" else place
    names = _names(folder)
    if _TOKENS not in names:
        raise refusals.unfit(folder, f"里面没有 {_TOKENS}", f"it has no {_TOKENS}")
    vocoders = [name for name in names if _VOCODER.fullmatch(name)]
    models = (
        [place.name] if folder != place else [n for n in names if n.endswith(".onnx") and n not in vocoders]
    )
    if len(models) > 1 or len(vocoders) > 1:
        raise refusals.several(folder, models if len(models) > 1 else vocoders)
    if not models or models[0] not in names:
        raise refusals.unfit(folder, "里面没有 .onnx 模型", "it has no .onnx model")
    lexicons = tuple(n for n in names if _LEXICON.fullmatch(n) and not _LEXICON_OF_OTHERS.search(n))
    about = _about(folder / models[0])
    kind = _kind(folder, names, bool(vocoders), lexicons, about)
    return Model(
        kind, folder, folder / models[0], folder / vocoders[0] if kind == MATCHA else None,
        tuple(folder / name for name in lexicons), _count(about.get("n_speakers", "1")),
        tuple(language.split("+")) if language else _languages(folder, models[0], lexicons, about),
    )  # fmt: skip


def _kind(
    folder: Path, names: tuple[str, ...], vocoder: bool, lexicons: tuple[str, ...], about: dict[str, str]
) -> str:
    kind = KOKORO if _VOICES in names else MATCHA if vocoder else VITS
    if about.get("model_type", "").startswith("matcha") and not vocoder:
        raise refusals.unfit(
            folder,
            "matcha 还要一个声码器（vocos-22khz-univ.onnx）",
            "matcha needs a vocoder too (vocos-22khz-univ.onnx)",
        )
    missing = [key for key in _NEEDED[kind] if key not in about]
    if missing:
        said = ", ".join(missing)
        raise refusals.unfit(
            folder, f"模型里没有 sherpa-onnx 要的 {said}", f"its model lacks {said}, which sherpa-onnx needs"
        )
    if lexicons:
        return kind
    if kind == VITS and "piper" in about["comment"]:
        return PIPER
    raise refusals.unfit(folder, "里面没有 lexicon.txt", "it has no lexicon.txt")


def _languages(folder: Path, onnx: str, lexicons: tuple[str, ...], about: dict[str, str]) -> tuple[str, ...]:
    """What the model says that it speaks; a name that says Cantonese says more than an account of Chinese does."""
    said = " ".join((about.get("language", ""), about.get("voice", ""))).lower()
    if re.search("canton|yue|粤", f"{said} {folder.name} {onnx}".lower()):
        return ("yue",)
    found = []
    if re.search(r"chinese|mandarin|\b(?:zh|cmn)\b|中文|普通话", said):
        found.append("zh")
    if re.search(r"english|\ben\b", said) and (
        len(lexicons) < 2 or any(_ENGLISH_LEXICON.search(name) for name in lexicons)
    ):
        found.append("en")
    if not found:
        raise refusals.no_language(folder, said.strip())
    return tuple(found)


def _names(folder: Path) -> tuple[str, ...]:
    try:
        return tuple(sorted(entry.name for entry in os.scandir(folder) if entry.is_file()))
    except OSError as refused:
        zh, en = (
            ("没有这个文件夹", "there is no such folder")
            if isinstance(refused, FileNotFoundError)
            else (
                ("这不是文件夹", "it is no folder")
                if isinstance(refused, NotADirectoryError)
                else given.why(refused)
            )
        )
        raise refusals.unfit(folder, zh, en) from refused


def _about(file: Path) -> dict[str, str]:
    try:
        return onnxfile.metadata(file)
    except OSError as refused:
        zh, en = given.why(refused)
        raise refusals.unfit(file.parent, f"读不了 {file.name}（{zh}）", f"{file.name}: {en}") from refused
    except onnxfile.NotOnnxError:
        raise refusals.unfit(
            file.parent, f"{file.name} 不是 ONNX 模型", f"{file.name} is no ONNX model"
        ) from None


def _count(said: str) -> int:
    """Of speakers: a model of one calls it 0 or 1."""
    return max(1, int(said)) if said.isdecimal() else 1


def _listed(file: Path) -> frozenset[str]:
    """The tokens or words that a list of the folder has: the first of each line. Raises Failure."""
    try:
        text = given.contents(file, _TEXT).decode(errors="replace")
    except OSError as refused:
        zh, en = given.why(refused)
        raise refusals.unfit(file.parent, f"读不了 {file.name}（{zh}）", f"{file.name}: {en}") from refused
    return frozenset(
        line.rsplit(" ", 1)[0] if file.name == _TOKENS else line.split(None, 1)[0].lower()
        for line in text.splitlines()
        if line.strip()
    )


def known(model: Model) -> frozenset[str]:
    """The words that a model can say, or of piper the sounds. Raises Failure."""
    return frozenset().union(*map(_listed, (model.tokens,) if model.kind == PIPER else model.lexicons))


def identity(model: Model) -> str:
    """Of all its files, so that another model of the same name is another voice. Raises Failure."""
    digest = hashlib.sha256()
    for file in model.files:
        try:
            with given.opened(file, given.MODEL) as data:
                while block := data.read(1 << 20):
                    digest.update(block)
        except OSError as refused:
            zh, en = given.why(refused)
            raise refusals.unfit(
                model.folder, f"读不了 {file.name}（{zh}）", f"{file.name}: {en}"
            ) from refused
    return digest.hexdigest()
