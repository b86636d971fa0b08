"""Notes of many kinds as a draft of a talk, with an account of what was taken and what was left.

The readers of the kinds are imported when a file is of their kind.
"""
