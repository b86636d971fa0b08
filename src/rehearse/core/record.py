"""Named tuples at a fifth of what `typing.NamedTuple` costs when a command starts.

`typing` takes a third of the time that Python itself takes to start, and compiles every annotation
that is a string. Type checkers see `typing.NamedTuple`, and a class is written in the same way; its
annotations must be strings (`from __future__ import annotations`).
"""

from __future__ import annotations

from collections import namedtuple

# What type checkers take for true; importing the constant would import typing.
TYPE_CHECKING = False

if TYPE_CHECKING:
    from typing import NamedTuple as NamedTuple  # noqa: PLC0414 - exported
else:

    class _Maker(type):
        """Turns a class body with annotated fields into a subclass of tuple."""

        def __new__(cls, name, bases, body):  # noqa: ANN001, ANN204, ARG004
            fields = tuple(body["__annotations__"])
            defaults = tuple(body[field] for field in fields if field in body)
            made = namedtuple(name, fields, defaults=defaults, module=body["__module__"])  # noqa: PYI024
            for key, value in body.items():
                if key not in fields and key not in _SET_ALREADY:
                    setattr(made, key, value)
            return made

    _SET_ALREADY = frozenset(("__module__", "__dict__", "__weakref__"))

    NamedTuple = type.__new__(_Maker, "NamedTuple", (), {})
