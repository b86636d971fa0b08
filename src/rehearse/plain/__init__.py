"""The plain mode: the whole rehearsal as lines, for screen readers and pipes."""
