"""The talk, its plan and its rehearsal: standard library only, no clock, no input or output.

Values are named tuples rather than frozen dataclasses: they are as immutable, and a tenth of the
import time, which every command pays.
"""
