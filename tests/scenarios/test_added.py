"""One more call in a scenario file of a person's: what is there stays, byte by byte."""

from __future__ import annotations

import pytest

from ivrc.scenarios.added import added
from ivrc.scenarios.load import of_text

ITEM = "- name: 新\n  exact: true\n  expect:\n  - 占线\n"
KEPT = {
    "at the margin": "menu: a.ivr\ncalls:\n- name: 旧\n  expect: [占线]\n",
    "further in": "menu: a.ivr\ncalls:\n    - name: 旧\n      expect:\n        - 占线\n",
    "comments before, between and behind": "# 一\nmenu: a.ivr # 二\ncalls: # 三\n  # 四\n  - name: 旧 # 五\n    expect: [占线] # 六\n# 七\n",
    "without a last line end": "menu: a.ivr\ncalls:\n- name: 旧\n  expect: [占线]",
    "blank lines between": "menu: a.ivr\ncalls:\n\n- name: 旧\n  expect: [占线]\n\n- name: 更旧\n  expect:\n  - 占线\n",
    "the menu last": "calls:\n- name: 旧\n  expect:\n  - 占线\n\n# 站点\nsite: lab\nmenu: a.ivr\n",
    "a dash in a text": 'menu: a.ivr\ncalls:\n- name: "- 旧"\n  expect: ["听到 - 吗"]\n',
    "a name over two lines": "menu: a.ivr\ncalls:\n- expect: [占线]\n  name: 旧\n    又旧\n",
}
REFUSED = {
    "on one line": "menu: a.ivr\ncalls: [{name: 旧, expect: [占线]}]\n",
    "an end of the document": "menu: a.ivr\ncalls:\n- name: 旧\n  expect: [占线]\n...\n",
}


@pytest.mark.parametrize("text", KEPT.values(), ids=KEPT)
def test_what_is_there_stays(text: str) -> None:
    file, found = of_text("a.calls.yaml", text)
    assert not found
    made = added(file, ITEM)
    assert made is not None
    left = iter(made.split("\n"))
    assert all(line in left for line in text.rstrip("\n").split("\n"))
    again, found = of_text("a.calls.yaml", made)
    assert not found and [each["name"] for each in again.value["calls"]][-1] == "新"
    assert again.value["calls"][:-1] == file.value["calls"]
    twice = added(again, ITEM.replace("新", "更新"))
    assert (
        twice is not None
        and len(of_text("a.calls.yaml", twice)[0].value["calls"]) == len(file.value["calls"]) + 2
    )


@pytest.mark.parametrize("text", REFUSED.values(), ids=REFUSED)
def test_where_none_can_follow_none_is_added(text: str) -> None:
    file, found = of_text("a.calls.yaml", text)
    assert not found and added(file, ITEM) is None
