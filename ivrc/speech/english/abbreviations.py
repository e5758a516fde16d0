"""Abbreviations that a full stop marks, and those of two senses: St. John's on Main St., Dr. Lee at 45 Ocean Dr. (The
Chicago Manual of Style, 17th ed., 10.11 and 10.45).
"""

from __future__ import annotations

import re

TITLES = {"Dr.": "Doctor", "Mr.": "Mister", "Mrs.": "Missus", "Ms.": "Miz", "Prof.": "Professor"}
"""What stands before a name."""

ALWAYS = {
    **{title: said for title, said in TITLES.items() if title != "Dr."}, "Rev.": "Reverend", "Sen.": "Senator",
    "Sgt.": "Sergeant", "Capt.": "Captain", "Lt.": "Lieutenant", "Gov.": "Governor", "Jr.": "Junior", "Sr.": "Senior",
    "Ave.": "Avenue", "Blvd.": "Boulevard", "Rd.": "Road", "Ln.": "Lane", "Pkwy.": "Parkway", "Hwy.": "Highway",
    "Sq.": "Square", "Apt.": "Apartment", "Ste.": "Suite", "Rm.": "Room", "Bldg.": "Building", "Mt.": "Mount",
    "ext.": "extension", "Ext.": "Extension", "e.g.": "for example", "i.e.": "that is", "etc.": "et cetera",
    "vs.": "versus", "Inc.": "Incorporated", "Co.": "Company", "Ltd.": "Limited", "Corp.": "Corporation",
    "approx.": "approximately", "dept.": "department", "Dept.": "Department", "tel.": "telephone", "Tel.": "Telephone",
    "Assn.": "Association", "Univ.": "University", "acct.": "account", "Acct.": "Account", "incl.": "including",
    "w/o": "without", "w/": "with", "c/o": "care of", "a.m.": "A M", "p.m.": "P M", "a.m": "A M", "p.m": "P M",
    "b.i.d.": "twice daily", "t.i.d.": "three times daily", "q.i.d.": "four times daily", "p.r.n.": "as needed", "Ph.D.": "P H D",
    "Attn:": "Attention:", "Rt.": "Route", "Rte.": "Route", "cnr.": "corner", "govt.": "government", "Govt.": "Government", "max.": "maximum", "misc.": "miscellaneous",
}  # fmt: skip
WITHOUT_STOP = {"Blvd": "Boulevard", "Hwy": "Highway", "Pkwy": "Parkway", "Mrs": "Missus", "Ave": "Avenue"}

_SAINTS = (
    "John|Mary|Louis|Paul|George|James|Thomas|Patrick|Peter|Joseph|Luke|Mark|Matthew|Andrew|Francis|Vincent|Michael|Anthony"
    "|Helen|Alban|Ives|Moritz|Petersburg|Catharine|Catherine|Elizabeth|Jude|Bernard|Charles|Clair|Cloud|Lucia|Kitts|Martin"
    "|Nicholas|Stephen|Augustine|Bartholomew|David|Pancras|Agnes|Ann|Barbara|Christopher|Clement|Edward|Lawrence|Margaret|Rose"
)
_NO_STREET = r"(?i:the|at|in|of|near|visit|call|to|from|welcome|for|and|by|ask|see|our|your|is|with|on|meet|dear|hello|hi|say)"
_STREET_NAME = rf"(?:\d+(?:st|nd|rd|th)|(?!{_NO_STREET}\b)[A-Z][a-z]+|\b[NSEW])"
_INDOORS = r"(?:Suite|Apt|Apartment|Unit|Room|Floor|Building|North|South|East|West|and|or|at|is)\b"

PATTERNS = (
    *(
        (re.compile(rf"(?<=\d ){letter}\.(?=\s+[A-Z\d])"), side)
        for letter, side in {"N": "North", "S": "South", "E": "East", "W": "West"}.items()
    ),
    (re.compile(rf"\bSt\.?\s+(?=(?:{_SAINTS})(?:'?s)?\b)"), "Saint "),
    (re.compile(rf"({_STREET_NAME})\s+St\b\.?(?=\s*(?:$|[,;.!?]|\s[a-z\d]|\s{_INDOORS}))"), r"\1 Street"),
    (re.compile(rf"({_STREET_NAME})\s+St\.(?!\w)"), r"\1 Street"),
    (re.compile(r"\bSt\.?\s+(?=[A-Z][a-z])"), "Saint "),
    (re.compile(r"\bSt\.(?!\w)"), "Street"),
    (re.compile(rf"(\d\s+(?:[A-Z][a-z]+\s+){{1,3}})Dr\b\.?(?=\s*(?:$|[,;.!?]|\s[a-z\d]|\s{_INDOORS}))"), r"\1Drive"),
    (re.compile(rf"\bDr\.?\s+(?=(?!{_INDOORS})[A-Z])"), "Doctor "),
    (re.compile(rf"((?!{_NO_STREET}\b)\b[A-Z][a-z]+)\s+Dr\.(?!\w)"), r"\1 Drive"),
    (re.compile(r"((?:\b[A-Z][a-z]+'s|\b[JS]r\.))\s+Dr\.(?!\w)"), r"\1 Drive"),
    (re.compile(r"\bDr\.(?!\w)"), "Doctor"),
    (re.compile(r"(?<=\d(?:st|nd|rd|th) )Fl\.(?!\w)"), "Floor"),
    (re.compile(r"\bdr\.(?!\w)"), "doctor"),
    (re.compile(r"(?<!\d )(?<!\d)\bFt\.\s+(?=[A-Z])"), "Fort "),
    (re.compile(r"\b(?<!/)N/A\b"), "N A"),
    (re.compile(r"(?<![\w/])(?<!\d)(?<!\d[ -])min\.(?=\s|$|[,;)])"), "minimum"),
)  # fmt: skip
_MARKED = re.compile(
    rf"(?<![\w/])(?:{'|'.join(map(re.escape, sorted(ALWAYS, key=len, reverse=True)))})(?=\s|$|[,;)])"
)
_UNMARKED = re.compile(rf"(?<=[a-z] )(?:{'|'.join(WITHOUT_STOP)})\b(?!\.)|\bMrs\b(?!\.)")


def written_out(text: str) -> str:
    """The text with its abbreviations as words. `Main St.` at the end keeps no full stop of its own."""
    for pattern, said in PATTERNS:
        text = pattern.sub(said, text)
    text = _MARKED.sub(lambda m: ALWAYS[m[0]], text)
    return _UNMARKED.sub(lambda m: WITHOUT_STOP[m[0]], text)
