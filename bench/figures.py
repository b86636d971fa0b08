"""From samples to a row of the table: medians, percentiles, ratios, verdicts."""

from __future__ import annotations

import math
import statistics
from collections.abc import Sequence
from typing import NamedTuple

median = statistics.median


def percentile(samples: Sequence[float], percent: float) -> float:
    """The value below which this share of the samples lies, interpolated between neighbours."""
    ordered = sorted(samples)
    place = (len(ordered) - 1) * percent / 100
    low = math.floor(place)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (ordered[high] - ordered[low]) * (place - low)


def paired_ratio(ours: Sequence[float], theirs: Sequence[float]) -> float:
    """The median of the ratios of neighbours in time, which a machine's drift leaves alone."""
    return median(our / their for our, their in zip(ours, theirs, strict=True))


class Finding(NamedTuple):
    """One row: a target and what was measured."""

    row: str
    """The name it is asked for by (`--rows`)."""
    what: str
    limit: float | None
    """The greatest value that meets the target; None for a figure that is only told."""
    measured: float | None
    """None where it could not be measured; `note` says why."""
    absolute: str = ""
    """The medians behind it, with their units."""
    unit: str = "x"
    note: str = ""


def verdict(finding: Finding) -> str:
    """Met or missed, and by how much."""
    if finding.measured is None:
        return "not measured"
    if finding.limit is None:
        return ""
    if finding.measured <= finding.limit:
        spare = 1 - finding.measured / finding.limit if finding.limit else 0.0
        return f"met, {spare:.0%} to spare" if finding.limit else "met"
    if not finding.limit:
        return f"MISSED by {_number(finding.measured)} {finding.unit}"
    return f"MISSED by {finding.measured / finding.limit - 1:.0%}"


def table(findings: Sequence[Finding]) -> str:
    """The rows as aligned columns."""
    rows = [("what", "target", "measured", "", "medians")]
    for finding in findings:
        limit = "" if finding.limit is None else f"<= {_amount(finding.limit, finding.unit)}"
        measured = "-" if finding.measured is None else _amount(finding.measured, finding.unit)
        told = "; ".join(part for part in (finding.absolute, finding.note) if part)
        rows.append((finding.what, limit, measured, verdict(finding), told))
    widths = [max(len(row[column]) for row in rows) for column in range(4)]
    return "\n".join(
        "  ".join([*map(str.ljust, row, widths), row[4]]).rstrip()  # the last column is as it is
        for row in rows
    )


def _amount(value: float, unit: str) -> str:
    return f"{_number(value)} {unit}" if unit != "x" else f"{value:.2f} x"


def _number(value: float) -> str:
    return f"{value:.0f}" if value >= 100 or value == int(value) else f"{value:.3g}"


def milliseconds(seconds: float) -> str:
    """`12.3 ms`, with as many figures as are worth reading."""
    value = seconds * 1000
    return f"{value:.0f} ms" if value >= 100 else f"{value:.3g} ms"
