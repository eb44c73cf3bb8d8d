"""Every message has Chinese words, and the catalogue is as the code and the templates are."""

import re
from string import Formatter

import pytest
from babel.messages.catalog import Message

from gongkai.check.rule import all_rules
from gongkai.text import LANGUAGES, translator
from gongkai.text.extract import (
    CATALOGUE,
    messages,
    paragraphs,
    python_messages,
    read,
    rule_messages,
    template_messages,
    updated,
)
from tests.example_files import ROOT

FILE = CATALOGUE.read_bytes()
MESSAGES: list[Message] = [message for message in read(FILE) if message.id]
CHINESE = re.compile("[\u4e00-\u9fff]")
# Words of the English that stay as they are in Chinese: names of formats, keys, values, commands.
KEPT = re.compile(r"\{\w+\}|`[^`]*`|“[^”]*”|--?[a-z-]+|[\w./<>#-]*[./#_<>-][\w./<>#-]*|\b[A-Z][A-Za-z0-9+-]*\b|\bm²")


def words_of(message: Message) -> str:
    return str(message.string)


def gaps(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_the_catalogue_is_what_the_code_and_the_templates_say() -> None:
    found = messages(ROOT)
    known = {str(message.id) for message in MESSAGES}
    assert set(found) - known == set(), "run: python -m gongkai.text.extract --update"
    assert known - set(found) == set(), "run: python -m gongkai.text.extract --update"
    assert updated(read(FILE), found) == FILE, "run: python -m gongkai.text.extract --update"


def test_every_message_has_chinese_words() -> None:
    without = [message.id for message in MESSAGES if not message.string]
    assert without == []
    # A message that is nothing but gaps and signs has no words to translate.
    said = [m for m in MESSAGES if re.search("[A-Za-z]", KEPT.sub("", str(m.id)).replace("of", ""))]
    assert [m.id for m in said if not CHINESE.search(words_of(m))] == []


def test_no_message_is_fuzzy_or_obsolete() -> None:
    assert [message.id for message in MESSAGES if message.fuzzy] == []
    assert b"#~" not in FILE
    assert b", fuzzy" not in FILE


def test_the_chinese_has_the_gaps_of_the_english() -> None:
    assert [message.id for message in MESSAGES if gaps(str(message.id)) != gaps(words_of(message))] == []


def test_the_chinese_is_punctuated_as_chinese_is() -> None:
    for message in MESSAGES:
        said = re.sub("“[^”]*”|`[^`]*`", "“”", words_of(message))  # what is written in a record may be as it likes
        assert not re.search("[\u4e00-\u9fff][,;:!?(]|[,;!?)][\u4e00-\u9fff]|[\u4e00-\u9fff]\\.(\\s|$)", said), said
        assert not re.search("\\s[\u3001-\u3002\uff01-\uff1f]|[\u3002\uff0c] ", said), said
        assert said == said.strip(), said


def test_a_sentence_ends_as_a_sentence_in_both_languages() -> None:
    ends = {".": "。", "?": "？"}
    for message in MESSAGES:
        sign = str(message.id)[-1]
        if sign in ends:
            assert words_of(message)[-1] == ends[sign] or words_of(message).endswith("}"), message.id


def test_words_that_are_written_in_records_stay_as_they_are_written() -> None:
    for message in MESSAGES:
        for code in re.findall(r"`[^`]+`|--[a-z-]+|records/[a-z{}/]*/", str(message.id)):
            assert code in words_of(message), message.id


def test_every_paragraph_of_every_rule_is_said_in_chinese() -> None:
    words = translator("zh").gettext
    for rule in all_rules():
        assert rule.paragraphs == paragraphs(rule.page)
        for paragraph in rule.paragraphs:
            assert CHINESE.search(words(paragraph)), paragraph


def test_every_language_has_a_catalogue_and_no_other_does() -> None:
    for language in LANGUAGES:
        assert translator(language).language == language
    assert translator("en").gettext("error") == "error"
    assert translator("zh").gettext("error") == "错误"
    assert translator("zh").gettext("not a message of ours") == "not a message of ours"
    with pytest.raises(ValueError, match="no such language: fr"):
        translator("fr")


def test_messages_are_found_in_code_in_the_pages_of_rules_and_in_templates() -> None:
    code = b'"""A rule\nholds.\n\nSource: law.\n"""\nA = N_("one {gap}" " and two")\nB = N_(A)\ngettext("not this")\n'
    assert list(python_messages(code)) == ["one {gap} and two"]
    assert list(rule_messages(code)) == ["A rule holds.", "Source: law.", "one {gap} and two"]
    template = b'{{ _("word") }}{% if x %}{{ f(title=_("{n} words", n=1)) }}{% endif %}{{ _(y) }}{# _("comment") #}'
    assert list(template_messages(template)) == ["word", "{n} words"]


def test_an_update_keeps_the_words_drops_what_is_gone_and_is_stable() -> None:
    first = updated(read(b""), {"b": ["y.py", "x.py", "y.py"], "a {gap}": ["x.py"]})
    assert b'#: x.py y.py\nmsgid "b"\nmsgstr ""\n' in first
    spoken = first.replace(b'msgid "b"\nmsgstr ""', 'msgid "b"\nmsgstr "乙"'.encode())
    second = updated(read(spoken), {"b": ["x.py"], "c": ["x.py"]})
    assert 'msgid "b"\nmsgstr "乙"'.encode() in second
    assert b'msgid "a {gap}"' not in second
    assert second.index(b'msgid "b"') < second.index(b'msgid "c"')
    assert updated(read(second), {"c": ["x.py"], "b": ["x.py"]}) == second
