"""收号: one number, read back or not."""

from __future__ import annotations

from hypothesis import strategies as st

from ..author import Author


def write(author: Author, number: int) -> list[str]:
    typed = author.draw(
        st.sampled_from(("3位", "2至3位，以#结束", "2位，末位可为*，以#结束", "数字，以*结束", "2或4位"))
    )
    name = author.names[number]
    lines = ["不可打断"] if author.chance() else []
    ends = "".join(f"，按{key}结束" for key in "#*" if f"以{key}" in typed)
    last = "，末位可以按*" if "末位" in typed else ""
    lines += [f"“请输入{author.count()}号{ends}{last}。”", typed]
    if author.chance(more=True):
        keys = author.draw(st.sampled_from(("12", "21", "#*", "13")))
        right, again = f"正确请按{keys[0]}", f"重新输入请按{keys[1]}"
        said = author.draw(st.sampled_from((f"{right}，{again}", f"{again}。{right}")))
        lines.append(f"复述 “{author.count()}号是{{{name}:号码}}。” {said}")
    if author.chance(more=True):
        lines.append(f"最多 {author.draw(st.integers(1, 3))}次，→ {author.way(number)}")
        lines += [f"无按键 {author.draw(st.integers(1, 3))}秒，{author.speech()}"] if author.chance() else []
        lines += [f"按错键 {author.speech()}"] if author.chance() else []
    return [*lines, f"→ {author.way(number)}"]
