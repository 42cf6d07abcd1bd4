"""The warehouse: a DuckDB database built from loads, published whole, judged in SQL (views/)."""

from loaders.warehouse.builder import build, publish_drafts
from loaders.warehouse.publish import connect, cursor_of, published_path

__all__ = ["build", "connect", "cursor_of", "publish_drafts", "published_path"]
