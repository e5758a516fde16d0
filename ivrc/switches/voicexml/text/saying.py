"""Values said in VoiceXML: the rules of `ivrc.saying` as a script, which puts a value in words as the prompt is queued.

What it gives is an array, which `<foreach>` goes through (VoiceXML 2.1, section 6): a piece is the address of a clip and its
words for the platform's voice. It is empty where the value cannot be said.
"""

from __future__ import annotations

from string import Template
from urllib.parse import quote

from ivrc import saying
from ivrc.flow import values
from ivrc.flow.national import ABROAD, RULES
from ivrc.flow.nodes import Hotline, Speak
from ivrc.saying.forms import GROUP, WITHIN
from ivrc.saying.rule import PAUSE, TAKEN, Rule
from ivrc.saying.run import MINUS, POINT, TURN, cells, expression
from ivrc.switches.said import Language, languages
from ivrc.switches.voicexml.text.plan import Plan
from ivrc.switches.voicexml.text.syntax import keys_test, literal

_SCRIPT = Template("""\
  <script><![CDATA[
    // How values are said. For each state rules: what comes next, how many characters of it are taken, what is said for
    // them ($taken: the last one taken), the state to go on in.
    var sayings = {
$languages
    };
    // A value in words: the clips that say it, the last in the form that its place asks for. None where it has no words.
    function saidAs(language, state, value, last) {
      var known = sayings[language], names = [], said = [], rest = String(value), rule, i;
      if (!/^[0-9*.-]{1,40}$$/.test(rest)) { return said; }
      rest = rest.replace(/[.]/g, '$point').replace(/[-]/g, '$minus');
      if (known.turned[state]) { rest = rest.substring($turn) + rest.substring(0, $turn); }
      while (state != '') {
        for (i = 0; i < known.rules[state].length && !known.rules[state][i][0].test(rest); i++) { }
        if (i == known.rules[state].length) { return said; }
        rule = known.rules[state][i];
        if (rule[2] != '') { names = names.concat(rule[2].replace(/$taken/g, rest.charAt(rule[1] - 1)).split(' ')); }
        rest = rest.substring(rule[1]);
        state = rule[3];
      }
      for (i = 0; i < names.length && rest == ''; i++) {
        var word = names[i].replace(/$pause$$/, '');
        var form = i == names.length - 1 ? last : word == names[i] ? '$within' : '$group';
        said.push({src: known.clips + word + form + known.suffix, words: known.words[word]});
      }
      return said;
    }
  ]]></script>
""")

_SIGNS = {
    "taken": TAKEN,
    "pause": PAUSE,
    "point": POINT,
    "minus": MINUS,
    "turn": TURN,
    "within": WITHIN,
    "group": GROUP,
}
_NUMBER = """\
  <script><![CDATA[
    // The number in an address: digits, perhaps with + before them, as sip:, sips: or tel: has them (RFC 3261, RFC 3966).
    function numberOf(address) {
      var found = /^(sips?|tel):([^@;:]*)/i.exec(address);
      var user = !found ? address : /^tel$/i.test(found[1]) ? found[2].replace(/[-.()]/g, '') : found[2];
      var number = /^[+]?([0-9]{1,20})$/.exec(user);
      return number ? number[1] : undefined;
    }
  ]]></script>
"""

_NATIONAL = Template("""\
  <script><![CDATA[
    // The calling number as it is dialled within mainland China; empty where none is shown.
    function nationalOf(address) {
      var number = numberOf(address);
      if (number === undefined) { return ''; }
      if (/^(sips?:|tel:)?[+]/i.test(address)) { number = '$abroad' + number; }
$rules
      return number;
    }
  ]]></script>
""")


def said(plan: Plan, speak: Speak) -> str:
    """The pieces of a value, as an expression in an attribute."""
    held = plan.variables[speak.value]
    return f"saidAs({literal(speak.locale)}, {literal(speak.begins)}, {held}, {literal(speak.last)})"


def script(hotline: Hotline, base: str, suffix: str) -> str:
    """The rules of the languages in which the hotline says values and what goes by them, and what reads a number in an address;
    empty where it needs neither. The clips are below `base`."""
    known = ",\n".join(_language(each, base, suffix) for each in languages(hotline))
    said = _SCRIPT.substitute(languages=known, **_SIGNS) if known else ""
    national = any(value.source == values.NATIONAL for value in hotline.values.values())
    return said + (_NUMBER if _asks_address(hotline) else "") + (_national() if national else "")


def known(hotline: Hotline, name: str) -> str:
    """A value that a call has before anything happens in it, as an expression in an attribute; empty for others."""
    source = hotline.values[name].source
    if source == values.CALLED and hotline.numbers:
        called, first = "numberOf(called)", literal(hotline.numbers[0])
        return f"{keys_test(hotline.numbers, called)} ? {called} : {first}"
    known = {
        values.CALLER: "numberOf(caller)",
        values.CALLED: "numberOf(called)",
        values.NATIONAL: "nationalOf(caller)",
    }
    return known.get(source, "")


def _asks_address(hotline: Hotline) -> bool:
    return any(
        value.source in (values.CALLER, values.CALLED, values.NATIONAL) for value in hotline.values.values()
    )


def _national() -> str:
    rules = "\n".join(
        f"      number = number.replace(/^{rule.cut}({rule.rest})$/, '{rule.put}$1');" for rule in RULES
    )
    return _NATIONAL.substitute(abroad=ABROAD, rules=rules)


def _language(language: Language, base: str, suffix: str) -> str:
    words = saying.table(language.locale).words
    texts = ", ".join(f"{name}: {literal(word.text)}" for name, word in words.items())
    turned = ", ".join(f"{state}: true" for state in language.turned)
    rules = ",\n".join(
        f"        {state}: [{', '.join(map(_rule, rules))}]" for state, rules in language.rules.items()
    )
    clips = literal(f"{base}/{quote(saying.sound(language.locale, ''))}")
    return f"""\
      {literal(language.locale)}: {{
        clips: {clips}, suffix: {literal(suffix)}, turned: {{{turned}}},
        words: {{{texts}}},
        rules: {{
{rules}
        }}
      }}"""


def _rule(rule: Rule) -> str:
    follows = "" if rule.follows is None else f"{expression(rule.follows)}$"
    takes = f"/^{expression(rule.takes)}{follows}/"
    return f"[{takes}, {len(cells(rule.takes))}, {literal(' '.join(rule.says))}, {literal(rule.then)}]"
