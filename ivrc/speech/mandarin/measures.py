"""Units, measure words and currencies of Mandarin texts, and how they are said."""

from __future__ import annotations

import re

NUM = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
TO = r"\s*[-–—~～]+\s*"

MEASURE = (
    "个位名人次遍天周元块年家条张台部件份项种套倍点钟秒米步间匹则笔通封票页本只双辆户班站趟句段类岁把样"
    "片粒颗滴袋瓶盒支枚勺剂"
    "小分刻"  # 小时, 分钟, 刻钟: the first character is enough, except for a lone 分
)
UNIT = rf"(?:[{MEASURE}万亿千百角度岁日月号楼层期米克斤吨升里折档]|人民币|美元|公[斤里升分顷吨]|平方|立方|积分|里程|多[{MEASURE}]|余[{MEASURE}])"
OF_TWO = r"(?:[公千]?[斤里米克]|[毫升]升|吨|升|平方|立方|美元|欧元|港元|英镑|蚊)"
"""Units before which 2 is 两, as before a measure word."""

_LATIN_UNITS = {
    "km/h": "公里每小时", "m/s": "米每秒", "mmol/L": "毫摩尔每升", "mg/dL": "毫克每分升", "mmHg": "毫米汞柱", "km": "公里",
    "kg": "公斤", "cm": "厘米", "mm": "毫米", "ml": "毫升", "㎡": "平方米", "m²": "平方米", "m³": "立方米", "m3": "立方米",
    "m2": "平方米", "℃": "摄氏度", "°C": "摄氏度", "°F": "华氏度", "°": "度", "Mbps": "兆", "MB": "兆", "h": "小时",
    "kW": "千瓦", "kWh": "千瓦时", "min": "分钟", "mins": "分钟", "mg": "毫克", "mAh": "毫安时", "GHz": "吉赫", "MHz": "兆赫",
    "Hz": "赫兹", "dB": "分贝", "kcal": "千卡", "mcg": "微克", "μg": "微克", "kPa": "千帕", "MPa": "兆帕",
}  # fmt: skip
BY_SMALL = {unit.lower(): said for unit, said in _LATIN_UNITS.items()}
LATIN = "|".join(map(re.escape, sorted(_LATIN_UNITS, key=len, reverse=True)))
EXACT_UNITS = {"M": "兆", "s": "秒", "g": "克", "m": "米", "V": "伏", "W": "瓦", "L": "升"}
"""Units of which the other case is something else: 5G, 100M, 4S."""
CURRENCIES = {
    "US$": "美元", "NT$": "元", "HK$": "港元", "MOP$": "澳门元", "A$": "澳元", "AU$": "澳元", "C$": "加元", "CA$": "加元", "S$": "新加坡元",
    "$": "美元", "€": "欧元", "£": "英镑", "RMB": "元", "CNY": "元", "USD": "美元", "EUR": "欧元", "GBP": "英镑", "HKD": "港元",
    "TWD": "元", "JPY": "日元",
}  # fmt: skip
PER = (
    "分钟|小时|秒|天|日|周(?![一二三四五六日天])|月|季度?|年|次|人|位|个|条|件|公里|公斤|平方米|晚|间|床|度|台|套|户|节|课时|平米|站|张|页|份|瓶|盒"
    "|杯|学期|学年|趟|斤|吨|米|克|升|局|场|车|单|笔|亩"
)
PER_LATIN = {"kWh": "千瓦时", "km": "公里", "kg": "公斤", "h": "小时", "min": "分钟", "GB": "G B", "MB": "兆", "L": "升", "㎡": "平方米", "m²": "平方米",
             "m³": "立方米"}  # fmt: skip
