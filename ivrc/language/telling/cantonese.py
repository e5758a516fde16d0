"""How Cantonese tells keys in Hong Kong: 掣 for a key, 字 after it, 撳 to press."""

from __future__ import annotations

from ivrc.language.telling.mandarin import MANDARIN

CANTONESE = MANDARIN._replace(
    name="cantonese",
    locales=("zh-HK", "zh-MO"),
    press=("按", "撳", "揿", "㩒", "禁", "襟"),
    dial=("直撥", "撥打", "撥"),
    calls=("撥打",),
    choose=("揀", "選擇", "選"),
    type=("輸入", "撳入"),
    before_key=(*MANDARIN.before_key, "下", "你電話上嘅", "電話上嘅", "閣下嘅"),
    after_key=("字掣", "號掣", "掣", *MANDARIN.after_key),
    or_=(*MANDARIN.or_, "或係", "同"),
    then=("加", "再加"),
    services=r"999|112|992|18\d{3}|1823|10\d{3}",
    hold_re=MANDARIN.hold_re + r"|或者?(?:請|请)?(?:等候|等等|唔好收線|唔好收线|留線|留线)",
)
