"""A page of a small hotline whose prompts are tones, long enough for a busy machine to cut them off."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import numpy as np
import pytest
import soundfile

from ivrc.cli.replays import scenarios_of
from ivrc.flow.nodes import Hotline
from ivrc.page.hotlines import Hotlines
from ivrc.page.opened import Opened
from ivrc.page.prompts import Voiced
from ivrc.page.server import Server
from ivrc.page.shown import Prompt, Replays
from ivrc.project import find, open_project
from ivrc.site import Site

from .chromium import PROGRAM, Tab, tab

MENU = """\
热线 甲 4001
    无按键  5秒，→ 再见
    按错键  → 再见
    故障    → 再见

菜单 主菜单：“您好，欢迎致电。”
    人工请按0 → 人工

转接 人工：拨 前台，振铃 20秒
    占线，无人接听，转接失败 → 留言

留言 留言：“请留言。”
    最长 60秒，以#结束，→ 再见

播报 再见：“再见。” → 挂机
"""
LONG = 60.0


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tab]:
    """One browser for all tests: to start it takes longer than most of them."""
    if PROGRAM is None:
        pytest.skip("no Chromium is installed here (apt-get install chromium)")
    with tab(tmp_path_factory.mktemp("browser"), "about:blank") as page:
        yield page


@pytest.fixture
def menu(tmp_path: Path) -> Path:
    path = tmp_path / "甲.ivr"
    path.write_text(MENU, encoding="utf-8")
    (tmp_path / "ivrc.yaml").write_text("targets: [asterisk]", encoding="utf-8")
    return path


def own_scenarios(hotline: Hotline, site: Site) -> Iterator[Replays]:
    return scenarios_of(open_project(find(Path(hotline.span.file)))[0], hotline, None)


@pytest.fixture
def serve(menu: Path, tmp_path: Path) -> Iterator[Callable[..., Server]]:
    """Opens the menu; its first prompt lasts a minute, the others a moment."""
    servers: list[Server] = []

    def voice(hotline: Hotline, sources: Mapping[str, str], take: Callable[[Voiced], None]) -> None:
        prompts, files = [], {}
        for number, name in enumerate([*hotline.clips, "beep"]):
            seconds = 0.1 if number else LONG
            path = tmp_path / f"{number}.wav"
            tone = 8000 * np.sin(np.arange(int(8000 * seconds)) / 3)
            soundfile.write(path, tone.astype("int16"), 8000, subtype="PCM_16")
            text = hotline.clips[name].text if name in hotline.clips else ""
            prompts.append(Prompt(name, text, "zh-CN", seconds=seconds))
            files[name] = path
        take(Voiced(tuple(prompts), files))

    def served(*more: Path) -> Server:
        server = Server(Hotlines([menu, *more], lambda path: Opened(path, "zh", voice, [own_scenarios])))
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        servers.append(server)
        return server

    yield served
    for server in servers:
        server.shutdown()
        server.server_close()
