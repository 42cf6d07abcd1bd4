"""Drafts: loads that one person has written and not published. They stand apart, may be thrown away, and count for nobody else."""

import shutil

from loaders.data_folder import DataFolder
from loaders.errors import Fault, LoadError
from loaders.loads.actor import Actor
from loaders.loads.load import Load, read_loads


def drafts_of(data: DataFolder) -> list[Load]:
    """The drafts of this view (see DataFolder.with_drafts_of), in the order they were written. Raises Faults."""
    return [load for load in read_loads(data) if load.is_draft]


def discard(data: DataFolder, load_id: str, actor: Actor) -> None:
    """Throw a draft away, with the drafted decisions that speak of it or of its rows. Raises LoadError.

    What was published is never thrown away: that is what `withdraw` is for.
    """
    actor.require_write(load_id)
    drafts = {load.load_id: load for load in drafts_of(data)}
    if load_id not in drafts:
        raise LoadError(Fault(load_id, "草稿里没有这个批次", "已发布的批次用撤回（withdraw）"))
    gone = drafts.pop(load_id)
    ids = _ids_of(gone)
    doomed = [
        load
        for load in drafts.values()
        if any(ids & {row["subject_id"], row["value"]} for row in load.rows("decisions"))
    ]
    for load in [*doomed, gone]:
        # Out of sight first, as a whole: a half-deleted folder would be a broken load.
        hidden = load.folder.with_name(f".discarded-{load.load_id}")
        load.folder.rename(hidden)
        shutil.rmtree(hidden)


def _ids_of(load: Load) -> set[str]:
    """The load's id and those of its documents, rows and indicators; rows added by hand in decisions name their document as a value."""
    ids = {load.load_id, str(load.header.get("document_id") or load.sha256[:12])}
    keys = {
        "documents": "document_id",
        "commitments": "commitment_id",
        "figures": "figure_id",
        "indicators": "indicator_id",
    }
    for table, key in keys.items():
        ids |= {row[key] for row in load.rows(table)}
    return ids
