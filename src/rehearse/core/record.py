"""Named tuples at a tenth of what `typing.NamedTuple` costs when a command starts.

`typing` takes a third of the time that Python itself takes to start, and compiles every annotation
that is a string. Type checkers see `typing.NamedTuple`, and a class is written in the same way; its
annotations must be strings (`from __future__ import annotations`).
"""

# ruff: noqa: ANN001, ANN003, ANN202, ANN204, ANN206 - what type checkers see is typed

from __future__ import annotations

# What type checkers take for true; importing the constant would import typing.
TYPE_CHECKING = False

if TYPE_CHECKING:
    from typing import NamedTuple as NamedTuple  # noqa: PLC0414 - exported
else:
    from collections import namedtuple

    # What collections.namedtuple reads a field with, which is written in C.
    _reader = type(namedtuple("_Example", "field").field)  # noqa: PYI024

    class _Record(tuple):
        """What all records can do, as `collections.namedtuple` documents it."""

        __slots__ = ()
        _fields = ()

        @classmethod
        def _make(cls, values):
            made = tuple.__new__(cls, values)
            if len(made) != len(cls._fields):
                raise TypeError(f"{cls.__name__} has {len(cls._fields)} fields, not {len(made)}")
            return made

        def _replace(self, /, **changes):
            made = self._make(map(changes.pop, self._fields, self))
            if changes:
                raise TypeError(f"{type(self).__name__} has no field {', '.join(changes)}")
            return made

        def _asdict(self):
            return dict(zip(self._fields, self, strict=True))

        def __repr__(self):
            named = ", ".join(f"{field}={value!r}" for field, value in self._asdict().items())
            return f"{type(self).__name__}({named})"

        def __getnewargs__(self):
            return tuple(self)

    class _Maker(type):
        """Turns a class body with annotated fields into a subclass of `_Record`."""

        def __new__(cls, name, bases, body):  # noqa: ARG004
            fields = tuple(body["__annotations__"])
            defaults = tuple(body[field] for field in fields if field in body)
            line = ", ".join(fields)
            # Python itself checks names and number of what a record is made of, at full speed.
            new = eval(  # noqa: S307
                f"lambda _cls, {line}: _new(_cls, ({line},))",
                {"_new": tuple.__new__, "__builtins__": {}},
            )
            new.__defaults__ = defaults
            new.__name__ = "__new__"
            new.__qualname__ = f"{name}.__new__"
            body["__new__"] = new
            body["__slots__"] = ()
            body["_fields"] = body["__match_args__"] = fields
            for index, field in enumerate(fields):
                body[field] = _reader(index, f"Field {index}")
            return type(name, (_Record,), body)

    NamedTuple = type.__new__(_Maker, "NamedTuple", (), {})
