"""What a report of many calls takes: reading and judging their records, storing them, asking; DuckDB beside it, where it is installed.

    python bench/report.py [CALLS]      1,000,000 else

Seconds are of this process's processor, so that a busy machine does not change them much.
"""

from __future__ import annotations

import json
import random
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import process_time
from typing import Any, TypeVar

from ivrc.records.read import read
from ivrc.report.figures import report
from ivrc.report.model import Left
from ivrc.report.store import Store
from ivrc.report.take import Taken
from ivrc.report.wording import Asked

T = TypeVar("T")
_OPTIONS = ("咨询", "投诉", "业务办理", "查询", None)
_ASKED = """
SELECT strftime(CAST(start[:19] AS TIMESTAMP), '%Y-%m') AS month, count(*), count(waited_s), count(answered_by), avg(waited_s),
  median(waited_s), quantile_disc(waited_s, 0.9), count(survey) FILTER (survey = '满意'), count(survey)
FROM read_json('{}', format = 'newline_delimited', columns = {{id: 'VARCHAR', start: 'VARCHAR', waited_s: 'DOUBLE',
  answered_by: 'VARCHAR', survey: 'VARCHAR'}}) GROUP BY 1 ORDER BY 1
"""


def record(number: int, start: datetime) -> dict[str, Any]:
    """A call that is made up."""
    option = random.choices(_OPTIONS, (5, 2, 3, 3, 1))[0]
    waited = round(random.expovariate(1 / 15), 1) if option else None
    answered = waited is not None and random.random() < 0.85
    caller, ends = (
        f"138{random.randrange(10**8):08}",
        start + timedelta(seconds=random.randint(20, 400) + (waited or 0)),
    )
    missed = waited is not None and not answered
    note = {"table": "回电", "at": ends.isoformat(timespec="seconds"), "fields": {"号码": caller}}
    return {
        "version": 1, "id": f"sw1-{number}", "hotline": "大众联合", "called": "4006659999", "caller": caller, "area": None,
        "start": start.isoformat(), "answered": start.isoformat(), "end": ends.isoformat(), "path": ["欢迎", "主菜单"],
        "option": option, "notice": True, "waited_s": waited, "answered_by": "坐席一" if answered else None,
        "agent": random.choice(("1001", "1002", None)) if answered else None,
        "outcome": "answered" if answered else "nobody answered" if missed else "goodbye",
        "survey": random.choice(("满意", "一般", None)) if answered else None, "recording": f"sw1-{number}.wav", "messages": [],
        "faults": [], "notes": [note] if missed and random.random() < 0.3 else [],
    }  # fmt: skip


def timed(what: str, do: Callable[[], T]) -> T:
    began = process_time()
    done = do()
    print(f"{what:<46}{process_time() - began:8.2f} s")
    return done


def main() -> None:
    calls = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    random.seed(1)
    start = datetime(2026, 1, 1, tzinfo=UTC)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "calls.jsonl"
        with path.open("w", encoding="utf-8") as file:
            for number in range(calls):
                began = start + timedelta(seconds=number * 300 * 86400 // calls)
                file.write(json.dumps(record(number, began), ensure_ascii=False) + "\n")
        print(f"{calls} calls, {path.stat().st_size / 1e6:.0f} MB")
        asked = Asked("month", (start + timedelta(days=300)).timestamp())
        store = Store(asked)
        timed("reading and judging", lambda: sum(1 for _ in read(path)))
        timed("reading, judging and storing", lambda: Taken(store, False).take([str(path)]))
        timed("asking", lambda: report(store, asked, Left()))
        print(f"{'memory':<46}{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:8.0f} MB")
        for name in ("sqlite3", "duckdb"):
            code = f"from time import process_time as t; b = t(); import {name}; print(t() - b)"
            ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
            print(
                f"{'import ' + name:<46}{float(ran.stdout) * 1000:8.0f} ms"
                if not ran.returncode
                else f"no {name}"
            )
        try:
            import duckdb  # type: ignore[import-not-found,unused-ignore]
        except ImportError:
            return
        timed(
            "DuckDB: reading five columns, and one question",
            lambda: duckdb.sql(_ASKED.format(path)).fetchall(),
        )


if __name__ == "__main__":
    main()
