"""What the embedded voice can find wrong with its model."""

from __future__ import annotations

from pathlib import Path

from ivrc.speech.findings import Failure


def model_damaged(name: str) -> Failure:
    return Failure(
        "IVRC508",
        zh=f"模型文件 {name} 的校验和不对",
        en=f"the model file {name} does not have the right checksum",
        mend_zh="重新安装模型软件包",
        mend_en="Install the model packages again",
        whole=True,
    )


def model_unreadable(file: Path, why_zh: str, why_en: str) -> Failure:
    return Failure(
        "IVRC508",
        zh=f"读不了模型文件 {file}：{why_zh}",
        en=f"the model file {file} cannot be read: {why_en}",
        mend_zh="检查设置里的模型路径，或者去掉它以使用自带的模型",
        mend_en="Mend the model's path in the settings, or remove it to use the model installed",
        whole=True,
    )


def untimed(engine: str) -> Failure:
    return Failure(
        "IVRC508",
        zh=f"{engine} 的这个模型不报告每个音的时长，不能从句子里剪出片段",
        en=f"this model of {engine} does not tell how long it speaks each sound, so that no piece can be cut",
        mend_zh="去掉 kokoro_model 设置，使用安装好的模型",
        mend_en="Remove the setting kokoro_model, so that the installed model is used",
    )
