"""Proofs about checkpoints that hold without the history: that an entry is under one, or that one goes on from another.

Two checkpoints of one record can stand to each other in few ways. Whoever keeps the older one, as a witness, names
what is wrong with the newer: an old state shown again, two histories shown to different people, or another record's.
"""

import re
from collections.abc import Sequence
from enum import StrEnum

import msgspec

from gongkai.derive.checkpoint import Checkpoint, Entry, checkpoint_in, checkpoint_of
from gongkai.load.unusable import Unusable
from gongkai.model.merkle import Hash, consistency, consistent, included, leaf_hash
from gongkai.text import N_

NOT_A_PROOF = N_("The file does not hold a proof as “gongkai checkpoint” prints it.")
_HASH = re.compile(r"[0-9a-f]{64}\Z")


class NotAProof(Unusable):
    """A file does not hold a proof."""


class Standing(StrEnum):
    """How a checkpoint stands to an older one of which somebody has kept a copy."""

    SAME = "same"
    GROWN = "grown"
    UNPROVEN = "unproven"  # it may have grown, and no proof was given
    NOT_SHOWN = "not-shown"  # the proof does not fit the two
    REPLAYED = "replayed"  # an older state is shown as the newest
    SPLIT_VIEW = "split-view"  # as many entries, and not the same ones
    EXCHANGED = "exchanged"  # that of another record


class InclusionFile(msgspec.Struct, frozen=True, tag_field="format", tag="gongkai-proof-1"):
    """A proof that an entry is under a checkpoint, as it is written down."""

    number: int
    entry: Entry
    proof: tuple[str, ...]


class ConsistencyFile(msgspec.Struct, frozen=True, tag_field="format", tag="gongkai-consistency-1"):
    """A proof that the entries under `newer` begin with those under `older`, as it is written down."""

    older: str
    newer: str
    proof: tuple[str, ...]


def proof_in(content: bytes) -> InclusionFile | ConsistencyFile:
    """Return the proof that a file holds. Raises NotAProof."""
    try:
        found: InclusionFile | ConsistencyFile = msgspec.json.decode(content, type=InclusionFile | ConsistencyFile)
    except (msgspec.DecodeError, RecursionError) as error:
        raise NotAProof(NOT_A_PROOF, {}) from error
    if not all(_HASH.match(one) for one in found.proof):
        raise NotAProof(NOT_A_PROOF, {})
    return found


def is_under(proof: InclusionFile, checkpoint: Checkpoint) -> bool:
    """Return whether a proof shows that its entry is one of those under a checkpoint."""
    leaf = leaf_hash(proof.entry.canonical())
    right_number = proof.number == proof.entry.number
    return right_number and included(leaf, proof.number, checkpoint.size, _hashes(proof.proof), checkpoint.root)


def connection(older: Checkpoint, found: Sequence[Entry]) -> ConsistencyFile:
    """Return the proof that the history of which `found` are the entries goes on from `older`, which fits it."""
    leaves = [leaf_hash(entry.canonical()) for entry in found]
    newer = checkpoint_of(found, older.origin)
    path = consistency(leaves, older.size)
    return ConsistencyFile(older.text(), newer.text(), tuple(one.hex() for one in path))


def standing(older: Checkpoint, newer: Checkpoint, proof: ConsistencyFile | None = None) -> Standing:
    """Return how `newer` stands to `older`, of which a copy was kept."""
    if newer.origin != older.origin:
        return Standing.EXCHANGED
    if newer.size < older.size:
        return Standing.REPLAYED
    if newer.size == older.size:
        return Standing.SAME if newer == older else Standing.SPLIT_VIEW
    if proof is None:
        return Standing.UNPROVEN
    # A hash over a tree does not hold its size, so the two have to be those that the proof was made for.
    if checkpoint_in(proof.older) != older or checkpoint_in(proof.newer) != newer:
        return Standing.NOT_SHOWN
    shown = consistent(older.size, newer.size, _hashes(proof.proof), older.root, newer.root)
    return Standing.GROWN if shown else Standing.NOT_SHOWN


def _hashes(said: Sequence[str]) -> list[Hash]:
    return [bytes.fromhex(one) for one in said]
