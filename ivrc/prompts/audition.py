"""One HTML page with every prompt and a player beside its words, for the business to listen and sign.

The page needs nothing else: no script, no network; its audio is in it, as FLAC, sample for sample what the build
holds. It may be mailed, opened from a disk, and printed with what was ticked.
"""

from __future__ import annotations

import base64
import io
from collections.abc import Sequence
from html import escape
from pathlib import Path

from ivrc.counted import counted
from ivrc.prompts.listing import sound, state, where
from ivrc.prompts.sheet import RECORDED, SPOKEN, Row

_LOADED = 200
"""Up to so many prompts the players show their lengths at once; a browser takes long to decode more."""

_POLICY = "default-src 'none'; media-src data:; style-src 'unsafe-inline'"

_STYLE = """
:root { color-scheme: light; }
body { font: 16px/1.5 system-ui, "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif;
       max-width: 62rem; margin: 2rem auto; padding: 0 1rem; color: #1a1a1a; background: #fff; }
h1 { font-size: 1.5rem; margin: 0 0 .25rem; } h2 { font-size: 1.2rem; margin: 2.5rem 0 .5rem; }
p.lead { color: #555; margin: 0 0 1.5rem; }
ol { list-style: none; margin: 0; padding: 0; }
li { display: grid; grid-template-columns: 2.5rem 1fr 19rem; gap: .25rem 1rem; padding: .9rem 0;
     border-top: 1px solid #ccc; break-inside: avoid; }
li > .n { color: #777; font-variant-numeric: tabular-nums; text-align: right; padding-top: .1rem; }
.words { font-size: 1.1rem; } .small { color: #555; font-size: .85rem; } .id { color: #777; font-size: .8rem; }
.flag { color: #a40000; } audio { width: 100%; height: 2.4rem; }
.sign { display: flex; gap: 1rem; margin-top: .35rem; } .sign label { white-space: nowrap; }
.sign input { width: 1.1rem; height: 1.1rem; vertical-align: -.15rem; margin: 0 .35rem 0 0; }
.note { border-bottom: 1px solid #999; min-height: 1.4rem; margin-top: .3rem; font-size: .85rem; color: #777; }
span[contenteditable] { display: inline-block; min-width: 70%; color: #1a1a1a; }
footer { display: grid; grid-template-columns: 1fr 1fr 1fr; gap: 2rem; margin-top: 4rem; break-inside: avoid; }
footer div { border-top: 1px solid #333; padding-top: .3rem; font-size: .9rem; }
@media (max-width: 46rem) { li { grid-template-columns: 2rem 1fr; } li > .hear { grid-column: 2; } }
@media print { @page { size: A4; margin: 16mm; } body { margin: 0; max-width: none; font-size: 11pt; }
  audio { display: none; } li { grid-template-columns: 2rem 1fr 13rem; } }
"""


def page(rows: Sequence[Row], lang: str) -> str:
    """The page. The same prompts give the same bytes."""
    zh = lang == "zh"
    names = list(dict.fromkeys(row.hotline for row in rows))
    title = ("提示音试听：" if zh else "Prompts to audition: ") + ("、" if zh else ", ").join(names)
    total = sum(row.seconds or 0 for row in rows)
    lead = (
        f"共 {len(rows)} 条，{total:.0f} 秒。请逐条试听，打勾，需要时写下意见，然后打印签字或存成 PDF。"
        if zh
        else f"{counted(len(rows), 'prompt')}, {total:.0f} s. Please listen to each, tick, note what should change, then print "
        "and sign, or save as PDF."
    )
    loaded = "metadata" if len(rows) <= _LOADED else "none"
    sections = [
        _section(name, [r for r in rows if r.hotline == name], lang, len(names) > 1, loaded) for name in names
    ]
    signed = ("签字人", "签字", "日期") if zh else ("Name", "Signature", "Date")
    return f"""<!DOCTYPE html>
<html lang="{"zh-CN" if zh else "en"}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{_POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(title)}</title>
<style>{_STYLE}</style>
</head>
<body>
<h1>{escape(title)}</h1>
<p class="lead">{escape(lead)}</p>
{"".join(sections)}<footer>{"".join(f"<div>{s}</div>" for s in signed)}</footer>
</body>
</html>
"""


def _section(name: str, rows: Sequence[Row], lang: str, headed: bool, loaded: str) -> str:
    head = f"<h2>{escape(name)}</h2>\n" if headed else ""
    return f"{head}<ol>\n{''.join(_item(n, row, lang, loaded) for n, row in enumerate(rows, 1))}</ol>\n"


def _item(number: int, row: Row, lang: str, loaded: str) -> str:
    zh = lang == "zh"
    words = escape(row.clip.text) or ("（提示声）" if zh else "(tone)")
    about = "  ".join(filter(None, (sound(row), f"{row.source} {row.voice}".strip())))
    flag = "" if row.state in (RECORDED, SPOKEN) else f' <span class="flag">{escape(state(row, lang))}</span>'
    good, bad, note = ("通过", "要改", "意见：") if zh else ("approved", "change", "Note:")
    label = escape(row.clip.text or row.clip.id, quote=True)
    player = (
        f'<audio controls preload="{loaded}" aria-label="{label}" src="{_inline(row.path)}"></audio>'
        if row.path
        else f'<p class="flag">{"没有声音" if zh else "no sound"}</p>'
    )
    return f"""<li id="{escape(row.clip.id, quote=True)}"><span class="n">{number}</span>
<div><div class="words" lang="{escape(row.clip.locale, quote=True)}">{words}</div>
<div class="small">{escape(row.reading)}</div>
<div class="small">{escape(where(row, lang))}</div>
<div class="id">{escape(row.clip.id)}</div></div>
<div class="hear">{player}
<div class="small">{escape(about)}{flag}</div>
<div class="sign"><label><input type="checkbox">{good}</label><label><input type="checkbox">{bad}</label></div>
<div class="note">{note}<span contenteditable="plaintext-only"></span></div></div></li>
"""


def _inline(path: Path) -> str:
    """The sound as a data URI (RFC 2397)."""
    import soundfile

    samples, rate = soundfile.read(path, dtype="int16")
    out = io.BytesIO()
    soundfile.write(out, samples, rate, format="FLAC", subtype="PCM_16")
    return "data:audio/flac;base64," + base64.b64encode(out.getvalue()).decode("ascii")
