"""A report as one HTML page that needs nothing else: no script, no network, its charts drawn in it. It may be mailed and printed."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from ivrc.diagnostics.terminal import safe
from ivrc.report.charts import Bar, columns, rows
from ivrc.report.model import Group, Report
from ivrc.report.tables import Section, figures, remarks, sections, title
from ivrc.report.wording import GROUPINGS, OUTCOMES

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_MOST_ROWS = 20
"""Options that are drawn; the table has them all."""

_STYLE = """
:root { color-scheme: light; }
body { font: 16px/1.5 system-ui, "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif;
       max-width: 68rem; margin: 2rem auto; padding: 0 1rem; color: #1a1a1a; background: #fff; }
h1 { font-size: 1.5rem; margin: 0 0 .25rem; } h2 { font-size: 1.15rem; margin: 2.2rem 0 .6rem; }
p.remark { color: #a40000; margin: .2rem 0; }
.cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(10rem, 1fr)); gap: .8rem; margin: 1.2rem 0; }
.card { border: 1px solid #ccc; border-radius: .4rem; padding: .7rem .9rem; }
.card b { display: block; font-size: 1.6rem; font-weight: 600; line-height: 1.2; font-variant-numeric: tabular-nums; }
.card span { color: #555; font-size: .9rem; } .card small { color: #777; font-variant-numeric: tabular-nums; }
svg { width: 100%; height: auto; display: block; } svg text { font-size: 13px; fill: #555; } svg text.name { fill: #1a1a1a; }
.grid { stroke: #ddd; } rect.answered { fill: #2b6cb0; } rect.missed { fill: #d9822b; } rect.other { fill: #b9c3cf; }
.key { display: flex; gap: 1.4rem; flex-wrap: wrap; color: #555; font-size: .85rem; margin: .2rem 0 .6rem; }
.key i { display: inline-block; width: .8rem; height: .8rem; margin-right: .4rem; vertical-align: -.05rem; }
i.answered { background: #2b6cb0; } i.missed { background: #d9822b; } i.other { background: #b9c3cf; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; min-width: 50%; font-size: .92rem; }
th, td { text-align: left; padding: .3rem .6rem; border-bottom: 1px solid #e2e2e2; vertical-align: top; }
th { color: #555; font-weight: 600; white-space: nowrap; } .n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
@media print { @page { size: A4; margin: 14mm; } body { margin: 0; max-width: none; font-size: 10pt; } tr, svg { break-inside: avoid; } }
"""


def as_html(report: Report, lang: str) -> str:
    """The page. The same report gives the same bytes."""
    zh = lang == "zh"
    head = title(report, lang)
    told = "".join(f'<p class="remark">{_text(each)}</p>\n' for each in remarks(report, lang))
    tables = "".join(_table(section) for section in sections(report, lang))
    return f"""<!DOCTYPE html>
<html lang="{"zh-CN" if zh else "en"}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{_POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{_text(head)}</title>
<style>{_STYLE}</style>
</head>
<body>
<h1>{_text(head)}</h1>
{told}{_cards(report, zh)}{_trend(report, zh)}{_options(report, zh)}{tables}</body>
</html>
"""


def _text(text: str) -> str:
    return escape(safe(text))


def _cards(report: Report, zh: bool) -> str:
    """The figures that are looked at first: those of rates, and the wait of most."""
    first = ("人工应答率", "呼损率", "等待九成不超过", "满意率", "回电及时率", "重复投诉率") if zh else (
        "answer rate", "lost calls", "waits, nine in ten within", "satisfied", "called back in time", "repeated complaints")  # fmt: skip
    cards = (
        f'<div class="card" title="{_text(formula)}"><span>{_text(name)}</span><b>{_text(value)}</b><small>{_text(counts)}</small></div>'
        for name, value, counts, formula in figures(report, zh)
        if name in first
    )
    return f'<div class="cards">{"".join(cards)}</div>\n'


def _trend(report: Report, zh: bool) -> str:
    """Calls over time: answered by a person, missed, and the others."""
    if not report.trend:
        return ""
    names = ("有人接听", "未接", "其它") if zh else ("answered", "missed", "other")
    kinds = ("answered", "missed", "other")
    key = "".join(f'<span><i class="{kind}"></i>{name}</span>' for kind, name in zip(kinds, names))
    bars = [_bar(group, names) for group in report.trend]
    unit = GROUPINGS[report.trend_by][not zh]
    heading = f"来电（按{unit}）" if zh else f"Calls by {unit}"
    return f'<h2>{heading}</h2>\n<div class="key">{key}</div>\n{columns(bars, heading)}\n'


def _bar(group: Group, names: tuple[str, ...]) -> Bar:
    counts = (group.answered, group.missed, group.calls - group.answered - group.missed)
    told = " · ".join(f"{name} {count}" for name, count in zip(names, counts))
    return Bar(
        safe(group.name), f"{safe(group.name)}: {told}", tuple(zip(("answered", "missed", "other"), counts))
    )


def _options(report: Report, zh: bool) -> str:
    """What callers chose, and what became of calls."""
    chosen = [(name or ("（没有选）" if zh else "(none chosen)"), count) for name, count in report.options][
        :_MOST_ROWS
    ]
    ended = [(OUTCOMES[name][not zh], count) for name, count in report.outcomes if count]
    headings = ("来电者选了什么", "结果") if zh else ("What callers chose", "What became of the calls")
    return "".join(
        f"<h2>{heading}</h2>\n{rows([Bar(safe(name), f'{safe(name)}: {count}', (('answered', count),)) for name, count in counts], heading)}\n"
        for heading, counts in zip(headings, (chosen, ended))
        if counts
    )


def _table(section: Section) -> str:
    head = f"<thead>{_row(section, section.head, 'th')}</thead>\n" if section.head else ""
    body = "".join(_body(section)) or "<tr><td>—</td></tr>\n"
    return f'<h2>{_text(section.title)}</h2>\n<div class="wide"><table>{head}<tbody>\n{body}</tbody></table></div>\n'


def _body(section: Section) -> Iterator[str]:
    for row in section.rows:
        yield _row(section, row, "td") + "\n"


def _row(section: Section, row: tuple[str, ...], tag: str) -> str:
    right = ("", ' class="n"')
    cells = (
        f"<{tag}{right[number in section.numbers]}>{_text(cell)}</{tag}>" for number, cell in enumerate(row)
    )
    return f"<tr>{''.join(cells)}</tr>"
