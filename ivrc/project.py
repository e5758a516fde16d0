"""A project: a folder with `ivrc.yaml`, `menus/`, `prompts/` and `sites/`. Finding and reading it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from ivrc import wanted_version
from ivrc.diagnostics import Diagnostic, Span, finding, has_errors
from ivrc.diagnostics.chosen import Chosen, of_settings
from ivrc.diagnostics.chosen import judge as judge_chosen
from ivrc.diagnostics.near import mend, nearest
from ivrc.files import read, shown
from ivrc.outbound import WAITS, Outbound
from ivrc.phrases import Library, load_folder
from ivrc.resources import folder
from ivrc.site import Extensions, Service, Site

if TYPE_CHECKING:
    from ivrc.yamlfile import YamlFile

FILE = "ivrc.yaml"
_SCHEMAS = Path(__file__).parent / "schemas"


class Project(NamedTuple):
    """A project's settings. `root` is where its folders are; `settings` is `ivrc.yaml` as read, and `place` where each of them
    stands there."""

    root: Path
    settings: dict[str, Any]
    place: Callable[[tuple[str | int, ...]], Span] = lambda path: Span(FILE)

    @property
    def menus(self) -> Path:
        return self.root / "menus"

    @property
    def chosen(self) -> Chosen:
        """Which findings are told."""
        return of_settings(self.settings.get("checks", {}))

    @property
    def recordings(self) -> Path:
        return self.root / "prompts" / "recordings"


def find(start: Path) -> Path:
    """The folder of the project that `start` lies in: the nearest one above with an `ivrc.yaml`, else its own."""
    place = start.resolve()
    if not place.is_dir():
        place = place.parent
    for candidate in (place, *place.parents):
        if (candidate / FILE).exists():
            return candidate
    return place


def open_project(root: Path) -> tuple[Project, list[Diagnostic]]:
    """The project at a folder; one without `ivrc.yaml` has no settings of its own."""
    path = root / FILE
    if not path.exists():
        return Project(root, {}), []
    result, found = _read(path, "project.json")
    if result is None or has_errors(found):
        return Project(root, {}), found
    settings = result.value or {}
    project = Project(root, settings, result.marks.place)
    found += wanted_version.judge(settings, result.marks.place(("requires",)))
    own = settings.get("checks", {})
    if own.get("files") or own.get("packages"):  # what they bring is known once they are loaded
        return project, found
    return project, [*found, *judge_chosen(settings, result.marks.place)]


@cache
def standard_phrases() -> Library:
    """The phrases that ivrc ships."""
    return load_folder(folder("prompts"), judged=False)[0]


def phrases(project: Project) -> tuple[Library, list[Diagnostic]]:
    """The standard phrases with the project's own over them."""
    own = project.root / "prompts"
    if own.resolve() == folder("prompts").resolve():
        library, found = load_folder(Path(shown(own)))
        return library, list(found)
    library, found = load_folder(Path(shown(own)))
    return standard_phrases().overlaid(library), list(found)


def sites(project: Project) -> list[str]:
    """The names of the project's sites."""
    try:
        return sorted(path.stem for path in (project.root / "sites").glob("*.yaml"))
    except OSError:
        return []


def open_site(project: Project, name: str | None) -> tuple[Site | None, list[Diagnostic]]:
    """The site of that name, else the project's default, else its only one; None and why not otherwise."""
    known = sites(project)
    wanted = name or project.settings.get("site") or (known[0] if len(known) == 1 else None)
    if not known and wanted is None:
        return Site("", {}), []
    if wanted not in known:
        return None, [_no_site(project, wanted, known)]
    path = project.root / "sites" / f"{wanted}.yaml"
    value, found = _site(path)
    if has_errors(found):
        return None, found
    dial = value.get("extensions", {})
    return (
        Site(
            wanted or "",
            value.get("destinations", {}),
            Extensions(tuple(str(number) for number in dial.get("numbers", ())), dial.get("dial", {})),
            value.get("recordings", {}),
            value.get("messages", {}),
            value.get("sounds", {}),
            {target: _several(names) for target, names in value.get("audio", {}).items()},
            value.get("platform", {}),
            value.get("records", {}),
            value.get("caller", {}),
            value.get("areas", ""),
            {name: str(digits) for name, digits in value.get("pins", {}).items()},
            value.get("deploy", {}),
            {name: _service(each) for name, each in value.get("services", {}).items()},
            _outbound(value["outbound"]) if "outbound" in value else None,
        ),
        found,
    )


def _no_site(project: Project, wanted: str | None, known: Sequence[str]) -> Diagnostic:
    zh, en = mend(
        nearest(wanted or "", known),
        f"用 --site 选一个：{'、'.join(known) or '（sites/ 里还没有）'}。",
        f"Choose with --site: {', '.join(known) or '(sites/ holds none yet)'}.",
    )
    return finding(
        "IVRC006",
        Span(shown(project.root / "sites")),
        zh=f"没有名为“{wanted}”的站点" if wanted else "有几个站点，不知道用哪一个",
        en=f'there is no site "{wanted}"' if wanted else "there are several sites, and none was chosen",
        mend_zh=zh,
        mend_en=en,
    )


def _service(value: Mapping[str, Any]) -> Service:
    token = value.get("token", {})
    return Service(
        value["url"],
        token.get("file", ""),
        token.get("environment", ""),
        value.get("certificates", ""),
        value.get("seconds", 0),
    )


def _outbound(value: Mapping[str, Any]) -> Outbound:
    named = {
        "at once": "at_once",
        "per minute": "per_minute",
        **{each: each for each in ("caller", "zone", "ring", "tries")},
    }
    return Outbound(
        tuple(str(each) for each in value["numbers"]),
        value["dial"],
        tuple(value["hours"]),
        waits={**WAITS, **value.get("wait", {})},
        **{field: value[name] for name, field in named.items() if name in value},
    )


def _several(names: str | list[str]) -> tuple[str, ...]:
    """A name, or several."""
    return (names,) if isinstance(names, str) else tuple(names)


def _site(path: Path) -> tuple[dict[str, Any], list[Diagnostic]]:
    """A site file, judged by its schema and by what the targets know."""
    from ivrc.switches.settings import complete
    from ivrc.switches.site_checks import judge

    result, found = _read(path, "site.json", complete)
    if result is None or has_errors(found):
        return {}, found
    found.extend(judge(result.value, result.marks))
    return result.value, found


def _read(
    path: Path, schema: str, complete: Callable[[dict[str, Any]], dict[str, Any]] = lambda document: document
) -> tuple[YamlFile | None, list[Diagnostic]]:
    from ivrc import yamlfile

    text, found = read(path, shown(path))
    if text is None:
        return None, found
    result = yamlfile.read(shown(path), text, yamlfile.Schema(_SCHEMAS / schema, complete))
    return result, [*found, *result.diagnostics]
