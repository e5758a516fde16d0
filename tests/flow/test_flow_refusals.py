"""Every code of the lowering, at its line, and nothing beside it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lowered import END, HEAD, lowering

from ivrc.compile import compile_text
from ivrc.diagnostics import Severity
from ivrc.language.blocks import BLOCKS
from ivrc.language.keywords import LINES, header_spelling
from ivrc.language.lines.case import CaseLine
from ivrc.language.parser import parse

ROOT = Path(__file__).parent.parent.parent
OK = "播报 甲：“一。” → 再见\n"


def hotline(*lines: str, without: str = "") -> str:
    head = "".join(
        line for line in HEAD.splitlines(True) if not (without and line.strip().startswith(without))
    )
    return head + "".join(f"    {line}\n" for line in lines) + OK + END


def blocks(text: str) -> str:
    return HEAD + text + "\n" + END


TYPED = "菜单 甲：“请输入金额。”\n    1至6位数字 {金额} → 乙\n分支 乙\n    %s → 再见\n    否则 → 再见"


def languages(text: str, target: str) -> str:
    """Some blocks of a hotline in two languages, line 9 the first of theirs, in which key 2 leads to one in English."""
    head = HEAD.replace("\n", "\n    语言 普通话，英语\n", 1)
    menu = f"菜单 语种\n    普通话请按1 → 语言 普通话 再见\n    For English, press 2 → 语言 英语 {target}\n"
    return f"{head}{menu}{text}\n{END}"


REFUSED = [
    # code, line, what is wrong
    ("IVRC201", 0, "播报 甲：“一。” → 挂机\n"),
    ("IVRC201", 1, "热线 样例 4001\n    故障 → 挂机\n"),
    ("IVRC201", 6, HEAD + OK + "热线 乙\n" + END),
    ("IVRC202", 6, blocks(OK + "播报 甲：“二。” → 再见")),
    ("IVRC202", 9, blocks("分支 乙\n    上班 → 再见\n    否则 → 再见\n时间 上班：每天 9:00-12:00\n时间 上班：每天 9:00-13:00")),
    ("IVRC203", 5, blocks("播报 甲：“一。” → 乙")),
    ("IVRC204", 5, blocks("播报 甲：《一》 → 再见")),
    ("IVRC205", 5, blocks("播报 甲：“{一}。” → 再见")),
    ("IVRC205", 5, blocks("转接 甲：拨 {分机号}，振铃 9秒\n    占线，无人接听，转接失败 → 再见")),
    ("IVRC205", 5, hotline("欢迎词 {企业名称}")),
    ("IVRC260", 8, blocks(TYPED % "{金额} 500以上")),
    ("IVRC261", 8, blocks(TYPED % "{数额} 大于 500")),
    ("IVRC262", 8, blocks(TYPED % "{金额} 大于 500元")),
    ("IVRC264", 6, blocks("分支 甲\n    拨的是 4009 → 再见\n    否则 → 再见")),
    ("IVRC266", 6, blocks("分支 甲\n    来电地区是 泰洲 → 再见\n    来电地区不明 → 再见\n    否则 → 再见")),
    ("IVRC267", 6, blocks("分支 甲\n    来电地区是 上海 → 再见\n    否则 → 再见")),
    ("IVRC265", 6, blocks("分支 甲\n    主叫开头是 576 → 再见\n    否则 → 再见")),
    ("IVRC206", 6, blocks("分支 甲\n    上班 → 再见\n    否则 → 再见")),
    ("IVRC207", 6, blocks("播报 甲\n    拨 一，振铃 9秒\n    → 再见")),
    ("IVRC207", 5, blocks("播报 甲：“一。” → 重听")),
    ("IVRC207", 5, hotline("“您好。”")),
    ("IVRC207", 4, hotline("按错键 5秒，→ 再见", without="按错键")),
    ("IVRC207", 7, blocks("菜单 甲\n    一请按1 → 再见\n    “二。” → 再见")),
    ("IVRC208", 5, blocks("播报 甲：“一。”")),
    ("IVRC208", 5, blocks("播报 甲：“一。” →")),
    ("IVRC208", 5, blocks("留言 甲：最长 60秒")),
    ("IVRC208", 5, blocks("分支 甲\n    上班 → 再见\n时间 上班：每天 9:00-12:00")),
    ("IVRC209", 5, blocks("转接 甲：拨 一，振铃 9秒\n    占线 → 再见")),
    ("IVRC210", 4, HEAD.replace("    无按键  5秒，重听 2次，→ 再见\n", "") + "菜单 甲\n    一请按1 → 再见\n" + END),
    ("IVRC210", 4, HEAD.replace("    按错键  重听 2次，→ 再见\n", "") + "菜单 甲\n    一请按1 → 再见\n" + END),
    ("IVRC210", 5, HEAD.replace("5秒，", "") + "菜单 甲\n    一请按1 → 再见\n" + END),
    ("IVRC211", 1, hotline(without="故障")),
    ("IVRC212", 7, blocks("菜单 甲\n    一请按1 → 再见\n    二请按1 → 再见")),
    ("IVRC213", 5, blocks("菜单 甲\n    “一。”")),
    ("IVRC213", 6, blocks("菜单 甲\n    一 → 再见")),
    ("IVRC214", 6, blocks("菜单 甲\n    返回请按# → 返回")),
    ("IVRC215", 5, hotline("键间隔 100毫秒")),
    ("IVRC215", 5, hotline("键间隔 21秒")),
    ("IVRC215", 4, hotline("无按键 61秒，→ 再见", without="无按键")),
    ("IVRC215", 4, hotline("无按键 5秒，重听 10次，→ 再见", without="无按键")),
    ("IVRC215", 5, blocks("转接 甲：拨 一，振铃 2秒\n    占线，无人接听，转接失败 → 再见")),
    ("IVRC215", 5, blocks("转接 甲：拨 一，振铃 301秒\n    占线，无人接听，转接失败 → 再见")),
    ("IVRC215", 5, blocks("留言 甲：最长 4秒 → 再见")),
    ("IVRC215", 5, blocks("留言 甲：最长 11分钟 → 再见")),
    ("IVRC215", 6, blocks("菜单 甲\n    " + "X" * 33 + " → 再见")),
    ("IVRC215", 1, blocks(OK).replace("4006659999", "总机")),
    ("IVRC215", 1, blocks(OK).replace("4006659999", "400 665 9999")),
    ("IVRC216", 8, blocks("分支 甲\n    上班 → 再见\n    否则 → 再见\n时间 上班：每天 9:00-8:00")),
    ("IVRC286", 5, hotline("外呼 丙:姓名").replace(" 4006659999", "")),
    ("IVRC286", 5, hotline("外呼 号码:号码").replace(" 4006659999", "")),
    ("IVRC286", 1, hotline("外呼 丙:金额")),
    ("IVRC287", 8, (HEAD + "    外呼\n播报 甲\n    “一。”\n    记录 回电（号码={主叫号码}）\n    → 再见\n" + END).replace(" 4006659999", "")),
    ("IVRC240", 5, hotline("日历 火星")),
    ("IVRC240", 6, blocks("分支 甲\n    法定节假日 → 再见\n    否则 → 再见")),
    ("IVRC240", 6, blocks("分支 甲\n    2月30日 → 再见\n    否则 → 再见")),
    ("IVRC241", 10, blocks("分支 甲\n    上班 → 再见\n    否则 → 再见\n时间 上班\n    周一至周五 9:00-17:00\n    10月1日 10:00-12:00")),
    ("IVRC217", 5, hotline("语言 火星话")),
    ("IVRC217", 5, hotline("时区 北京")),
    ("IVRC217", 9, HEAD + "    语言 英语\n分支 甲\n    上班 → 再见\n    否则 → 再见\n时间 上班：每天 9:00-12:00\n" + END),
    ("IVRC218", 5, hotline("故障 → 再见")),
    ("IVRC218", 6, hotline("企业名称 一", "企业名称 二")),
    ("IVRC218", 8, blocks("菜单 甲\n    一请按1 → 再见\n    无按键 → 再见\n    无按键 6秒")),
    ("IVRC218", 7, blocks("菜单 甲\n    一请按1或等待 → 再见\n    无按键 → 再见")),
    ("IVRC218", 7, blocks("菜单 甲\n    一请按1或等待 → 再见\n    二请按2或等待 → 再见")),
    ("IVRC218", 7, blocks("转接 甲：拨 一，振铃 9秒\n    占线，无人接听，转接失败 → 再见\n    占线 → 再见")),
    ("IVRC218", 7, blocks("分支 甲\n    上班 → 再见\n    上班 → 再见\n    否则 → 再见\n时间 上班：每天 9:00-12:00")),
    ("IVRC218", 6, blocks("留言 甲：最长 60秒 → 再见\n    挂机")),
    ("IVRC219", 8, HEAD.replace("《系统故障》", "") + "    语言 pt-BR\n菜单 甲\n    4位{号} “Digite quatro dígitos.” → 乙\n播报 乙：“É {号}.” → 再见\n播报 再见：“Até logo.” → 挂机\n"),
    ("IVRC250", 5, blocks("播报 甲：“{重庆:金额吗}。” → 再见")),
    ("IVRC251", 5, blocks("播报 甲：“{20261321:日期}。” → 再见")),
    ("IVRC251", 6, HEAD.replace("《系统故障》", "") + "    语言 es-MX\n播报 再见：“Debe {12:money}.” → 挂机\n"),
    ("IVRC250", 7, blocks("菜单 甲\n    请输入4位分机号 → 乙\n播报 乙：“{主叫号码:文字}” → 再见")),
    ("IVRC221", 5, blocks("播报 甲：“…” → 再见")),
    ("IVRC222", 5, blocks("播报 甲：《回复承诺》 → 再见")),
    ("IVRC222", 5, blocks("播报 甲：《您好（称呼=您）》 → 再见")),
    ("IVRC222", 6, HEAD.replace("《系统故障》", "") + "    语言 en-GB\n播报 甲：《您好》 → 挂机\n播报 再见：“Bye.” → 挂机\n"),
    ("IVRC223", 6, blocks("播报 甲：“一。” → 再见\n    “二。”")),
    ("IVRC225", 5, hotline("录音 全程")),
    ("IVRC225", 5, hotline("录音")),
    ("IVRC225", 6, HEAD + "    录音 全程，告知 《录音告知》\n菜单 甲\n    《录音告知》\n    一请按1 → 再见\n" + END),
    ("IVRC226", 5, blocks("转接 甲\n    占线，无人接听，转接失败 → 再见")),
    ("IVRC226", 5, blocks("转接 甲：拨 一\n    占线，无人接听，转接失败 → 再见")),
    ("IVRC226", 5, blocks("留言 甲：→ 再见")),
    ("IVRC226", 7, blocks("菜单 乙\n    请输入4位分机号 → 甲\n转接 甲：拨 分机号，振铃 9秒\n    占线，无人接听，转接失败 → 再见")),
    ("IVRC226", 7, blocks("菜单 乙\n    请输入4位分机号 → 甲\n转接 甲：拨 一，{分机号}，振铃 9秒\n    占线，无人接听，转接失败 → 再见")),
    ("IVRC227", 5, blocks("播报 甲！：“一。” → 再见")),
    ("IVRC227", 5, blocks("播报 甲 乙：“一。” → 再见")),
    ("IVRC228", 7, blocks("菜单 甲\n    请输入4至6位卡号 → 再见\n    请输入6位会员号 → 再见")),
    ("IVRC228", 7, blocks("菜单 甲\n    请输入4位卡号 → 再见\n    XXXX → 再见")),
    ("IVRC228", 6, blocks("菜单 甲\n    18位{卡号}，末位可为*，以*结束 → 再见")),
    ("IVRC228", 7, blocks("菜单 甲\n    17位{卡号}，以*结束 → 再见\n    18位{号}，末位可为* → 再见")),
    ("IVRC229", 6, blocks("菜单 甲\n    数字{卡号} → 再见")),
    ("IVRC229", 6, blocks("菜单 甲\n    6位{卡号}，以1结束 → 再见")),
    ("IVRC215", 6, blocks("菜单 甲\n    0位{卡号} → 再见")),
    ("IVRC215", 6, blocks("菜单 甲\n    4至33位{卡号} → 再见")),
    ("IVRC215", 6, blocks("菜单 甲\n    1至999999999999位{卡号} → 再见")),
    ("IVRC230", 6, blocks("菜单 甲\n    火警请拨119 → 再见")),
    ("IVRC230", 7, blocks("菜单 甲\n    一请按1 → 再见\n    “按3缴费的用户请按1。”")),
    ("IVRC231", 6, blocks("菜单 甲\n    一请按1，二请按2 → 再见")),
    ("IVRC231", 6, blocks("菜单 甲\n    输入4位卡号，没有卡请按# → 再见")),
    ("IVRC252", 5, blocks("收号 甲：《输入号码提示》\n    → 再见")),
    ("IVRC252", 7, blocks("收号 甲：《输入号码提示》\n    6位\n    复述\n    → 再见")),
    ("IVRC252", 7, blocks("收号 甲：《输入号码提示》\n    6位\n    复述 “{甲}。” 正确请按1，重新输入请按2 → 再见\n    → 再见")),
    ("IVRC253", 7, blocks("收号 甲：《输入号码提示》\n    6位\n    复述 “{甲}。” 正确请按1\n    → 再见")),
    ("IVRC253", 7, blocks("收号 甲：《输入号码提示》\n    6位\n    复述 “{甲}。” 继续请按1，返回请按2\n    → 再见")),
    ("IVRC253", 7, blocks("收号 甲：《输入号码提示》\n    6位\n    复述 “{甲}。” 正确请按1，重新输入请按2，人工请按0\n    → 再见")),
    ("IVRC207", 5, blocks("收号 甲：《输入号码提示》 → 再见\n    6位")),
    ("IVRC207", 6, blocks("收号 甲：《输入号码提示》\n    人工服务请按0或等待 → 再见\n    6位\n    → 再见")),
    ("IVRC208", 5, blocks("收号 甲：《输入号码提示》\n    6位")),
    ("IVRC210", 5, HEAD.replace("5秒，", "") + "收号 甲：《输入号码提示》\n    6位\n    → 再见\n" + END),
    ("IVRC210", 4, HEAD.replace("    按错键  重听 2次，→ 再见\n", "") + "收号 甲：《输入号码提示》\n    6位\n    → 再见\n" + END),
    ("IVRC212", 7, blocks("收号 甲：《输入号码提示》\n    人工请按0 → 再见\n    帮助请按0 → 再见\n    6位\n    → 再见")),
    ("IVRC215", 7, blocks("收号 甲：《输入号码提示》\n    6位\n    最多 0次，→ 再见\n    → 再见")),
    ("IVRC215", 7, blocks("收号 甲：《输入号码提示》\n    6位\n    最多 10次，→ 再见\n    → 再见")),
    ("IVRC215", 6, blocks("收号 甲：《输入号码提示》\n    4至33位\n    → 再见")),
    ("IVRC218", 8, blocks("收号 甲：《输入号码提示》\n    6位\n    最多 2次，→ 再见\n    无按键 6秒，重听 2次\n    → 再见")),
    ("IVRC218", 7, blocks("收号 甲：《输入号码提示》\n    6位\n    8位\n    → 再见")),
    ("IVRC229", 6, blocks("收号 甲：《输入号码提示》\n    数字\n    → 再见")),
    ("IVRC229", 6, blocks("收号 甲：《输入号码提示》\n    6位，以1结束\n    → 再见")),
    ("IVRC229", 6, blocks("收号 甲：《输入号码提示》\n    6位，末位可为*，以*结束\n    → 再见")),
    ("IVRC225", 6, HEAD + "    录音 全程，告知 《录音告知》\n收号 甲：《录音告知》\n    6位\n    → 再见\n" + END),
    ("IVRC270", 5, blocks("使用 甲：乙\n    完成 → 再见")),
    ("IVRC272", 6, blocks("播报 甲\n    记录 回电（{主叫号码}）\n    → 再见")),
    ("IVRC272", 6, blocks("播报 甲\n    记录 回电（号=一，号=二）\n    → 再见")),
    ("IVRC272", 6, blocks("播报 甲\n    记录 回电（号=打{主叫号码}）\n    → 再见")),
    ("IVRC272", 6, blocks("播报 甲\n    记录 回电（" + "，".join(f"号{n}=1" for n in range(10)) + "）\n    → 再见")),
    ("IVRC272", 6, blocks("播报 甲\n    记录 （号码=1）\n    → 再见")),
    ("IVRC272", 6, blocks("播报 甲\n    记录 回电！（号码=1）\n    → 再见")),
    ("IVRC272", 6, blocks("播报 甲\n    记录 回电（事由=" + "长" * 61 + "）\n    → 再见")),
    ("IVRC274", 5, blocks("评价 甲：《请评价》\n    → 再见")),
    ("IVRC274", 6, blocks("评价 甲：《请评价》\n    满意按键\n    → 再见")),
    ("IVRC274", 6, blocks("评价 甲：《请评价》\n    如果您满意请按1\n    → 再见")),
    ("IVRC208", 5, blocks("评价 甲：《请评价》\n    满意请按1")),
    ("IVRC218", 8, blocks("评价 甲：《请评价》\n    满意请按1\n    → 再见\n    挂机")),
    ("IVRC205", 6, blocks("播报 甲\n    记录 回电（事由={没有}）\n    → 再见")),
    ("IVRC280", 9, languages("播报 英语欢迎：“您好。” → 再见", "英语欢迎")),
    ("IVRC281", 11, languages("播报 英语欢迎\n    “您好。”\n        英雨 “Hello.”\n    → 再见", "再见")),
    ("IVRC281", 11, languages("播报 英语欢迎\n    “您好。”\n        法语 “Bonjour.”\n    → 再见", "再见")),
    ("IVRC281", 11, languages("播报 英语欢迎\n    “您好。”\n        普通话 “您好。”\n    → 再见", "再见")),
    ("IVRC281", 12, languages("播报 英语欢迎\n    “您好。”\n        英语 “Hello.”\n        en-US “Hi.”\n    → 再见", "英语欢迎")),
    ("IVRC281", 11, languages("播报 英语欢迎\n    “您好。”\n        英语 “Hello.” “Hi.”\n    → 再见", "再见")),
    ("IVRC281", 11, languages("播报 英语欢迎\n    停顿 2秒\n        英语 “Hello.”\n    → 再见", "再见")),
    ("IVRC281", 6, blocks("播报 甲：“一。” → 再见\n    英语 “One.”")),
    ("IVRC282", 11, languages("菜单 甲\n    结束请按1 → 再见\n        英语 “To end, press 2.”", "甲")),
    ("IVRC282", 11, languages("菜单 甲\n    请输入4位卡号 → 乙\n        英语 “Enter your 6-digit card number.”\n播报 乙：《结束语》 → 挂机", "甲")),
    ("IVRC282", 11, languages("菜单 甲\n    人工服务请按1或直接等待 → 再见\n        英语 “To speak to us, press 1.”", "甲")),
    ("IVRC283", 5, blocks("播报 甲：“一。” → 语言 英语 再见")),
    ("IVRC283", 9, languages("播报 甲：“一。” → 语言 法语 再见", "再见")),
    ("IVRC283", 9, languages("播报 甲：“一。” → 语言 英雨 再见", "再见")),
    ("IVRC283", 9, languages("播报 甲：“一。” → 语言 普通话 挂机", "再见")),
    ("IVRC283", 9, languages("播报 甲：“一。” → 语言 普通话", "再见")),
    ("IVRC203", 9, languages("播报 甲：“一。” → 语言 普通话 乙", "再见")),
    ("IVRC202", 12, languages("播报 甲：《结束语》 → 挂机\n菜单 乙\n    一请按1 → 甲·英语\n播报 甲·英语：“一。” → 挂机", "甲")),
    ("IVRC284", 2, languages(OK, "再见").replace("普通话，英语", "普通话，英语，english")),
    ("IVRC285", 2, languages(OK, "再见").replace("普通话，英语", "普通话，英语，粤语")),
    ("IVRC290", 5, blocks("播报 甲：“{按键路径 甲}” → 再见")),
    ("IVRC291", 13, HEAD + "    日历 中国大陆\n    时区 Asia/Shanghai\n分支 甲\n    春节 → 乙\n    否则 → 丙\n菜单 乙\n    一请按1 → 再见\n菜单 丙\n    “请{按键路径 再见}。”\n    二请按2 → 再见\n" + END),
    ("IVRC292", 7, HEAD.replace("《系统故障》", "") + "    语言 de-DE\n菜单 甲\n    1 “Bitte {key path 再见}.” → 再见\n播报 再见：“Tschüss.” → 挂机\n"),
    ("IVRC293", 6, blocks("菜单 甲\n    1 “一。{选项路径 再见}” → 再见")),
    ("IVRC294", 7, blocks("转接 甲\n    拨 一，振铃 9秒\n    显示 前台\n    占线，无人接听，转接失败 → 再见")),
    ("IVRC296", 7, blocks("转接 甲\n    拨 一，振铃 9秒\n    接通前 “{工号}号。”\n    占线，无人接听，转接失败 → 再见")),
    ("IVRC296", 5, hotline("工号 一=甲")),
    ("IVRC238", 7, blocks("转接 甲\n    拨 一，振铃 9秒\n    久等 “一。”\n    占线，无人接听，转接失败 → 再见")),
    ("IVRC297", 5, hotline("代接 一=一")),
    ("IVRC242", 5, blocks("查询 甲\n    问 乙（主叫号码）\n    最长 3秒\n    查到，失败，超时 → 再见")),
    ("IVRC242", 8, blocks("提交 甲\n    问 乙（主叫号码）\n    最长 3秒\n    没有 → 再见\n    成功，失败，超时 → 再见")),
    ("IVRC242", 6, blocks("查询 甲\n    问 乙（卡号）\n    最长 3秒\n    查到，没有，失败，超时 → 再见")),
    ("IVRC243", 7, blocks("查询 甲\n    问 乙（主叫号码）\n    记下 丙:文字\n    最长 3秒\n    查到，没有，失败，超时 → 再见")),
    ("IVRC298", 5, blocks("排队 甲\n    拨 一，振铃 9秒\n    最长等待 5分钟\n    等待超时 → 再见")),
    ("IVRC299", 8, blocks("排队 甲\n    拨 一，振铃 9秒\n    最长等待 5分钟\n    每隔30秒：“第{位置}位。”\n    等待超时，无坐席 → 再见")),
    ("IVRC297", 6, blocks("播报 甲\n    离席 一\n    → 再见")),
    ("IVRC295", 7, blocks("转接 甲\n    拨 一，振铃 9秒\n    对坐席说 “{主叫号码}”\n    占线，无人接听，转接失败 → 再见")),
    ("IVRC268", 6, blocks("分支 甲\n    停运 开着 → 再见\n    否则 → 再见")),
    ("IVRC268", 6, blocks("播报 甲\n    打开 停运\n    → 再见")),
    ("IVRC268", 5, hotline("开关 停！运")),
    ("IVRC268", 5, hotline("开关 " + "长" * 21)),
    ("IVRC269", 6, blocks("播报 甲\n    加入 骚扰\n    → 再见")),
    ("IVRC269", 5, hotline("名单 骚！扰")),
    ("IVRC255", 5, blocks("回电 甲\n    → 再见")),
    ("IVRC255", 6, blocks("回电 甲\n    承诺 尽快\n    → 再见")),
    ("IVRC255", 7, blocks("回电 甲\n    承诺 两小时\n    → “我们两天内回电。” 再见")),
    ("IVRC255", 7, blocks("回电 甲\n    承诺 两小时\n    问号码 请输入您的电话\n    → 再见")),
    ("IVRC255", 7, blocks("回电 甲\n    承诺 两小时\n    复述 “是{主叫号码}吗？” 是的请按1，不是请按2\n    → 再见")),
    ("IVRC255", 7, HEAD.replace("《系统故障》", "") + "    语言 es-ES\n    reply-time  two hours\n回电 甲\n    → 再见\n播报 再见：“Adiós.” → 挂机\n"),
    ("IVRC212", 7, blocks("回电 甲\n    承诺 两小时\n    不用了请按2 → 再见\n    → 再见")),
    ("IVRC271", 8, blocks("使用 甲：乙\n    完成 → 再见\n流程 乙\n    使用 丙：乙\n        完成 → 完成")),
]  # fmt: skip


@pytest.mark.parametrize(
    ("code", "line", "text"), REFUSED, ids=[f"{c}-{n}" for n, (c, _, _) in enumerate(REFUSED)]
)
def test_it_is_refused_once_at_its_line(code: str, line: int, text: str) -> None:
    flow, found = lowering(text)
    errors = [d for d in found if d.severity is Severity.ERROR]
    assert [(d.code, d.span.line) for d in errors] == [(code, line)], [d.en for d in errors]
    assert flow is None
    assert errors[0].mend_zh and errors[0].mend_en


@pytest.mark.parametrize(
    ("sentence", "meant"),
    [
        ("人工服务请按O", "人工服务请按0 →"),
        ("人工服务请按Ｏ号键", "人工服务请按0号键 →"),
        ("查账请按l", "查账请按1 →"),
        ("轉人工請撳○", "轉人工請撳0 →"),
        ("For an operator, press o", "For an operator, press 0 ->"),
        ('For sales, press the number "I"', 'For sales, press the number "1" ->'),
    ],
)
def test_a_letter_that_looks_like_a_figure_is_no_key(sentence: str, meant: str) -> None:
    _, found = lowering(blocks(f"菜单 甲\n    {sentence} → 再见"))
    assert [one.code for one in found] == ["IVRC213"]
    assert meant in found[0].mend_zh + found[0].mend_en
    assert "不是数字" in found[0].zh and "not the figure" in found[0].en


def test_a_slip_for_the_verb_is_named() -> None:
    _, found = lowering(blocks("菜单 甲\n    咨询请拔1 → 再见"))
    assert [(one.code, "咨询请拨1 →" in one.mend_zh) for one in found] == [("IVRC213", True)]


def test_what_is_not_used_is_a_warning_only() -> None:
    text = HEAD + "    地址 东街\n" + OK + "时间 上班：每天 9:00-12:00\n" + END
    flow, found = lowering(text)
    assert flow is not None
    assert [(d.code, d.severity, d.span.line) for d in found] == [
        ("IVRC224", Severity.WARNING, 5),
        ("IVRC224", Severity.WARNING, 7),
    ]


def test_every_code_of_the_lowering_is_here() -> None:
    source = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "ivrc/lowering").rglob("*.py"))
    raised = set(re.findall(r'"(IVRC2\d\d)",\n', source))
    assert len(raised) > 20
    assert raised == {code for code, _, _ in REFUSED} | {
        "IVRC224",
        "IVRC232",
        "IVRC256",
        "IVRC288",
        "IVRC289",
    }


STATEMENTS = {
    "NO_INPUT": "无按键 6秒，→ 再见", "WRONG_KEY": "按错键 重听 1次，→ 再见", "INTER_KEY": "键间隔 2秒", "_FAULT": "故障 → 再见",
    "_UNSAID": "说不出 → 再见",
    "LANGUAGE": "语言 粤语", "ZONE": "时区 Asia/Tokyo", "RECORD": "录音", "BARGE_OFF": "不可打断",
    "DIAL": "拨 前台，振铃 5秒", "BUSY": "占线 → 再见", "NO_ANSWER": "无人接听 → 再见", "UNAVAILABLE": "转接失败 → 再见",
    "AFTER": "通话结束 → 再见", "LONGEST": "最长 60秒", "CONFIRM": "复述 “{甲}。” 正确请按1，重新输入请按2", "MAILBOX": "信箱 乙", "HANGUP": "挂机", "NOTE": "记录 回电（事由=投诉）", "_OTHERWISE": "否则 → 再见",
    "PAUSE": "停顿 2秒", "ABOUT": "记为 投诉", "CALENDAR": "日历 香港", "OUTBOUND": "外呼 丁:金额",
    "LIST": "名单 甲", "INTO": "加入 甲", "OUT_OF": "移出 甲", "SWITCH": "开关 甲", "TURN_ON": "打开 甲", "TURN_OFF": "关上 甲",
    "STAND_IN": "代接 前台=值班台", "AWAY": "离席 前台", "PRESENT": "回席 前台",
    "ASK_SERVICE": "问 甲（主叫号码）", "KEEP": "记下 乙:金额", "FOUND": "查到 → 再见", "NOT_FOUND": "没有 → 再见", "FAILED": "失败 → 再见", "TIMED_OUT": "超时 → 再见",
    "MUSIC": "音乐 甲", "LONGEST_WAIT": "最长等待 5分钟", "ROOM": "容纳 20人", "EVERY": "每隔30秒：“一。”",
    "FULL": "满员 → 再见", "NO_AGENTS": "无坐席 → 再见", "TOO_LONG": "等待超时 → 再见",
    "NUMBERS": "工号 前台=1001", "BEFORE": "接通前 “一。”", "LATE": "久等 “一。”",
    "WITHIN": "承诺 三小时内", "ASK_NUMBER": "问号码 请输入8位号码，按#号键结束",
    "SHOW": "显示 33881001", "TELL": "对坐席说 “一。”", "HAND": "传给坐席 事由=投诉",
}  # fmt: skip


@pytest.mark.parametrize("kind", ["HOTLINE", "SAY", "MENU", "TRANSFER", "VOICEMAIL", "BRANCH"])
@pytest.mark.parametrize("word", sorted(STATEMENTS))
def test_a_statement_is_offered_where_it_may_stand(word: str, kind: str) -> None:
    """What a block says of its words it says of its lines. Before an arrow in a branch any other word is a name."""
    parsed, found = parse(f"{header_spelling(kind)[0]} 甲\n    {STATEMENTS[word]}\n", "menu.ivr")
    assert not found
    (line,) = parsed.blocks[0].lines
    named = isinstance(line, CaseLine) and line.test is not None
    assert (type(line) in BLOCKS[kind].lines) == (word in BLOCKS[kind].words or named)


def test_every_keyword_that_begins_a_line_is_here() -> None:
    assert {word.type for word in LINES} == STATEMENTS.keys()


MENU = "菜单 甲\n    “一。”\n    一请按1 → 再见\n    请输入4位卡号 → 再见\n"
BODIES = {
    "HOTLINE": MENU,
    "SAY": "播报 甲\n    “一。”\n    → 再见\n",
    "MENU": MENU,
    "TRANSFER": "转接 甲\n    “一。”\n    拨 一，振铃 9秒\n    占线 → 再见\n    无人接听 → 再见\n    转接失败 → 再见\n",
    "QUEUE": "排队 甲\n    “一。”\n    拨 一，振铃 9秒\n    最长等待 5分钟\n    容纳 20人\n    满员 → 再见\n"
    "    无坐席 → 再见\n    等待超时 → 再见\n",
    "LOOKUP": "查询 甲\n    “一。”\n    问 乙（类型=一）\n    记下 丙:号码\n    最长 3秒\n    查到 → 再见\n    没有 → 再见\n    失败 → 再见\n    超时 → 再见\n",
    "POST": "提交 甲\n    “一。”\n    问 乙（类型=一）\n    记下 丙:号码\n    最长 3秒\n    查到 → 再见\n    失败 → 再见\n    超时 → 再见\n",
    "COLLECT": "收号 甲\n    《输入号码提示》\n    4位\n    → 再见\n",
    "VOICEMAIL": "留言 甲\n    “一。”\n    最长 60秒\n    → 再见\n",
    "SURVEY": "评价 甲\n    “一。”\n    满意请按1\n    → 再见\n",
    "CALLBACK": "回电 甲\n    “一。”\n    承诺 两小时\n    → 再见\n",
    "BRANCH": "分支 甲\n    上班 → 再见\n    否则 → 再见\n时间 上班：每天 9:00-12:00\n",
}


@pytest.mark.parametrize(
    ("word", "kind"), [(word, kind) for kind, block in BLOCKS.items() for word in block.words]
)
def test_a_line_that_may_stand_is_not_forgotten(word: str, kind: str) -> None:
    """With it, something else comes of the block than without."""
    spelling = header_spelling(word)[0]
    header, *lines = (HEAD if kind == "HOTLINE" else BODIES[kind]).splitlines(True)
    others = [line for line in lines if not line.strip().startswith(spelling)]
    before, after = ("", BODIES[kind] + END) if kind == "HOTLINE" else (HEAD, END)
    without = before + header + "".join(others) + after
    with_it = before + "".join((header, others[0], f"    {STATEMENTS[word]}\n", *others[1:])) + after
    assert said(with_it) != said(without)


def said(text: str) -> tuple[object, list[tuple[str, str]]]:
    """What comes of a text, without places."""
    flow, found = lowering(text)
    nodes = flow and [re.sub(r"Span\(.*?\)", "", repr(part)) for part in (flow, flow.nodes)]
    return nodes, [(one.code, one.en) for one in found]


@pytest.mark.parametrize("word", ["占线", "信箱", "语言", "挂机", "录音", "dial", "record", "mailbox"])
def test_a_keyword_of_one_block_is_a_name_in_every_other(word: str) -> None:
    """Of opening hours, of a node, of a destination and, where it is one word, of a variable."""
    variable = "" if word in ("语言", "录音", "record") or " " in word else f"    {word}：甲\n"
    said = "{" + word + "}" if variable else "一"
    text = HEAD + variable + "分支 门\n" + (
        f"    {word} → {word}\n    否则 → 再见\n"
        f"播报 {word}：“{said}。” → 转\n转接 转\n    拨 {word}，振铃 15秒\n    占线，无人接听，转接失败 → 再见\n"
        f"时间 {word}：每天 9:00-12:00\n"
    ) + END  # fmt: skip
    flow, found = lowering(text)
    assert flow is not None and not found, [d.en for d in found]
    assert word in flow.nodes and word in flow.schedules


def test_no_fix_is_offered_that_cannot_stand() -> None:
    for kind, fix in (("菜单", None), ("播报", "挂机")):
        _, found = parse(f"{kind} 甲\n    机\n", "menu.ivr")
        assert [(one.code, one.fix) for one in found] == [("IVRC106", fix)]


@pytest.mark.parametrize(
    ("phrase", "fix"),
    [
        ("《结速语》", "《结束语》"),
        ("《系统维》", None),
        ("《系统维（恢复时间=下午一点）》", "《系统维护（恢复时间=下午一点）》"),
        ("《系统维（时限=两天）》", None),
        ("《结速语（时限=两天）》", None),
    ],
)
def test_another_phrase_is_a_fix_where_nothing_else_is_wanting(phrase: str, fix: str | None) -> None:
    (found,) = [
        one for one in compile_text(blocks(f"播报 甲：{phrase} → 再见")).diagnostics if one.code == "IVRC204"
    ]
    assert found.fix == fix and "是不是" in found.mend_zh
