"""What decisions speak of, by id: a promise by its indicator and words, a document by its title, a place by its name."""

import duckdb

from app.asking import Row, rows_of


def subjects(cursor: duckdb.DuckDBPyConnection, ids: tuple[str, ...]) -> list[Row]:
    """The names of those of these ids that are on record."""
    return rows_of(
        cursor,
        """
        WITH asked AS (SELECT unnest($ids::VARCHAR[]) AS subject_id)
        SELECT subject_id, any_value(name) AS name FROM (
            SELECT commitment_id AS subject_id, coalesce(name_zh, indicator_text, '') || ' “' || quote || '”' AS name
            FROM commitments_at() LEFT JOIN indicators USING (indicator_id) SEMI JOIN asked ON subject_id = commitment_id
            UNION ALL SELECT figure_id, coalesce(name_zh, indicator_text, '') || coalesce(' “' || quote || '”', '')
            FROM reported_figures_at() LEFT JOIN indicators USING (indicator_id) SEMI JOIN asked ON subject_id = figure_id
            UNION ALL SELECT document_id, title FROM documents_at() SEMI JOIN asked ON subject_id = document_id
            UNION ALL SELECT load_id, title FROM loads SEMI JOIN asked ON subject_id = load_id
            UNION ALL SELECT jurisdiction_id, name_zh FROM jurisdictions SEMI JOIN asked ON subject_id = jurisdiction_id
        ) GROUP BY subject_id
        """,
        ids=list(ids),
    )
