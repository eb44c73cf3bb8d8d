"""A Merkle tree over entries in their order: one hash for all, and short proofs that an entry is among them.

Source: RFC 6962, section 2.1, with SHA-256. A leaf is hashed behind the byte 0 and a node behind 1, so that neither can
pass for the other.
"""

import hashlib
from collections.abc import Sequence

Hash = bytes


def leaf_hash(entry: bytes) -> Hash:
    """Return the hash of one entry."""
    return hashlib.sha256(b"\0" + entry).digest()


def root_of(leaves: Sequence[Hash]) -> Hash:
    """Return the hash of all entries, given the hash of each; of none, the hash of nothing."""
    if not leaves:
        return hashlib.sha256(b"").digest()
    row = list(leaves)
    while len(row) > 1:
        row = _row_above(row)
    return row[0]


def inclusion(leaves: Sequence[Hash], index: int) -> list[Hash]:
    """Return the hashes that lead from the entry at `index` (from 0) to the root, the lowest first."""
    proof = []
    row = list(leaves)
    while len(row) > 1:
        beside = index ^ 1
        if beside < len(row):
            proof.append(row[beside])
        row, index = _row_above(row), index // 2
    return proof


def included(leaf: Hash, index: int, size: int, proof: Sequence[Hash], root: Hash) -> bool:
    """Return whether `proof` shows that `leaf` is the entry at `index` of the `size` entries under `root`."""
    if not 0 <= index < size:
        return False
    here, last, left = leaf, size - 1, list(proof)
    while last:
        if index % 2 or index < last:
            if not left:
                return False
            beside = left.pop(0)
            here = _node(beside, here) if index % 2 else _node(here, beside)
        index, last = index // 2, last // 2
    return not left and here == root


def _row_above(row: Sequence[Hash]) -> list[Hash]:
    """Return the nodes over a row; one that is left over at the end goes up as it is."""
    nodes = [_node(row[i], row[i + 1]) for i in range(0, len(row) - 1, 2)]
    return nodes + list(row[len(nodes) * 2 :])


def _node(left: Hash, right: Hash) -> Hash:
    return hashlib.sha256(b"\1" + left + right).digest()
