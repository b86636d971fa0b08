"""Notes as people write them, made up for the tests."""

from __future__ import annotations

PANEL = """\


Forum on Night Trains 2026 A shared timetable for all of a continent 8-9 May 2026 Ghent

8 May 2026 - 10:00 to 11:30 Session 2: Who pays for the sleeper?

Notes for panel – Lotte Hardeman – Rails at Night www.railsatnight.example

LONG VERSION
130words/minute − 1'300 words → 10 minutes

Sleeping across borders, a shared timetable

Who will ride at night in ten years?

What would a network need, so that a family books it as easily as a flight?

1. Operators; 2. RB evolution; 3. Reservations; 4. Border delays

Who operates, and who merely owns the track

Operators run the cars, infrastructure managers own the rails, and between the two of them lies a
contract that nobody outside ever reads. (Pause) We read 14 of them last winter.

It took us until spring.



How reserving became hard

In 1994 one counter sold you a berth from Ghent to Porto. Today you need three sites, two cards
and a good deal of patience. [slide 3] This is what it looks like [from the outside] for a family.

Delays at the border

A train waits 40 minutes at the border because the locomotive is changed. Nobody needs that any
more, and yet the timetable of every night train has it written in.

What do the small operators ask of this forum, after years as guests at the table?

Track access; 2. Rolling stock; 3. Sharing data; 4. Shifting costs;
 Night work; 6. Trust

TRACK ACCESS

Why does a sleeper pay like a freight train?

It runs when the tracks are empty, and it pays as if they were full, because the tariff knows of
no night.

ROLLING STOCK OF TOMORROW

Forty cars are built each year, and two hundred leave the rails each year for good.

SHARING DATA

Open timetables cost little. Closed ones cost every traveller an hour of searching, each time.

SHIFTING FARES

Fares shift with the season, costs do not, and so a winter night is a loss for whoever drives it.

Night work

People work at night so that others may sleep, and the roster decides whether they stay with us.

Trusting what WE have built

The middle way is well known by now:

Share the timetable, share the cars, and share the risk of the first two years among all of us.
"""
"""Modelled on panel notes pasted from a word processor."""

PANEL_STARTS = {
    12: "Sleeping across borders, a shared timetable",
    20: "Who operates, and who merely owns the track",
    29: "How reserving became hard",
    34: "Delays at the border",
    39: "What do the small operators ask of this forum, after years as guests at the table?",
    44: "TRACK ACCESS",
    51: "ROLLING STOCK OF TOMORROW",
    55: "SHARING DATA",
    59: "SHIFTING FARES",
    63: "Night work",
    67: "Trusting what WE have built",
}
"""The lines that its sections begin at, with their titles."""

DEMO = """\
A form in three minutes

Thank you all for staying for the last demo of the day, I will be quick and you will be hungry.

OPEN the terminal
TYPE make form

And here it stands, with two fields and a button, and nothing of it was written by a hand of mine.

SCROLL to the end

WAIT

Now we change a word in the template, and every form of the house changes with it at once.
"""
"""Capitals that are stage directions."""

TIMED = """\
How bees vote

Opening hook (30 seconds)

Every spring a swarm of ten thousand hangs in a tree and has to decide where it will live. Nobody
is in charge. Some hundred scouts fly out, look at hollows, and come back to dance for what they
have seen. The better the hollow, the longer they dance. Others watch, fly there, and dance too.

The dance (~1 min)

A dance is a map. Its angle is the direction, its length the distance.

[0:10] Quorum

When thirty scouts meet in one hollow, they know that enough have seen it, and the swarm flies.
"""
"""Planned times in headings, one of which the text contradicts."""

SPEECH = """\
Friends, we have come a long way to this river, and the river has come a longer way to us. I was
asked to speak of the bridge. I would rather speak of the ferry.

The ferry crossed nine times a day. It knew every one of you, your bicycles and your bread, and on
the last trip of the evening it knew which of you had quarrelled.



A bridge knows nobody. That is its gift. It does not ask at what hour you come home, and it lets
the doctor through at four in the morning without waking a soul.

So let us thank the ferry, and let us cross.
"""
"""A speech without headings; its run of blank lines is no boundary."""

DAYS = """\
Day 1
We walked for eleven hours in the rain, and sang for two of them.
Day 2
We slept.
Day 3
We walked on, nine hours of it, and nobody sang before the sun came out.
"""
"""Headings with no blank lines around them."""
