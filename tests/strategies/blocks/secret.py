"""收号 of a secret, which may have to be a PIN of the site."""

from __future__ import annotations

from hypothesis import strategies as st

from ..author import Author
from ..words import PINS

_TYPED = ("4位，保密", "3至5位，以#结束，保密", "4位，以*结束，保密")


def write(author: Author, number: int) -> list[str]:
    typed = author.draw(st.sampled_from(_TYPED))
    ends = "".join(f"，按{key}结束" for key in "#*" if f"以{key}" in typed)
    of_pin = f"，须是口令 {author.draw(st.sampled_from([*PINS]))}" if author.chance(more=True) else ""
    lines = ["不可打断"] if author.chance() else []
    lines += [f"“请输入{author.count()}号{ends}。”", f"{typed}{of_pin}"]
    other = next(key for key in "*#" if key not in ends)
    lines += [f"第{author.count()}样请按{other} → {author.anywhere(number)}"] if author.chance() else []
    if author.chance(more=True):
        lines.append(f"最多 {author.draw(st.integers(1, 3))}次，→ {author.way(number)}")
        lines += [f"无按键 {author.draw(st.integers(1, 3))}秒，{author.speech()}"] if author.chance() else []
        lines += [f"按错键 {author.speech()}"] if author.chance() else []
    return [*lines, f"→ {author.way(number)}"]
