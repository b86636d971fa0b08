"""What a talk file says is what the talk has."""

from __future__ import annotations

import pytest

from rehearse.core.pace import Pace
from rehearse.core.talk import Talk, Variant
from rehearse.core.words import Count
from rehearse.talkfile import source, tree
from rehearse.talkfile.load import loads
from rehearse.talkfile.nodes import Mapping, Scalar
from rehearse.talkfile.reading import read_talk
from rehearse.talkfile.write import dump

WHOLE = """\
# A talk with everything.
title: Why  bees
  dance
speaker: 'Ada  Beekeeper'
event: "Field day \\u2116 7"
id: bees-2
language: fr-CH
voice: mb-fr1
slot: 9m30s
pace: 130 wpm, 250 cpm
say:
  DNA: D N A
  'No': know
voices: {Ada  Beekeeper: mb-fr2, Ben: 'fr-be'}
sections:
  - title: The hive
    text: |

      It is *dark* in there.

      [pause 2s] Nobody sees a thing.
    notes: |
      breathe
      look up
    speaker: Ben
  - title: Demo
    budget: 1:30
    optional: true
    id: demo
  - {title: The end, text: "That is all.", time: 45s}
"""


def talk_of(*lines: str, top: str = "title: T\nsections: [{title: A, text: x}]") -> Talk:
    """A talk with one section, or another top, and these lines."""
    text = "\n".join((top, *lines))
    return loads(text, "talk.yaml")


@pytest.mark.parametrize("pure", [False, True])
def test_everything_that_can_be_said(pure: bool) -> None:
    given = source.from_text(WHOLE, "bees.yaml")
    talk = read_talk(given, tree.parse(given, pure=pure))
    assert talk._replace(sections=()) == Talk(
        id="bees-2",
        title="Why bees dance",
        sections=(),
        pace=Pace(130.0, 250.0),
        slot_s=570.0,
        slot_place=(9, 7),
        language="fr-CH",
        speaker="Ada Beekeeper",
        event="Field day № 7",
        voice="mb-fr1",
        say=(("DNA", "D N A"), ("No", "know")),
        voices=(("Ada Beekeeper", "mb-fr2"), ("Ben", "fr-be")),
        path="bees.yaml",
    )
    hive, demo, end = talk.sections
    assert hive.title == "The hive"
    assert hive.text == "It is *dark* in there.\n\n[pause 2s] Nobody sees a thing."
    assert (hive.spoken, hive.pauses_s, hive.pin_s) == (Count(9, 0), 2.0, None)
    assert (hive.notes, hive.speaker, hive.optional) == ("breathe\nlook up", "Ben", False)
    assert (hive.id, hive.line) == ("the-hive", 19)
    assert (demo.id, demo.text, demo.pin_s, demo.optional, demo.line) == (
        "demo",
        "",
        90.0,
        True,
        26,
    )
    assert (end.id, end.text, end.pin_s, end.line) == ("the-end", "That is all.", 45.0, 30)


def test_variants() -> None:
    talk = talk_of(
        "variants:",
        "  Short  one: {slot: 7m, leave_out: [2, 'A']}",
        "  '10:00':",
        "    leave_out: B",
        "  long: {slot: 20m}",
        "sections: [{title: A, text: x}, {title: B, text: y}, {title: C, text: z}]",
        top="title: T",
    )
    assert talk.variants == (
        Variant("Short one", 420.0, ("2", "A"), (3, 22)),
        Variant("10:00", None, ("B",)),
        Variant("long", 1200.0, (), (6, 16)),
    )
    assert (talk.variant, talk_of("variants: ~").variants) == ("", ())


def test_a_talk_with_a_rule_and_no_slot_has_that_of_the_rule() -> None:
    ruled = talk_of("rule: toastmasters 5-7", "signals: [1m left, at 90s, 0]")
    assert ruled.rule is not None
    assert (ruled.rule.text, ruled.slot_s) == ("toastmasters 5-7", 420.0)
    assert [signal.text for signal in ruled.signals] == ["1:00 left", "at 1:30", "0"]
    assert talk_of("rule: ted", "slot: 12m").slot_s == 720.0
    again = loads(dump(ruled), "talk.yaml")
    assert (again.rule, again.signals, again.slot_s) == (ruled.rule, ruled.signals, 420.0)


def test_what_is_left_out() -> None:
    talk = talk_of("slot:", "speaker: ~", "pace: null", "event: NULL", "say: Null", "voice:")
    assert (talk.id, talk.slot_s, talk.pace, talk.language) == ("t", None, Pace(125.0, 220.0), "en")
    assert (talk.speaker, talk.event, talk.voice, talk.say) == ("", "", "", ())


def test_the_default_pace_is_that_of_the_language_wherever_it_stands() -> None:
    assert talk_of("language: de").pace == Pace(110.0, 220.0)
    assert talk_of("pace: 260 cpm", "language: de").pace == Pace(110.0, 260.0)


WRITTEN = [
    "10:00",
    "No",
    "yes",
    "on",
    "3e2",
    "0x1F",
    "1_000",
    "2001-01-01",
    "007",
    "1.0",
    ".5",
    "+1",
]
WRITTEN += [
    "null and void",
    "~x",
    "=",
    "1:2:3",
    "0o17",
    "0b1",
    ".inf",
    "!x"[1:],
    "trUe",
    "-x",
    "a#b",
]
WRITTEN += ["'quoted'"[1:-1], "it's", "c:\\x", "http://example.com", "100%", "a, b]", "5 > 4"]


@pytest.mark.parametrize("pure", [False, True])
@pytest.mark.parametrize("written", WRITTEN)
def test_scalars_stay_as_they_are_written(written: str, pure: bool) -> None:
    given = source.from_text(f"title: {written}\n", "talk.yaml")
    root = tree.parse(given, pure=pure).root
    assert isinstance(root, Mapping)
    assert root.entries == ((Scalar("title", "", 1, 1), Scalar(written, "", 1, 8)),)


@pytest.mark.parametrize("written", WRITTEN)
def test_a_speaker_is_called_what_stands_there(written: str) -> None:
    assert talk_of(f"speaker: {written}").speaker == written


@pytest.mark.parametrize("written", ["'~'", '"null"', "'Null'", '""'])
def test_in_quotes_nothing_is_a_text(written: str) -> None:
    assert talk_of(f"speaker: {written}").speaker == written[1:-1]


@pytest.mark.parametrize(
    "language", ["en", "fr-CH", "zh-Hant-TW", "gsw", "es-419", "no", "sr-Latn"]
)
def test_languages(language: str) -> None:
    assert talk_of(f"language: {language}").language == language


@pytest.mark.parametrize("written", ["true", '"true"'])
def test_a_flag_in_quotes_is_a_flag(written: str) -> None:
    talk = loads(f"title: T\nsections: [{{title: A, text: x, optional: {written}}}]", "f")
    assert talk.sections[0].optional


def test_ids_of_the_author_go_before_those_of_titles() -> None:
    talk = loads(
        "title: T\nsections:\n"
        "  - {title: Demo, text: a}\n"
        "  - {title: Demo, text: b}\n"
        "  - {title: Other, text: c, id: demo}\n"
        "  - {title: Last, text: d, id: demo-2}\n",
        "f",
    )
    assert [part.id for part in talk.sections] == ["demo-3", "demo-4", "demo", "demo-2"]


@pytest.mark.parametrize("wanted", ["a", "2", "été-2027", "a.b_c-d", "駅"])
def test_ids(wanted: str) -> None:
    assert talk_of(f"id: {wanted}").id == wanted


def test_a_talk_in_letters_of_no_slug_is_known_by_its_id() -> None:
    assert loads("title: 駅から五分\nsections: [{title: 一, text: 駅}]", "f").id == "駅から五分"


def test_texts_begin_on_the_line_where_their_first_words_stand() -> None:
    talk = loads(
        "title: T\n"
        "sections:\n"
        "  - title: A\n"
        "    text: |  # the words\n"
        "\n"
        "      \n"
        "      one\n"
        "  - title: B\n"
        "    text: two\n"
        "  - title: C\n"
        "    text: >2\n"
        "\n"
        "        three\n"
        "  -\n"
        "    title: D\n"
        "    budget: 1m\n",
        "f",
    )
    assert [part.line for part in talk.sections] == [7, 9, 13, 15]
    assert [part.text for part in talk.sections] == ["one", "two", "three", ""]


def test_a_talk_in_json_is_a_talk() -> None:
    talk = loads('{"title": "T", "slot": "5m", "sections": [{"title": "A", "text": "x\\ny"}]}', "f")
    assert (talk.slot_s, talk.sections[0].text) == (300.0, "x\ny")


def test_a_yaml_version_and_document_marks_are_allowed() -> None:
    text = "# c\n%YAML 1.2\n---\ntitle: T\nsections: [{title: A, text: 100% sure}]\n...\n# end\n"
    assert loads(text, "f").title == "T"


@pytest.mark.parametrize("pure", [False, True])
def test_tabs_become_spaces(pure: bool) -> None:
    given = source.from_text(
        "title:\tone\ttwo\t# three\n\t\nsections:\t\n  -\ttitle: A\n   \ttext: x\n",
        "f",
    )
    # The last line is indented by a tab, and a text is not there to hold it.
    with pytest.raises(Exception, match=r"^f:5:1: a tab indents this line, use spaces$"):
        tree.parse(given, pure=pure)
    given = source.from_text(
        "title:\tone\ttwo\t# three\n"
        "\t\n"
        "sections:\t\n"
        "  - title: A\n"
        "    text:\t|\t\n"
        "      a\tb\n"
        "      \tc\n"
        "\t\n"
        "    notes: 'd\n"
        "\te'\n",
        "f",
    )
    talk = read_talk(given, tree.parse(given, pure=pure))
    assert talk.title == "one two"
    assert (talk.sections[0].text, talk.sections[0].notes) == ("a b\n c", "d e")


def test_the_line_ends_of_unicode_are_spaces() -> None:
    talk = loads(
        "title: a\u2028b\nsections:\n  - title: c\x85d\n    text: |\n      e\u2029f\n      g\n", "f"
    )
    assert (talk.title, talk.sections[0].title, talk.sections[0].text) == ("a b", "c d", "e f\ng")


HOSTILE = {
    r"a\e[31mred\e[0m": "ared",
    r"a\x9b1mb": "ab",
    r"\e]0;owned\ab": "b",
    r"\e]8;;http://x\e\\link\e]8;;\e\\": "link",
    r"\eP1;2q\x9cb": "b",
    r"\e]0;never ended": "0;never ended",
    r"a\eMb": "ab",
    r"a\e": "a",
    r"a\0b\x08c\x7fd\x90e": "abcde",
    r"a\u200eb\u200fc\u202ad\u202ee\u2066f\u2069g\u061ch": "abcdefgh",
    r"a\ufeffb\ufdd0c\ufdefd\uffffe": "abcde",
    r"a\tb\vc\fd\Ne\Lf\Pg": "a b c d e f g",
    r"a\rb": "ab",
    r"a\u200bb\u00adc": "a\u200bb\u00adc",
    "a\u200eb\u202ec\ufdd0d\ufeffe": "abcde",
}


@pytest.mark.parametrize("written", HOSTILE)
def test_nothing_steers_the_terminal(written: str) -> None:
    wanted = HOSTILE[written]
    talk = loads(
        f'title: "x {written}"\n'
        f'say: {{"{written}": "{written}"}}\n'
        f'sections: [{{title: "{written}", text: "{written}", notes: "{written}"}}]\n',
        "f",
    )
    (part,) = talk.sections
    assert talk.title == f"x {wanted}"
    assert talk.say == ((wanted, wanted),)
    assert (part.title, part.text, part.notes) == (wanted, wanted, wanted)


def test_invisible_marks_go_from_plain_and_literal_texts() -> None:
    talk = loads(
        "title: a\u202eb\nsections:\n  - title: c\ufeffd\n    text: |\n      e\u200f f\ufdd1\n", "f"
    )
    assert (talk.title, talk.sections[0].title, talk.sections[0].text) == ("ab", "cd", "e f")


def test_half_characters_go_from_texts_in_memory() -> None:
    assert loads("title: a\ud800b\nsections: [{title: A, text: x}]", "f").title == "ab"
