"""The real child as a process: it leaves nothing behind and lets nothing through."""

from __future__ import annotations

import asyncio
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import espeakng_loader
import pytest
from sound_server import Ear
from voice_stage import Stage, part

from rehearse.core.clock import SystemClock
from rehearse.speech import protocol
from rehearse.speech.child_renderer import ChildRenderer, Order
from rehearse.speech.child_voice import ChildVoice
from rehearse.speech.lasting_voice import LastingVoice
from rehearse.speech.link import Link, LinkError, child_command
from rehearse.speech.port import Anchor, Ended, Lost, Paused, seconds

LONG = part("All of this takes so long to say that there is time enough to see what happens to it.")


def _is_gone(pid: int) -> bool:
    """No such process, or one that only waits to be buried."""
    return _state(pid) in "ZX"


def _state(pid: int) -> str:
    """The kernel's letter for what a process does."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return "X"


def _stop(pid: int) -> None:
    """Stop a process, all of its threads."""
    os.kill(pid, signal.SIGSTOP)
    assert _wait_until(lambda: all(map(_is_stopped, Path(f"/proc/{pid}/task").iterdir())))


def _is_stopped(task: Path) -> bool:
    return (task / "stat").read_text().rpartition(")")[2].split()[0] == "T"


def _wait_until(is_so: Callable[[], bool]) -> bool:
    deadline = SystemClock().now() + 5
    while SystemClock().now() < deadline:
        if is_so():
            return True
    return False


def _entries(pid: int, folder: str) -> int:
    return len(list(Path(f"/proc/{pid}/{folder}").iterdir()))


def _pid(voice: ChildVoice) -> int:
    pid = voice.pid
    assert pid is not None
    return pid


async def test_closing_leaves_no_process() -> None:
    stage = Stage(ChildVoice(audible=False))
    await stage.load((LONG,))
    stage.voice.play()
    await stage.until(Anchor)
    assert isinstance(stage.voice, ChildVoice)
    pid = _pid(stage.voice)
    await stage.voice.close()
    assert _is_gone(pid)


async def test_a_killed_child_is_noticed() -> None:
    voice = ChildVoice(audible=False)
    stage = Stage(voice)
    await stage.load((LONG,))
    stage.voice.play()
    await stage.until(Anchor)
    os.kill(_pid(voice), signal.SIGKILL)
    assert (await stage.until(Lost)).why == "the voice's process ended"
    await voice.close()


async def test_a_stopped_child_is_noticed_by_what_it_is_told() -> None:
    voice = ChildVoice(audible=False)
    stage = Stage(voice)
    await stage.load((LONG,))
    stage.voice.play()
    await stage.until(Anchor)
    pid = _pid(voice)
    _stop(pid)
    voice.pause()
    assert (await stage.until(Lost)).why == "the voice did not stop"
    await voice.close()
    assert _is_gone(pid)


async def test_a_stopped_child_is_noticed_while_it_should_play(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("rehearse.speech.child_voice.FLOWING_S", 1.3)
    voice = ChildVoice(audible=False)
    stage = Stage(voice)
    await stage.load((LONG,))
    stage.voice.play()
    await stage.until(Anchor)
    _stop(_pid(voice))
    assert (await stage.until(Lost)).is_sound
    await voice.close()


@pytest.mark.quiet
async def test_a_killed_child_is_replaced_where_it_was(sound: Ear) -> None:
    voice = LastingVoice(SystemClock())
    stage = Stage(voice)
    await stage.load((part("One."), LONG))
    stage.voice.play(1)
    await stage.until(Anchor)
    first = voice.voice
    assert isinstance(first, ChildVoice)
    before = await stage.until(Anchor)
    os.kill(_pid(first), signal.SIGKILL)
    anchor = await stage.until(Anchor)
    assert anchor.seq == 1
    # It went on for a little until it was killed and that was noticed; nothing is heard again.
    assert 0 <= seconds(anchor.sample - before.sample) < 0.7
    await stage.until(Ended)
    await voice.close()


def _children_of(pid: int) -> list[int]:
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                fields = (entry / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            if int(fields[1]) == pid:
                found.append(int(entry.name))
    return found


PARENT = """
import asyncio, sys
from rehearse.speech.child_voice import ChildVoice
async def main():
    await ChildVoice(audible=False).open()
    print("open", flush=True)
    await asyncio.Event().wait()
asyncio.run(main())
"""


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM])
def test_the_child_dies_with_its_parent(how: signal.Signals) -> None:
    parent = subprocess.Popen([sys.executable, "-c", PARENT], stdout=subprocess.PIPE)
    assert parent.stdout is not None
    assert parent.stdout.readline() == b"open\n"
    children = _children_of(parent.pid)
    assert len(children) == 1
    parent.send_signal(how)
    parent.wait()
    parent.stdout.close()
    assert _wait_until(lambda: _is_gone(children[0]))


async def test_the_end_of_its_input_is_its_end() -> None:
    process = await asyncio.create_subprocess_exec(
        *child_command(), stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE
    )
    assert process.stdin is not None
    assert process.stdout is not None
    assert (await process.stdout.readline()).startswith(b'["Ready"')
    process.stdin.close()
    assert await process.wait() == 0
    assert await process.stdout.read() == b""


async def test_a_line_that_the_program_never_writes_ends_it() -> None:
    link = await Link.start(child_command())
    process = link._process
    assert process.stdin is not None
    process.stdin.write(b"rubbish\n")
    with pytest.raises(LinkError, match="ended"):
        await _read_on(link)
    await link.end()


async def _read_on(link: Link) -> None:
    while True:
        await link.read()


async def test_what_the_libraries_print_goes_to_the_log(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    # No sound server answers there: PulseAudio and ALSA complain at length.
    monkeypatch.setenv("PULSE_SERVER", "unix:/nowhere")
    log = tmp_path / "voice.log"
    link = await Link.start(child_command(str(log)))
    link.send(protocol.Sound(True))
    messages: list[protocol.Message] = []
    while not any(isinstance(message, protocol.Device) for message in messages):
        messages.append((await link.read())[0])
    await link.end()
    device = next(message for message in messages if isinstance(message, protocol.Device))
    assert not device.ok
    assert "ALSA" in log.read_text()
    assert capfd.readouterr() == ("", "")


async def test_children_share_the_log_and_keep_it_short(tmp_path: Path) -> None:
    log = tmp_path / "voice.log"
    for already, left in ((99_000, 99_000), (101_000, 0)):
        log.write_bytes(b"." * already)
        renderer = ChildRenderer(log=str(log))
        await renderer.open()
        await renderer.close()
        assert log.stat().st_size == left


async def test_a_log_that_cannot_be_written_is_done_without() -> None:
    renderer = ChildRenderer(log="/nowhere/voice.log")
    assert (await renderer.open()).engine.startswith("eSpeak NG")
    await renderer.close()


async def test_no_module_of_the_current_folder_is_taken_for_a_real_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit(3)")
    monkeypatch.chdir(tmp_path)
    renderer = ChildRenderer()
    assert (await renderer.open()).engine.startswith("eSpeak NG")
    await renderer.close()


async def test_a_long_path_to_the_data_is_shortened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / ("long" * 40) / ("langer pf\u00e4d" * 12) / "espeakng_loader"
    shutil.copytree(Path(espeakng_loader.__file__).parent, package)
    monkeypatch.setenv("PYTHONPATH", str(package.parent))
    renderer = ChildRenderer()
    await renderer.open()
    sounds = [s async for s in renderer.render([Order("Hello.", "", 150)], with_data=True)]
    await renderer.close()
    assert len(sounds[0].data.strip(b"\0")) > 10_000


@pytest.mark.quiet
async def test_without_the_data_the_child_is_refused_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "espeakng_loader"
    shutil.copytree(Path(espeakng_loader.__file__).parent, package)
    shutil.rmtree(package / "espeak-ng-data")
    (package / "espeak-ng-data").mkdir()
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    stage = Stage(LastingVoice(SystemClock()))
    began = SystemClock().now()
    await stage.load((part("Hello."),))
    stage.voice.play()
    await stage.until(Ended)
    assert SystemClock().now() - began < 3
    await stage.voice.close()


async def test_two_hundred_starts_and_stops_leak_nothing(sound: Ear) -> None:
    voice = ChildVoice()
    stage = Stage(voice)
    await stage.load((LONG, part("And more.")))
    pid = _pid(voice)
    stage.voice.play()
    await stage.until(Anchor)
    opened = _entries(pid, "fd")
    threads = _entries(pid, "task")
    for press in range(200):
        if press % 2:
            stage.voice.resume()
            await stage.until(Anchor)
        else:
            stage.voice.pause()
            await stage.until(Paused)
    assert _pid(voice) == pid
    assert _entries(pid, "fd") == opened
    assert _entries(pid, "task") <= threads
    assert not [event for event in stage.events if isinstance(event, Lost)]
    await voice.close()


async def test_fifty_narrations_in_a_row_are_each_heard_alone() -> None:
    stage = Stage(ChildVoice(audible=False))
    for count in range(50):
        await stage.load(tuple(part(f"Number {count}.") for _ in range(1 + count % 3)))
        stage.voice.play()
        anchor = await stage.until(Anchor)
        assert anchor.seq == 0
    await stage.voice.close()


async def test_an_interrupt_from_the_keyboard_is_for_the_program_alone() -> None:
    voice = ChildVoice(audible=False)
    stage = Stage(voice)
    await stage.load((part("All of it."),))
    os.kill(_pid(voice), signal.SIGINT)
    stage.voice.play()
    await stage.until(Ended)
    await voice.close()
