"""How English tells keys, in North America, Britain and elsewhere."""

from __future__ import annotations

from ivrc.language.telling.numerals import english
from ivrc.language.telling.table import Table

_DONE = r"(?:when|once|after|as soon as)\s+(?:you(?:'re|'ve| are| have)?\s+)?(?:finished|finish|done|complete|completed|entered|entering|ready)"
_STOP = (
    r"(?=\s*(?:$|[,.;!?:(]|followed\b|and\b|then\b|using\b|on\b|now\b|to\b|as\b|or\b|when\b|once\b|ended\b|ending\b|including\b"
    r"|plus\b|for\b|in\b|from\b|that\b|which\b|shown\b|printed\b|at\b|with\b|without\b|if\b|located\b|sent\b|texted\b|e?mailed\b|issued\b|given\b|provided\b|found\b|you\b|we\b))"
)

_THING = (
    r"(?:this|that|it|there|today|tomorrow|what|which|who|he|she|you|we|am|numbers?|codes?|totals?|prices?|costs?|fees?|charges?|balances?|rates?|ages?"
    r"|sizes?|scores?|limits?|minimum|maximum|wait|times?|temperature|version|lines?|gates?|rooms?|floors?|positions?|places?|answers?|counts?|amounts?"
    r"|quantity|levels?|zip|postcode|id|pin|passwords?|dates?|deadline|only|first|second|third|other|odds|extensions?|ext|units?|suites?|apartments?"
    r"|buildings?|terminals?|platforms?|coach|studios?|phases?|chapters?|parts?|seasons?|days?|weeks?|steps?|flights?|routes?|bus|pages?|stages?|zones?"
    r"|areas?|sections?|types?|no|grades?|class|rated?|channel|pier|motel|hall|dock|bay|lane|track|tier|plan|form|box|lot|ward|adults?|children|guests?"
    r"|is|are|at|from|by|welcome|thank|calling|than|over|under|every|per|until|since|about|following)"
)
"""What is counted, measured or numbered (`Our number is 9`), and is no name of an option."""
_NAME = rf"(?:(?:and|for|or)\s+)*(?:(?!{_THING}\b)[a-z][a-z'/]*\s+){{1,5}}"
_KEY = r"(?:the\s+)?(?:(?:key|number|button|option)\s+)?(?P<key>{N}|[*#]|star|pound|hash)"
_YOU = r"(?:get|bring|take|connect|put|transfer|send|lead)s?\s+you\b|reach(?:es)?\s"

ENGLISH = Table(
    name="english",
    locales=("en",),
    spaced=True,
    numerals=english(),
    held=("press and hold down", "press and hold", "hold down"),
    press=(
        "pressing",
        "press",
        "push",
        "hit",
        "touch",
        "tap",
        "depress",
        "punch",
    ),
    dial=("dialling", "dialing", "dial"),
    calls=(),
    choose=("choose", "choosing", "select", "selecting", "pick"),
    type=("entering", "enter", "keying in", "key in", "typing in", "type in", "type", "input", "punch in"),
    meant_re=r"\b(?:to|like to|without|not)\s+",
    units_too=(),
    before_key=(
        *(
            "the",
            "number",
            "numbers",
            "key",
            "keys",
            "button",
            "option",
            "digit",
            "extension",
            "ext",
            "either",
            "or say",
        ),
        *(
            "room",
            "a",
            "your",
            "from",
            "any number",
            "any key from",
            "any digit",
            "between",
            "one of the keys",
        ),
    ),
    after_key=(
        *(
            "key",
            "button",
            "sign",
            "symbol",
            "on your telephone keypad",
            "on your phone keypad",
            "on your keypad",
        ),
        *("on your telephone", "on your phone", "on the keypad", "of your keypad"),
    ),
    stars=("star", "asterisk"),
    pounds=("pound", "hash", "number sign", "hashtag", "octothorpe", "square"),
    or_=("or", "and", "/", "&"),
    to=("to", "through", "thru", "until"),
    between=("between",),
    then=("and then", "then", "followed by"),
    again=("and then", "then"),
    first_re=r"(?:first(?:ly)?,?|start by|begin by)(?:\s+please)?",
    either_re=r"\bor\b|/",
    together_re=r"\b(?:together|at the same time|at once|simultaneously|both|in turn|in sequence|in that order|one after the other|one after another)\b",
    but_re=r"\s*,?\s*(?:except(?:\s+for)?|other\s+than|but|apart\s+from|besides)\s+(?:the\s+|la\s+|le\s+|el\s+)?(?:key\s+|tecla\s+|touche\s+)?(?P<one>{N}|[*#]|{STAR}|{POUND})(?:\s+(?:and|or)\s+(?P<two>{N}|[*#]|{STAR}|{POUND}))?",
    any_key=("any key", "any of the keys", "any digit or symbol"),
    any_digit=("any digit", "any number", "any number key", "any of the numbers"),
    called=(
        *("option", "option number", "press option", "key", "button"),
        *(
            "use",
            "use the",
            "use key",
            "use the number",
            "use option",
            "please use",
            "please use the",
            "please use key",
        ),
    ),
    gets_re=rf"\s+(?:(?:will\s+|can\s+)?(?:{_YOU})|gets\s|is\s+for\s)",
    offered_re=(
        rf"{_NAME}(?:is|is\s+on|is\s+under|=)\s+{_KEY}"
        r"|(?:for|if|to)\s.{1,60},\s*(?:(?:it's|it\s+s|it\s+is|that's|that\s+is|just)\s+)?(?P<after>{N})"
        r"|(?:for|if|to)\s.{1,60}\suse\s+(?:the\s+)?(?P<used>{N}|[*#])"
        rf"|(?:and\s+|or\s+)?(?:the\s+)?(?P<first>{{N}}|[*#])\s+(?:(?:will|can)\s+)?(?:{_YOU}).*"
        r"|(?:and\s+|or\s+)?(?P<digit>[0-9]|[*#])\s+(?:gets|brings|=|is(?!\s+(?:an?|not|no|now|too|enough|the)\b))\s+.*"
        r"|(?:please\s+)?(?:try|go\s+for|go\s+with)\s+(?P<tried>{N}|[*#])\s+(?:for|to|if)\b.*"
        r"|[a-z][a-z' ]{1,20}\s+-+\s*(?P<dashed>[0-9]|[*#])"
        r"|[a-z][a-z' ]{1,30},\s*(?P<nought>zero)"
        r"|(?:key|button|option)\s+(?P<called>{N}|[*#])\s+(?:is|=)\s.*|number\s+(?P<numbered>[0-9])\s+is\s+for\s.*"
    ),
    paired_re=rf"{_NAME}(?:(?:on|is|at|=)\s+)?(?P<key>{{N}}|[*#])|(?:and\s+)?(?P<first>{{N}})\s+(?:for|is|gets)\s.{{1,40}}",
    other_key=("any other key", "any other button", "all other keys", "any of the other keys"),
    follows_re=(
        r"(?:for|to|if|or|and|now|on|at|when|whenever|after|before|in order|then|again|please|instead|any\s?time|anytime|from|with|followed|during"
        r"|while|otherwise|once|at any|but|so|as|within|is for|gets|connects|takes|unless|until|because|since|right\s+away|straight\s+away"
        r"|according|depending|based|regardless|using|via|in|by|if|where|only|yourself|whichever|any\s+time|into|\w+ly|para|pour)\b"
    ),
    extensions=("extension", "ext", "room"),
    unit_re=(
        r"(?:%|percent|per cent|dollars?|cents?|pence|pounds|euros?|p\b|times?|days?|hours?|minutes?|mins?|seconds?|secs?|weeks?|months?|years?"
        r"|digits?|a\.?m\b|p\.?m\b|o'?clock|people|persons?|guests?|adults?|children|nights?|items?|miles?|km|kg|lbs?|more|st\b|nd\b|rd\b|th\b|or more|or fewer"
        r"|calls?|numbers?|letters?|characters?|options?|choices?|keys)\b"
    ),
    doubtful_re="[a-z]",
    listed_re=r"(?:for|to|if|now|on|at|when|key|keys)\b",
    not_one_re=r"\s+(?:of|more|moment|time|at a time|thing|or more|or the other|by one|last|final|single|keys?|buttons?)\b",
    twice_re=r"(?:twice|two times|three times|[0-9] times|a second time|again and again)\b",
    length_re=(
        r"(?:(?P<least>at least)|(?P<less>less than|fewer than)|(?P<most>up to|at most|no more than|a maximum of)|last|first|final)?\s*(?<![a-z0-9])(?P<low>{N})[\s-]*"
        r"(?:(?:(?P<to>to|through|and|-)|or)[\s-]*(?P<high>{N})[\s-]*)?digits?\b"
    ),
    apposed_re=r"[,\s]*(?:all|which\s+(?:is|has)|it\s+(?:is|has)|usually)?\s*",
    name_before_re=r"(?:your|the|an?)\s+(?P<name>[a-z][\w' ]{0,40}?)\s+(?:as|using|in|with|of)(?:\s+(?:an?|exactly|the|all))?\s*$",
    name_after_re=rf"\s*(?:numeric\s+)?(?:of\s+)?(?:the\s+|your\s+|an?\s+)?(?P<name>[a-z][\w'-]*(?:\s+(?:of\s+)?[a-z][\w'-]*){{0,3}}?){_STOP}",
    typing_re=(
        r"(?:(?:your|the|their|his|her|its|an?|that)\s+(?P<name>(?:[\w'-]+\s+){0,4}?"
        rf"(?:number|extension|code|pin|password|passcode|passphrase|id|card|account|zip|date|birth|year|amount|digits)){_STOP}|it\b)"
    ),
    ends_re=r"(?:and\s+)?(?:followed|ended|ending|terminated|completed|finished|finishing|end|finish|ends)\s+(?:by|with)\s+{KEY}(?:\s+(?:key|sign|symbol|button))*",
    until_re=(
        rf"[\s,.;]*(?:(?:and|then|{_DONE})[\s,]*)*(?:please\s+|simply\s+|just\s+|then\s+)*"
        r"|(?!.*\bif\b).*[\s,.;]then\s+(?:please\s+|simply\s+|just\s+)*"
        rf"|.*{_DONE}[^.,]{{0,40}}[\s,]*(?:please\s+|simply\s+|just\s+|then\s+)*"
    ),
    ended_re=rf"\s*(?:$|[.,;!?]|{_DONE}|to\s+(?:continue|confirm|finish|end|submit|complete|proceed)\b)",
    and_=("and then", "and", "then", "plus"),
    yours=("your", "their", "its"),
    typed_re=(
        r"\b(?:after|once|when|having)\s+(?:"
        r"(?:you(?:'ve|\s+have)?\s+)?(?:finished\s+)?(?:enter|typ|dial|key|input)\w*(?:\s+in)?\s+"
        r"(?:your\s+(?P<name>[^,.;]{1,40}?)|(?:the|all)\s+[^,.;]{0,40}?(?:number|code|pin|digits|amount|extension|date)(?:\s+(?:of|on|from)\s+[^,.;]{1,30}?)?)"
        r"|(?:your|the|all)\s+[^,.;]{1,40}?\s+(?:is|are|was|were|has\s+been|have\s+been)\s+(?:entered|typed|dialled|dialed|keyed)(?:\s+in)?"
        r")(?=\s*[,.;]|\s+(?:please|simply|just|then|press)\b|\s*$)"
    ),
    point_re=r"\b(?:press|use|using|enter|pressing)\s+{KEY}(?:\s+(?:key|sign))*\s+(?:for|as|to\s+\w+)\s+(?:the\s+|a\s+)?(?P<point>decimal(?:\s+point)?)",
    stands_for_re=r"(?:(?P<point>decimal\s+point)|(?:letter\s+)?\bx\b)[^.;]{0,24}?\b(?:press|use|enter|dial)\s+{KEY}(?:\s+(?:key|sign))*",
    elsewhere_re=r"(?:hang\s+up|end\s+this\s+call|disconnect)[,\s]*(?:now|immediately|right away)?[,\s]*(?:and\s+)?(?:then\s+)?(?:please\s+)?(?:immediately\s+)?$",
    urgent_re=r"\bemergenc|\burgent|\bambulance|\bpolice\b|life[- ]threatening|\bcrisis\b",
    told_not_re=(
        r"\b(?:(?:do|does|did|should|must|need|can|could|may|will|would|please)\s*(?:not|n't)|cannot|(?:don|doesn|didn|shouldn|mustn|needn|can|couldn|won)'t"
        r"|never|avoid|instead\s+of|rather\s+than|without|(?:no|not|n't)\s+(?:need|have|want|wish)\s+to|no\s+need\s+(?:to|for)|not\s+to"
        r"|the|a|an|this|that|of|our|my|his|her|its|any|every|for\s+example,?|such\s+as|e\.g\.?)\s+(?:to\s+)?(?:also\s+|just\s+)?(?:have\s+to\s+)?$"
    ),
    perhaps_not_re=r"\b(?:after|before|if\s+you\s+do\s+not)\s+$",
    reported_re=r"(?!)",
    services=r"911|999|112|000|988|933|111|[2-8]11",
    introduces_re=(
        r"(?:number|no\.?|extension|ext\.?|room|flight|line|gate|is|are|was|within|in|of|over|under|than|about|route|bus|chapter|section|type|version"
        r"|unit|suite|apartment|page|until|by|from|between|and|through|to|at|least|most|every|per|after|before|code|zone|level|area|step|\$|£|€)\s*$"
    ),
    purpose_re=r"\s+(?:for|if|to(?!\s+(?:\$|[0-9]|{N}(?!\w))))\b",
    joined_re=(
        r"\s*,?\s*(?:(?P<sure>\+|plus\b|followed\s+by\b)|(?:(?:and|then|before)\b\s*,?\s*)+)\s*"
        r"(?:(?:please|also|by)\s+)*(?:(?:dial|enter|press|type|key\s+in|input)(?:ing)?\b\s*)?"
    ),
    ahead_re=r"\bbefore\s+[^,.;]{0,24}?\b(?:number|extension|code|pin|digits)[,\s]+(?:please\s+|first\s+)*",
    hold_re=(
        r"\bor[,\s]+(?:please\s+|just\s+|simply\s+|you\s+(?:may|can)\s+)*(?:hold|wait|stay\s+on|remain\s+on|do\s+nothing|continue\s+to\s+hold)"
        r"|\b(?:hold|stay\s+on\s+the\s+line|remain\s+on\s+the\s+line|wait)\s+or\s+(?:press|dial)"
    ),
    say_re=(
        r"\b(?:press|dial|enter)\s+or\s+say\b|\bsay\s+(?:or\s+(?:press|dial|enter)\b|[^.,;]{1,30}?,?\s+or\s+(?:press|dial|enter)\b)"
        r"|\b(?:press|dial)\s+[^.,;]{1,16},?\s+or\s+say\b"
    ),
)
