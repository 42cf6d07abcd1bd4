"""What leaves: assessments and views as CSV that can be defended in a meeting (DESIGN §10)."""

from loaders.figures.csv_text import csv_bytes
from loaders.warehouse.snapshots.assessment_csv import COLUMNS, assessment_csv

__all__ = ["COLUMNS", "assessment_csv", "csv_bytes"]
