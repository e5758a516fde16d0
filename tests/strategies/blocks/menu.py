"""菜单: keys, numbers that are typed, numbers that a key ends."""

from __future__ import annotations

from hypothesis import strategies as st

from ..author import Author

ENDED = ("3位{分机号}", "2至3位{分机号}", "2或4位{分机号}", "数字{分机号}", "2位{分机号}，末位可为*")
TOLD = ("请输入2至3位分机号，按#号键结束", "直拨请输入3位分机号，以星号键结束")
"""Numbers that a key ends: in a sentence, and in a line of its own beside the words."""


def write(author: Author, number: int) -> list[str]:
    lines = ["不可打断"] if author.chance() else []
    lines += [author.speech()] if author.chance(more=True) else []
    keys = author.draw(st.lists(st.sampled_from(("1", "2", "0", "*", "#", "12", "123", "8", "80")),
                              min_size=1, max_size=4, unique=True))  # fmt: skip
    lines += [f"第{author.count()}样请按{key} → {author.anywhere(number)}" for key in keys]
    typed = author.draw(st.sampled_from(("", "", "2位", "3位", "8XX", "2至3位", *TOLD, *ENDED, *ENDED)))
    if typed == "8XX":
        lines += ["“请输入3位分机号。”", f"8XX{{分机号}} → {author.anywhere(number)}"]
    elif typed in TOLD:
        lines.append(f"{typed} → {author.anywhere(number)}")
    elif typed in ENDED:
        ends = "#" if "*" in typed else author.draw(st.sampled_from("##*"))
        lines += [
            f"“请输入{author.count()}号，按{ends}结束，末位可以按*。”",
            f"{typed}，以{ends}结束 → {author.anywhere(number)}",
        ]
    elif typed:
        lines.append(f"直拨请输入{typed}分机号 → {author.anywhere(number)}")
    if author.chance():
        lines.append(f"无按键 {author.draw(st.integers(1, 3))}秒，{author.retry(number)}")
    if author.chance():
        lines.append(f"按错键 {author.retry(number, wrong=True)}")
    return lines
