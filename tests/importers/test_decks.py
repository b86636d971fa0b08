"""Decks in Markdown and HTML: notes are spoken, slides are not."""

from __future__ import annotations

from pathlib import Path

import pytest

from rehearse.importers.claims import Claims
from rehearse.importers.decks import Slide, draft_of_slides
from rehearse.importers.draft import LEFT, WARNING, Draft, NotImportedError
from rehearse.importers.read import read

MARP = """\
---
marp: true
theme: default
title: Owls at work
headingDivider: 2
---

<!-- _class: lead -->
# Owls at work

<!--
Good evening. I count *owls*.

I count them at night.
-->

<!-- fit --> <!-- prettier-ignore -->

***

# Hearing

Text of a slide
---

<!-- An owl hears a mouse under snow. -->
<!-- And so it needs no light. -->

## Silence

- Feathers

<!-- paginate: true
backgroundColor: black -->

```html
---
<!-- this is code -->
```

---

## Numbers

<!-- Good evening. I count *owls*.

I count them at night. -->
"""

SLIDEV = """\
---
theme: seriph
title: Tiny clocks
duration: 20min
transition: fade
---

# Tiny clocks

<!-- not the note -->

Some text

<!--
Hello. [click] This is the first clock.
-->

---
layout: center
title: Gears
---

Text of a slide

```yaml
---
a: b
---
```

<!-- Gears have teeth. -->

---
hide: true
---

# Never

<!-- Nobody hears this. -->

---

# Last

No comment ends this one.
"""

REVEAL = """\
# Bridges

Note:
A bridge is a promise.
- It holds,
- or it does not.

---

## Arches <!-- .element: class="fragment" -->

<!-- .slide: data-timing="60" -->

notes: Stone wants to be *pressed*.

--

## Cables

Steel wants to be pulled.
"""

PRESENTERM = """\
---
title: Lamps
author: Noor
---

Light
===

<!-- speaker_note: Light was dear: it is not. -->

Some text

<!-- pause -->
<!-- speaker_note: |
  A candle cost an hour of work.

  Think of that. -->

<!-- end_slide -->

Oil
---

```markdown
<!-- speaker_note: an example -->
```

<!-- a comment for myself only -->

<!-- end_slide -->

Gas
===

<!-- speaker_note: |
Gas came in pipes,
and left in headaches. -->
"""


def draft_of(folder: Path, text: str, name: str = "deck.md", *, titles: bool = False) -> Draft:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return read(str(path), titles=titles).draft


def told(draft: Draft, tone: str) -> list[str]:
    return [f"{mark.place.slide}: {mark.what}" for mark in draft.account if mark.tone == tone]


def test_marp_takes_every_comment_that_is_no_directive(tmp_path: Path) -> None:
    draft = draft_of(tmp_path, MARP)
    assert draft.title == "Owls at work"
    assert [(part.title, part.place.slide) for part in draft.sections] == [
        ("Owls at work", 1),
        ("Text of a slide", 3),
        ("Numbers", 5),
    ]
    assert draft.sections[0].text == "Good evening. I count *owls*.\n\nI count them at night."
    assert draft.sections[1].text == (
        "An owl hears a mouse under snow.\n\nAnd so it needs no light."
    )
    assert told(draft, WARNING) == ["5: its note is that of slide 1 again"]


def test_slidev_takes_the_comment_that_ends_a_slide(tmp_path: Path) -> None:
    draft = draft_of(tmp_path, SLIDEV)
    assert (draft.title, draft.slot_s) == ("Tiny clocks", 1200)
    assert [(part.title, part.place[:2], part.text) for part in draft.sections] == [
        ("Tiny clocks", (8, 1), "Hello. [click] This is the first clock."),
        ("Gears", (23, 2), "Gears have teeth."),
    ]
    assert told(draft, LEFT) == ["3: hidden, left out", "4: no note"]


def test_reveal_takes_what_stands_behind_note(tmp_path: Path) -> None:
    draft = draft_of(tmp_path, REVEAL)
    assert [(part.title, part.text, part.planned_s) for part in draft.sections] == [
        ("Bridges", "A bridge is a promise.\n\n- It holds,\n- or it does not.", None),
        ("Arches", "Stone wants to be *pressed*.", 60),
    ]
    assert told(draft, LEFT) == ["3: no note"]


def test_the_page_beside_it_tells_how_slides_are_parted(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(
        '<section data-markdown="md/deck.md" data-separator="^\\n\\n\\n" '
        "data-separator-notes='<!-- Say -->'></section>"
    )
    (tmp_path / "md").mkdir()
    text = (
        "# One\n<!-- Say -->\nFirst words.\n\n\n\n# Two\n\n---\n\n"
        "<!-- Say -->\nSecond <!-- .element: x --> ones.\n"
    )
    draft = draft_of(tmp_path, text, "md/deck.md")
    assert [(part.title, part.text) for part in draft.sections] == [
        ("One", "First words."),
        ("Two", "Second ones."),
    ]


def test_a_page_with_asides(tmp_path: Path) -> None:
    page = """<!doctype html><html lang="fr"><head><title>Rivages</title></head><body>
    <div class="reveal"><div class="slides">
    <section><h2>Un</h2><p>vu</p><aside class="notes"><p>Dit.</p><p>Encore <b>dit</b>.</p></aside>
    </section>
    <section><section data-notes="Deux, dit." data-timing="30"><h3>Deux</h3></section>
    <section data-visibility="hidden"><h3>Trois</h3></section></section>
    <section data-markdown><textarea data-template>
# Quatre

Note: Quatre, dit.
---
# Cinq
    </textarea></section></div></div>
    <script>Reveal.initialize({totalTime: 5 * 60});</script></body></html>"""
    draft = draft_of(tmp_path, page, "deck.html")
    assert (draft.title, draft.language, draft.slot_s) == ("Rivages", "fr", 300)
    assert [(part.title, part.text, part.planned_s) for part in draft.sections] == [
        ("Un", "Dit.\n\nEncore dit.", None),
        ("Deux", "Deux, dit.", 30),
        ("Quatre", "Quatre, dit.", None),
    ]


@pytest.mark.parametrize(
    "end", ["<![foo[ x", "<!", "<section><aside class='notes'", "</section>" * 9]
)
def test_a_page_that_is_damaged(tmp_path: Path, end: str) -> None:
    page = f"<!doctype html><div class='reveal'><section><h1>One</h1>{end}"
    with pytest.raises(NotImportedError):
        draft_of(tmp_path, page, "deck.html")


def test_presenterm_takes_speaker_notes_even_where_they_are_no_yaml(tmp_path: Path) -> None:
    draft = draft_of(tmp_path, PRESENTERM)
    assert (draft.title, draft.speaker) == ("Lamps", "Noor")
    assert [(part.title, part.place.slide, part.text) for part in draft.sections] == [
        (
            "Light",
            2,
            "Light was dear: it is not.\n\nA candle cost an hour of work.\n\nThink of that.",
        ),
        ("Gas", 4, "Gas came in pipes,\nand left in headaches."),
    ]
    assert told(draft, LEFT) == ["3: a comment of 5 words, no speaker note", "3: no note"]
    assert told(draft, WARNING)[:2] == [
        "2: presenterm can't read this note (YAML), it is taken all the same",
        "4: presenterm can't read this note (YAML), it is taken all the same",
    ]


def test_a_deck_without_notes_is_refused_or_becomes_its_titles(tmp_path: Path) -> None:
    text = "---\nmarp: true\n---\n\n# One\n\nText\n\n---\n\n# Two\n"
    with pytest.raises(NotImportedError, match=r"no speaker notes.*--titles makes a talk of its 2"):
        draft_of(tmp_path, text)
    draft = draft_of(tmp_path, text, titles=True)
    assert [(part.title, part.text, part.pin_s) for part in draft.sections] == [
        ("One", "", 60),
        ("Two", "", 60),
    ]


def test_pasted_code_is_a_cue_and_credits_are_left(tmp_path: Path) -> None:
    text = (
        "---\nmarp: true\n---\n\n# One\n\n<!--\nfor (i = 0; i < n; i++) {\n  total += i;\n}\n-->\n"
        "\n---\n\n# Two\n\n<!--\nSome words to say here.\n\nPhoto by A. Nobody\n-->\n"
    )
    draft = draft_of(tmp_path, text)
    assert draft.sections[0].text == "[code: for (i = 0; i < n; i++) {]"
    assert draft.sections[1].text == "Some words to say here."
    assert "1: the note is code: a cue, not spoken" in told(draft, WARNING)
    assert "2: a credit, not spoken: Photo by A. Nobody" in told(draft, LEFT)


@pytest.mark.parametrize(
    ("comment", "text"),
    [
        ("Color: blue was dear.", "Color: blue was dear."),
        ("Toc toc, who is there?", "Toc toc, who is there?"),
        ("Vale, let us begin.", "Vale, let us begin."),
        ("backgroundColor: blue", ""),
        ("vale off", ""),
        ("TODO say more here", ""),
    ],
)
def test_which_comments_of_marp_are_notes(tmp_path: Path, comment: str, text: str) -> None:
    deck = f"---\nmarp: true\n---\n\n# One\n\n<!-- {comment} -->\n\n---\n\n<!-- Then this. -->\n"
    draft = draft_of(tmp_path, deck)
    assert [part.text for part in draft.sections] == [part for part in (text, "Then this.") if part]
    assert any("of what is to do" in what for what in told(draft, LEFT)) == ("TODO" in comment)


def test_marp_begins_a_slide_at_a_heading_below_text(tmp_path: Path) -> None:
    deck = (
        "---\nmarp: true\nheadingDivider: 1\n---\n\n<!-- Hello. -->\nSome text\n\n"
        "# A\n\n<!-- Bye. -->\n"
    )
    assert [part.text for part in draft_of(tmp_path, deck).sections] == ["Hello.", "Bye."]


def test_presenterm_options_end_slides(tmp_path: Path) -> None:
    notes = '<!-- speaker_note: "One: said" -->', "<!-- speaker_note: Two. -->"
    for option, between in (("implicit_slide_ends", ""), ("end_slide_shorthand", "\n---\n")):
        deck = (
            f"---\nauthors:\n  - Ada\n  - Bo\noptions:\n  {option}: true\n---\n\nA\n===\n\n"
            f"{notes[0]}\n{between}\nB\n---\n\n{notes[1]}\n\n<!-- end_slide -->\n\nC\n"
        )
        draft = draft_of(tmp_path, deck)
        assert draft.speaker == "Ada, Bo"
        assert [(part.title, part.place.slide, part.text) for part in draft.sections] == [
            ("A", 2, "One: said"),
            ("B", 3, "Two."),
        ]


def test_keys_above_a_reveal_deck_name_its_separators(tmp_path: Path) -> None:
    deck = (
        "---\nseparator: <!--s-->\nverticalSeparator: <!--v-->\nnotesSeparator: 'Say:'\n"
        "revealOptions:\n  totalTime: 600\n---\n\n# A\n\nSay: One.\n\n<!--v-->\n\n# B\n\n---\n\n"
        "Say: Two.\n\n<!--s-->\n\n# C\n"
    )
    draft = draft_of(tmp_path, deck)
    assert draft.slot_s == 600
    assert [(part.title, part.text) for part in draft.sections] == [("A", "One."), ("B", "Two.")]


def test_slides_of_reveal_that_are_in_several_files(tmp_path: Path) -> None:
    page = '<!doctype html><div class="reveal">' + "".join(
        f'<section data-markdown="{name}.md"></section>' for name in "ab"
    )
    with pytest.raises(NotImportedError, match=r"in a\.md, b\.md, import them, one by one"):
        draft_of(tmp_path, page, "deck.html")


def test_slidev_styles_are_no_text_and_clicks_are_cues(tmp_path: Path) -> None:
    deck = (
        "---\ntheme: x\ntransition: fade\n---\n\n<style>\nh1 { color: red }\n</style>\n\nSeen\n\n"
        "<!-- [click:2] First. [click] Then. -->\n\n---\n\n# Two\n\n<style>\n"
    )
    draft = draft_of(tmp_path, deck)
    assert [(part.title, part.text) for part in draft.sections] == [
        ("Seen", "[click:2] First. [click] Then.")
    ]


def test_slides_of_one_title_are_told_apart() -> None:
    slides = [Slide(number, title, "Some words.") for number, title in enumerate("ABAAB", 1)]
    made = draft_of_slides(slides, Claims(), titles=False)
    assert [part.title for part in made.sections] == ["A", "B", "A (2)", "A (3)", "B (2)"]
