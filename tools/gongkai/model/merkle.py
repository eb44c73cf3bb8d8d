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


def consistency(leaves: Sequence[Hash], first: int) -> list[Hash]:
    """Return the hashes that show that the tree over all `leaves` began as the one over the `first` of them.

    None are needed where the two are the same tree. Source: RFC 6962, section 2.1.2.
    """
    if not 0 < first <= len(leaves):
        return []
    return _consistency(leaves, first, whole=True)


def _consistency(leaves: Sequence[Hash], first: int, *, whole: bool) -> list[Hash]:
    if first == len(leaves):
        # Whoever checks has the root of the old tree already, but not that of a part of it.
        return [] if whole else [root_of(leaves)]
    # The left half is the largest that is complete: a power of two, and smaller than all.
    left = 1 << (len(leaves) - 1).bit_length() - 1
    if first <= left:
        return [*_consistency(leaves[:left], first, whole=whole), root_of(leaves[left:])]
    return [*_consistency(leaves[left:], first - left, whole=False), root_of(leaves[:left])]


def consistent(first: int, size: int, proof: Sequence[Hash], old: Hash, new: Hash) -> bool:
    """Return whether `proof` shows that the `size` entries under `new` begin with the `first` entries under `old`.

    Source: RFC 9162, section 2.1.4.2, which spells out how a proof of RFC 6962 is checked.
    """
    if not 0 < first <= size:
        return False
    if first == size:
        return not proof and old == new
    # A complete tree is its own first hash.
    left = [old, *proof] if first & (first - 1) == 0 else list(proof)
    if not left:
        return False
    index, last = first - 1, size - 1
    while index % 2:
        index, last = index // 2, last // 2
    then = now = left.pop(0)
    for beside in left:
        if not last:
            return False
        if index % 2 or index == last:
            then, now = _node(beside, then), _node(beside, now)
            while index and not index % 2:
                index, last = index // 2, last // 2
        else:
            now = _node(now, beside)
        index, last = index // 2, last // 2
    return not last and then == old and now == new


def _row_above(row: Sequence[Hash]) -> list[Hash]:
    """Return the nodes over a row; one that is left over at the end goes up as it is."""
    nodes = [_node(row[i], row[i + 1]) for i in range(0, len(row) - 1, 2)]
    return nodes + list(row[len(nodes) * 2 :])


def _node(left: Hash, right: Hash) -> Hash:
    return hashlib.sha256(b"\1" + left + right).digest()
