"""A record is a named tuple as `typing.NamedTuple` makes it."""

from __future__ import annotations

import copy
import pickle

import pytest

from rehearse.core.record import NamedTuple


class Point(NamedTuple):
    """A place."""

    x: int
    """Columns."""
    y: int
    name: str = ""

    @property
    def doubled(self) -> Point:
        """Twice as far."""
        return self._replace(x=self.x * 2, y=self.y * 2)


def test_it_is_a_tuple_with_names() -> None:
    point = Point(1, y=2)
    assert point == (1, 2, "")
    assert (point.x, point.y, point.name) == (1, 2, "")
    assert hash(point) == hash((1, 2, ""))
    assert point._fields == ("x", "y", "name")
    assert Point.__doc__ == "A place."


def test_it_is_immutable() -> None:
    with pytest.raises(AttributeError):
        Point(1, 2).x = 3  # type: ignore[misc]
    with pytest.raises(AttributeError):
        Point(1, 2).z = 3  # type: ignore[attr-defined]


def test_methods_and_replacing() -> None:
    assert Point(1, 2, "a").doubled == Point(2, 4, "a")
    assert Point(1, 2)._asdict() == {"x": 1, "y": 2, "name": ""}
    with pytest.raises(TypeError, match="Point has no field z"):
        Point(1, 2)._replace(z=3)  # type: ignore[call-arg]


def test_it_is_made_of_its_fields_alone() -> None:
    with pytest.raises(TypeError, match="missing 1 required positional argument: 'y'"):
        Point(1)  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="unexpected keyword argument 'z'"):
        Point(1, 2, z=3)  # type: ignore[call-arg]
    assert Point._make([1, 2, "a"]) == Point(1, 2, "a")
    with pytest.raises(TypeError, match="Point has 3 fields, not 2"):
        Point._make([1, 2])


def test_it_reads_as_it_is_written() -> None:
    assert repr(Point(1, 2, "a")) == "Point(x=1, y=2, name='a')"


def test_it_is_matched() -> None:
    match Point(1, 2, "a"):
        case Point(x, y, name="a"):
            assert (x, y) == (1, 2)
        case _:
            pytest.fail("not matched")


def test_it_is_copied_and_pickled() -> None:
    assert copy.deepcopy(Point(1, 2, "a")) == Point(1, 2, "a")
    assert type(pickle.loads(pickle.dumps(Point(1, 2, "a")))) is Point
