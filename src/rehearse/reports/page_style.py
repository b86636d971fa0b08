"""How a report looks as a page: light and dark as the reader has it, and on paper."""

from __future__ import annotations

LIGHT = {
    "paper": "#ffffff",
    "ink": "#1c2024",
    "quiet": "#5a626b",
    "rule": "#c9ced4",
    "bar": "#2b6cb0",
    "over": "#b3261e",
    "over-pale": "#f6d5d2",
}
"""Colours by their use: all words at 4.5:1 at least on the paper, what is drawn at 3:1 (WCAG 2.2,
1.4.3 and 1.4.11)."""

DARK = {
    "paper": "#16191d",
    "ink": "#e6e9ec",
    "quiet": "#a3abb4",
    "rule": "#3b424a",
    "bar": "#6ea8e5",
    "over": "#ff8a80",
    "over-pale": "#4a1f1c",
}


def _variables(colours: dict[str, str]) -> str:
    return " ".join(f"--{name}: {value};" for name, value in colours.items())


STYLE = f"""\
:root {{ color-scheme: light dark; {_variables(LIGHT)} }}
@media (prefers-color-scheme: dark) {{ :root {{ {_variables(DARK)} }} }}
@media print {{ :root {{ color-scheme: light; {_variables(LIGHT)} }} }}
* {{ box-sizing: border-box; }}
body {{
  margin: 0 auto; max-width: 48rem; padding: 2rem 1rem; background: var(--paper);
  color: var(--ink); font: 1rem/1.5 system-ui, sans-serif;
}}
h1 {{ font-size: 1.6rem; line-height: 1.25; margin: 0; overflow-wrap: anywhere; }}
h2 {{ font-size: 1.15rem; margin: 2.5rem 0 0.5rem; }}
p {{ margin: 0.4rem 0; }}
.quiet, figcaption {{ color: var(--quiet); }}
.result {{ font-size: 1.25rem; margin: 1rem 0 0; }}
.result strong {{ margin-right: 1rem; }}
.late {{ color: var(--over); font-weight: 600; }}
.wide {{ margin-top: 1rem; overflow-x: auto; }}
table {{ border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }}
caption {{ text-align: left; color: var(--quiet); }}
th, td {{ padding: 0.25rem 0.5rem; text-align: left; border-bottom: 1px solid var(--rule); }}
th {{ font-weight: 600; }}
tbody th {{ font-weight: 400; overflow-wrap: anywhere; }}
tbody th:not(.number) {{ min-width: 9rem; }}
th.number:first-child {{ width: 3rem; }}
.number {{ text-align: right; white-space: nowrap; }}
figure {{ margin: 0.5rem 0 0; }}
figcaption {{ font-size: 0.9rem; }}
svg {{ display: block; width: 100%; height: auto; font: 13px system-ui, sans-serif; }}
svg text {{
  fill: var(--ink); unicode-bidi: plaintext;
  paint-order: stroke; stroke: var(--paper); stroke-width: 3px;
}}
td .late {{ white-space: nowrap; }}
svg .late {{ fill: var(--over); }}
svg .this {{ font-weight: 700; }}
.bar, .point {{ fill: var(--bar); }}
.over {{ stroke: var(--over); stroke-width: 1; }}
.over-ground {{ fill: var(--over-pale); }}
.over-hatch {{ stroke: var(--over); stroke-width: 5; }}
.point-over {{ fill: var(--over); }}
.mark {{ stroke: var(--ink); stroke-width: 2; }}
.slot {{ fill: none; stroke: var(--ink); stroke-width: 2; stroke-dasharray: 6 4; }}
.line {{ fill: none; stroke: var(--bar); stroke-width: 2; stroke-linejoin: round; }}
@media print {{
  body {{ max-width: none; padding: 0; font-size: 10pt; print-color-adjust: exact; }}
  figure, tr, .result {{ break-inside: avoid; }}
  h2 {{ break-after: avoid; }}
  thead {{ display: table-header-group; }}
  @page {{ margin: 18mm; }}
}}
"""
