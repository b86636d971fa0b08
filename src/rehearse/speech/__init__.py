"""The voice: a script becomes utterances, a child process renders and plays them.

Only the child (`rehearse.speech.child`) knows a speech engine or a sound library. Everything else
here is told by it, in lines, when which sample left for the device.
"""
