"""The speech child: it renders and plays, and is the only place that knows how.

Threads: the main one renders (some engines insist on it), one reads commands and never waits for
anything else, one writes events, one opens, starts and stops the device, one watches that sound
flows, and the sound library has its own, which only copies samples.
"""
