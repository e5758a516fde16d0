"""What can be wrong with a folder that holds a model of sherpa-onnx, and with the program that speaks from it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ivrc.speech.findings import Failure

_CODE = "IVRC508"


def no_folder() -> Failure:
    return Failure(
        _CODE,
        zh="引擎 sherpa 没有模型：它用您自己的模型文件夹",
        en="the engine sherpa has no model: it speaks from a folder of your own",
        mend_zh="在 ivrc.yaml 的 speech: 下写 sherpa: { model: 文件夹 }，或者换一个引擎",
        mend_en="Write sherpa: { model: FOLDER } below speech: in ivrc.yaml, or choose another engine",
        whole=True,
    )


def unfit(folder: Path, why_zh: str, why_en: str) -> Failure:
    return Failure(
        _CODE,
        zh=f"模型文件夹 {folder} 用不了：{why_zh}",
        en=f"the model folder {folder} cannot be used: {why_en}",
        mend_zh="把 sherpa-onnx 发布的模型（Kokoro、matcha、melo、vits、piper 英语）整个文件夹解压在那里，不增不减",
        mend_en="Unpack a model that sherpa-onnx publishes (Kokoro, matcha, melo, vits, English piper) there as it is",
        whole=True,
    )


def several(folder: Path, names: Sequence[str]) -> Failure:
    return Failure(
        _CODE,
        zh=f"模型文件夹 {folder} 里有几个模型：{'、'.join(names)}",
        en=f"the model folder {folder} holds several models: {', '.join(names)}",
        mend_zh=f"在 sherpa: model: 里写到文件，例如 {folder / names[0]}",
        mend_en=f"Name one of the files in sherpa: model:, such as {folder / names[0]}",
        whole=True,
    )


def no_language(folder: Path, said: str) -> Failure:
    return Failure(
        _CODE,
        zh=f"看不出模型 {folder} 说哪种语言（它自己写的是“{said}”）",
        en=f'it cannot be told which language the model {folder} speaks (it says "{said}" of itself)',
        mend_zh="在 ivrc.yaml 写 sherpa: { language: zh }：zh 普通话，yue 粤语，en 英语，zh+en 两种都说",
        mend_en="Write sherpa: { language: zh } in ivrc.yaml: zh for Mandarin, yue for Cantonese, en for English, zh+en for"
        " both",
        whole=True,
    )


def no_speaker(folder: Path, voice: str, speakers: int) -> Failure:
    return Failure(
        "IVRC503",
        zh=f"模型 {folder} 没有名为 {voice} 的声音",
        en=f"the model {folder} has no voice called {voice}",
        mend_zh=f"它有 speaker-0 到 speaker-{speakers - 1}",
        mend_en=f"It has speaker-0 to speaker-{speakers - 1}",
        whole=True,
    )


def ended(folder: Path, why: str) -> Failure:
    return Failure(
        _CODE,
        zh=f"sherpa-onnx 不能用模型 {folder}：{why}",
        en=f"sherpa-onnx cannot use the model {folder}: {why}",
        mend_zh="重新下载这个模型，或者换一个模型、换一个引擎",
        mend_en="Download the model again, or choose another model or another engine",
        whole=True,
    )
