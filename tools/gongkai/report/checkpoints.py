"""A proof that an entry is under a checkpoint, as JSON: the format `gongkai-proof-1`.

`checkpoint` is its text, `number` the number of the entry (from 0), `entry` what is hashed, `proof` the hashes that
lead from it to the `root`, the lowest first, in hexadecimal. To check it: write `entry` as JSON with sorted keys, no
blanks and only ASCII; the SHA-256 of a byte 0 and this text is the first hash; then, for each hash of the proof, that
of a byte 1, the left and the right of the two (RFC 6962, section 2.1.1) gives the next one, and at the end the root.
"""

import json

from gongkai.derive.checkpoint import Proof


def document(proof: Proof) -> str:
    """Return one JSON document with a proof."""
    return json.dumps(
        {
            "format": "gongkai-proof-1",
            "checkpoint": proof.checkpoint.text(),
            "root": proof.checkpoint.root.hex(),
            "size": proof.checkpoint.size,
            "number": proof.entry.number,
            "entry": json.loads(proof.entry.canonical()),
            "proof": [one.hex() for one in proof.path],
        },
        indent=2,
    )
