"""Everything that a file can be and should not: a diagnostic with a code and a mend, never a traceback."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from ivrc.cli import main

GOOD = """\
热线 试验 4001234567
    无按键 5秒，重听 1次，→ 再见
    按错键 重听 1次，→ 再见
    故障 → 再见
菜单 主菜单
    结束请按1 → 再见
播报 再见：《结束语》 → 挂机
"""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("IVRC_CACHE", str(tmp_path / "cache"))
    for name in ("menus", "prompts", "sites"):
        (tmp_path / name).mkdir()
    (tmp_path / "ivrc.yaml").write_text("site: 甲\n", encoding="utf-8")
    (tmp_path / "sites" / "甲.yaml").write_text("destinations: {}\n", encoding="utf-8")
    return tmp_path


def told(capsys: pytest.CaptureFixture[str]) -> str:
    out, err = capsys.readouterr()
    assert "Traceback" not in out + err
    return out + err


@pytest.mark.parametrize(
    ("data", "code", "status"),
    [
        (GOOD.encode("gb18030"), "GB18030", 1),
        (GOOD.encode("utf-16"), "UTF-16", 1),
        (GOOD.encode("big5", errors="ignore"), "IVRC001", 1),
        (bytes(range(128, 256)) * 8, "IVRC001", 1),
        (b"", "IVRC002", 1),
        ("\n  \n　\n".encode(), "IVRC002", 1),
        ("\ufeff".encode(), "IVRC002", 1),
        (GOOD.replace("主菜单", "主\0菜单").encode(), "IVRC003", 1),
        (b"// x\n" * 2_000_000, "IVRC004", 1),
        (GOOD.replace("    按错键", "\t按错键").encode(), "IVRC103", 1),
        (GOOD.replace("    按错键", "  \t按错键").encode(), "IVRC103", 1),
        ((GOOD + "播报 再见：《结束语》 → 挂机\n").encode(), "IVRC202", 1),
        (GOOD.replace("结束请按1 → 再见", "结束请按1 → 再见\n    退出请按1 → 再见").encode(), "IVRC212", 1),
        (GOOD.replace("请按1 → 再见", "请按1 → 再会").encode(), "IVRC203", 1),
        (GOOD.replace("《结束语》", "《结速语》").encode(), "IVRC204", 1),
        (GOOD.replace("《结束语》", "“再见，{姓名}。”").encode(), "IVRC205", 1),
        (GOOD.replace("《结束语》", "“。。。”").encode(), "IVRC221", 1),
        (GOOD.replace("《结束语》", "“感谢致电XX公司，再见。”").encode(), "占位|空缺|IVRC3", 1),
        (GOOD.replace("《结束语》", "“感谢致电**公司，再见。”").encode(), "占位|空缺|IVRC3", 1),
        (GOOD.replace("《结束语》", "“请拔打总机，再见。”").encode(), "IVRC3", 1),
        ((GOOD + "引用 “../../etc/passwd”\n").encode(), "IVRC005", 1),
        ((GOOD + "引用 “/etc/passwd”\n").encode(), "IVRC005", 1),
        ((GOOD + "引用 “没有.ivr”\n").encode(), "IVRC003", 1),
    ],
)
def test_a_bad_menu_file(
    data: bytes, code: str, status: int, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "menus" / "坏.ivr").write_bytes(data)
    assert main(["check"]) == status
    out = told(capsys)
    assert any(part in out for part in code.split("|")), out
    assert "改法" in out
    assert main(["build", "--no-audio"]) == status
    assert not (here / "dist").exists()


@pytest.mark.parametrize(
    "text",
    [
        "\ufeff" + GOOD,
        GOOD.replace("\n", "\r\n"),
        GOOD.replace("    ", "　　"),
        GOOD.replace("    ", "\t"),
        GOOD.replace("→", "->").replace("，", ","),
        GOOD.replace("1次", "１次").replace("请按1", "请按１"),
    ],
)
def test_forms_that_mean_what_the_writer_meant(
    text: str, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "menus" / "好.ivr").write_bytes(text.encode("utf-8"))
    assert main(["check"]) == 0, told(capsys)


def test_a_folder_and_a_missing_file_and_one_without_permission(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "nothing.ivr"]) == 2
    assert "IVRC003" in told(capsys)
    assert main(["check", "menus"]) == 2
    assert "IVRC003" in told(capsys)
    assert main(["flow", "menus"]) == 2
    assert "IVRC003" in told(capsys)
    assert main(["call", "menus", "--keys", "1"]) == 2
    assert "IVRC003" in told(capsys)
    if os.geteuid() != 0:
        locked = here / "menus" / "锁.ivr"
        locked.write_text(GOOD, encoding="utf-8")
        locked.chmod(0)
        assert main(["check"]) == 2
        assert "IVRC003" in told(capsys)


@pytest.mark.parametrize("name", ["ivrc.yaml", "sites/甲.yaml", "prompts/readings.yaml"])
@pytest.mark.parametrize("text", ["", "\n", "# 以后再写\n", "---\n"])
def test_a_file_in_which_nothing_is_set(
    name: str, text: str, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "menus" / "好.ivr").write_text(GOOD, encoding="utf-8")
    (here / name).parent.mkdir(exist_ok=True)
    (here / name).write_text(text, encoding="utf-8")
    assert main(["build", "--no-audio"]) == 0, told(capsys)
    assert (here / "dist").exists()


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("ivrc.yaml", "- site\n", "IVRC021"),
        ("ivrc.yaml", "site: !!python/object/apply:os.system [id]\n", "IVRC022"),
        ("ivrc.yaml", "sitee: 甲\n", "IVRC024"),
        ("ivrc.yaml", "speech: {rate: 9}\n", "IVRC025"),
        ("ivrc.yaml", "speech: {rate: 1.8}\n", "IVRC025"),
        ("ivrc.yaml", "speech: {number_rate: 400}\n", "IVRC025"),
        ("sites/甲.yaml", "destinations: [a]\n", "IVRC025"),
        ("sites/甲.yaml", 'destinations: {坐席: {asterisk: "PJSIP/1\\nexten => x"}}\n', "IVRC025"),
        ("sites/甲.yaml", "a: &x [*x]\n", "IVRC022"),
        ("prompts/用语.yaml", "group: {zh: 甲, en: A}\nphrases: {一: {texts: {zh-CN: 您好。}}}\n", "IVRC026"),
    ],
)
def test_a_bad_yaml_file(
    name: str, text: str, code: str, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "menus" / "好.ivr").write_text(GOOD, encoding="utf-8")
    (here / name).write_text(text, encoding="utf-8")
    assert main(["build", "--no-audio"]) == 1
    assert code in told(capsys)
    assert not (here / "dist").exists()


def test_a_destination_that_the_site_does_not_bind(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "sites" / "甲.yaml").write_text("destinations: {坐席组: {asterisk: PJSIP/1}}\n", encoding="utf-8")
    text = GOOD + "转接 人工\n    拨 坐席，振铃 20秒\n    占线，无人接听，转接失败 → 再见\n"
    text = text.replace("结束请按1 → 再见", "结束请按1 → 再见\n    人工请按0 → 人工")
    (here / "menus" / "好.ivr").write_text(text, encoding="utf-8")
    assert main(["build", "--no-audio", "-t", "asterisk"]) == 1
    out = told(capsys)
    assert "IVRC402" in out
    assert "坐席组" in out


def test_every_mistake_of_every_file_is_told_in_one_run(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "menus" / "一.ivr").write_text(GOOD.replace("→ 再见\n播", "→ 再会\n播"), encoding="utf-8")
    (here / "menus" / "二.ivr").write_text(
        GOOD.replace("菜单", "菜但").replace("《结束语》", "《结速语》"), encoding="utf-8"
    )
    assert main(["check"]) == 1
    out = told(capsys)
    assert "menus/一.ivr:6" in out
    assert "menus/二.ivr:5" in out
    assert "menus/二.ivr:7" in out


@pytest.mark.parametrize(
    ("on", "option", "owner"),
    [
        ("freeswitch", ["--sip"], "asterisk"),
        ("freeswitch", ["--ami", "127.0.0.1:5038"], "asterisk"),
        ("asterisk", ["--esl", "127.0.0.1:8022"], "freeswitch"),
        ("asterisk", ["--clock", "clock"], "freeswitch"),
    ],
)
def test_an_option_of_another_switch_is_refused(
    here: Path, capsys: pytest.CaptureFixture[str], on: str, option: list[str], owner: str
) -> None:
    (here / "menus" / "甲.ivr").write_text(GOOD, encoding="utf-8")
    assert main(["verify", "menus/甲.ivr", "--on", on, *option]) == 1
    said = told(capsys)
    assert "IVRC011" in said and f"{option[0]} 不是“{on}”的选项" in said and f"--on {owner}" in said
