"""Documents that anybody may open: whole, readable by all, and texts of a talk are only text."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from markdown_it import MarkdownIt
from pages import Page
from report_runs import (
    PACE,
    Line,
    eventful_run,
    full_run,
    part_run,
    run_before,
    some_lines,
    spoken,
    words,
)

from rehearse.core.plan import make_plan
from rehearse.core.review import review_of
from rehearse.core.run import Run
from rehearse.core.talk import section, talk
from rehearse.core.timing_rule import run_verdict
from rehearse.reports.charts import drift_path, trend_chart
from rehearse.reports.history import talk_course
from rehearse.reports.page_style import DARK, LIGHT, STYLE
from rehearse.reports.plain_text import for_spreadsheet
from rehearse.reports.run_csv import COLUMNS, run_csv
from rehearse.reports.run_markdown import run_markdown
from rehearse.reports.run_page import run_page

HOSTILE = (
    "</title></svg><script>alert(1)</script>",
    "<img src=x onerror=alert(1)> &amp; &#60;",
    "]]><!-- -- > \" ' style=x",
    "| a | pipe \\| and `code` **bold** _it_ # no [link](http://example.org)",
    '=HYPERLINK("http://example.org","x")',
    "+1+1",
    "-2",
    "@SUM(1)",
    "http://example.org www.example.org ~~gone~~ $x$ ![a](b)",
    "a\x00b\x0b\ud800c\ufffe",
    "駅から五分の図書館" * 20,
    "مرحبا بالعالم",
)

FOUR = "{http://www.w3.org/2000/svg}"


def hostile_run() -> Run:
    """Every title is trouble, and every section ran over."""
    parts = [section(title, words(10)) for title in HOSTILE]
    made = make_plan(talk(HOSTILE[0], parts, pace=PACE, slot_s=120.0))
    return spoken(made, *[16.0] * len(parts), number=3, started_at="2026-11-24T20:14:00Z")


def hostile_lines() -> list[Line]:
    return [
        Line(number, "t", HOSTILE[0], "2026-11-24T20:14:00Z", 120.0, 192.0) for number in (3, 2)
    ]


def pages() -> list[str]:
    return [
        run_page(full_run(), run_before(), some_lines()),
        run_page(eventful_run(), full_run(), some_lines()),
        run_page(part_run(), None, []),
        run_page(hostile_run(), None, hostile_lines()),
    ]


@pytest.mark.parametrize("text", pages(), ids=["full", "eventful", "part", "hostile"])
def test_a_page_is_well_formed_and_needs_no_network(text: str) -> None:
    page = Page(text)
    assert text.startswith("<!DOCTYPE html>")
    assert not {"script", "link", "img", "iframe"} & {node.tag for node in page.nodes}
    assert not {"src", "href", "data", "action"} & {
        name for n in page.nodes for name in n.attributes
    }
    assert not re.search(r"url\(|@import|https?:", STYLE)
    drawn = {value for node in page.nodes for value in node.attributes.values() if "url" in value}
    assert drawn <= {"url(#hatch)"}
    assert not [name for node in page.nodes for name in node.attributes if name.startswith("on")]
    (policy,) = [n for n in page.all("meta") if "http-equiv" in n.attributes]
    assert policy.attributes["content"].startswith("default-src 'none'")
    assert page.all("html")[0].attributes["lang"] == "en"
    ids = [node.attributes["id"] for node in page.nodes if "id" in node.attributes]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("text", pages(), ids=["full", "eventful", "part", "hostile"])
def test_pictures_and_tables_are_told_to_those_who_see_none(text: str) -> None:
    page = Page(text)
    pictures = re.findall(r"<svg.*?</svg>", text, re.DOTALL)
    assert pictures
    for picture in pictures:
        root = ET.fromstring(picture)
        title, says = root.find(f"{FOUR}title"), root.find(f"{FOUR}desc")
        assert root.get("role") == "img"
        assert title is not None
        assert says is not None
        assert title.text
        assert says.text
        assert root.get("aria-labelledby") == f"{title.get('id')} {says.get('id')}"
        assert all(drawn.get("class") for drawn in root.iter(f"{FOUR}text"))
    assert len(page.all("caption")) == len(page.all("table")) > 0
    scopes = [node.attributes.get("scope") for node in page.all("th")]
    assert set(scopes) == {"col", "row"}
    assert all(node.texts for node in page.all("th"))
    levels = [int(node.tag[1]) for node in page.nodes if re.fullmatch(r"h[1-6]", node.tag)]
    assert levels[0] == 1
    assert set(levels[1:]) == {2}


def test_titles_of_others_stay_text_on_a_page() -> None:
    page = Page(pages()[3])
    (said,) = page.said("h1")
    assert said == HOSTILE[0]
    told = [" ".join(text.split()) for text in page.said("bdi")[: len(HOSTILE)]]
    expected = [" ".join(title.split()) for title in HOSTILE]
    expected[9] = "a\ufffdb\ufffd\ufffdc\ufffd"
    assert told == expected


def test_what_ran_over_is_told_by_pattern_and_word_too() -> None:
    page = Page(pages()[0])
    over = [node for node in page.all("rect") if node.attributes.get("class") == "over"]
    assert len(over) == 3
    assert {node.attributes["fill"] for node in over} == {"url(#hatch)"}
    drawn = page.said("text")
    assert "1:38, +0:18 over" in drawn
    assert "0:55" in drawn
    assert len([node for node in page.all("path") if node.attributes["class"] == "point-over"]) == 2


def luminance(colour: str) -> float:
    """WCAG 2.2, relative luminance."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """WCAG 2.2, contrast ratio."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_contrast(colours: dict[str, str]) -> None:
    paper = colours["paper"]
    assert min(contrast(colours[name], paper) for name in ("ink", "quiet", "over")) >= 4.5
    assert contrast(colours["bar"], paper) >= 3.0
    assert contrast(colours["over"], colours["over-pale"]) >= 3.0
    assert set(re.findall(r"var\(--([a-z-]+)\)", STYLE)) == set(colours)


def test_the_line_of_the_drift_ends_where_the_run_did() -> None:
    for run in (full_run(), run_before(), eventful_run(), part_run()):
        review = review_of(run, None)
        path = drift_path(review)
        assert path[-1].at_s == pytest.approx(run.elapsed_s)
        left = run.elapsed_s - run.slot_s if not run.cut_short else review.drift_s
        assert path[-1].drift_s == pytest.approx(left)


def test_only_full_runs_up_to_this_one_make_the_trend() -> None:
    page = Page(run_page(full_run(), None, some_lines()))
    assert [text for text in page.said("text") if text.startswith("run ")] == [
        "run 1",
        "run 4",
        "run 5",
    ]
    assert trend_chart(talk_course(some_lines()[-1:]), 1) == ""


@pytest.mark.parametrize("title", HOSTILE)
def test_titles_of_others_stay_text_in_markdown(title: str) -> None:
    parts = [section(title, words(10)), section("Last", words(10))]
    made = make_plan(talk(title, parts, pace=PACE, slot_s=60.0))
    run = spoken(made, 16.0, 20.0, number=3, started_at="2026-11-24T20:14:00Z")
    parser = MarkdownIt("commonmark", {"linkify": False}).enable(["table", "strikethrough"])
    page = Page(parser.render(run_markdown(run, None)))
    shown = " ".join(re.sub("[\x00\x0b\ud800\ufffe]", "\ufffd", title).split())
    assert page.said("h1") == [shown]
    assert page.said("td")[1] == shown
    assert len(page.all("tr")) == 3
    assert not {"a", "em", "code", "del", "img", "script"} & {node.tag for node in page.nodes}


def test_csv_is_read_back_and_computes_nothing() -> None:
    text = run_csv(hostile_run(), None)
    assert text.count("\r\n") == text.count("\n") == len(HOSTILE) + 1
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert tuple(rows[0]) == COLUMNS
    assert not [cell for row in rows for cell in row.values() if cell[:1] in set("=+-@\t\r")]
    assert [row["title"] for row in rows[4:8]] == [f"'{title}" for title in HOSTILE[4:8]]
    assert rows[3]["title"] == HOSTILE[3]
    assert sum(float(row["elapsed_s"]) for row in rows) == float(rows[0]["run_elapsed_s"])
    assert for_spreadsheet(" =1") == "'=1"


def test_csv_says_what_is_not_known_with_nothing() -> None:
    rows = list(csv.DictReader(io.StringIO(run_csv(eventful_run(), full_run()), newline="")))
    assert [row["outcome"] for row in rows] == [
        "spoken",
        "spoken",
        "skipped",
        "skipped",
        "open",
        "not reached",
    ]
    last = rows[-1]
    assert (last["elapsed_s"], last["overrun_s"], last["wpm"], last["retakes"]) == ("", "", "", "0")
    assert [row["retakes"] for row in rows] == ["0", "1", "0", "0", "0", "0"]
    assert {row["compared_run"] for row in rows} == {"5"}
    assert (rows[0]["for_real"], rows[0]["full"]) == ("true", "false")


def test_every_column_is_documented() -> None:
    docs = Path(__file__).parents[2] / "docs" / "reading-your-history.md"
    table = docs.read_text(encoding="utf-8").partition("| columns | are |")[2].partition("\n\n")[0]
    named = [line.split("|")[1].strip() for line in table.splitlines()[2:]]
    assert ", ".join(named) == ", ".join(COLUMNS)


def test_the_verdict_of_the_rule_stands_there() -> None:
    ruled = full_run()._replace(rule="3mt")
    verdict = run_verdict(ruled)
    assert verdict is not None
    for said in (run_markdown(ruled, None), run_page(ruled, None, [])):
        assert verdict.text in said.replace("\\", "")
    assert "Rule 3mt" not in run_markdown(full_run(), None)
