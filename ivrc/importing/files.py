"""The files of a project that a hotline that was imported becomes: menu, phrases, site, and settings where there are none."""

from __future__ import annotations

import json

from ivrc.formatter.written import written
from ivrc.importing.model import Imported, Words
from ivrc.importing.names import bare, called, of_sounds
from ivrc.importing.written import Heading, destinations, menu_file, sounds

PHRASE_FILE = "prompts/{}-sounds.yaml"


def files(
    imported: Imported, heading: Heading, switch: str, words: Words, lang: str, locale: str
) -> dict[str, str]:
    """Each file's text by its path in the project. `words` are those of the sound files that the user knows; `switch` is the one
    that destinations are bound for, `locale` the language of the phrases."""
    own = heading.name
    made = {f"menus/{own}.ivr": written(menu_file(imported, heading, lang))}
    if spoken := sounds(imported):
        made[PHRASE_FILE.format(own)] = _phrases(spoken, words, locale)
    made[f"sites/{own}.yaml"] = _site(imported, switch)
    made["ivrc.yaml"] = (
        f"site: {json.dumps(own, ensure_ascii=False)}\ntargets: [{switch}]\nspeech:\n  engines: [kokoro]\n"
    )
    return made


def _phrases(spoken: list[str], words: Words, locale: str) -> str:
    lines = ["group:", "  zh: 导入的录音", "  en: Imported sounds", "", "phrases:"]
    for sound, phrase in of_sounds(spoken).items():
        told = _told(sound, words) or f"[{phrase}]"
        lines += [
            f"  {json.dumps(phrase, ensure_ascii=False)}:",
            "    when:",
            f"      zh: {json.dumps(f'原来的声音文件：{sound}', ensure_ascii=False)}",
            f"      en: {json.dumps(f'The sound file was {sound}.', ensure_ascii=False)}",
            "    texts:",
            f"      {locale}: {json.dumps(told, ensure_ascii=False)}",
        ]
    return "\n".join(lines) + "\n"


def _told(sound: str, words: Words) -> str:
    """What a sound file says, if it is known: by its name with its folder and ending, or without."""
    if sound.startswith("say:"):
        return sound.removeprefix("say:")
    names = (sound, bare(sound), bare(sound).rsplit("/", 1)[-1])
    return next((words[name] for name in names if name in words), "")


def _site(imported: Imported, switch: str) -> str:
    lines = ["destinations:"]
    for dialled, desk in called(destinations(imported)).items():
        lines.append(
            f"  {json.dumps(desk, ensure_ascii=False)}: {{{switch}: {json.dumps(dialled, ensure_ascii=False)}}}"
        )
    if len(lines) == 1:
        lines = []
    for dialled, patterns in imported.dialled.items():
        lines += [
            "extensions:",
            f"  numbers: {json.dumps(list(patterns))}",
            f"  dial: {{{switch}: {json.dumps(dialled, ensure_ascii=False)}}}",
        ]
    return "\n".join(lines) + "\n" if lines else "{}\n"
