"""How Spanish tells keys, in Spain and the Americas."""

from __future__ import annotations

from ivrc.language.telling.numerals import spanish
from ivrc.language.telling.table import Table

_DONE = r"(?:al|cuando|una vez que|después de)\s+(?:haya\s+)?(?:terminar|termine|terminado|finalizar|finalice|acabar|ingresarlo|marcarlo)"
_STOP = (
    r"(?=\s*(?:$|[,.;!?:(]|seguid[oa]s?\b|y\b|luego\b|de\s+(?:[0-9]|un|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce)|que\b|en\b|con\b|sin\b|o\b|ahora\b|para\b"
    r"|terminad[oa]\b))"
)

SPANISH = Table(
    name="spanish",
    locales=("es",),
    spaced=True,
    numerals=spanish(),
    held=(
        *("mantenga pulsado", "mantenga pulsada", "mantenga oprimido", "mantenga oprimida"),
        *("mantenga presionado", "mantenga presionada"),
    ),
    press=(
        *("opriman", "presionen", "pulsen"),
        *("oprimiendo", "oprima", "oprime", "oprimí", "oprimir"),
        *("presionando", "presione", "presiona", "presioná", "presionar"),
        *("pulsando", "pulse", "pulsa", "pulsá", "pulsar"),
        *("apretando", "apriete", "aprieta", "apretá", "apretar"),
        *("toque", "toca", "tocá", "tocar"),
    ),
    dial=("marcando", "marquen", "marque", "marca", "marcá", "marcar", "disque", "discá", "discar"),
    calls=(),
    choose=(
        "elija",
        "elige",
        "elegí",
        "elegir",
        "escoja",
        "escoge",
        "seleccione",
        "selecciona",
        "seleccioná",
        "seleccionar",
    ),
    type=(
        *("ingrese", "ingresa", "ingresá", "ingresar", "introduzca", "introduce", "introducí", "introducir"),
        *(
            "digite",
            "digita",
            "digitá",
            "digitar",
            "teclee",
            "teclea",
            "tecleá",
            "teclear",
            "escriba",
            "escribe",
            "escribí",
        ),
        *(
            "ingréselo",
            "ingrésela",
            "introdúzcalo",
            "introdúzcala",
            "digítelo",
            "digítela",
            "márquelo",
            "márquela",
        ),
    ),
    meant_re=r"\b(?:para|quiere|quieres|querés|desea|deseas|prefiere|prefieres)\s+",
    units_too=(),
    before_key=(
        "el",
        "la",
        "los",
        "las",
        "ahora",
        "en cualquier momento",
        "número",
        "numero",
        "tecla",
        "opción",
        "opcion",
        "dígito",
        "extensión",
        "interno",
        "botón",
        "o diga",
        "del",
        "de",
        "desde",
        "una tecla",
        "un número",
        "entre",
    ),
    after_key=("en su teclado", "de su teclado", "en su teléfono", "de su teléfono"),
    stars=("asterisco", "estrella"),
    pounds=(
        "tecla numeral",
        "tecla de número",
        "tecla de numero",
        "signo de número",
        "signo numeral",
        "numeral",
        "gato",
        "almohadilla",
        "michi",
    ),
    or_=("o", "u", "y", "e", "/", "bien"),
    to=("al", "a", "hasta"),
    between=("entre",),
    then=("y luego", "luego", "y después", "seguido de", "seguido del"),
    again=("y luego", "luego", "y después", "después"),
    first_re=r"(?:primero|primeramente|en primer lugar),?",
    either_re=r"\b[ou]\b|/",
    together_re=r"(?<!\w)(?:al mismo tiempo|a la vez|simultáneamente|juntas|sucesivamente|una tras otra|en ese orden)(?!\w)",
    but_re=r"\s*,?\s*(?:excepto|menos|salvo)\s+(?:the\s+|la\s+|le\s+|el\s+)?(?:key\s+|tecla\s+|touche\s+)?(?P<one>{N}|[*#]|{STAR}|{POUND})(?:\s+(?:y|o)\s+(?P<two>{N}|[*#]|{STAR}|{POUND}))?",
    any_key=("cualquier tecla", "cualquiera de las teclas"),
    any_digit=("cualquier número", "cualquier dígito", "cualquier tecla numérica"),
    called=("opción", "opcion"),
    gets_re=r"\s+(?:es\s+)?para\s+",
    offered_re=(
        r"(?:y\s+)?(?!.*(?:número|numero|código|codigo|precio|total|saldo|costo|edad|línea|sala|puerta|piso)\s+es)[^\W\d_][^\W\d_]*(?:\s[^\W\d_]+){0,3}\s+es\s+(?:el\s+)?(?P<key>[0-9*#])"
        r"|(?:use|usa|utilice|utiliza)\s+(?:el\s+|la\s+tecla\s+)?(?P<used>[0-9*#])\s+para\b.*"
        r"|el\s+(?P<first>[0-9])\s+es\s+(?:para\s+)?.*"
    ),
    paired_re="(?!)",
    other_key=("cualquier otra tecla", "las demás teclas"),
    follows_re=(
        r"(?:para|si|o|u|y|ahora|en|cuando|después|antes|luego|nuevamente|por|desde|con|seguido|mientras|pero|a\s+fin|otra\s+vez|de\s+nuevo|según|dependiendo|de\s+acuerdo|como|tras|al|hasta|inmediatamente|directamente|solo|sólo|únicamente|desde|durante|entonces|por\s+favor|\w+mente|for|pour)(?![\w])"
    ),
    extensions=("extensión", "interno"),
    unit_re=(
        r"(?:%|por\s+ciento|pesos?|euros?|dólares?|dolares?|centavos?|veces|vez|días?|dias?|horas?|minutos?|segundos?|semanas?|meses|mes|años?"
        r"|dígitos?|digitos?|cifras?|personas?|noches?|kilos?|kg|km|metros?|opciones|números|numeros|teclas|más|mas|o\s+más)(?!\w)"
    ),
    doubtful_re=r"[^\W\d_]",
    listed_re=r"(?:para|si|ahora|en)(?!\w)",
    not_one_re=r"\s+(?:de\s+l[ao]s|de\s+est[ao]s|vez|momento|más|tecla|opción)(?!\w)",
    twice_re=r"(?:dos|tres|[0-9])\s+veces(?!\w)",
    length_re=(
        r"(?:(?P<least>al\s+menos|mínimo)|(?P<less>menos\s+de)|(?P<most>hasta|máximo|no\s+más\s+de)|últimos|ultimos|primeros|últimas)?\s*(?<![\w])(?P<low>{N})\s*"
        r"(?:(?:(?P<to>a|hasta|-)|o)\s*(?P<high>{N})\s*)?(?:últimos\s+|ultimos\s+|primeros\s+)?(?:dígitos?|digitos?|cifras?|números|numeros)(?!\w)"
    ),
    apposed_re=r"[,\s]*(?:son|que\s+(?:tiene|es\s+de))?\s*",
    name_before_re=r"(?:su|el|la|los|las|un|una)\s+(?P<name>[^\W\d_][\w ]{0,40}?)\s+(?:de|con|en)(?:\s+los)?\s*$",
    name_after_re=rf"\s*(?:de|del)?\s*(?:su|la|el|los|las)?\s*(?P<name>(?!seguid|terminad|finalizad|luego|y\b)[^\W\d_]\w*(?:\s+(?:de\s+)?[^\W\d_]\w*){{0,3}}?){_STOP}",
    typing_re=(
        r"(?=ahora\b|en\s+cualquier|[,.;]|$)|(?:su|tu|el|la|un|una)\s+(?P<name>(?:\w+\s+){0,4}?(?:número|numero|extensión|extension|código|codigo|clave|contraseña|nip|pin|tarjeta|cuenta|fecha|monto"
        rf"|interno)(?:\s+de\s+\w+)?){_STOP}"
    ),
    ends_re=r"(?:y\s+)?(?:seguid[oa]s?|terminad[oa]s?|finalizad[oa]s?|termine|finalice|finalizando|terminando)\s+(?:de|del|por|con|en)\s+(?:la\s+tecla\s+(?:de\s+)?|el\s+signo\s+(?:de\s+)?)?{KEY}",
    until_re=(
        rf"[\s,.;]*(?:(?:y|luego|después|{_DONE})[\s,]*)*(?:por favor\s+)?|.*{_DONE}[^.,]{{0,40}}[\s,]*(?:por favor\s+)?"
        r"|(?!.*\bsi\b).*[\s,.;](?:luego|después)\s+(?:por favor\s+)?"
    ),
    ended_re=rf"\s*(?:$|[.,;!?]|{_DONE}|para\s+(?:continuar|confirmar|terminar|finalizar)\b)",
    and_=("y luego", "y después", "y", "luego", "después", "más"),
    yours=("su", "sus", "tu", "tus"),
    typed_re=(
        r"\b(?:después\s+de|tras|una\s+vez)\s+(?:(?:que\s+)?haya\s+)?(?:ingres|marc|introduc|introduz|digit|tecle)\w+"
        r"\s+(?:su|el|la)\s+(?P<name>[^,.;]{1,40}?)(?=\s*[,.;]|\s*$)"
    ),
    point_re=r"\b(?:oprima|presione|pulse|use|marque)\s+(?:la\s+tecla\s+)?{KEY}\s+(?:para|como)\s+(?:el\s+|la\s+)?(?P<point>(?:punto|coma)\s+decimal)",
    stands_for_re=r"(?:(?P<point>punto\s+decimal|coma\s+decimal)|(?:letra\s+)?\bx\b)[^.;]{0,24}?\b(?:oprima|presione|pulse|use|marque)\s+(?:la\s+tecla\s+)?{KEY}",
    elsewhere_re=r"(?:cuelgue|corte|termine\s+la\s+llamada)[,\s]*(?:y\s+)?(?:por favor\s+)?(?:inmediatamente\s+)?$",
    urgent_re=r"\bemergencia|\burgencia|\bpolicía|\bambulancia",
    told_not_re=(
        r"(?:\bsin|\bno(?:\s+(?:es\s+necesario|hace\s+falta|hay\s+que|debe|debes|necesita|olvide))?|\b(?:en\s+lugar|en\s+vez)\s+de|\bnunca|\bjamás|\bevite"
        r"|\b(?:la|las|una|de|su|esta|otra|cada|nuestra|misma|por\s+ejemplo,?))\s+(?:que\s+)?$"
    ),
    perhaps_not_re=r"\b(?:si\s+no|después\s+de|antes\s+de)\s+$",
    reported_re=r"(?!)",
    services=r"911|112|066|061|091|092|062|123|133|131|132|100|107|[0-9]{1}11",
    introduces_re=(
        r"(?:número|numero|extensión|interno|habitación|es|son|de|en|desde|hasta|entre|y|a|al|las|los|más|menos|línea|vuelo|ruta|página|zona|nivel|\$|€)\s*$"
    ),
    purpose_re=r"\s+(?:para|si)(?!\w)",
    joined_re=(
        r"\s*,?\s*(?:(?P<sure>\+|m[áa]s\b|seguid[oa]\s+(?:del?|por)\b)|(?:(?:y|luego|después|antes)\b\s*,?\s*)+)\s*"
        r"(?:(?:por\s+favor|de)\s+)*(?:(?:marque|ingrese|introduzca|teclee|digite)\b\s*)?"
    ),
    ahead_re=r"\bantes\s+del?\s+[^,.;]{0,24}?\b(?:n[úu]mero|extensi[óo]n|c[óo]digo)[,\s]+",
    hold_re=(
        r"(?<!\w)o(?:\s+bien)?[,\s]+(?:por favor\s+|simplemente\s+)*(?:espere|aguarde|permanezca\s+en|manténgase\s+en|quédese\s+en|no\s+cuelgue)"
        r"|(?:espere|permanezca\s+en\s+la\s+línea|aguarde)\s+o\s+(?:oprima|presione|marque|pulse)"
    ),
    say_re=r"(?:oprima|presione|marque|pulse)\s+o\s+diga|diga\s+[^.,;]{1,30}?\s+o\s+(?:oprima|presione|marque|pulse)|(?:oprima|presione|marque|pulse)\s+[^.,;]{1,16},?\s+o\s+diga",
)
