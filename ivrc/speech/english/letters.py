"""Letters to sounds: how a word that no dictionary has is most likely said (names of firms and products).

Rules for groups of letters, tried longest first at each place, after the manner of Elovitz et al., Letter-to-Sound
Rules for Automatic Translation of English Text to Phonetics (IEEE Trans. ASSP-24, 1976). Stress goes to the
first syllable, or before an ending that draws it.
"""

from __future__ import annotations

import re

NAMES: dict[str, str] = {
    "A": "ˈA", "B": "bˈi", "C": "sˈi", "D": "dˈi", "E": "ˈi", "F": "ˈɛf", "G": "ʤˈi", "H": "ˈAʧ",
    "I": "ˈI", "J": "ʤˈA", "K": "kˈA", "L": "ˈɛl", "M": "ˈɛm", "N": "ˈɛn", "O": "ˈO", "P": "pˈi",
    "Q": "kjˈu", "R": "ˈɑɹ", "S": "ˈɛs", "T": "tˈi", "U": "jˈu", "V": "vˈi", "W": "dˈʌbᵊlju", "X": "ˈɛks",
    "Y": "wˈI", "Z": "zˈi",
}  # fmt: skip
"""The names of the letters."""

_V, _C = "[aeiouy]", "[bcdfghjklmnpqrstvwxz]"
_TABLE = rf"""
    tion$=ʃən sion$=ʒən cian$=ʃən tial$=ʃəl cial$=ʃəl ture$=ʧəɹ ous$=əs ight=It eigh=A ough=O augh=ɔ
    ^kn=n ^wr=ɹ ^ps=s ^gn=n ^x=z ^wh=w ^ch=ʧ ^a$=A
    tch=ʧ dge=ʤ sch=sk ck=k ph=f sh=ʃ th=θ wh=w gh= ng$=ŋ ng(?=[kgs])=ŋ nk=ŋk qu=kw ch=ʧ
    ee=i ea=i oo=u ai=A ay=A ei=A ey$=i ie$=i oa=O oe$=O ou=W ow=O oy=Y oi=Y au=ɔ aw=ɔ ew=ju ue$=u ui=u ia=iə io=iO
    air=ɛɹ ear=ɪɹ eer=ɪɹ oor=ɔɹ our=ɔɹ
    ar=ɑɹ or=ɔɹ er=əɹ ir=ɜɹ ur=ɜɹ
    a(?={_C}e$)=A e(?={_C}e$)=i i(?={_C}e$)=I o(?={_C}e$)=O u(?={_C}e$)=u
    a(?={_C}{_V})=A o(?={_C}{_V})=O u(?={_C}{_V})=u
    le$=əl e$= es$=z ed$=d y$=i ^y=j y(?={_V})=j y=ɪ a$=ə o$=O i$=i u$=u
    c(?=[eiy])=s g(?=[eiy])=ʤ s(?={_V})=s s$=s
    bb=b cc=k dd=d ff=f gg=ɡ ll=l mm=m nn=n pp=p rr=ɹ ss=s tt=t zz=z
    a=æ b=b c=k d=d e=ɛ f=f g=ɡ h=h i=ɪ j=ʤ k=k l=l m=m n=n o=ɑ p=p q=k r=ɹ s=s t=t u=ʌ v=v w=w x=ks z=z
"""
_RULES = [(re.compile(left.lstrip("^")), left.startswith("^"), right)
          for left, _, right in (entry.rpartition("=") for entry in _TABLE.split())]  # fmt: skip
_VOWEL = re.compile("[AIOWYaæɑɔəɛɜiɪuʊʌ]")
_DRAWS_STRESS = re.compile("(?:ʃən|ʒən|ʃəl|ɪk|ɪti|iəl)$")


def sounds(word: str) -> str:
    """A word of the letters a to z in sounds; one without a vowel is spelt."""
    word = word.lower()
    if not re.search("[aeiouy]", word):
        return spelt(word)
    said, place = "", 0
    while place < len(word):
        for pattern, first, sound in _RULES:
            match = pattern.match(word, place)
            if match and match.end() > place and (place == 0 or not first):
                said, place = said + sound, match.end()
                break
        else:
            place += 1
    return _stressed(said)


def spelt(letters: str) -> str:
    """The names of the letters as one word, its main stress on the last."""
    names = [NAMES[c] for c in letters.upper() if c in NAMES]
    return "".join([*(name.replace("ˈ", "ˌ") for name in names[:-1]), *names[-1:]])


def _stressed(said: str) -> str:
    vowels = [m.start() for m in _VOWEL.finditer(said)]
    if not vowels:
        return said
    ending = _DRAWS_STRESS.search(said)
    before = [v for v in vowels if ending and v < ending.start()]
    place = before[-1] if before else next((v for v in vowels if said[v] != "ə"), vowels[0])
    return f"{said[:place]}ˈ{said[place:]}"
