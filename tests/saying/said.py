"""Values and what is said for them, and values that are never said."""

from __future__ import annotations

SAID = [
    ("zh-CN", "digits", "13805761234", "幺三八零五七六幺二三四"), ("zh-CN", "digits", "1", "一"),
    ("zh-CN", "digits", "33010219900101123*", "三三零幺零二幺九九零零幺零幺幺二三星号"),
    ("zh-TW", "digits", "0912345678", "零九一二三四五六七八"), ("zh-HK", "digits", "21", "二一"),
    ("zh-CN", "number", "2", "二"), ("zh-CN", "counted", "2", "两"), ("zh-CN", "counted", "12", "十二"),
    ("zh-CN", "number", "10", "十"), ("zh-CN", "number", "110", "一百一十"), ("zh-CN", "number", "2000", "两千"),
    ("zh-CN", "number", "20000", "两万"), ("zh-CN", "number", "12000", "一万二千"), ("zh-CN", "number", "105000", "十万零五千"),
    ("zh-CN", "number", "10000001", "一千万零一"), ("zh-CN", "number", "99999999", "九千九百九十九万九千九百九十九"),
    ("zh-CN", "number", "007", "七"), ("zh-CN", "number", "12.50", "十二点五零"), ("zh-CN", "number", "-3", "负三"),
    ("zh-CN", "money", "0", "零元"), ("zh-CN", "money", "2", "两元"), ("zh-CN", "money", "200", "两百元"),
    ("zh-CN", "money", "1234.5", "一千二百三十四元五角"), ("zh-CN", "money", "1234.50", "一千二百三十四元五角"),
    ("zh-CN", "money", "0.15", "一角五分"), ("zh-CN", "money", "10.05", "十元零五分"), ("zh-CN", "money", "0.05", "五分"),
    ("zh-TW", "money", "1222", "一千兩百二十二元"), ("zh-HK", "money", "2222", "兩千二百二十二元"),
    ("zh-CN", "date", "20261121", "二零二六年十一月二十一日"), ("zh-CN", "date", "20240229", "二零二四年二月二十九日"),
    ("zh-CN", "time", "0905", "九点零五分"), ("zh-CN", "time", "0200", "两点"), ("zh-HK", "time", "1431", "十四點三十一分"),
    ("en-US", "digits", "105", "one zero five"), ("en-US", "number", "1000500", "one million five hundred"),
    ("en-US", "money dollars", "1.01", "one dollar and one cent"), ("en-US", "money dollars", "0.5", "fifty cents"),
    ("en-GB", "money pounds", "21.20", "twenty one pounds and twenty pence"),
    ("en-US", "money yuan", "12.50", "twelve point five zero yuan"), ("en-US", "money yuan", "12.00", "twelve yuan"),
    ("en-US", "date", "20261121", "November twenty first twenty twenty six"),
    ("en-US", "date", "20051001", "October first two thousand five"), ("en-US", "date", "19001231", "December thirty first nineteen hundred"),
    ("en-US", "time", "0905", "nine oh five"), ("en-US", "time", "1400", "fourteen hundred"), ("en-US", "time", "0030", "zero thirty"),
    ("es-ES", "digits", "612345678", "seis uno dos tres cuatro cinco seis siete ocho"), ("es-ES", "number", "0", "cero"),
    ("es-ES", "number", "21", "veintiuno"), ("es-ES", "number", "31", "treinta y uno"), ("es-ES", "number", "100", "cien"),
    ("es-ES", "number", "101", "ciento uno"), ("es-ES", "number", "500", "quinientos"), ("es-ES", "number", "1000", "mil"),
    ("es-ES", "number", "21000", "veintiún mil"), ("es-ES", "number", "100100", "cien mil cien"), ("es-ES", "number", "007", "siete"),
    ("es-ES", "number", "31001", "treinta y un mil uno"), ("es-ES", "number", "1000001", "un millón uno"),
    ("es-ES", "number", "81000500", "ochenta y un millones quinientos"), ("es-ES", "number", "-12.50", "menos doce coma cinco cero"),
    ("es-MX", "number", "12.5", "doce punto cinco"), ("es-ES", "money euros", "1", "un euro"), ("es-ES", "money euros", "0.01", "un céntimo"),
    ("es-ES", "money euros", "1.01", "un euro con un céntimo"), ("es-ES", "money euros", "31.5", "treinta y un euros con cincuenta céntimos"),
    ("es-US", "money dollars", "1000000", "un millón de dólares"), ("es-US", "money dollars", "2000001.21", "dos millones un dólares con veintiún centavos"),
    ("es-ES", "money pounds", "221.50", "doscientas veintiuna libras con cincuenta peniques"), ("es-US", "money dollars", "0.00", "cero dólares"),
    ("es-ES", "date", "20261121", "veintiuno de noviembre de dos mil veintiséis"), ("es-MX", "date", "19010101", "primero de enero de mil novecientos uno"),
    ("es-ES", "time", "0905", "nueve y cinco"), ("es-ES", "time", "1430", "catorce y treinta"), ("es-ES", "time", "2100", "veintiuna horas"),
    ("fr-FR", "digits", "0612345678", "zéro six un deux trois quatre cinq six sept huit"), ("fr-FR", "number", "21", "vingt et un"),
    ("fr-FR", "number", "71", "soixante et onze"), ("fr-FR", "number", "77", "soixante dix-sept"), ("fr-FR", "number", "80", "quatre-vingts"),
    ("fr-FR", "number", "81", "quatre-vingt un"), ("fr-FR", "number", "91", "quatre-vingt onze"), ("fr-FR", "number", "200", "deux cents"),
    ("fr-FR", "number", "201", "deux cent un"), ("fr-FR", "number", "1000", "mille"), ("fr-FR", "number", "200000", "deux cent mille"),
    ("fr-FR", "number", "80080", "quatre-vingt mille quatre-vingts"), ("fr-FR", "number", "2000000", "deux millions"),
    ("fr-FR", "number", "-3.05", "moins trois virgule zéro cinq"), ("fr-FR", "money euros", "0", "zéro euro"), ("fr-FR", "money euros", "1.5", "un euro et cinquante centimes"),
    ("fr-FR", "money euros", "1000000", "un million d’euros"), ("fr-FR", "money euros", "280.80", "deux cent quatre-vingts euros et quatre-vingts centimes"),
    ("fr-FR", "money pounds", "21", "vingt et une livres"), ("fr-CA", "money dollars", "71.01", "soixante et onze dollars et un cent"),
    ("fr-FR", "date", "20261101", "premier novembre deux mille vingt-six"), ("fr-FR", "date", "17890714", "quatorze juillet mille sept cent quatre-vingt neuf"),
    ("fr-FR", "time", "0900", "neuf heures"), ("fr-FR", "time", "0101", "une heure un"), ("fr-CA", "time", "2130", "vingt et une heures trente"),
]  # fmt: skip
"""Locale, reading, value, and the words."""

NEVER = [
    ("number", ""), ("number", "123456789"), ("number", "1,5"), ("number", "-"), ("number", "1."), ("number", "p5"), ("number", "１"),
    ("money", "1.234"), ("money", "-5"), ("money", ".5"), ("date", "20260230"), ("date", "20261301"), ("date", "20260100"),
    ("date", "20260431"), ("date", "2026112"), ("date", "202611210"), ("time", "2400"), ("time", "0960"), ("time", "905"),
    ("digits", "12a"), ("digits", "1*2"), ("digits", "1" * 33), ("digits", "${SHELL(id)}"), ("digits", "1\n2"), ("digits", "~r~1"),
]  # fmt: skip
"""Reading and value."""
