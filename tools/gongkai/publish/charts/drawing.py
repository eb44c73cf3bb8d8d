"""The elements of a drawing. Lengths across are shares of its width, lengths down are pixels.

So a drawing fits any screen and its text keeps the size of the text around it. Colours and strokes are those of the
stylesheet: an element has a class and nothing else.
"""

from collections.abc import Iterable

from markupsafe import Markup, escape
from msgspec import Struct

ROW = 24  # pixels that a line of text takes
TEXT = 18  # pixels from the top of a line of text to the foot of its letters


class Drawing(Struct, frozen=True):
    """What is drawn: elements made by the functions of this module, and how many pixels they take down the page.

    `margin` is the class of the room that is kept beside it for the words of an axis; "" keeps none.
    """

    height: int
    parts: tuple[Markup, ...]
    margin: str = ""

    def svg(self, name: str, title: str, says: str) -> Markup:
        """Return the drawing as one element, named by `title` and described by `says`."""
        return Markup(
            '<svg class="plot{}" width="100%" height="{}" role="img" aria-labelledby="{}-title {}-says">\n'
            '<title id="{}-title">{}</title>\n<desc id="{}-says">{}</desc>\n{}\n</svg>'
        ).format(
            f" {self.margin}" if self.margin else "",
            self.height,
            name,
            name,
            name,
            title,
            name,
            says,
            Markup("\n").join(self.parts),
        )


def rect(look: str, x: float, y: float, width: float, height: float) -> Markup:
    """Return a rectangle; `x` and `width` are shares of the drawing, `y` and `height` pixels."""
    return _made(f'<rect class="{look}" x="{_share(x)}" y="{_px(y)}" width="{_share(width)}" height="{_px(height)}"/>')


def line(look: str, x1: float, y1: float, x2: float, y2: float) -> Markup:
    """Return a straight line between two points."""
    return _made(f'<line class="{look}" x1="{_share(x1)}" y1="{_px(y1)}" x2="{_share(x2)}" y2="{_px(y2)}"/>')


def dot(look: str, x: float, y: float, radius: float) -> Markup:
    """Return a round mark; the radius is in pixels."""
    return _made(f'<circle class="{look}" cx="{_share(x)}" cy="{_px(y)}" r="{_px(radius)}"/>')


def text(look: str, x: float, y: float, words: str, anchor: str = "start", shift: int = 0) -> Markup:
    """Return words whose letters stand on `y`; `anchor` is start, middle or end, `shift` moves them by pixels."""
    moved = f' dx="{shift}"' if shift else ""
    held = f' text-anchor="{anchor}"' if anchor != "start" else ""
    return _made(f'<text class="{look}" x="{_share(x)}" y="{_px(y)}"{moved}{held}>{escape(words)}</text>')


def inward(x: float) -> str:
    """Return the anchor with which words at `x` stay inside the drawing, on the roomier side."""
    return "start" if x <= 0.5 else "end"


def shortened(words: str, most: int = 34) -> str:
    """Return words that fit beside a drawing on a phone: at most so many letters, a Chinese one counting for two."""
    taken = 0
    for index, letter in enumerate(words):
        taken += 2 if letter > "\u2e7f" else 1
        if taken > most:
            return words[: max(index - 1, 1)].rstrip() + "…"
    return words


def joined(*parts: Markup | Iterable[Markup]) -> tuple[Markup, ...]:
    """Return elements and lists of elements as one list."""
    return tuple(one for part in parts for one in ((part,) if isinstance(part, str) else part))


def _share(value: float) -> str:
    """Return a share of the width with as few digits as it takes: a hundredth of a percent is less than a pixel."""
    return f"{round(value * 100, 2):g}%"


def _px(value: float) -> str:
    return f"{round(value, 1):g}"


def _made(element: str) -> Markup:
    # Classes are ours, numbers are numbers, and words were escaped.
    return Markup(element)  # noqa: S704
