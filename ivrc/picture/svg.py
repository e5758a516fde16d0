"""A picture as SVG: no script, nothing from outside, light or dark as whoever looks at it has chosen."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from ivrc.diagnostics.terminal import safe
from ivrc.picture.graph import Picture
from ivrc.picture.placed import LINE, Placed, Point, Run, label_of, layout
from ivrc.picture.words import kind_of

STYLE = """
svg{--ink:#1f2328;--soft:#59636e;--paper:#fff;--box:#f6f8fa;--edge:#afb8c1;--keys:#0969da;--transfer:#9a6700;--silence:#8250df;--wrong:#bc4c00;--fault:#cf222e;--start:#1a7f37;
font:13px system-ui,"Noto Sans CJK SC","PingFang SC","Microsoft YaHei",sans-serif;background:var(--paper)}
@media(prefers-color-scheme:dark){svg{--ink:#e6edf3;--soft:#9198a1;--paper:#0d1117;--box:#161b22;--edge:#3d444d;--keys:#4493f8;--transfer:#d29922;--silence:#ab7df8;--wrong:#db6d28;--fault:#f85149;--start:#3fb950}}
text{fill:var(--ink)}.said,.kind{fill:var(--soft)}.kind{font-size:11px}.name{font-weight:600}
.box{fill:var(--box);stroke:var(--edge)}.start{stroke:var(--start);stroke-width:2.5}.ends{stroke-dasharray:5 3}
.way{fill:none;stroke:var(--soft);stroke-width:1.5}.head{fill:var(--soft)}.label{font-size:12px;paint-order:stroke;stroke:var(--paper);stroke-width:7px;stroke-linejoin:round}.box~.label{stroke:none}
""" + "".join(
    f".way.{sort}{{stroke:var(--{sort})}}.head.{sort},.label.{sort}{{fill:var(--{sort})}}"
    for sort in ("keys", "transfer", "silence", "wrong", "fault")
)


def svg(picture: Picture, lang: str) -> str:
    """The text of the picture. Boxes have the name of their block as `data-node`."""
    made = layout(picture)
    wide, high = round(made.wide), round(made.high)
    parts = [*(text for run in made.runs for text in _run(run))]
    parts += [text for box in made.boxes for text in _box(box, box.box.id == picture.start, lang)]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}" height="{high}" viewBox="0 0 {wide} {high}" role="img" '
        f'aria-label="{text(picture.name)}">\n<style>\n{STYLE}\n</style>\n' + "\n".join(parts) + "\n</svg>\n"
    )


def text(words: str) -> str:
    """Words as SVG and HTML show them, between tags and in quotation marks; what hides or steers is made visible."""
    return escape(safe(words))


def _box(placed: Placed, start: bool, lang: str) -> Iterator[str]:
    box, left = placed.box, placed.x - placed.wide / 2
    kinds = "box" + " start" * start + " ends" * box.ends
    yield f'<g data-node="{text(box.id)}" data-at="{text(box.at)}"><title>{text(f"{box.id} · {box.at}")}</title>'
    yield (
        f'<rect class="{kinds}" x="{left:.1f}" y="{placed.y:.1f}" width="{placed.wide:.1f}" height="{placed.high:.1f}" rx="7"/>'
    )
    y = placed.y + 21
    yield f'<text class="name" x="{left + 12:.1f}" y="{y:.1f}">{text(box.id)}</text>'
    yield (
        f'<text class="kind" x="{left + placed.wide - 10:.1f}" y="{y:.1f}" text-anchor="end">{text(kind_of(box.kind, lang))}</text>'
    )
    for line in placed.lines:
        y += LINE
        yield f'<text class="said" x="{left + 12:.1f}" y="{y:.1f}">{text(line)}</text>'
    for arrow in placed.loops:
        y += LINE
        yield f'<text class="label {arrow.sort}" x="{left + 12:.1f}" y="{y:.1f}">{text(f"↻ {label_of(arrow)}")}</text>'
    yield "</g>"


def _run(run: Run) -> Iterator[str]:
    sort = run.arrow.sort
    yield f'<path class="way {sort}" d="{_path(run.points)}"/>'
    if not run.stub:
        (x, y), before = run.points[-1], run.points[-2]
        tip = 8 if y > before[1] else -8
        yield f'<path class="head {sort}" d="M{x:.1f} {y:.1f}l-4.5 {-tip}h9z"/>'
    if run.label:
        x, y = run.at
        yield f'<text class="label {sort}" x="{x:.1f}" y="{y + 4:.1f}" text-anchor="middle">{text(run.label)}</text>'


def _path(points: tuple[Point, ...]) -> str:
    """A soft line through the points, upright at each."""
    told = f"M{points[0][0]:.1f} {points[0][1]:.1f}"
    for (x1, y1), (x2, y2) in zip(points, points[1:], strict=False):
        middle = (y1 + y2) / 2
        told += f"C{x1:.1f} {middle:.1f} {x2:.1f} {middle:.1f} {x2:.1f} {y2:.1f}"
    return told
