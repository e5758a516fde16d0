"""The number words of each language from 0 to 99, made from its own parts."""

from __future__ import annotations

from itertools import product

HAN_DIGITS = "零一二三四五六七八九"
_FORMAL = "零壹贰叁肆伍陆柒捌玖"
"""As amounts are written (大写)."""


def han(more: dict[str, int]) -> dict[str, int]:
    """零 to 九十九, and what else a language says for a digit (幺, 两)."""
    words = {digit: value for digits in (_FORMAL, HAN_DIGITS) for value, digit in enumerate(digits)} | more
    ones = HAN_DIGITS[1:]
    for tens, rest in product(("", *ones), ("", *ones)):
        value = (HAN_DIGITS.index(tens) if tens else 1) * 10 + (HAN_DIGITS.index(rest) if rest else 0)
        words[f"{tens}十{rest}"] = value
    return words


def english() -> dict[str, int]:
    small = [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ]
    words = {word: value for value, word in enumerate(small)} | {"oh": 0, "nought": 0}
    for tens, name in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2
    ):
        words[name] = tens * 10
        for ones in range(1, 10):
            words[f"{name}-{small[ones]}"] = words[f"{name} {small[ones]}"] = tens * 10 + ones
    return words


def spanish() -> dict[str, int]:
    small = [
        "cero",
        "uno",
        "dos",
        "tres",
        "cuatro",
        "cinco",
        "seis",
        "siete",
        "ocho",
        "nueve",
        "diez",
        "once",
        "doce",
        "trece",
        "catorce",
        "quince",
        "dieciséis",
        "diecisiete",
        "dieciocho",
        "diecinueve",
        "veinte",
        "veintiuno",
        "veintidós",
        "veintitrés",
        "veinticuatro",
        "veinticinco",
        "veintiséis",
        "veintisiete",
        "veintiocho",
        "veintinueve",
    ]
    words = {word: value for value, word in enumerate(small)}
    for tens, name in enumerate(
        ["treinta", "cuarenta", "cincuenta", "sesenta", "setenta", "ochenta", "noventa"], 3
    ):
        words[name] = tens * 10
        for ones in range(1, 10):
            words[f"{name} y {small[ones]}"] = tens * 10 + ones
    plain = str.maketrans("áéíóú", "aeiou")
    return words | {word.translate(plain): value for word, value in words.items()} | {"un": 1, "una": 1}


def french() -> dict[str, int]:
    small = [
        "zéro",
        "un",
        "deux",
        "trois",
        "quatre",
        "cinq",
        "six",
        "sept",
        "huit",
        "neuf",
        "dix",
        "onze",
        "douze",
        "treize",
        "quatorze",
        "quinze",
        "seize",
        "dix-sept",
        "dix-huit",
        "dix-neuf",
    ]
    words = {word: value for value, word in enumerate(small)} | {"une": 1}
    for tens, name in enumerate(["vingt", "trente", "quarante", "cinquante", "soixante"], 2):
        words[name] = tens * 10
        for rest in range(1, 20 if tens == 6 else 10):
            words[_joined(name, small[rest], rest)] = tens * 10 + rest
    words["quatre-vingts"] = 80
    for rest in range(1, 20):
        words[f"quatre-vingt-{small[rest]}"] = 80 + rest
    return words | {word.replace("-", " "): value for word, value in words.items()} | {"zero": 0}


def _joined(tens: str, rest: str, value: int) -> str:
    """`vingt et un`, `soixante et onze`, `vingt-deux` (the spelling before 1990, which readers know)."""
    return f"{tens} et {rest}" if value in (1, 11) else f"{tens}-{rest}"
