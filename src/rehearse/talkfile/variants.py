"""What stands below `variants:`, read and held against the talk."""

from __future__ import annotations

from collections.abc import Callable

from rehearse.core.record import TYPE_CHECKING
from rehearse.core.talk import Talk, Variant
from rehearse.core.variants import chosen_pieces, variant_of
from rehearse.talkfile import fields, rules
from rehearse.talkfile.clean import one_line, quoted, shortened
from rehearse.talkfile.messages import about_no_variant, about_twice
from rehearse.talkfile.nodes import Mapping, Node, Refused, Scalar, Sequence, is_absent
from rehearse.talkfile.problem import MOST_PROBLEMS
from rehearse.talkfile.rules import Rule

if TYPE_CHECKING:
    from typing import Any, Protocol

    class Fields(Protocol):
        """What an author wrote in one mapping."""

        @property
        def nodes(self) -> dict[str, Node]: ...
        @property
        def values(self) -> dict[str, Any]: ...

    ReadFields = Callable[[Mapping, dict[str, Rule], str], Fields]
    Tell = Callable[[tuple[int, int], str, str], None]

MOST_CHOICES = 500
"""What all variants of a talk leave out has no more entries than this."""

_VARIANTS = next(rule for rule in rules.TALK if rule.kind == rules.VARIANTS)
_VARIANT = {rule.key: rule for rule in rules.VARIANT}
_CHOICES = _VARIANT["leave_out"]
_EXAMPLE = "{slot: 7m, leave_out: [optional]}"


class WrittenVariants:
    """The variants of a talk file."""

    def __init__(self, node: Mapping, read: ReadFields, tell: Tell) -> None:
        """Read them; what is wrong is told."""
        self._tell = tell
        self._read = read
        self._variants: list[Variant] = []
        self._places: dict[str, tuple[int, int]] = {}
        """Where each of them stands."""
        self._choices: dict[str, list[tuple[str, Node]]] = {}
        """What each leaves out, with the node that says so."""
        if not node.entries:
            tell((node.line, node.column), "variants", f"none is named, write {_VARIANTS.example}")
        lines: dict[str, int] = {}
        for key, value in node.entries:
            self._take(key, value, lines)
        if sum(map(len, self._choices.values())) > MOST_CHOICES:
            message = f"they leave out more than {MOST_CHOICES} entries in all: take some out"
            tell((node.line, node.column), "variants", message)

    def checked(self, talk: Talk) -> Talk:
        """The talk with its variants; what can't be left out of it is told."""
        made = talk._replace(variants=tuple(self._variants))
        told = 0
        for variant in self._variants:
            path = f"variants.{shortened(variant.name)}"
            before = told
            for number, (choice, node) in enumerate(self._choices[variant.name], 1):
                try:
                    chosen_pieces(talk, choice)
                except ValueError as error:
                    told += 1
                    if told > MOST_PROBLEMS:
                        return made
                    self._tell((node.line, node.column), f"{path}.leave_out.{number}", str(error))
            if told == before:
                try:
                    variant_of(made, variant.name)
                except ValueError as error:
                    self._tell(self._places[variant.name], path, str(error))
        return made

    def _take(self, key: Scalar, node: Node, lines: dict[str, int]) -> None:
        name, place = one_line(key.value), (key.line, key.column)
        path = f"variants.{shortened(name)}"
        folded = name.casefold()
        if not any(map(str.isalnum, name)):
            self._tell(place, "variants", f"{quoted(name)} is no name, write one such as short")
        elif len(name) > _VARIANTS.longest:
            most = f"{_VARIANTS.longest} at most: shorten it"
            self._tell(place, path, f"the name is {len(name):,} characters long, {most}")
        elif folded in lines:
            self._tell(place, path, about_twice(name, lines[folded]))
        elif isinstance(node, Mapping) and node.entries:
            self._read_one(name, place, node, path)
        elif is_absent(node) or isinstance(node, Mapping):
            self._tell(place, path, f"nothing is said of it, write {_EXAMPLE}")
        elif not isinstance(node, Refused):
            self._tell((node.line, node.column), path, about_no_variant(node, _EXAMPLE))
        lines.setdefault(folded, key.line)

    def _read_one(self, name: str, place: tuple[int, int], node: Mapping, path: str) -> None:
        got = self._read(node, _VARIANT, path)
        choices = self._read_choices(got.nodes.get("leave_out"), f"{path}.leave_out")
        slot = got.nodes.get("slot")
        if slot is None and "leave_out" not in got.nodes:
            known = [key for key, _ in node.entries if key.value in _VARIANT]
            if known:
                self._tell(place, path, f"nothing is said of it, write {_EXAMPLE}")
        self._places[name] = place
        self._choices[name] = choices
        self._variants.append(
            Variant(
                name,
                got.values.get("slot"),
                tuple(choice for choice, _ in choices),
                (slot.line, slot.column) if slot is not None else None,
            )
        )

    def _read_choices(self, node: Node | None, path: str) -> list[tuple[str, Node]]:
        if node is None or not isinstance(node, Scalar | Sequence):
            return []
        items = node.items if isinstance(node, Sequence) else (node,)
        place = (node.line, node.column)
        if not items:
            self._tell(place, path, f"the list is empty, write {_CHOICES.key}: {_CHOICES.example}")
        found: list[tuple[str, Node]] = []
        for number, item in enumerate(items, 1):
            where = f"{path}.{number}" if isinstance(node, Sequence) else path
            if isinstance(item, Scalar) and not is_absent(item) and item.value.strip():
                try:
                    found.append((fields.read(_CHOICES, item.value), item))
                except ValueError as error:
                    self._tell((item.line, item.column), where, str(error))
            elif not isinstance(item, Refused):
                message = "the name of a section belongs here, its number or its id"
                self._tell((item.line, item.column), where, message)
        return found
