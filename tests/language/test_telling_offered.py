"""Keys that are named without a verb (`Help is 9`) are seen, told as none, and nothing that is counted is taken for one."""

from __future__ import annotations

import pytest

from ivrc.language.telling import read

OFFERED = [
    ("en-US", "Help is 9", "9"),
    ("en-US", "The operator is on 0", "0"),
    ("en-GB", "Lost cards is 4, head of sales is 3", "4 3"),
    ("en-US", "Sales one, service two", "1 2"),
    ("en-US", "Sales 1 and service 2", "1 2"),
    ("en-AU", "Roadside is one; claims is two", "1 2"),
    ("en-US", "Reservations on 1, cancellations on 2, groups on 3", "1 2 3"),
    ("en-US", "For sales, one; for service, two", "1 2"),
    ("en-US", "One for sales, two for service", "1 2"),
    ("en-US", "For help, it's 9", "9"),
    ("en-US", "If you need a nurse use 4", "4"),
    ("en-US", "9 gets you help", "9"),
    ("en-US", "Zero gets you a person", "0"),
    ("en-US", "5 reaches the pharmacist", "5"),
    ("en-US", "Try 9 for help", "9"),
    ("en-US", "Billing - 3", "3"),
    ("en-US", "Operator, zero", "0"),
    ("en-US", "To pay, press 1. Help is 9.", "9"),
    ("en-US", "Key 2 is broken", "2"),
    ("zh-CN", "人工是0", "0"),
    ("zh-CN", "帮助为9", "9"),
    ("zh-CN", "餐厅是3，客房是4", "3 4"),
    ("zh-CN", "挂号是一，缴费是二", "1 2"),
    ("zh-CN", "挂号一，缴费二，取药三", "1 2 3"),
    ("zh-CN", "一是话费，二是流量", "1 2"),
    ("zh-CN", "话费1，流量2", "1 2"),
    ("zh-CN", "用9找人工", "9"),
    ("zh-CN", "人工请播9", "9"),
    ("zh-CN", "人工戳9", "9"),
    ("zh-CN", "数字9是药房", "9"),
    ("zh-CN", "人工服务零", "0"),
    ("zh-TW", "專人服務是0", "0"),
    ("zh-HK", "搵人手用9", "9"),
    ("es-MX", "Ayuda es 9", "9"),
    ("es-MX", "Use el 9 para ayuda", "9"),
    ("fr-FR", "L'aide est le 9", "9"),
    ("fr-CA", "Utilisez le 9 pour l'aide", "9"),
]

COUNTED = [
    ("en-US", "Our number is 9"),
    ("en-US", "Our number is 95588"),
    ("en-US", "Line 2 is busy"),
    ("en-US", "Room 8 is free"),
    ("en-US", "Gate 5 is closed"),
    ("en-US", "Unit 9 is for sale"),
    ("en-US", "The wait is 5"),
    ("en-US", "The fee is 5 dollars"),
    ("en-US", "We are open from 9 to 5"),
    ("en-US", "Breakfast is at 7"),
    ("en-US", "Check-in is 3 pm"),
    ("en-US", "You are number 4 in the queue"),
    ("en-US", "Adults two, children one"),
    ("en-US", "Platform 1, coach 2"),
    ("en-US", "Welcome to Channel 4"),
    ("en-US", "For Windows 11, press 1. For Windows 10, press 2."),
    ("en-US", "One moment, two of our agents are free"),
    ("en-US", "Use 9 digits"),
    ("zh-CN", "我们的号码是9"),
    ("zh-CN", "您是第3位"),
    ("zh-CN", "2号线正忙"),
    ("zh-CN", "8号房空着"),
    ("zh-CN", "请用9位密码"),
    ("zh-CN", "周一，周二"),
    ("zh-CN", "第一，第二"),
    ("zh-CN", "星期一休息，星期二营业"),
    ("zh-CN", "儿科在3楼"),
    ("zh-CN", "押金是5元"),
    ("zh-CN", "价格是9"),
    ("es-MX", "Nuestro número es 9"),
    ("fr-FR", "Notre code est 9"),
]


@pytest.mark.parametrize(("locale", "text", "keys"), OFFERED)
def test_a_key_without_a_verb_is_seen(locale: str, text: str, keys: str) -> None:
    strays = read(text, locale).strays
    assert " ".join(key for stray in strays for key in stray.keys) == keys
    assert all(text[stray.start : stray.end].strip() for stray in strays)


@pytest.mark.parametrize(("locale", "text"), COUNTED)
def test_what_is_counted_is_no_key(locale: str, text: str) -> None:
    assert read(text, locale).strays == ()
