"""A real browser without a window, driven by its own protocol (Chrome DevTools)."""

from __future__ import annotations

import base64
import json
import shutil
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from websockets.sync.client import ClientConnection, connect

PROGRAM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
PATIENCE = 120


class Tab:
    """A page that is open."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket, self._number = socket, 0
        self.problems: list[str] = []

    def ask(self, method: str, **given: Any) -> dict[str, Any]:
        self._number += 1
        self._socket.send(json.dumps({"id": self._number, "method": method, "params": given}))
        while True:
            told = json.loads(self._socket.recv(timeout=PATIENCE))
            if told.get("method") in ("Runtime.exceptionThrown", "Log.entryAdded"):
                self.problems.append(json.dumps(told["params"]))
            if told.get("id") == self._number:
                assert "error" not in told, told
                result: dict[str, Any] = told["result"]
                return result

    def open(self, address: str) -> None:
        """Goes to another page, which is a new one even where the address is that of the one before."""
        self.ask("Page.navigate", url="about:blank")
        self.until("location.href === 'about:blank'")
        self.problems.clear()  # what the page before asked of a server that is gone
        self.ask("Page.navigate", url=address)
        self.until("location.href !== 'about:blank' && document.readyState === 'complete'")

    def value(self, script: str) -> Any:
        return self.ask("Runtime.evaluate", expression=script, returnByValue=True)["result"].get("value")

    def until(self, script: str) -> Any:
        ends = time.monotonic() + PATIENCE
        while not (found := self.value(f"!!({script})")):
            assert time.monotonic() < ends, (script, self.problems)
            time.sleep(0.1)
        return found

    def type(self, key: str) -> None:
        for kind in ("keyDown", "keyUp"):
            self.ask("Input.dispatchKeyEvent", type=kind, key=key, text=key if kind == "keyDown" else "")

    def photographed(self, path: Path) -> None:
        path.write_bytes(base64.b64decode(self.ask("Page.captureScreenshot")["data"]))


@contextmanager
def tab(folder: Path, address: str, size: str = "1280,900", *more: str) -> Iterator[Tab]:
    """The address in a browser of its own."""
    assert PROGRAM is not None
    options = (
        "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
        "--autoplay-policy=no-user-gesture-required", "--remote-debugging-port=0", f"--window-size={size}", f"--user-data-dir={folder}",
    )  # fmt: skip
    program = subprocess.Popen(
        [PROGRAM, *options, *more, "about:blank"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        port = _port(folder / "DevToolsActivePort")
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/json/list", timeout=PATIENCE) as answer:
            target = next(each for each in json.load(answer) if each["type"] == "page")
        with connect(target["webSocketDebuggerUrl"], max_size=None, open_timeout=PATIENCE) as socket:
            made = Tab(socket)
            made.ask("Runtime.enable")
            made.ask("Log.enable")
            made.ask("Page.navigate", url=address)
            yield made
    finally:
        program.kill()
        program.wait()


def _port(file: Path) -> int:
    ends = time.monotonic() + PATIENCE
    while not (file.exists() and file.read_text()):
        assert time.monotonic() < ends
        time.sleep(0.1)
    return int(file.read_text().split()[0])
