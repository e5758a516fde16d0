"""How French tells keys, in France and Canada: `le carré` and `le dièse` are one key."""

from __future__ import annotations

from ivrc.language.telling.numerals import french
from ivrc.language.telling.table import Table

_DONE = r"(?:une\s+fois\s+(?:terminé|fini|la\s+saisie\s+terminée)|lorsque\s+vous\s+(?:avez|aurez)\s+(?:terminé|fini)|quand\s+vous\s+(?:avez|aurez)\s+(?:terminé|fini)|après)"
_STOP = (
    r"(?=\s*(?:$|[,.;!?:(]|suivie?s?\b|et\b|puis\b|à\s+(?:[0-9]|un|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze)|de\s+[0-9]|que\b|qui\b|en\b|avec\b|sans\b|ou\b|maintenant\b"
    r"|pour\b|sur\b|terminé))"
)

FRENCH = Table(
    name="french",
    locales=("fr",),
    spaced=True,
    numerals=french(),
    held=("maintenez",),
    press=(
        "appuyez sur",
        "appuyer sur",
        "appuie sur",
        "en appuyant sur",
        "appuyez",
        "pressez",
        "faites",
        "faire",
        "tapez sur",
        "en tapant sur",
        "touchez",
    ),
    dial=("composez", "composer", "en composant", "formez", "former"),
    calls=(),
    choose=("choisissez", "sélectionnez"),
    type=(
        *(
            "entrez",
            "entrer",
            "saisissez",
            "saisir",
            "tapez",
            "taper",
            "en tapant",
            "inscrivez",
            "inscrire",
            "indiquez",
            "indiquer",
        ),
    ),
    meant_re=r"\b(?:pour|sans|afin\s+de|souhaitez|désirez|voulez|préférez)\s+",
    units_too=(),
    before_key=(
        "le",
        "la",
        "les",
        "l'",
        "touche",
        "touches",
        "chiffre",
        "chiffres",
        "numéro",
        "option",
        "bouton",
        "poste",
        "ou dites",
        "à tout moment",
        "en tout temps",
        "maintenant",
        "sur",
        "de",
        "une touche",
        "un chiffre",
        "entre",
    ),
    after_key=(
        "de votre clavier",
        "sur votre clavier",
        "de votre téléphone",
        "sur votre téléphone",
        "du clavier",
    ),
    stars=("étoile", "astérisque", "etoile"),
    pounds=("dièse", "diese", "carré", "carre"),
    or_=("ou", "et", "/"),
    to=("à", "a", "au", "jusqu'à"),
    between=("entre",),
    then=("puis", "et ensuite", "ensuite", "suivi de", "suivi du"),
    again=("puis", "et ensuite", "ensuite"),
    first_re=r"(?:tout d'abord|d'abord|commencez par),?",
    either_re=r"\bou\b|/",
    together_re=r"(?<!\w)(?:en même temps|simultanément|à la fois|ensemble|successivement|l'une après l'autre|dans cet ordre)(?!\w)",
    but_re=r"\s*,?\s*(?:sauf|excepté|hormis|autre\s+que)\s+(?:the\s+|la\s+|le\s+|el\s+)?(?:key\s+|tecla\s+|touche\s+)?(?P<one>{N}|[*#]|{STAR}|{POUND})(?:\s+(?:et|ou)\s+(?P<two>{N}|[*#]|{STAR}|{POUND}))?",
    any_key=("n'importe quelle touche", "une touche quelconque"),
    any_digit=("n'importe quel chiffre", "n'importe quelle touche numérique"),
    called=("touche", "option", "choix"),
    gets_re=r"\s+(?:est\s+)?pour\s+",
    offered_re=(
        r"(?:et\s+)?(?!.*(?:numéro|code|prix|total|solde|coût|âge|ligne|salle|porte|étage)\s+est)[^\W\d_][\w']*(?:\s[^\W\d_][\w']*){0,3}[,\s]+(?:est|c'est)\s+(?:le\s+|sur\s+le\s+)?(?P<key>[0-9*#])"
        r"|utilisez\s+(?:le\s+|la\s+touche\s+)?(?P<used>[0-9*#])\s+pour\b.*"
        r"|le\s+(?P<first>[0-9])\s+est\s+(?:pour\s+)?.*"
    ),
    paired_re="(?!)",
    other_key=("toute autre touche", "n'importe quelle autre touche", "les autres touches"),
    follows_re=(
        r"(?:pour|si|ou|et|maintenant|à|a|quand|lorsque|après|avant|puis|encore|s'il|en|afin|dès|de\s+nouveau|ensuite|mais|sinon|suivi|selon|sur|lors|pendant|durant|tout\s+de\s+suite|dès|par|uniquement|seulement|\w+ment|for|para)(?![\w])"
    ),
    extensions=("poste",),
    unit_re=(
        r"(?:%|pour\s+cent|euros?|dollars?|centimes?|sous|fois|jours?|heures?|h\b|minutes?|secondes?|semaines?|mois|ans?|années?|chiffres?|personnes?|nuits?"
        r"|kilos?|kg|km|mètres?|choix|options|touches|numéros|de\s+plus|ou\s+plus)(?!\w)"
    ),
    doubtful_re=r"[^\W\d_]",
    listed_re=r"(?:pour|si|maintenant|à)(?!\w)",
    not_one_re=r"\s+(?:des|de\s+ces|de\s+nos|fois|instant|moment|touche|option|peu|autre)(?!\w)",
    twice_re=r"(?:deux|trois|[0-9])\s+fois(?!\w)",
    length_re=(
        r"(?:(?P<least>au\s+moins|minimum)|(?P<less>moins\s+de)|(?P<most>jusqu'à|au\s+plus|au\s+maximum)|derniers|premiers|quatre\s+derniers)?\s*(?<![\w])(?P<low>{N})\s*"
        r"(?:(?:(?P<to>à|-)|ou)\s*(?P<high>{N})\s*)?(?:derniers\s+|premiers\s+)?(?:chiffres?|numéros)(?!\w)"
    ),
    apposed_re=r"[,\s]*(?:soit|composé\s+de)?\s*",
    name_before_re=r"(?:votre|le|la|les|un|une)\s+(?P<name>[^\W\d_][\w' ]{0,40}?)\s+(?:à|de|en|avec)(?:\s+les)?\s*$",
    name_after_re=rf"\s*(?:de|du|d')?\s*(?:votre|la|le|les)?\s*(?P<name>(?!suivi|terminé|puis|et\b)[^\W\d_][\w']*(?:\s+(?:de\s+|d')?[^\W\d_]\w*){{0,3}}?){_STOP}",
    typing_re=(
        r"-(?:le|la|les)\b|(?:votre|le|la|un|une)\s+(?P<name>(?:\w+\s+){0,3}?(?:numéro|poste|code|nip|pin|mot\s+de\s+passe|carte|compte|date|montant)(?:\s+(?:de\s+|d')\w+)?)"
        rf"{_STOP}"
    ),
    ends_re=r"(?:et\s+)?(?:suivie?s?|terminée?s?|terminez|finissez|en\s+terminant)\s+(?:de|du|par|avec|d')\s*(?:la\s+touche\s+|le\s+|l')?{KEY}",
    until_re=(
        rf"[\s,.;]*(?:(?:et|puis|ensuite|{_DONE})[\s,]*)*(?:veuillez\s+)?|.*{_DONE}[^.,]{{0,40}}[\s,]*(?:veuillez\s+)?"
        r"|(?!.*\bsi\b).*[\s,.;](?:puis|ensuite)\s+(?:veuillez\s+)?"
    ),
    ended_re=rf"\s*(?:$|[.,;!?]|{_DONE}|pour\s+(?:continuer|confirmer|terminer|valider)\b)",
    and_=("et ensuite", "et", "puis", "ensuite", "plus"),
    yours=("votre", "vos", "ton", "ta"),
    typed_re=(
        r"\b(?:après\s+avoir\s+(?:entré|saisi|composé|tapé)\s+(?:votre|le|la)\s+(?P<name>[^,.;]{1,40}?)"
        r"|une\s+fois\s+(?:votre|le|la)\s+[^,.;]{1,40}?\s+(?:entrée?|saisie?|composée?|tapée?))(?=\s*[,.;]|\s*$)"
    ),
    point_re=r"(?:appuyez\s+sur|utilisez|composez|faites)\s+(?:la\s+touche\s+|le\s+|l')?{KEY}\s+(?:pour|comme)\s+(?:la\s+)?(?P<point>virgule)",
    stands_for_re=r"(?:(?P<point>virgule)|(?:lettre\s+)?\bx\b)[^.;]{0,24}?(?:appuyez\s+sur|utilisez|composez|faites)\s+(?:la\s+touche\s+|le\s+|l')?{KEY}",
    elsewhere_re=r"(?:raccrochez|mettez\s+fin\s+à\s+l'appel)[,\s]*(?:et\s+)?(?:veuillez\s+)?(?:immédiatement\s+)?$",
    urgent_re=r"\burgence|\bpolice\b|\bambulance|\bpompiers",
    told_not_re=(
        r"(?:\bsans|\bau\s+lieu\s+de|\bplutôt\s+que\s+de|\bne\s+pas|\bpas\s+besoin\s+de|\binutile\s+de|\bévitez\s+de|\bpar\s+exemple,?|\bne|\bla|\bune|\bcette)\s+$"
        r"|\bn'$"
    ),
    perhaps_not_re=r"\b(?:après\s+avoir|avant\s+de|avant\s+d'|après)\s*$",
    reported_re=r"(?!)",
    services=r"911|112|1[578]|11[0-9]|[2-8]11|3[0-9]{3}",
    introduces_re=(
        r"(?:numéro|poste|chambre|est|sont|de|du|en|dans|depuis|entre|et|à|au|les|le|plus|moins|ligne|vol|page|zone|niveau|\$|€)\s*$"
    ),
    purpose_re=r"\s+(?:pour|si)(?!\w)",
    joined_re=(
        r"\s*,?\s*(?:(?P<sure>\+|plus\b|suivie?\s+(?:de|du|par)\b|suivie?\s+d')|(?:(?:et|puis|ensuite|avant)\b\s*,?\s*)+)\s*"
        r"(?:(?:veuillez|de)\s+)*(?:(?:composez|entrez|saisissez|tapez)\b\s*)?"
    ),
    ahead_re=r"\bavant\s+[^,.;]{0,24}?\b(?:num[ée]ro|poste|code)[,\s]+",
    hold_re=(
        r"(?<!\w)ou[,\s]+(?:veuillez\s+|simplement\s+)*(?:patientez|patienter|attendez|attendre|restez\s+en|gardez\s+la|demeurez\s+en)"
        r"|(?:patientez|restez\s+en\s+ligne|gardez\s+la\s+ligne|attendez)\s+ou\s+(?:appuyez|composez|faites)"
    ),
    say_re=r"(?:appuyez|composez|faites)\s+ou\s+dites|dites\s+[^.,;]{1,30}?\s+ou\s+(?:appuyez|composez|faites)|(?:appuyez\s+sur|composez|faites)\s+[^.,;]{1,16},?\s+ou\s+dites",
)
