"""Where the history is kept."""

from __future__ import annotations

import os


def history_path() -> str:
    """The database's path, absolute; neither it nor its folder need exist.

    `REHEARSE_HOME=DIR` makes it `DIR/data/history.db`; otherwise it is `history.db` in the folder
    in which the system keeps a user's data (on Linux `~/.local/share/rehearse`).
    """
    home = os.environ.get("REHEARSE_HOME")
    if home:
        folder = os.path.join(os.path.abspath(os.path.expanduser(home)), "data")
    else:
        import platformdirs  # noqa: PLC0415 - slow, and not needed where the folder is named

        folder = platformdirs.user_data_dir("rehearse", appauthor=False)
    return os.path.join(folder, "history.db")


def data_folder() -> str:
    """The folder of the history, in which the voice keeps its files too."""
    return os.path.dirname(history_path())
