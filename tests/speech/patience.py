"""For tests of what is heard: a machine that is busy with other tests may spoil one attempt."""

from __future__ import annotations

import functools
from collections.abc import Awaitable, Callable
from typing import ParamSpec

P = ParamSpec("P")

ATTEMPTS = 5


def one_of_five(test: Callable[P, Awaitable[None]]) -> Callable[P, Awaitable[None]]:
    """The test holds if it holds once: where the sound server gets no processor it drops samples,
    which no program can prevent, while a fault of ours shows every time.
    """

    @functools.wraps(test)
    async def attempt(*args: P.args, **kwargs: P.kwargs) -> None:
        for _ in range(ATTEMPTS - 1):
            try:
                await test(*args, **kwargs)
            except AssertionError:
                continue
            return
        await test(*args, **kwargs)

    return attempt
