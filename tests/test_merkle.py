"""The Merkle tree gives the roots and proofs that were published for RFC 6962, and no proof holds for another entry."""

import pytest

from gongkai.model.merkle import consistency, consistent, included, inclusion, leaf_hash, root_of

# The entries and roots that the reference implementations of Certificate Transparency are tested with.
ENTRIES = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"]
ROOTS = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
LEAVES = [leaf_hash(bytes.fromhex(entry)) for entry in ENTRIES]


@pytest.mark.parametrize("size", range(9))
def test_the_published_roots(size: int) -> None:
    assert root_of(LEAVES[:size]).hex() == ROOTS[size]


def test_a_published_proof() -> None:
    assert [one.hex() for one in inclusion(LEAVES, 0)] == [
        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
    ]


@pytest.mark.parametrize("size", range(1, 9))
def test_every_entry_has_a_proof_that_holds_for_it_alone(size: int) -> None:
    leaves, root = LEAVES[:size], root_of(LEAVES[:size])
    for index in range(size):
        proof = inclusion(leaves, index)
        for other in range(-1, size + 1):
            for number, leaf in enumerate(leaves):
                assert included(leaf, other, size, proof, root) is (other == index == number)
        assert not included(leaves[index], index, size, [*proof, root], root)
        assert not included(leaves[index], index, size, proof[:-1], root) or not proof


def test_a_leaf_cannot_pass_for_a_node() -> None:
    left, right = LEAVES[:2]
    assert leaf_hash(left + right) != root_of([left, right])


# From the same reference implementations: that a tree of so many entries goes on from one of fewer.
CONNECTED = {
    (1, 1): [],
    (1, 8): [
        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
    ],
    (6, 8): [
        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ],
    (2, 5): [
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
    ],
}


@pytest.mark.parametrize(("sizes", "expected"), CONNECTED.items(), ids=str)
def test_the_published_proofs_between_trees(sizes: tuple[int, int], expected: list[str]) -> None:
    first, size = sizes
    assert [one.hex() for one in consistency(LEAVES[:size], first)] == expected
    assert consistent(
        first, size, [bytes.fromhex(one) for one in expected], root_of(LEAVES[:first]), root_of(LEAVES[:size])
    )


@pytest.mark.parametrize("size", range(1, 34))
def test_a_tree_goes_on_from_each_of_its_beginnings_and_from_nothing_else(size: int) -> None:
    leaves = [leaf_hash(b"%d" % number) for number in range(size)]
    root = root_of(leaves)
    for first in range(1, size + 1):
        old, proof = root_of(leaves[:first]), consistency(leaves, first)
        assert consistent(first, size, proof, old, root)
        assert len(proof) <= 2 * size.bit_length()
        for other in (b"\0" * 32, leaf_hash(b"another")):
            assert not consistent(first, size, proof, other, root)
            assert not consistent(first, size, proof, old, other)
            for at in range(len(proof)):
                assert not consistent(first, size, [*proof[:at], other, *proof[at + 1 :]], old, root)
        assert not consistent(first, size, [*proof, root], old, root)
        assert not proof or not consistent(first, size, proof[:-1], old, root)
        # One entry before the end is another one now: no proof can connect the two.
        changed = [*leaves[: first - 1], leaf_hash(b"another"), *leaves[first:]]
        assert not consistent(first, size, consistency(changed, first), old, root_of(changed))
    assert not consistent(size + 1, size, [], root, root)
    assert not consistent(0, size, [], root_of([]), root)
