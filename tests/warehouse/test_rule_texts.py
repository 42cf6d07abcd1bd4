"""The worked numbers of the method page come out of the judge as they are told."""

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from case_folder import CaseFolder
from case_words import case, figure, half, met, missed, path, promise, undecided, year
from test_rules import check

TEXTS = Path(__file__).parents[2] / "app" / "texts"
MORTALITY = {"indicator_id": "mortality", "unit": "1/10万"}
MOTHERS = promise(12, "2030-12-31", issued_date="2016-10-25", comparator="le", **MORTALITY)
# Title of the rule, what its example must name, and the case that must come out so.
EXAMPLES = [
    (
        "算不算符合",
        ("90%左右", "89%"),
        case("", promise(90, comparator="approx"), [year(2022, 89)], "2023-06-30", met()),
    ),
    ("算不算符合", ("88.9%",), case("", promise(90, comparator="approx"), [year(2022, 88.9)], "2023-06-30", missed())),
    (
        "期限已到",
        ("18/10万", "16.9/10万"),
        case(
            "",
            promise(18, "2020-12-31", comparator="lt", **MORTALITY),
            [year(2020, 16.9, **MORTALITY)],
            "2021-12-31",
            met(),
        ),
    ),
    (
        "快慢",
        ("20.1", "14.3", "1.19"),
        case(
            "",
            MOTHERS,
            [year(2015, 20.1, **MORTALITY), year(2024, 14.3, **MORTALITY)],
            "2025-06-30",
            path("ahead", pace=1.19),
        ),
    ),
    (
        "上下限和软数",
        ("35%", "≥30%"),
        case("", promise(30), [year(2022, 35, value_type="lower_bound")], "2023-06-30", met()),
    ),
    (
        "上下限和软数",
        ("≥40%",),
        case("", promise(40), [year(2022, 35, value_type="lower_bound")], "2023-06-30", undecided("bound_only")),
    ),
    (
        "同一时期两个数",
        ("89.8%", "90.2%"),
        case("", promise(90), [year(2022, 89.8), year(2022, 90.2)], "2023-06-30", undecided("conflicting_figures")),
    ),
    (
        "同样长的时期",
        ("只有期限以后的第一个数可以是不满一年的",),
        case("", promise(80), [half(2023, 1, 70)], "2023-09-30", missed(flags=["figure_after_due", "part_year"])),
    ),
    (
        "基期",
        ("只说到某一天为止的除外",),
        case(
            "",
            promise(900, issued_date="2020-01-01", indicator_id="trained", unit="人"),
            [figure("2021-12-31", "2021-12-31", 600, indicator_id="trained", unit="人")],
            "2022-03-31",
            undecided("baseline_only"),
        ),
    ),
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CaseFolder]:
    cases = CaseFolder(Path(tmp_path_factory.mktemp("texts")) / "data", [one for _, _, one in EXAMPLES])
    yield cases
    cases.close()


@pytest.fixture(scope="module")
def rules() -> Mapping[str, str]:
    """Title → text and example of each rule."""
    told: list[dict[str, Any]] = tomllib.loads((TEXTS / "rules_zh.toml").read_text("utf-8"))["rule"]
    return {rule["title"]: rule["text"] + rule["example"] for rule in told}


@pytest.mark.parametrize("number", range(len(EXAMPLES)), ids=[f"{title} {words[0]}" for title, words, _ in EXAMPLES])
def test_what_the_method_page_tells(folder: CaseFolder, rules: Mapping[str, str], number: int) -> None:
    title, words, one = EXAMPLES[number]
    assert [word for word in words if word not in rules[title]] == []
    check(folder.rows(number), one["expect"])


def test_both_languages_tell_every_rule() -> None:
    counts = {len(tomllib.loads((TEXTS / f"rules_{code}.toml").read_text("utf-8"))["rule"]) for code in ("zh", "en")}
    assert counts == {14}
