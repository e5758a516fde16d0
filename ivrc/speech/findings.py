"""Everything that speech can find wrong, with its words: codes IVRC501 to IVRC519 and IVRC685, one page
each in docs/checks/.

A `Failure` is what an engine raises; it becomes a diagnostic with the prompt's place and words in `about`.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ivrc.diagnostics import Diagnostic, Label, finding
from ivrc.flow.nodes import Clip
from ivrc.numerals.two_ways import Doubt, writes

CACHE_UNUSABLE, NO_AUDIO = "IVRC517", "IVRC512"
_SHOWN = 30
_LISTED = 16
"""Voices that are listed where one is not known."""


class Failure(Exception):
    """Why something was not spoken: code, cause and mend in both languages.

    `whole` says that the engine will fail at every prompt of this run (no network, not installed), so that
    it is not asked again; `final` that to ask again is no use at all. `after` are the seconds that a service asked to
    be left alone.
    """

    def __init__(
        self,
        code: str,
        *,
        zh: str,
        en: str,
        mend_zh: str = "",
        mend_en: str = "",
        whole: bool = False,
        final: bool = False,
        after: float = 0.0,
    ) -> None:
        super().__init__(en)
        self.code, self.zh, self.en = code, zh, en
        self.mend_zh, self.mend_en, self.whole = mend_zh, mend_en, whole
        self.final, self.after = final, after


def quoted(clip: Clip) -> tuple[str, str]:
    """A prompt by its words, shortened, in Chinese and in English quotation marks."""
    text = " ".join(clip.text.split()) or clip.id
    text = text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
    return f"「{text}」", f'"{text}"'


def about(clip: Clip, failure: Failure) -> Diagnostic:
    """The failure as an error at the prompt."""
    zh, en = quoted(clip)
    return finding(
        failure.code,
        clip.span,
        zh=f"提示音{zh}没有合成：{failure.zh}",
        en=f"the prompt {en} was not spoken: {failure.en}",
        mend_zh=failure.mend_zh,
        mend_en=failure.mend_en,
    )


def about_all(clips: Sequence[Clip], failure: Failure) -> Diagnostic:
    """The failure as one error for all the prompts that cannot be spoken for a reason which is not in them."""
    if len(clips) == 1:
        return about(clips[0], failure)
    zh, en = quoted(clips[0])
    return finding(
        failure.code,
        clips[0].span,
        zh=f"提示音{zh}等 {len(clips)} 条提示音没有合成：{failure.zh}",
        en=f"the prompt {en} and {len(clips) - 1} more were not spoken: {failure.en}",
        mend_zh=failure.mend_zh,
        mend_en=failure.mend_en,
        labels=[Label(c.span, *quoted(c)) for c in clips[1:4]],
    )


def fell_through(clips: Sequence[Clip], engine: str, next_engine: str, failure: Failure) -> Diagnostic:
    """A warning that another engine, and so another voice, speaks these prompts."""
    zh, en = quoted(clips[0])
    more_zh = f"等 {len(clips)} 条提示音" if len(clips) > 1 else ""
    more_en = f" and {len(clips) - 1} more" if len(clips) > 1 else ""
    return finding(
        "IVRC515",
        clips[0].span,
        zh=f"提示音{zh}{more_zh}改由 {next_engine} 合成，因为 {engine}：{failure.zh}",
        en=f"the prompt {en}{more_en} is spoken by {next_engine} instead, for {engine}: {failure.en}",
        mend_zh=f"来电者会听到两种声音。{failure.mend_zh}",
        mend_en=f"Callers will hear two voices. {failure.mend_en}".strip(),
        labels=[Label(c.span, *quoted(c)) for c in clips[1:4]],
    )


def nothing_to_speak() -> Failure:
    return Failure(
        "IVRC501",
        zh="里面没有可以念出来的字",
        en="there is nothing to speak in it",
        mend_zh="写上要说的话，或者删掉这一句",
        mend_en="Write what is to be said, or remove it",
    )


def read_two_ways(found: Doubt) -> Failure:
    zh, en = found.told()
    mend_zh, mend_en = writes(found)
    return Failure("IVRC685", zh=zh, en=en, mend_zh=mend_zh, mend_en=mend_en)


def unknown_engine(name: str, known: Sequence[str], like: str) -> Failure:
    hint_zh, hint_en = (f"是不是 {like}？", f"Did you mean {like}? ") if like else ("", "")
    return Failure(
        "IVRC502",
        zh=f"没有名为 {name} 的语音引擎",
        en=f"there is no engine called {name}",
        mend_zh=f"{hint_zh}可用的引擎：{'、'.join(known)}",
        mend_en=f"{hint_en}Engines: {', '.join(known)}",
        whole=True,
    )


def unknown_voice(voice: str, engines: Sequence[str], known: Sequence[str], like: str) -> Failure:
    hint_zh, hint_en = (f"是不是 {like}？", f"Did you mean {like}? ") if like else ("", "")
    more_zh, more_en = (
        (f" 等 {len(known)} 个", f" and {len(known) - _LISTED} more") if len(known) > _LISTED else ("", "")
    )
    return Failure(
        "IVRC503",
        zh=f"{'、'.join(engines)} 没有名为 {voice} 的声音",
        en=f"{', '.join(engines)} has no voice called {voice}",
        mend_zh=f"{hint_zh}可用的声音：{'、'.join(known[:_LISTED])}{more_zh}",
        mend_en=f"{hint_en}Voices: {', '.join(known[:_LISTED])}{more_en}",
        whole=True,
    )


def not_installed(engine: str, package: str) -> Failure:
    return Failure(
        "IVRC504",
        zh=f"引擎 {engine} 需要的 {package} 没有安装",
        en=f"the engine {engine} needs {package}, which is not installed",
        mend_zh=f"安装 {package}，或者换一个引擎",
        mend_en=f"Install {package}, or choose another engine",
        whole=True,
    )


def no_engine(name: str, found: str) -> Failure:
    return Failure(
        "IVRC514",
        zh=f"软件包里的 {found} 不是语音引擎",
        en=f"{found} of an installed package is no speech engine",
        mend_zh=f"让它继承 ivrc.speech.engines.base.Engine，或者卸下提供 {name} 的软件包",
        mend_en=f"Derive it from ivrc.speech.engines.base.Engine, or uninstall the package that has {name}",
        whole=True,
    )


def locale_not_spoken(engine: str, locale: str) -> Failure:
    from ivrc.speech.mandarin.normalise import CANTONESE

    mend_zh, mend_en = (
        "换一个会说这种语言的引擎（例如 edge），或者放一个录音文件",
        ("Add an engine that speaks it (edge, for one), or put a recording in its place"),
    )
    if locale in CANTONESE:
        mend_zh = "加上 edge（在线）；不联网会说粤语的只有 espeak（草稿用，听不大懂），或者给 sherpa 一个粤语模型，或者放一个录音文件"
        mend_en = (
            "Add edge, which is online; without a network only espeak speaks Cantonese, a draft voice that is hard to"
            " understand, or sherpa with a Cantonese model; or put a recording in its place"
        )
    return Failure(
        "IVRC505",
        zh=f"引擎 {engine} 不会说 {locale}",
        en=f"the engine {engine} does not speak {locale}",
        mend_zh=mend_zh,
        mend_en=mend_en,
    )


def word_not_spoken(engine: str, word: str) -> Failure:
    return Failure(
        "IVRC506",
        zh=f"引擎 {engine} 不会念“{word}”",
        en=f'the engine {engine} cannot say "{word}"',
        mend_zh="改成中文或者英文字母，或者换一个引擎",
        mend_en="Write it in Chinese or in English letters, or choose another engine",
    )


def bad_reading(reading: str) -> Failure:
    return Failure(
        "IVRC507",
        zh=f"读音“{reading}”不是拼音，或者音节数和字数不一致",
        en=f'the reading "{reading}" is not pinyin, or has not one syllable for each character',
        mend_zh="写成带声调的拼音，每个字一个音节，例如 {重庆:chóng qìng}",
        mend_en="Write pinyin with tones, one syllable for each character, as in {重庆:chóng qìng}",
    )


def stalled(engine: str, seconds: float, *, whole: bool = False) -> Failure:
    return Failure(
        "IVRC511",
        zh=f"{engine} 的服务 {seconds:g} 秒没有回应",
        en=f"the service of {engine} was silent for {seconds:g} s",
        mend_zh="过一会儿再试，或者换一个引擎",
        mend_en="Try again later, or choose another engine",
        whole=whole,
    )


def no_audio(engine: str) -> Failure:
    return Failure(
        NO_AUDIO,
        zh=f"{engine} 没有给出声音",
        en=f"{engine} gave no sound",
        mend_zh="改一改这句话，或者换一个引擎",
        mend_en="Change the sentence, or choose another engine",
    )


def cut_off(engine: str, what_zh: str, what_en: str) -> Failure:
    return Failure(
        "IVRC513",
        zh=f"{engine} 的声音没有说完就断了（{what_zh}）",
        en=f"the sound from {engine} was cut off ({what_en})",
        mend_zh="再试一次；不完整的声音没有保存",
        mend_en="Try again; nothing incomplete was kept",
    )


def interrupted() -> Failure:
    return Failure(
        "IVRC514",
        zh="合成被中断",
        en="it was interrupted",
        mend_zh="再运行一次；已经完成的提示音不会再合成",
        mend_en="Run it again; what is finished is not spoken again",
        whole=True,
    )


def engine_failed(engine: str, why: str) -> Failure:
    return Failure(
        "IVRC514",
        zh=f"引擎 {engine} 出错：{why}",
        en=f"the engine {engine} failed: {why}",
        mend_zh="再试一次，或者换一个引擎",
        mend_en="Try again, or choose another engine",
    )


def recording_unusable(file: Path, why_zh: str, why_en: str) -> Failure:
    return Failure(
        "IVRC516",
        zh=f"录音文件 {file} 用不了：{why_zh}",
        en=f"the recording {file} cannot be used: {why_en}",
        mend_zh="换成有人声的 WAV、FLAC 或 MP3，或者删掉它改用合成",
        mend_en="Put a WAV, FLAC or MP3 with speech there, or remove it to use synthesis",
    )


def talk_off(source: str, key: str, seconds: float) -> Failure:
    return Failure(
        "IVRC518",
        zh=f"{source} 的声音在第 {seconds:.1f} 秒处会被交换机听成按键 {key}",
        en=f"at {seconds:.1f} s a switch would take the sound from {source} for the key {key}",
        mend_zh="换一种说法、换一个声音，或者重新录音",
        mend_en="Say it in other words, choose another voice, or record it again",
    )


def cache_unusable(place: Path, why: OSError) -> Failure:
    reason = why.strerror or str(why)
    return Failure(
        CACHE_UNUSABLE,
        zh=f"写不了语音缓存 {place}：{reason}",
        en=f"the speech cache {place} cannot be written: {reason}",
        mend_zh="检查磁盘空间和文件夹权限，或者另选一个缓存文件夹",
        mend_en="Look at disk space and permissions, or choose another folder for the cache",
        whole=True,
    )
