"""What to tell of files that came in before: the same bytes again, or the same document in other bytes."""

from collections.abc import Sequence
from dataclasses import fields

from loaders.loads.decision import Decision
from loaders.loads.load import Load, withdrawn_ids
from loaders.loads.options import AddOptions
from loaders.loads.write import NewLoad


def unused_options(options: AddOptions, earlier: Load) -> tuple[str, ...]:
    """A notice that names the options which did nothing, because the file is on record, and what to do instead."""
    given = [
        f"--{field.name.replace('_', '-')}"
        for part in (options, options.issue)
        for field in fields(part)
        if field.name != "issue" and getattr(part, field.name)
    ]
    if not given:
        return ()
    return (
        f"这次给的 {'、'.join(given)} 没有起作用。只改个别栏目，用 decide --action correct；要照新选项重新载入，"
        f"先撤回原批次：decide --action withdraw --subject {earlier.load_id} --reason 理由",
    )


def same_document(new: NewLoad, loads: Sequence[Load]) -> list[str]:
    """A notice for each document of `new` whose number stands on record in a load that was not withdrawn."""
    numbers = {str(row["document_number"]) for row in new.tables.get("documents", ()) if row.get("document_number")}
    if not numbers or new.kind != "document":
        return []
    gone = withdrawn_ids(loads)
    found = {
        row["document_number"]: load.load_id
        for load in loads
        if load.kind == "document" and load.load_id not in gone
        for row in load.rows("documents")
        if row["document_number"] in numbers
    }
    step = "如是同一文件，撤回（withdraw）其中一个批次，以免一项目标算两次"
    return [f"文号“{number}”的文件已在批次 {load_id} 里；{step}" for number, load_id in found.items()]


def confirmed_before(decisions: Sequence[Decision], loads: Sequence[Load]) -> tuple[str, ...]:
    """A notice for each scope that stands confirmed for the place with the same value; `loads` without the withdrawn."""
    latest = {
        (row["subject_id"], row["field"]): (row["value"], load.load_id)
        for load in loads
        if load.kind == "decisions"
        for row in load.rows("decisions")
        if row["action"] == "confirm_scope"
    }
    notices = []
    for decision in decisions:
        value, load_id = latest.get((decision.subject_id, decision.field), ("", ""))
        if decision.action == "confirm_scope" and load_id and value == decision.value:
            notices.append(f"{decision.subject_id} 的“{decision.field}”在批次 {load_id} 里已这样认定，这次重复记了一遍")
    return tuple(notices)
