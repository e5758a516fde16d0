"""How Cantonese tells keys in Hong Kong: 掣 for a key, 字 after it, 撳 to press; and all that written Chinese shares."""

from __future__ import annotations

from ivrc.language.telling.taiwan import TAIWAN

CANTONESE = TAIWAN._replace(
    name="cantonese",
    locales=("zh-HK", "zh-MO"),
    press=(*TAIWAN.press, "撳", "㩒", "禁", "襟"),
    choose=(*TAIWAN.choose, "揀"),
    type=(*TAIWAN.type, "撳入"),
    before_key=(*TAIWAN.before_key, "你電話上嘅", "電話上嘅", "閣下嘅"),
    after_key=("字掣", "號掣", "掣", *TAIWAN.after_key),
    or_=(*TAIWAN.or_, "或係", "同"),
    then=("加", "再加"),
    hold_re=TAIWAN.hold_re + r"|或者?(?:請|请)?(?:等候|等等|唔好收線|唔好收线|留線|留线)",
)
