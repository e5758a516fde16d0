"""The online voices of the languages that ivrc knows: 普通话, 國語, 粵語, English, Spanish and French, as the service lists
them. A voice may be named in short (`Yunxi`) or in full (`zh-CN-YunxiNeural`).
"""

from __future__ import annotations

_NAMES = {
    "zh-CN": "Xiaoxiao Xiaoyi Yunjian Yunxi Yunxia Yunyang",
    "zh-CN-liaoning": "Xiaobei",
    "zh-CN-shaanxi": "Xiaoni",
    "zh-HK": "HiuGaai HiuMaan WanLung",
    "zh-TW": "HsiaoChen HsiaoYu YunJhe",
    "en-US": "Aria Ana Andrew AndrewMultilingual Ava AvaMultilingual Brian BrianMultilingual Christopher Emma"
    " EmmaMultilingual Eric Guy Jenny Michelle Roger Steffan",
    "en-GB": "Sonia Libby Maisie Ryan Thomas",
    "en-AU": "Natasha WilliamMultilingual",
    "en-CA": "Clara Liam",
    "en-HK": "Yan Sam",
    "en-IE": "Emily Connor",
    "en-IN": "Neerja NeerjaExpressive Prabhat",
    "en-KE": "Asilia Chilemba",
    "en-NG": "Ezinne Abeo",
    "en-NZ": "Molly Mitchell",
    "en-PH": "Rosa James",
    "en-SG": "Luna Wayne",
    "en-TZ": "Imani Elimu",
    "en-ZA": "Leah Luke",
    "es-ES": "Elvira Alvaro Ximena",
    "es-AR": "Elena Tomas",
    "es-BO": "Sofia Marcelo",
    "es-CL": "Catalina Lorenzo",
    "es-CO": "Salome Gonzalo",
    "es-CR": "Maria Juan",
    "es-CU": "Belkys Manuel",
    "es-DO": "Ramona Emilio",
    "es-EC": "Andrea Luis",
    "es-GQ": "Teresa Javier",
    "es-GT": "Marta Andres",
    "es-HN": "Karla Carlos",
    "es-MX": "Dalia Jorge",
    "es-NI": "Yolanda Federico",
    "es-PA": "Margarita Roberto",
    "es-PE": "Camila Alex",
    "es-PR": "Karina Victor",
    "es-PY": "Tania Mario",
    "es-SV": "Lorena Rodrigo",
    "es-US": "Paloma Alonso",
    "es-UY": "Valentina Mateo",
    "es-VE": "Paola Sebastian",
    "fr-FR": "Denise Eloise Henri RemyMultilingual VivienneMultilingual",
    "fr-BE": "Charline Gerard",
    "fr-CA": "Sylvie Antoine Jean Thierry",
    "fr-CH": "Ariane Fabrice",
}
"""The voices by locale; the first is the locale's default, and that of a language's first locale the language's."""


def _full(locale: str, name: str) -> str:
    return f"{locale}-{name}Neural"


_BY_NAME = {
    written: (locale, _full(locale, name))
    for locale, names in _NAMES.items()
    for name in names.split()
    for written in (name, _full(locale, name))
}
NAMES = tuple(_BY_NAME)
"""Every name that a voice may be asked for by."""


def voice_of(locale: str, asked: str | None) -> str | None:
    """The full name of the voice for a locale: the one asked for where it speaks the language, else the locale's own,
    else the language's. None where no voice speaks it. Cantonese is a language of its own: a voice of the mainland would
    read it in Mandarin."""
    found = _BY_NAME.get(asked or "")
    if found and _language(found[0]) == _language(locale):
        return found[1]
    alike = (home for home in _NAMES if _language(home) == _language(locale))
    home = locale if locale in _NAMES else next(alike, None)
    return _full(home, _NAMES[home].split()[0]) if home else None


def _language(locale: str) -> str:
    first = locale.partition("-")[0]
    if locale == "zh-HK" or first == "yue":
        return "yue"
    return "zh" if first == "cmn" else first
