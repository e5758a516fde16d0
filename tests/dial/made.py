"""A project that calls: a hotline with two values, a site that allows it, and a list."""

from __future__ import annotations

from pathlib import Path

MENU = """热线 催费
    企业名称  东方物业
    外呼      应缴:金额，截止日期:日期
    无按键    5秒，重听 1次，→ 打扰了
    按错键    重听 1次，→ 打扰了
    故障      → 《系统故障》 挂机

菜单 开场：“您好，这里是{企业名称}，您应缴{应缴:金额}，请在{截止日期:日期}以前缴纳，知道了请按1。”
    知道了请按1 → 打扰了

播报 打扰了：“再见。” → 挂机
"""
SITE = """outbound:
  numbers: ["1XXXXXXXXXX", "0576XXXXXXXX", "00852XXXXXXXX"]
  dial: {asterisk: "Local/{}@outside/n"}
  hours: ["每天 0:00-24:00"]
  zone: Asia/Shanghai
  ring: 5
"""
LIST = "号码,应缴,截止日期\n13805760001,85.50,2026-12-01\n13805760002,120,20261201\n"


def project(folder: Path, site: str = SITE, people: str = LIST, menu: str = MENU, more: str = "") -> Path:
    """The project; its list is 名单.csv."""
    for name in ("menus", "sites"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    (folder / "ivrc.yaml").write_text("targets: [asterisk]\n", encoding="utf-8")
    (folder / "menus/催费.ivr").write_text(menu, encoding="utf-8")
    (folder / "sites/办公室.yaml").write_text(site + more, encoding="utf-8")
    (folder / "名单.csv").write_text(people, encoding="utf-8")
    return folder
