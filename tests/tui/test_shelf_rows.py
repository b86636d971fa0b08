"""The talks of the library as rows: straight columns, and all that is wrong with a talk file."""

from __future__ import annotations

import pytest
from kept_runs import a_line
from shelf_talks import put, write_talk
from stage import NOON, ManualClock, a_talk, perform, words

from rehearse.core.plan import make_plan
from rehearse.core.talk import section
from rehearse.history.lines import RunLine, TalkLine
from rehearse.tui.draw.glyphs import UNICODE
from rehearse.tui.draw.row import WARN, Piece, Row, width_of
from rehearse.tui.draw.shelf import Shelved, fact_rows, header_row, shelf_columns, shelf_row

WIDTHS = [60, 72, 80, 120, 200]


def plain(row: Row) -> str:
    """A row without style."""
    return "".join(piece.text for piece in row)


def shelved(title: str, *, slot_s: float = 90.0, language: str = "en", count: int = 100) -> Shelved:
    """A talk on the shelf."""
    talk = a_talk(section("A", words(count)), slot_s=slot_s, language=language)
    talk = talk._replace(title=title, id=title)
    return Shelved("talks/a.yaml", "./talks", talk, make_plan(talk), ())


def broken(problems: int, path: str = "talks/retro.yaml") -> Shelved:
    """A talk file with so many errors."""
    told = tuple(f"{path}:{line}:1: what is wrong" for line in range(1, problems + 1))
    return Shelved(path, "./talks", None, None, told)


def kept(last: RunLine, full: RunLine | None = None, before: RunLine | None = None) -> TalkLine:
    """What is kept of the runs of a talk."""
    return TalkLine("Bridges", last, full, before, 0, None)


def drawn(item: Shelved, line: TalkLine | None = None, width: int = 80) -> tuple[str, Row]:
    """The header and the row of a talk that is alone on its shelf."""
    columns = shelf_columns([item], {item.name: line} if line else {}, width)
    row = shelf_row(item, line, NOON, columns, UNICODE, chosen=True)
    return plain(header_row(columns, UNICODE)), row


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("title", ["Short", "x" * 100, "駅から五分の図書館" * 9])
def test_a_talk_fits_its_row_and_stands_below_its_heading(title: str, width: int) -> None:
    header, row = drawn(shelved(title, language="ja"), width=width)
    before_slot = plain(row)[: plain(row).index("1:30")]
    assert width_of((Piece(before_slot),)) + 4 == header.index("slot") + 4
    assert " ja " in plain(row)
    assert width_of(row) <= width - 1
    assert len(header.rstrip()) <= width - 1


def test_what_does_not_fit_is_marked() -> None:
    _, row = drawn(shelved("A", slot_s=30.0))
    assert [piece.style for piece in row if piece.text.strip() == "0:48"] == [WARN]


@pytest.mark.parametrize("width", WIDTHS)
def test_talks_of_hours_keep_the_columns_apart(width: int) -> None:
    long = shelved("Bridges", slot_s=36_000.0, count=8000)
    short = shelved("Short")
    last, before = a_line(2, 36_010.0), a_line(1, 30_000.0)
    line = kept(last, last, before)
    columns = shelf_columns([long, short], {"Bridges": line}, width)
    rows = [
        plain(shelf_row(long, line, NOON, columns, UNICODE, chosen=False)),
        plain(shelf_row(short, None, NOON, columns, UNICODE, chosen=False)),
    ]
    header = plain(header_row(columns, UNICODE))
    trend = ["1:40:10", "more"] if width >= 72 else []
    assert rows[0].split() == ["Bridges", "10:00:00", "1:04:00", "yesterday", "10:00:10", *trend]
    assert rows[0].index("10:00:00") + 8 == rows[1].index("1:30") + 4 == header.index("slot") + 4
    assert max(map(len, [*rows, header])) <= width - 1


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"finished": False}, "broken off"),
        ({"cut_short": True}, "broken off"),
        ({}, "incomplete"),
        ({"partial": True}, "part"),
    ],
)
def test_what_the_last_run_was_where_none_was_full(changes: dict[str, bool], said: str) -> None:
    header, row = drawn(shelved("Bridges"), kept(a_line(1, full=False, **changes)))
    assert plain(row).rstrip().endswith(f" 10:12    {said}")
    assert plain(row).index(said) == header.index("trend")


def test_a_broken_talk_says_so_by_its_file() -> None:
    _, row = drawn(broken(2))
    assert plain(row).split()[1:] == ["retro.yaml", "2", "errors"]


def facts_of(item: Shelved, height: int, width: int = 80) -> list[str]:
    """What stands below the list."""
    rows = fact_rows(item, None, width, height, UNICODE)
    assert len(rows) <= height
    assert all(width_of(row) <= width - 1 for row in rows)
    return [plain(row).strip() for row in rows]


def test_what_is_known_of_a_talk_never_spoken() -> None:
    assert facts_of(shelved("Bridges"), 6) == [
        "Bridges",
        "1 section, 100 words: 0:48 at 125 wpm, 0:42 in hand.",
        "Not rehearsed yet.",
    ]


def test_errors_that_have_no_room_are_counted_and_the_command_for_them_is_told() -> None:
    assert facts_of(broken(2), 6) == ["retro.yaml", *broken(2).problems]
    assert facts_of(broken(5), 6) == ["retro.yaml", *broken(5).problems]
    assert facts_of(broken(17), 6) == [
        "retro.yaml",
        *broken(17).problems[:4],
        "and 13 more: rehearse check talks/retro.yaml",
    ]
    assert facts_of(broken(17), 12)[-1] == "and 7 more: rehearse check talks/retro.yaml"


def test_a_long_error_is_begun_and_the_rest_is_a_command_away() -> None:
    long = broken(1, "talks/my talk.yaml")._replace(problems=(words(200),))
    told = facts_of(long, 6)
    assert told[1].startswith("word1 word2")
    assert told[-1] == "to read it whole: rehearse check 'talks/my talk.yaml'"
    two = long._replace(problems=(words(200), words(200)))
    assert facts_of(two, 6)[-1] == "and 1 more: rehearse check 'talks/my talk.yaml'"


MANY_MISTAKES = "title: A talk\nslot: 10m\nsections:\n" + "".join(
    f"  - title: Part {number}\n    txet: Words.\n" for number in range(12)
)


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (200, 60)])
async def test_errors_take_the_rows_that_the_list_leaves_empty(
    size: tuple[int, int], clock: ManualClock
) -> None:
    put("talks/bad.yaml", MANY_MISTAKES)
    write_talk("good", "Zebras")
    async with perform(None, clock, size=size) as stage:
        assert "2 talks in ./talks" in stage.lines[0]
        chosen = next(line for line in stage.lines if "▸" in line)
        if "Zebras" in chosen:
            await stage.press("up")
        told = [line for line in stage.lines if "bad.yaml:" in line]
        assert len(told) >= {20: 4, 24: 8, 60: 24}[size[1]]
        assert ("more: rehearse check" in stage.text) == (size[1] < 60)
        assert "Zebras" in stage.text
        await stage.press("down")
        assert "Not rehearsed yet." in stage.text


async def test_one_talk_is_one_talk(clock: ManualClock) -> None:
    write_talk("good", "Zebras")
    async with perform(None, clock) as stage:
        assert stage.lines[0].endswith(" 1 talk in ./talks")
