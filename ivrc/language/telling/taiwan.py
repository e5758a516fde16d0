"""How Mandarin tells keys in Taiwan: what differs from the mainland."""

from __future__ import annotations

from ivrc.language.telling.mandarin import MANDARIN

TAIWAN = MANDARIN._replace(
    name="taiwan",
    locales=("zh-TW",),
    press=(*MANDARIN.press, "壓"),
    choose=(*MANDARIN.choose, "點選"),
    before_key=(*MANDARIN.before_key, "按鍵", "您電話上的", "話機上的"),
    after_key=(*MANDARIN.after_key, "字號鍵"),
    pounds=(*MANDARIN.pounds, "井字號"),
    stars=(*MANDARIN.stars, "米字號", "星字號"),
)
