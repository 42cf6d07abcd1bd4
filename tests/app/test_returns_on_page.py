"""The returns page on a real database: what a clerk is told, and that a reader writes nothing, whatever the browser sends."""

import csv
import io
import re
import shutil
from datetime import date

import duckdb
import pytest
from streamlit.testing.v1 import AppTest

from app import returns_queries
from app.returns_record import subject_text
from app.returns_tally import Kept, by_place, outstanding, rates_csv, reminder_csv
from app.taking_in import sent_back_csv, take_in
from app.texts import Words
from loaders.data_folder import DataFolder
from loaders.loads import LOCAL, Actor, read_loads
from loaders.loads.add import AddOptions, add_bytes
from loaders.loads.drafts import drafts_of
from loaders.warehouse import build, publish_drafts

RETURN = "指标编码,地区,期别,数值,单位,来源\nphc_standard_rate,德阳市,2025,{value},%,2025年年报\n"
TARGETS = (
    "指标编码,地区,文件名称,发文日期,比较方式,目标值,单位,完成时限,目标原文\n"
    "phc_standard_rate,德阳市,方案,2021-03-05,不低于,90,%,2025-12-31,不低于90%\n"
)


@pytest.fixture(scope="session")
def built(tmp_path_factory):
    """A data folder with one target and its database, to be copied."""
    folder = DataFolder(tmp_path_factory.mktemp("returns"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DUIXIAN_BUNDLED", "0")
        add_bytes(TARGETS.encode(), "目标表.csv", folder, LOCAL, AddOptions())
        build(folder)
    return folder.root


@pytest.fixture
def folder(built, tmp_path, monkeypatch):
    """A data folder of its own with one target."""
    shutil.copytree(built, tmp_path / "data")
    monkeypatch.setenv("DUIXIAN_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("DUIXIAN_BUNDLED", "0")
    return DataFolder(tmp_path / "data")


@pytest.fixture
def desk(folder, monkeypatch, project):
    """The page on that folder in local mode."""
    monkeypatch.setenv("DUIXIAN_MODE", "local")
    at = AppTest.from_file(str(project / "dashboard.py"), default_timeout=90)
    at.query_params.update({"place": "510600", "as_of": "2026-06-30"})
    at.folder = folder
    return at


def on_page(at: AppTest, **choices: str) -> AppTest:
    at.run()
    at.query_params.update(choices)
    at.switch_page("app/pages/returns.py").run()
    assert not at.exception
    assert [error.value for error in at.error] == []
    return at


def told(at: AppTest) -> str:
    bodies = [re.sub(r"<(style|script)>.*?</\1>", "", block.proto.body, flags=re.DOTALL) for block in at.get("html")]
    return "\n".join(re.sub(r"<[^>]*>", " ", body) for body in bodies)


def drafted(folder: DataFolder) -> list[str]:
    return [load.title for load in drafts_of(folder.with_drafts_of(LOCAL.name))]


def upload(at: AppTest, value: str = "92.0", name: str = "年报.csv") -> AppTest:
    [field] = at.file_uploader
    return field.upload(name, RETURN.format(value=value).encode(), "text/csv").run()


def test_the_page_opens_with_what_the_place_owes(desk: AppTest) -> None:
    shown = told(on_page(desk))
    assert "德阳市应报2项" in re.sub(r"\s", "", shown)
    assert "缺报" in shown


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_machine_word_gets_on_the_screen(desk: AppTest, language: str) -> None:
    mine = desk.folder.with_drafts_of(LOCAL.name)
    add_bytes(RETURN.format(value="92.0").encode(), "年报.csv", mine, LOCAL, AddOptions())
    at = on_page(desk, lang=language)
    for part in ("send", "owed", "record"):
        at.segmented_control(key="part").set_value(part).run()
        assert not at.exception
        labels = [str(option) for box in at.selectbox for option in box.options]
        shown = "\n".join([told(at), *labels])
        assert re.findall(r"\bNone\b|\bnan\b|\bnull\b|\bTrue\b|\bFalse\b|[{}]|\b[a-z]+_[a-z_]+\b", shown) == []


def test_a_draft_can_be_discarded(desk: AppTest) -> None:
    at = upload(on_page(desk))
    assert "年报.csv：受理1行" in told(at)
    assert drafted(desk.folder) == ["年报"]
    next(button for button in at.button if button.key.startswith("discard_")).click().run()
    assert drafted(desk.folder) == []
    assert "我的草稿" not in told(at)


def test_the_record_says_who_and_why_and_a_load_is_withdrawn_through_a_draft(desk: AppTest) -> None:
    clerk, office = Actor("县统计岗", "editor"), Actor("市医改办", "publisher")
    hers = desk.folder.with_drafts_of(clerk.name)
    add_bytes(RETURN.format(value="92.0").encode(), "年报.csv", hers, clerk, AddOptions())
    publish_drafts(hers, office)
    at = on_page(desk, part="record")
    assert "县统计岗 发布：市医改办" in re.sub(r"\s+", " ", told(at))

    load = next(load for load in read_loads(desk.folder) if load.kind == "figures")
    at.selectbox(key="take_back_load").set_value(load.load_id)
    at.text_input(key="take_back_reason").input("报错了表")
    next(b for b in at.button if "take_back" in (b.form_id or "")).click().run()
    assert not at.exception
    assert [
        row["reason"] for one in drafts_of(desk.folder.with_drafts_of("local")) for row in one.rows("decisions")
    ] == ["报错了表"]


def test_a_reader_is_told_why_and_offered_nothing_that_writes(desk: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DUIXIAN_MODE", "shared")
    at = on_page(desk)
    assert "这里只能查看" in told(at)
    assert at.file_uploader == []
    assert [button.key for button in at.button] == []
    at.segmented_control(key="part").set_value("record").run()
    assert "take_back_load" not in [box.key for box in at.selectbox]


def test_a_message_of_a_widget_that_was_once_there_changes_nothing_for_a_reader(
    desk: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = upload(on_page(desk))
    before = [load.load_id for load in read_loads(desk.folder)]
    monkeypatch.setenv("DUIXIAN_MODE", "shared")
    next(button for button in at.button if button.key.startswith("discard_")).click()
    at.button(key="publish").click()
    at.file_uploader[0].upload("再报.csv", RETURN.format(value="93.0").encode(), "text/csv")
    at.run()
    assert not at.exception
    assert drafted(desk.folder) == ["年报"]
    assert [load.load_id for load in read_loads(desk.folder)] == before


def test_every_writing_function_of_the_page_refuses_a_viewer(folder: DataFolder) -> None:
    visitor = Actor("来访者", "viewer")
    hers = folder.with_drafts_of(visitor.name)
    outcome = take_in(RETURN.format(value="92.0").encode(), "年报.csv", hers, visitor, None, restricted=False)

    assert outcome.state == "refused"
    assert "只能查看" in outcome.sent_back[0].reason
    assert drafts_of(hers) == []


def test_a_file_of_no_kind_is_told_and_not_raised(folder: DataFolder) -> None:
    mine = folder.with_drafts_of(LOCAL.name)
    for content in (b"", b"\x00\x01\x02", b"PK\x03\x04broken", "只有一行".encode(), b"\xd0\xcf\x11\xe0" * 9):
        outcome = take_in(content, "坏表.csv", mine, LOCAL, None, restricted=False)
        assert (outcome.state, len(outcome.sent_back)) == ("refused", 1)
        assert outcome.sent_back[0].next_step
    assert drafts_of(mine) == []


def test_faults_leave_in_the_columns_of_the_office(folder: DataFolder) -> None:
    mine = folder.with_drafts_of(LOCAL.name)
    outcome = take_in(RETURN.format(value="=1+1").encode(), "年报.csv", mine, LOCAL, None, restricted=False)
    [row] = csv.DictReader(io.StringIO(sent_back_csv(outcome.sent_back).decode("utf-8-sig")))

    assert list(row) == ["文件名", "工作表", "行", "列", "原内容", "退回原因", "改正办法"]
    assert (row["文件名"], row["行"], row["列"], row["原内容"]) == ("年报.csv", "2", "数值", "'=1+1")


def owed(state: str, deadline: date, place: str = "510600") -> dict[str, object]:
    return {
        "jurisdiction_id": place, "place_zh": "德阳市", "indicator_id": "x", "indicator_zh": "某率", "frequency": "annual",
        "period_start": date(2024, 1, 1), "period_end": date(2024, 12, 31), "deadline": deadline, "return_state": state,
    }  # fmt: skip


def test_rates_are_of_what_was_reported_or_is_past_its_deadline() -> None:
    rows = [owed(state, date(2025, 12, 31)) for state in ("on_time", "on_time", "late", "missing", "awaited")]
    [(_, kept)] = by_place(rows)

    assert (kept.owed, kept.due) == (5, 4)
    assert (kept.rate("on_time"), kept.rate("late"), kept.rate("missing")) == (50, 25, 25)
    assert Kept.of([owed("awaited", date(2027, 1, 1))]).rate("missing") is None
    assert "德阳市,510600,5,2,1,0,1,1,50,25,25" in rates_csv(rows).decode("utf-8-sig")


def test_calls_go_out_for_what_is_missing_and_of_that_for_the_nearest_deadlines_first() -> None:
    rows = [owed("missing", date(2016, 6, 30)), owed("on_time", date(2026, 6, 1)), owed("awaited", date(2026, 9, 30)), owed("missing", date(2026, 3, 31))]  # fmt: skip
    day = date(2026, 6, 30)

    assert [row["deadline"].year * 100 + row["deadline"].month for row in outstanding(rows, day)] == [
        202603,
        201606,
        202609,
    ]
    lines = reminder_csv(rows, day).decode("utf-8-sig").split("\r\n")
    assert lines[1].endswith("2026-03-31,91,缺报")
    assert lines[3].endswith("2026-09-30,,未到期限")


def test_the_record_names_promises_and_figures_in_the_language_of_the_page(cursor: duckdb.DuckDBPyConnection) -> None:
    rows = returns_queries.record(cursor, date(2026, 6, 30), None)
    figure = next(row for row in rows if row["period_end"] and row["unit"] == "元")
    promise = next(row for row in rows if row["quote"] and row["indicator_id"])
    called = {figure["indicator_id"]: "Yuan spent", promise["indicator_id"]: "A share"}

    assert re.fullmatch(r"Yuan spent [\d.,]+ (k|M) yuan \(\d{4}\)", subject_text(figure, called, Words("en")))
    assert re.fullmatch(r"Yuan spent[\d.,  ]+万元（\d{4}年）", subject_text(figure, called, Words("zh")))
    assert subject_text(promise, called, Words("en")) == f"A share {promise['quote']}"
    assert subject_text(promise, {}, Words("zh")) == promise["subject"]  # an indicator that nobody uses any more


JUMP = (
    "指标编码,地区,期别,数值,单位,来源\n"
    "phc_standard_rate,德阳市,2023,88.0,%,2023年年报\n"
    "phc_standard_rate,德阳市,2024,8.9,%,2024年年报\n"
    "phc_standard_rate,德阳市,2025,92.0,%,德阳日报\n"
)  # fmt: skip


@pytest.mark.parametrize(
    ("language", "asked", "waits"),
    [
        ("zh", "2个数请核对，确认前不参与判定", "待核对的数（2个）"),
        ("en", "2 to be checked, not judged until confirmed", "To be confirmed (2)"),
    ],
)
def test_what_is_asked_about_is_listed_and_confirmed_through_a_draft(
    desk: AppTest, language: str, asked: str, waits: str
) -> None:
    at = on_page(desk, lang=language)
    [field] = at.file_uploader
    at = field.upload("年报.csv", JUMP.encode(), "text/csv").run()
    assert asked in told(at)
    assert waits in told(at)
    assert "88.0% " in told(at)  # the figure it is far from stands in the reason

    at.checkbox(key="waiting_all").set_value(True)
    at.text_input(key="waiting_reason").input("已对照原表")
    next(b for b in at.button if "confirm_waiting" in (b.form_id or "")).click().run()
    assert not at.exception
    mine = drafts_of(desk.folder.with_drafts_of(LOCAL.name))
    assert [(row["field"], row["value"]) for one in mine for row in one.rows("decisions")] == [
        ("verification", "seen")
    ] * 2
    assert waits not in told(at)


ODD = "指标编码,地区,期别,数值,单位,来源\nphc_standard_rate,德阳市,2025,92.0,%,年报\nphc_standard_ratee,德阳市,2024,91.0,%,年报\n"


@pytest.mark.parametrize(
    ("language", "fault", "first"),
    [
        ("zh", "指标编码“phc_standard_ratee”不在指标表里", "（第3行：指标编码不在指标表里）"),
        ("en", "the indicator code “phc_standard_ratee” is not in the register", "(row 3: the indicator code is not in the register)"),
    ],
)  # fmt: skip
def test_a_fault_is_told_in_the_language_of_the_page_and_the_headline_without_codes(
    desk: AppTest, language: str, fault: str, first: str
) -> None:
    at = on_page(desk, lang=language)
    [field] = at.file_uploader
    assert fault in told(field.upload("年报.csv", ODD.encode(), "text/csv").run())

    publish_drafts(desk.folder.with_drafts_of(LOCAL.name), LOCAL)
    at = AppTest.from_file(at._script_path, default_timeout=90)
    at.query_params.update({"place": "510600", "as_of": "2026-06-30", "lang": language})
    shown = re.sub(r"\s+", " ", told(on_page(at, lang=language)))
    assert first in shown
