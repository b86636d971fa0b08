"""A section is called by a beginning of its title that chooses it as well."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehearse.core.choice import find_section
from rehearse.core.naming import listed, short_name
from rehearse.core.talk import section, talk


@pytest.mark.parametrize(
    ("titles", "names"),
    [
        (
            ["Roles in the policy and in the field", "Accountability and impact"],
            ["Roles", "Accountability"],
        ),
        (["The last chair", "Mrs Okafor"], ["The last chair", "Mrs Okafor"]),
        (["The long road to a better harbour"], ["The long road"]),
        (["What my neighbour says of it"], ["What my neighbour says"]),
        (["The first thing that nobody told me"], ["The first thing"]),
        (["Kneading, shown by hand"], ["Kneading"]),
        (["Kneading, shown by hand", "Kneading"], ["Kneading, shown by hand", "Kneading"]),
        (["Bread \u2013 what it takes from you all"], ["Bread"]),
        (
            ["Civil society is influential", "Civil society is being restricted"],
            ["Civil society is influential", "Civil society is being"],
        ),
        (["Who owns the rain?", "Who pays?"], ["Who owns the rain", "Who pays"]),
        (["What a commons is"], ["What a commons is"]),
        (["One lake, nine towns"], ["One lake"]),
        (["For the lawyers"], ["For the lawyers"]),
        (["Honey", "Honey, again"], ["Honey", "Honey, again"]),
        (["Demo", "demo"], ["section 1", "section 2"]),
        (["The end", "The end of it all"], ["The end", "The end of it all"]),
        (["逆さまに", "五分"], ["逆さまに", "五分"]),
        (["Donaudampfschifffahrtsgesellschaftskapitän"], ["section 1"]),
        (["A b c d e f g h i j k l m n o p q r s t u v"], ["section 1"]),
        (["  Roles   in  the policy "], ["Roles in the policy"]),
        (["2030: what then"], ["2030: what then"]),
        (["..."], ["..."]),
        (["\u2026and then we sang all night"], ["\u2026and then"]),
        (["2", "Two"], ["section 1", "Two"]),
    ],
)
def test_short_names(titles: list[str], names: list[str]) -> None:
    assert [short_name(titles, position) for position in range(len(titles))] == names


TITLES = st.lists(
    st.lists(
        st.sampled_from(
            ["Roles", "of", "the", "Youth,", "and", "all?", "\u2026so", "2", "partners", "Ça", "駅"]
        ),
        min_size=1,
        max_size=6,
    ).map(" ".join),
    min_size=1,
    max_size=6,
)


@given(TITLES)
def test_a_short_name_chooses_its_section(titles: list[str]) -> None:
    whole = talk("T", [section(title, "words") for title in titles])
    for position in range(len(titles)):
        name = short_name(titles, position)
        assert find_section(whole, name.removeprefix("section ")) == position


@pytest.mark.parametrize(
    ("names", "sentence"),
    [
        ([], ""),
        (["Roles"], "Roles"),
        (["Roles", "Youth"], "Roles and Youth"),
        (["Roles", "Youth", "Demo"], "Roles, Youth and Demo"),
        (["Roles", "Youth", "Demo", "Closing", "Questions"], "Roles, Youth and 3 more"),
    ],
)
def test_lists(names: list[str], sentence: str) -> None:
    assert listed(names) == sentence
