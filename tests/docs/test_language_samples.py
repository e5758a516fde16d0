"""Every menu sample of the documentation is compiled: right ones have no error, wrong ones exactly the one named."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from fences import KINDS, Sample, framed, samples

from ivrc.compile import Compiled, compile_file, compile_text
from ivrc.diagnostics import Severity
from ivrc.project import standard_phrases

ROOT = Path(__file__).parent.parent.parent
PAGES = sorted(
    path
    for path in (*ROOT.glob("README*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("examples/**/*.md"))
    if "checks" not in path.relative_to(ROOT).parts
)
SAMPLES = [sample for page in PAGES for sample in samples(page, str(page.relative_to(ROOT)))]
ENGLISH, CHINESE = ROOT / "docs/language.md", ROOT / "docs/language.zh-CN.md"


@pytest.mark.parametrize("sample", SAMPLES, ids=str)
def test_the_sample_compiles_as_its_fence_says(sample: Sample, tmp_path: Path) -> None:
    assert sample.kind in KINDS, (
        f"{sample}: the fence `ivr {' '.join(sample.words)}` is no form that is known"
    )
    compiled = _compiled(sample, tmp_path)
    errors = [d for d in compiled.diagnostics if d.severity is Severity.ERROR]
    if (
        sample.kind
    ):  # a fragment is a part; whether every call through it goes well is asked of whole hotlines
        errors = [d for d in errors if d.code < "IVRC300" or d.code == sample.code]
    told = [f"{d.code} {d.span}: {d.en}" for d in errors]
    assert [d.code for d in errors] == ([sample.code] if sample.code else []), told
    if sample.code:
        assert f"{sample.code}\n" in sample.text, (
            "a reader sees the sample without its fence: a comment has to name the code"
        )
    else:
        assert compiled.hotline is not None
        findings = [d for d in compiled.diagnostics if not sample.kind or d.code == "IVRC115"]
        assert not findings, f"a whole sample is without warnings too: {findings}"


def _compiled(sample: Sample, folder: Path) -> Compiled:
    if not sample.kind:
        return compile_text(sample.text)
    whole = framed(sample)
    if sample.kind != "include":
        return compile_text(whole)
    rest = whole.replace(sample.text, "")
    hotline, _, blocks = rest.partition("\n\n")
    (included,) = re.findall(r"[“\"](.*?)[”\"]", sample.text)
    (folder / included).write_text(blocks, encoding="utf-8")
    (folder / "menu.ivr").write_text(f"{hotline}\n\n{sample.text}", encoding="utf-8")
    return compile_file(folder / "menu.ivr", folder, standard_phrases())


def test_the_two_language_pages_have_the_same_samples_and_headings() -> None:
    first, second = ([s.words for s in samples(page, page.name)] for page in (ENGLISH, CHINESE))
    assert first == second
    levels = [
        re.findall(r"^(#+) ", page.read_text(encoding="utf-8"), re.MULTILINE) for page in (ENGLISH, CHINESE)
    ]
    assert levels[0] == levels[1]


def test_the_language_pages_show_every_kind_of_block_and_most_mistakes() -> None:
    shown = samples(CHINESE, CHINESE.name)
    assert {sample.kind for sample in shown} >= KINDS - {"branch"}  # a branch is shown with its hours
    assert len({sample.code for sample in shown if sample.code}) >= 8


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_to_files_of_the_project_lead_somewhere(page: Path) -> None:
    text = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    for target, anchor in re.findall(r"\]\((?!https?:)([^)#]*)(#[^)]*)?\)", text):
        path = page.parent / target if target else page
        assert path.exists(), f"{page.name} links to {target}"
        if anchor and path.suffix == ".md":
            headings = re.findall(r"^#+ (.*)$", path.read_text(encoding="utf-8"), re.MULTILINE)
            slugs = {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}
            assert anchor[1:] in slugs, f"{page.name} links to {target}{anchor}"
