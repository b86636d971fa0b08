from __future__ import annotations

from sound_fixtures import ear, sound, sound_server

__all__ = ["ear", "sound", "sound_server"]
