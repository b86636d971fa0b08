"""Measurements made inside a process of their own."""

from __future__ import annotations

import json
import os
import subprocess
from typing import Any

from setting import HERE, Setting


def samples(setting: Setting, script: str, *arguments: str) -> Any:
    """What a script of this folder prints, which is JSON.

    Raises:
        RuntimeError: it failed; the last line of what it said.
    """
    done = subprocess.run(
        [setting.python, os.path.join(HERE, script), *arguments],
        env=setting.environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"{script}: {done.stderr.strip().splitlines()[-1]}")
    return json.loads(done.stdout)
