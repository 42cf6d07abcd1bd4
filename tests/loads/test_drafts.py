"""Drafts count for their writer alone; publishing puts all of them on record, or none."""

import json
import shutil
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest

from loaders.errors import Faults, LoadError
from loaders.loads import Actor, read_loads
from loaders.loads.add import AddOptions, add_bytes, add_file
from loaders.loads.checksums import stamped_folder
from loaders.loads.decide import decide
from loaders.loads.decision import Decision
from loaders.loads.drafts import discard, drafts_of
from loaders.loads.write import header_bytes
from loaders.warehouse import build, connect, publish_drafts
from loaders.warehouse.preview import preview

PUBLISHER = Actor("市医改办", "publisher")
RETURN = "指标编码,行政区划代码,期别,数值,单位,来源\nphc_visit_share,512000,{year},{value},%,{year}年卫生统计年报\n"


def a_return(year=2019, value="52.4"):
    return RETURN.format(year=year, value=value).encode()


@pytest.fixture
def mine(data):
    """The data folder as the publisher sees it."""
    return data.with_drafts_of(PUBLISHER.name)


def values(data):
    with connect(data) as connection:
        return [
            row[0]
            for row in connection.execute("SELECT value FROM reported_figures_at() ORDER BY period_end").fetchall()
        ]


def test_a_draft_is_seen_by_its_writer_only(data, mine):
    add_bytes(a_return(), "报送表.csv", mine, PUBLISHER, AddOptions())

    assert [load.is_draft for load in read_loads(mine)] == [True]
    assert read_loads(data) == []
    assert read_loads(data.with_drafts_of("另一账号")) == []


def test_publishing_puts_drafts_on_record_and_into_the_database(data, mine):
    build(data)
    add_bytes(a_return(), "报送表.csv", mine, PUBLISHER, AddOptions())
    published = publish_drafts(mine, PUBLISHER)

    [load] = read_loads(data)
    assert list(published.load_ids.values()) == [load.load_id]
    with connect(data) as connection:
        who = connection.execute("SELECT recorded_by, published_by FROM loads").fetchall()
    assert who == [(PUBLISHER.name, PUBLISHER.name)]
    assert load.header["recorded_at"] > load.header["drafted_at"]
    assert drafts_of(mine) == []
    assert values(data) == [52.4]


def test_decisions_on_a_draft_follow_it_under_its_new_name(data, mine, plan):
    draft = add_file(plan, mine, PUBLISHER, AddOptions()).load
    decide([Decision("accept", draft.load_id, reason="已逐条核对")], mine, PUBLISHER)
    renamed = publish_drafts(mine, PUBLISHER).load_ids

    with connect(data) as connection:
        reviews = connection.execute("SELECT DISTINCT review FROM commitments_at()").fetchall()
        subjects = connection.execute("SELECT subject_id FROM decisions").fetchall()
    assert reviews == [("accepted",)]
    assert subjects == [(renamed[draft.load_id],)]


def test_what_does_not_build_is_not_published(data, mine):
    add_bytes(a_return(2018, "50.1"), "前年.csv", data, PUBLISHER, AddOptions())
    build(data)
    draft = add_bytes(a_return(), "报送表.csv", mine, PUBLISHER, AddOptions()).load
    broken = draft.folder / "figures.csv"
    broken.write_text(broken.read_text("utf-8").replace("52.4", "五十二"), "utf-8")
    (draft.folder / "load.json").write_bytes(header_bytes(stamped_folder(draft.header, draft.folder)))

    with pytest.raises(Faults) as caught:
        publish_drafts(mine, PUBLISHER)
    assert "五十二" in str(caught.value)
    assert len(read_loads(data)) == 1
    assert [load.load_id for load in drafts_of(mine)] == [draft.load_id]
    assert values(data) == [50.1]
    assert [path.name for path in data.loads.iterdir() if path.name.startswith(".")] == [".lock"]


def test_an_editor_drafts_but_does_not_publish(data):
    editor = Actor("县统计岗", "editor")
    hers = data.with_drafts_of(editor.name)
    add_bytes(a_return(), "报送表.csv", hers, editor, AddOptions())

    with pytest.raises(LoadError, match="不能发布"):
        publish_drafts(hers, editor)
    assert len(drafts_of(hers)) == 1


TARGETS = (
    "指标编码,地区,文件名称,发文日期,比较方式,目标值,单位,完成时限,目标原文\n"
    "phc_visit_share,资阳市,方案,2017-03-05,不低于,65,%,2019-12-31,不低于65%\n"
)


def test_a_preview_tells_which_verdicts_would_change_and_why(data, mine):
    add_bytes(TARGETS.encode(), "目标表.csv", data, PUBLISHER, AddOptions())
    build(data)
    add_bytes(a_return(), "报送表.csv", mine, PUBLISHER, AddOptions())
    [change] = preview(mine, PUBLISHER, date(2020, 6, 30))

    assert (change["place_name"], change["standing_before_word"], change["standing_after_word"]) == (
        "资阳市",
        "无数据",
        "到期未达标",
    )
    assert change["causes"] == ["new_figure"]
    assert len(read_loads(data)) == 1
    assert len(drafts_of(mine)) == 1
    assert values(data) == []


def test_an_editor_may_preview(data, mine):
    editor = Actor(PUBLISHER.name, "editor")
    add_bytes(a_return(), "报送表.csv", mine, editor, AddOptions())
    assert preview(mine, editor, date(2020, 6, 30)) == []


def test_nothing_drafted_nothing_published(mine):
    with pytest.raises(LoadError, match="没有要发布的内容"):
        publish_drafts(mine, PUBLISHER)


def test_a_file_on_record_is_not_drafted_again(data, mine):
    add_bytes(a_return(), "报送表.csv", data, PUBLISHER, AddOptions())
    again = add_bytes(a_return(), "报送表.csv", mine, PUBLISHER, AddOptions())

    assert not again.is_new
    assert drafts_of(mine) == []


def test_discarding_a_draft_takes_its_decisions_along(data, mine, plan):
    draft = add_file(plan, mine, PUBLISHER, AddOptions()).load
    kept = add_bytes(a_return(), "报送表.csv", mine, PUBLISHER, AddOptions()).load
    first = next(draft.rows("commitments"))["commitment_id"]
    decide([Decision("correct", first, "firmness", "binding", reason="文件写明")], mine, PUBLISHER)
    discard(mine, draft.load_id, PUBLISHER)

    assert [load.load_id for load in drafts_of(mine)] == [kept.load_id]
    with pytest.raises(LoadError, match="草稿里没有"):
        discard(mine, draft.load_id, PUBLISHER)


def test_a_viewer_writes_nothing(data, mine, plan):
    viewer = Actor("来访者", "viewer")
    draft = add_bytes(a_return(), "报送表.csv", mine, PUBLISHER, AddOptions()).load
    for refused in (
        lambda: add_file(plan, mine, viewer, AddOptions()),
        lambda: decide([Decision("accept", draft.load_id, reason="x")], mine, viewer),
        lambda: discard(mine, draft.load_id, viewer),
        lambda: publish_drafts(mine, viewer),
    ):
        with pytest.raises(LoadError, match="只能查看"):
            refused()
    assert [load.load_id for load in drafts_of(mine)] == [draft.load_id]


def test_a_publishing_that_died_is_finished_by_the_next_build(data, mine, monkeypatch):
    add_bytes(a_return(), "一.csv", mine, PUBLISHER, AddOptions())
    add_bytes(a_return(2020, "53.0"), "二.csv", mine, PUBLISHER, AddOptions())
    monkeypatch.setattr("loaders.loads.publishing.finish", stop_at_second_call())
    with pytest.raises(InterruptedError):
        publish_drafts(mine, PUBLISHER)
    monkeypatch.undo()
    monkeypatch.setenv("DUIXIAN_BUNDLED", "0")

    build(data)
    assert values(data) == [52.4, 53.0]
    assert drafts_of(mine) == []


def stop_at_second_call():
    """Dies where a publishing begins to move what it has just put on record."""
    from loaders.loads.publishing import finish

    calls = []

    def dying(data):
        calls.append(data)
        if len(calls) == 2:
            raise InterruptedError
        finish(data)

    return dying


def test_two_people_publish_at_once_and_both_succeed(data):
    def publish(person, year):
        """What a session of the dashboard does, on a thread of its own."""
        actor = Actor(person, "publisher")
        folder = data.with_drafts_of(person)
        add_bytes(a_return(year, f"{year - 1970}.5"), f"{person}.csv", folder, actor, AddOptions())
        return publish_drafts(folder, actor)

    with ThreadPoolExecutor() as pool:
        published = list(pool.map(publish, ("甲", "乙"), (2019, 2020)))

    assert [len(one.load_ids) for one in published] == [1, 1]
    assert values(data) == [49.5, 50.5]


def test_a_name_is_never_a_path(data):
    folder = data.with_drafts_of("../../etc").drafts
    assert folder.parent == data.root / "drafts"
    assert folder.name.isalnum()


def test_left_overs_of_a_publishing_before_its_end_are_cleared(data, mine):
    add_bytes(a_return(), "报送表.csv", mine, PUBLISHER, AddOptions())
    left = data.loads / ".publishing-1"
    left.mkdir(parents=True)
    (left / "origins.json").write_text(json.dumps([]), "utf-8")
    shutil.copytree(drafts_of(mine)[0].folder, left / drafts_of(mine)[0].load_id)

    build(data)
    assert read_loads(data) == []
    assert not left.exists()
