"""Elements of an SVG picture that stands inside a page, as text."""

from __future__ import annotations

from rehearse.reports.plain_text import for_html


def element(tag: str, *children: str, **attributes: str | float) -> str:
    """An element; `class_` and `stroke_width` are `class` and `stroke-width`."""
    said = "".join(
        f' {name.rstrip("_").replace("_", "-")}="{_value(value)}"'
        for name, value in attributes.items()
    )
    return f"<{tag}{said}>{''.join(children)}</{tag}>" if children else f"<{tag}{said}/>"


def text(x: float, y: float, words: str, style: str = "", anchor: str = "start") -> str:
    """Words with their baseline at `y`; `anchor` is start, middle or end."""
    return element("text", for_html(words), x=x, y=y, text_anchor=anchor, class_=style or "words")


def line(x1: float, y1: float, x2: float, y2: float, style: str) -> str:
    """A straight line."""
    return element("line", x1=x1, y1=y1, x2=x2, y2=y2, class_=style)


def picture(name: str, title: str, says: str, width: int, height: float, *parts: str) -> str:
    """A picture with what it is and what it says, for those who don't see it.

    SVG 2 (5.6 title and desc), WAI-ARIA Graphics Module (role img).
    """
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {_value(height)}"'
        f' role="img" aria-labelledby="{name}-title {name}-says">\n'
        f'<title id="{name}-title">{for_html(title)}</title>\n'
        f'<desc id="{name}-says">{for_html(says)}</desc>\n' + "\n".join(parts) + "\n</svg>"
    )


def _value(value: str | float) -> str:
    return for_html(value) if isinstance(value, str) else f"{round(value, 1):.10g}"
