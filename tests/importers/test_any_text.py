"""Whatever a file holds: a talk that can be written and loaded, or a sentence."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from talks_again import assert_loads_the_same

from rehearse.importers.draft import NotImportedError
from rehearse.importers.kinds import KINDS, PACKED, RTF
from rehearse.importers.markup_kinds import PDFPC, QUARTO
from rehearse.importers.read import read

TEXT_KINDS = [kind for kind in KINDS if kind not in {*PACKED, RTF}]

WRITTEN = """\
---
----
--
***
# Title
## Two
#
===
Note: words
Notes:
<!-- a note -->
<!--
-->
<!-- speaker_note: | -->
<!-- end_slide -->
```
~~~
- item
1. one
1. a; 2. b; 3. c
Agenda
| a | b |
|---|---|
[^1]
[^1]: note
[pause
[pause 9x]
(pause) go
[pauses]
[[a] b]
\\[ x \\]
*
**bold**
OPEN it
SHORT VERSION
125 words/minute - 1'200 words - 10 min
Duration: 99999999 min
(2 min)
0:30 - 0:15
Title (30 s)
[0:30]
title: x
duration: 5
layout: a
src: b.md
???
--
::: notes
:::: {.notes}
:::
<div class="notes">
</div>
* A :tag:
** TODO B
#+BEGIN_NOTES
#+END_NOTES
#+TITLE: x
:PROPERTIES:
:END:
[fn:1] note
{"pdfpcFormat": 2, "pages": [
{"label": 1, "note": "a"}]}
[notes]
### 1
### 99999
A sentence of some words, which ends here.
A heading of words
Slide 3
<aside class="notes">
</aside>
<br>
&nbsp;
東京です。
    code
> quote
![a](b)
[a](b)
[a]
""\"
\\
%
@a
"""
LINES = WRITTEN.split("\n")
UNSEEN = ["", "\t", "\x0c", "\u2028", "\ufeff", "\x1b[31m", "\u202e", "\u0301", "\ud800", "\0"]
lines = st.sampled_from(LINES) | st.sampled_from(UNSEEN) | st.text(max_size=12)
texts = st.lists(lines, max_size=24).map("\n".join)


@pytest.mark.parametrize("kind", [None, *TEXT_KINDS])
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(text=texts, every=st.sampled_from([None, 20]), titles=st.booleans())
def test_every_reader(
    tmp_path: Path, kind: str | None, text: str, every: int | None, titles: bool
) -> None:
    path = tmp_path / "notes.md"
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    try:
        made = read(str(path), kind=kind, every=every, titles=titles)
    except NotImportedError as error:
        sentence = str(error)
    else:
        assert_loads_the_same(made.proposal.talk)
        sentence = " ".join(mark.what for mark in made.proposal.account)
    assert "\x1b" not in sentence


LONG = ["[", "(", "> ", "- ", "*a ", "<!--", "=", "a", "`", "~", "1. ", "a;", "<section>", "[^a]:",
        "- a\n", "--- ", "a: ", "![", "[a](", "* a * ", "# \n", "\x0b", "1:", "(a ", "a\n\n", "\\[",
        "```\n~~~\n", "a 1 min ", "<aside ", "Note:\n", "---\n", "# a\n\n- b\n\n", "::: notes\n",
        "<div>", ".a[", "???\n--\n", "#+BEGIN_NOTES\n", "[[a][", "<style "]  # fmt: skip


@pytest.mark.parametrize("kind", [kind for kind in TEXT_KINDS if kind != QUARTO])
def test_what_comes_again_and_again(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "notes.md"
    head = "[notes]\n### 1\n" if kind == PDFPC else ""
    refused = 0
    for piece in LONG:
        path.write_text(head + piece * (6_000 // len(piece)) + "x")
        try:
            made = read(str(path), kind=kind, titles=True)
        except NotImportedError:
            refused += 1
        else:
            assert_loads_the_same(made.proposal.talk)
    assert refused < len(LONG) / 2
