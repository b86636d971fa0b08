"""Seconds of processor time to propose a talk for a file, beyond what starting takes.

    python importing_child.py FILE TIMES

Prints a list as JSON. The first import, which loads the libraries of that kind, is not in it.
"""

from __future__ import annotations

import gc
import json
import sys
import time

from rehearse.importers.read import read
from rehearse.talkfile.write import dump


def timed(path: str) -> float:
    """Seconds from the file to the text of a talk file, from a clean heap."""
    gc.collect()
    begun_at = time.process_time()
    proposal = read(path).proposal
    dump(proposal.talk, proposal.origins, with_pace=proposal.has_pace)
    return time.process_time() - begun_at


file, times = sys.argv[1], int(sys.argv[2])
print(json.dumps([timed(file) for _ in range(times + 1)][1:]))
