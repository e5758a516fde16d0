"""A real Firefox without a window, driven by WebDriver BiDi (W3C)."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from websockets.sync.client import ClientConnection, connect

from .chromium import PATIENCE

PROGRAM = next(filter(None, map(shutil.which, ("firefox", "firefox-esr"))), None)
_PREFERENCES = 'user_pref("media.autoplay.default", 0);\nuser_pref("datareporting.policy.dataSubmissionEnabled", false);\n'


class FirefoxTab:
    """A page that is open."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket, self._number = socket, 0
        self.problems: list[str] = []
        self.ask("session.new", capabilities={})
        self.ask("session.subscribe", events=["log.entryAdded"])
        self._context = self.ask("browsingContext.getTree")["contexts"][0]["context"]

    def ask(self, method: str, **given: Any) -> dict[str, Any]:
        self._number += 1
        self._socket.send(json.dumps({"id": self._number, "method": method, "params": given}))
        while True:
            told = json.loads(self._socket.recv(timeout=PATIENCE))
            if told.get("method") == "log.entryAdded" and told["params"]["level"] == "error":
                self.problems.append(json.dumps(told["params"]))
            if told.get("id") == self._number:
                assert told["type"] == "success", told
                result: dict[str, Any] = told["result"]
                return result

    def open(self, address: str) -> None:
        self.ask("browsingContext.navigate", context=self._context, url=address, wait="complete")

    def value(self, script: str) -> Any:
        asked = {"expression": f"JSON.stringify({script})", "target": {"context": self._context}}
        found = self.ask("script.evaluate", **asked, awaitPromise=False, userActivation=True)
        assert found["type"] == "success", found
        return json.loads(found["result"].get("value", "null"))

    def until(self, script: str) -> None:
        ends = time.monotonic() + PATIENCE
        while not self.value(f"!!({script})"):
            assert time.monotonic() < ends, (script, self.problems)
            time.sleep(0.1)


@contextmanager
def firefox(folder: Path) -> Iterator[FirefoxTab]:
    """An empty page in a browser of its own."""
    assert PROGRAM is not None
    folder.mkdir()
    (folder / "user.js").write_text(_PREFERENCES, encoding="utf-8")
    log = folder / "log"
    with log.open("w") as told:
        program = subprocess.Popen(
            [PROGRAM, "--headless", "--no-remote", "--profile", str(folder), "--remote-debugging-port", "0"],
            stdout=told,
            stderr=told,
        )
    try:
        with connect(f"{_address(log)}/session", max_size=None, open_timeout=PATIENCE) as socket:
            yield FirefoxTab(socket)
    finally:
        program.kill()
        program.wait()


def _address(log: Path) -> str:
    ends = time.monotonic() + PATIENCE
    while not (found := re.search(r"WebDriver BiDi listening on (ws://\S+)", log.read_text("utf-8"))):
        assert time.monotonic() < ends, log.read_text("utf-8")
        time.sleep(0.1)
    return found[1]
