"""Which YAML parser there is on this machine."""

from __future__ import annotations


def parser_words() -> str:
    """`PyYAML 6.0.3, with the C parser`."""
    import yaml  # noqa: PLC0415 - a command that loads no talk starts without it

    how = "with" if yaml.__with_libyaml__ else "without"
    return f"PyYAML {yaml.__version__}, {how} the C parser"
