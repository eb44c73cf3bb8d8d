"""What can be measured of a page in a browser, as scripts for `page.evaluate`.

Each gives a list of sentences, one for each thing that is not as it should be. They stand in tests/probes/, in the
language they are written in.
"""

from pathlib import Path

_FOLDER = Path(__file__).with_name("probes")


def _probe(name: str) -> str:
    colours, script = ((_FOLDER / f"{one}.js").read_text("utf-8") for one in ("colours", name))
    return f"(() => {{ {colours}\nreturn (\n{script}); }})()"


COLLIDING = _probe("colliding")
CUT_OFF = _probe("cut_off")
FAINT = _probe("faint")  # argument: the least contrast, 7
LOST_SHAPES = _probe("lost_shapes")
SMALL_TARGETS = _probe("small_targets")  # argument: [height, width] in px
STRUCTURE = _probe("structure")
VAGUE_LINKS = _probe("vague_links")
