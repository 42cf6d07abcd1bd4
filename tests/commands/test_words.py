"""The words of the CSV: one for each code the judge gives, and the same as on the screen."""

import re
import tomllib

import pytest

from loaders.data_folder import PROJECT
from loaders.warehouse.snapshots import words

JUDGE = (PROJECT / "loaders" / "warehouse" / "views" / "40_assessment.sql").read_text("utf-8")
SCREEN = PROJECT / "app" / "texts" / "zh" / "words.toml"


def test_every_flag_of_the_judge_has_words():
    given = JUDGE[JUDGE.index("flag_list(concat_ws") : JUDGE.index("AS flags")]
    flags = set(re.findall(r"(?:THEN|ELSE) '([a-z_]+)' END", given)) | set(re.findall(r"THEN '([a-z_]+)' ELSE", given))

    assert len(flags) > 15
    assert flags <= words.FLAGS.keys()


@pytest.mark.parametrize(
    ("prefix", "table"),
    [
        ("verdict", words.VERDICTS),
        ("reason", words.REASONS),
        ("flag", words.FLAGS),
        ("value_type", words.VALUE_TYPES),
        ("level", words.LEVELS),
    ],
)
def test_the_words_are_those_of_the_screen(prefix, table):
    screen = tomllib.loads(SCREEN.read_text("utf-8"))
    on_screen = {key.removeprefix(f"{prefix}."): word for key, word in screen.items() if key.startswith(f"{prefix}.")}

    both = table.keys() & on_screen.keys()
    assert len(both) >= 5
    assert {code: table[code] for code in both} == {code: on_screen[code] for code in both}
