"""Decks as text, made up for the tests, and what a test sees of a draft."""

from __future__ import annotations

from pathlib import Path

from rehearse.importers.draft import Draft
from rehearse.importers.read import read
from rehearse.talkfile.load import loads
from rehearse.talkfile.write import dump

REMARK = """\
name: start
class: center, middle

# .red[Tides] of the *North*

???
Good evening. The [sea](https://tides.example) rises .big[twice] a day.

<!-- slower here -->

---

layout: true
## Harbour

???
Never shown.

---
name: quay

.left[text of a slide]

--

More of it

???

First the quay.

--

And more

???

Then the mole.
---
exclude: true

# Never

???
Not said.

---

# Ebb

```sh
???
---
```

???

:EN:- When the water leaves
:FR:- Quand l'eau part
"""

REMARK_PAGE = """\
<!DOCTYPE html>
<html lang="da"><head><title>Ry &amp; rug</title></head>
<body>
<textarea id="source">
# Ry &amp; co

???

Said &mdash; at last.
</textarea>
<script>remark.create();</script></body></html>
"""

PANDOC = """\
---
title: Salt roads
author:
- name: Ida Brun
  affiliation: Museum
lang: de
---

::: notes
Welcome all.
:::

# Roads {#roads}

::: notes
A part begins.
:::

## White gold {.big data-timing="45"}

- salt

:::: {.columns}
::: {.column}
## Not a slide
:::
::::

::::: {.notes}
Salt was *money*.[^1]

::: incremental
- by cart
- by mule
:::

Said [loud]{.big} [@brun2020].
:::::

. . .

---

text only

<div class="notes">
<div>Inner words.</div>
Outer words.
</div>

## Hidden {visibility="hidden"}

::: notes
No.
:::

## Code

```markdown
::: notes
An example
:::
```

{{< include _more.qmd >}}

<!-- a comment of the author for later -->

[^1]: Weighed in L\u00fcneburg
  by hand.
"""

PATAT = """\
---
title: Terminal talk
patat: {incrementalLists: true}
---

# One

<!-- Say this first. -->

<!--config:
wrap: true
-->

## A heading within

---

# Two

<!--
Then that:

- a
- b
-->
"""

ORG = """\
#+TITLE: Glass
#+AUTHOR: Tove Lind
#+LANGUAGE: sv
#+OPTIONS: toc:nil
#+TODO: PLAN | READY
# a comment
#+BEGIN_NOTES
Hello to all.
#+END_NOTES

* READY [#A] Sand [1/3]                      :fire:hot:
:PROPERTIES:
:REVEAL_EXTRA_ATTR: data-timing="40"
:END:
SCHEDULED: <2026-01-02 Fri>
Text of a slide
#+BEGIN_NOTES
Sand is /old/ and *cheap*, says [[https://glass.example][a source]].[fn:1]
- it melts
- [ ] it cools
  slowly

#+BEGIN_SRC python
,* no heading
#+END_SRC
#+END_NOTES
** Furnace
#+begin_notes
=1500= degrees [pause] and 3 * 4 sacks.[fn::Per day.]
#+end_notes
#+REVEAL: split
#+BEGIN_NOTES
Second half.
#+END_NOTES
* Secret :noexport:
#+BEGIN_NOTES
Not said.
#+END_NOTES
** Child of it
* Blowing
*** Deep :B_note:
  A beamer note.
* End
#+BEGIN_NOTES
Never ended.
* Footnotes
[fn:1] In 2300 BC.
"""

ORG_NOTES = """\
#+TITLE: Moss
* TODO Where it grows :draft:
Moss grows in the shade.
It needs no soil.
# not this
- roofs
- walls
* Why it matters (2 min)
| a | b |
|---+---|
| 1 | 2 |
Because it /holds/ water.
"""

PDFPC = """\
{"pdfpcFormat": 2, "duration": 12, "pages": [
{"idx": 0, "label": 1, "overlay": 0, "hidden": false, "note": "Hello *all*."},
{"idx": 1, "label": "2", "overlay": 0, "note": "First."},
{"idx": 2, "label": 2, "overlay": 1, "note": "First. Then second."},
{"idx": 3, "label": 2, "overlay": 2, "note": "And third."},
{"idx": 4, "label": 3, "hidden": true, "note": "No."},
{"idx": 5, "label": 4}]}
"""

PDFPC_SECTIONS = """\
[file]
x.pdf
[duration]
15
[notes]
### 1
Hello there
[pause]
\\### no slide
### 3

### 2
- a
\t- b
"""

Seen = list[tuple[str, int, int, str]]


def sections_of(draft: Draft) -> Seen:
    """Title, slide, line and text of every section."""
    return [(part.title, part.place.slide, part.place.line, part.text) for part in draft.sections]


def told(draft: Draft, tone: str) -> list[str]:
    """What the account says in a tone, with its places."""
    return [f"{mark.place}: {mark.what}" for mark in draft.account if mark.tone == tone]


def imported(folder: Path, name: str, text: str, *, titles: bool = False) -> tuple[str, Draft]:
    """The kind that is found and the draft, which comes back from its talk file as it went in."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    made = read(str(path), titles=titles)
    talk = made.proposal.talk
    again = loads(dump(talk, made.proposal.origins), "t.yaml")
    assert [part._replace(line=0) for part in again.sections] == [
        part._replace(line=0) for part in talk.sections
    ]
    assert (again.title, again.slot_s, again.speaker) == (talk.title, talk.slot_s, talk.speaker)
    return made.kind.name, made.draft
