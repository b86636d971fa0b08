"""Rehearse a talk in the terminal until it lands on time."""

__version__ = "0.1.0"
