"""Signed notes as others make and read them, keys that stay secret, and checkpoints that say who made them."""

import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from gongkai.cli import main
from gongkai.load.key_files import public_keys, read_private_key, write_private_key
from gongkai.load.signed_note import BadKey, NotGenuine, new_key, opened, private_key_in, public_key_in, signed
from tests.histories import Made, git
from tests.test_verify import BASE, ENTRY, STATEMENT, statement

# The vectors with which golang.org/x/mod/sumdb/note is tested; every tool for such logs reads these.
TEXT = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n"
PETER = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
PETERS_SECRET = "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz"  # noqa: S105 -- published
ENOCH = "EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop"
BY_PETER = (
    "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"
)
BY_ENOCH = "— EnochRoot rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLox33WWd1RvMc+QQ=\n"
NOTE = f"{TEXT}\n{BY_PETER}"
# A wrong length, and an algorithm that is not Ed25519, each with the id that would fit it.
OTHER_KEYS = (
    "PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==",
    "PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
)


def manglings(text: str) -> list[str]:
    """Return what is left of `text` when it is cut, and what it becomes when one character is another."""
    cut = [text[:at] for at in range(len(text))] + [text[at:] for at in range(1, len(text))]
    return cut + [f"{text[:at]}{chr(ord(text[at]) + 1)}{text[at + 1 :]}" for at in range(len(text))]


def test_the_published_key_signs_the_published_text_byte_for_byte() -> None:
    assert signed(TEXT, private_key_in(PETERS_SECRET)) == NOTE
    assert private_key_in(PETERS_SECRET).public.text() == PETER
    assert private_key_in(PETERS_SECRET).secret() == PETERS_SECRET


def test_the_published_note_is_by_whom_it_says() -> None:
    peter, enoch = public_key_in(PETER), public_key_in(ENOCH)
    assert opened(NOTE, [peter]).text == TEXT
    both = f"{NOTE}{BY_ENOCH}"
    assert opened(both, [peter]).by == ("PeterNeumann",)
    assert opened(both, [enoch]).by == ("EnochRoot",)
    assert opened(both, [enoch, peter]).by == ("PeterNeumann", "EnochRoot")
    assert opened(f"{NOTE}{BY_PETER}{BY_ENOCH}{BY_ENOCH}", [peter]).by == ("PeterNeumann",)


@pytest.mark.parametrize("line", [*manglings(PETER), *OTHER_KEYS])
def test_a_public_key_in_which_anything_is_wrong_is_refused(line: str) -> None:
    with pytest.raises(BadKey):
        public_key_in(line)


def test_a_private_key_in_which_anything_is_wrong_is_refused_and_not_shown() -> None:
    for line in manglings(PETERS_SECRET):
        with pytest.raises(BadKey) as refused:
            private_key_in(line)
        assert "AYEKFALV" not in str(refused.value)


@pytest.mark.parametrize(
    "note",
    [
        TEXT,
        f"{TEXT}\n",
        NOTE[:-1],
        f"\x01{NOTE}",
        NOTE.replace("\n", "\r\n"),
        f"{TEXT}\n{BY_PETER.replace('PeterNeumann', 'Bad Name')}",
        f"{TEXT}\n{BY_PETER.replace('PeterNeumann', 'a+b')}",
        f"{NOTE}Unexpected line.\n",
        f"{TEXT}\n{BY_PETER.replace('—', '--')}",
        f"{TEXT}\n{BY_PETER * 101}",
        f"\n\n{BY_PETER}",
    ],
)
def test_what_is_no_note_is_not_a_pass(note: str) -> None:
    with pytest.raises(NotGenuine, match="no signature in the form"):
        opened(note, [public_key_in(PETER)])


@pytest.mark.parametrize(
    "note",
    [
        NOTE.replace("cryptography", "Cryptography"),
        f"{TEXT}more\n\n{BY_PETER}",
        f"{TEXT}\n{BY_PETER[:60]}ABCD{BY_PETER[60:]}",
        f"{TEXT}\n{BY_PETER[:60]}B{BY_PETER[61:]}",
        f"{NOTE}{BY_PETER[:60]}B{BY_PETER[61:]}",
    ],
)
def test_a_wrong_signature_by_a_known_key_spoils_the_note(note: str) -> None:
    with pytest.raises(NotGenuine, match="signature by PeterNeumann is wrong"):
        opened(note, [public_key_in(PETER)])


def test_signatures_by_others_say_nothing() -> None:
    with pytest.raises(NotGenuine, match="they are by PeterNeumann"):
        opened(NOTE, [public_key_in(ENOCH)])
    # The same name with another key, and the same key under another name.
    with pytest.raises(NotGenuine):
        opened(NOTE, [new_key("PeterNeumann").public])
    with pytest.raises(NotGenuine):
        opened(NOTE.replace("— Peter", "— Paul"), [public_key_in(PETER)])


# ---- Files of keys


def test_a_private_key_is_readable_by_its_owner_alone_and_comes_back_as_it_was(tmp_path: Path) -> None:
    key, file = new_key("示例街道"), tmp_path / "a.key"
    old = os.umask(0)
    try:
        write_private_key(file, key)
    finally:
        os.umask(old)
    assert file.stat().st_mode & 0o777 == 0o600
    assert read_private_key(file) == key
    assert key.secret().rpartition("+")[2] not in repr(key)
    with pytest.raises(BadKey, match="there already"):
        write_private_key(file, key)
    file.chmod(0o640)
    with pytest.raises(BadKey, match="chmod 600"):
        read_private_key(file)


def test_a_private_key_is_neither_written_into_a_repository_nor_read_from_one(tmp_path: Path) -> None:
    folder, bare = tmp_path / "repository", tmp_path / "bare"
    (folder / "deep/er").mkdir(parents=True)
    git(folder, "init", "--quiet")
    git(tmp_path, "init", "--quiet", "--bare", "bare")
    (tmp_path / "aside").symlink_to(folder / "deep")
    for place in (folder / "deep/er/a.key", bare / "a.key", tmp_path / "aside/a.key"):
        with pytest.raises(BadKey, match="lies in a Git repository"):
            write_private_key(place, new_key("a"))
        assert not place.exists()
    kept = folder / "a.key"
    kept.write_text(new_key("a").secret())
    kept.chmod(0o600)
    with pytest.raises(BadKey, match="lies in a Git repository"):
        read_private_key(kept)


def test_a_link_in_the_place_of_a_new_key_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "a.key").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(BadKey):
        write_private_key(tmp_path / "a.key", new_key("a"))
    assert not (tmp_path / "elsewhere").exists()


@pytest.mark.parametrize("name", ["", " ", "a b", "a+b", "a\u3000b", "a\nb", "a\x1fb"])
def test_what_cannot_be_a_name_is_refused(name: str) -> None:
    with pytest.raises(BadKey, match="cannot be the name"):
        new_key(name)


def test_public_keys_are_given_as_a_line_or_as_a_file(tmp_path: Path) -> None:
    (tmp_path / "keys").write_text(f"{PETER}\n\n{ENOCH}\n")
    both = [public_key_in(PETER), public_key_in(ENOCH)]
    assert public_keys([str(tmp_path / "keys")]) == public_keys([PETER, ENOCH]) == both
    with pytest.raises(BadKey):
        public_keys([str(tmp_path / "none")])


# ---- The command


def asked(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["checkpoint", *map(str, arguments), "--lang", "en"])


@pytest.fixture
def made(tmp_path: Path) -> Made:
    """Return a history of two commits."""
    found = Made(tmp_path / "repository")
    found.commit({**BASE, STATEMENT: statement(more=ENTRY)}, found.commit(BASE))
    found.finish()
    return found


def pair(tmp_path: Path, name: str = "shili.example") -> tuple[Path, Path]:
    """Return the files of a new private and public key."""
    secret, public = tmp_path / f"{name}.key", tmp_path / f"{name}.pub"
    result = asked("keygen", name, "--out", secret)
    assert result.exit_code == 0, result.output
    assert secret.read_text().strip().rpartition("+")[2] not in result.output
    public.write_text(result.stdout)
    return secret, public


def test_a_checkpoint_is_signed_shown_and_found_genuine(made: Made, tmp_path: Path) -> None:
    secret, public = pair(tmp_path)
    result = asked("make", made[1], "--key", secret, "--root", made.folder)
    assert result.exit_code == 0, result.output
    assert result.stdout.splitlines()[0] == "shili.example"
    note = tmp_path / "checkpoint.txt"
    note.write_text(result.stdout)
    assert opened(note.read_text(), public_keys([str(public)])).text.count("\n") == 4
    shown = asked("show", note, "--signed-by", public, "--root", made.folder)
    assert (shown.exit_code, "The checkpoint fits" in shown.stdout) == (0, True)
    assert "The signature is genuine: shili.example." in shown.stderr


def test_a_checkpoint_by_nobody_by_another_or_changed_does_not_pass(made: Made, tmp_path: Path) -> None:
    secret, public = pair(tmp_path)
    other, _ = pair(tmp_path, "other.example")
    note = tmp_path / "checkpoint.txt"
    plain = asked("make", made[1], "--root", made.folder).stdout
    by_other = asked("make", made[1], "--key", other, "--root", made.folder).stdout
    mine = asked("make", made[1], "--key", secret, "--root", made.folder).stdout
    later = asked("make", made[2], "--key", secret, "--root", made.folder).stdout
    lines = later.splitlines(keepends=True)
    exchanged = "".join([*mine.splitlines(keepends=True)[:5], *lines[5:]])
    expected = {plain: "no signature in the form", by_other: "they are by other.example", exchanged: "is wrong"}
    for text, words in expected.items():
        note.write_text(text)
        result = asked("show", note, "--signed-by", public, "--root", made.folder)
        assert (result.exit_code, words in result.stdout) == (1, True), result.output


def test_keys_that_cannot_be_used_end_with_2(made: Made, tmp_path: Path) -> None:
    secret, public = pair(tmp_path)
    assert asked("keygen", "a", "--out", secret).exit_code == 2
    assert asked("keygen", "a", "--out", made.folder / "a.key").exit_code == 2
    assert asked("make", "--key", public, "--root", made.folder).exit_code == 2
    secret.chmod(0o644)
    assert asked("make", "--key", secret, "--root", made.folder).exit_code == 2
    note = tmp_path / "checkpoint.txt"
    note.write_text(asked("make", "--root", made.folder).stdout)
    assert asked("show", note, "--signed-by", "a+b+c", "--root", made.folder).exit_code == 2
