"""What the page of departments asks: which body of the register a text of a document names, and who answers for it now."""

from datetime import date, datetime

import duckdb

from app.asking import Row, rows_of

# Whose body it is (市, 县, 区 before its name) does not tell which body it is; the register writes names without it.
_BARE = "regexp_replace({text}, '^(省|市|州|盟|县|区|旗)', '')"


def bodies_named(
    cursor: duckdb.DuckDBPyConnection, as_of: date, known_by: datetime | None, texts: tuple[str, ...]
) -> list[Row]:
    """For each text that the register knows: the body it names and, where its tasks have gone over by `as_of`, who has them.

    `named_zh` is the body named, `answers_zh` and `answers_en` the one that answers on the as-of day, `since` the day it took over
    (None where it is the same), `note` the register's words on that.
    """
    del known_by  # the register is in force as it stands
    return rows_of(
        cursor,
        f"""
        WITH RECURSIVE wanted AS (SELECT unnest($texts) AS text),
        names AS (
            SELECT department_id, name_zh AS name FROM departments
            UNION SELECT department_id, unnest(aliases) FROM departments
        ),
        hits AS (
            SELECT text, arg_min(department_id, (name <> text, department_id)) AS department_id
            FROM wanted JOIN names ON name = text OR {_BARE.format(text="name")} = {_BARE.format(text="text")}
            GROUP BY text
        ),
        chain AS (
            SELECT text, department_id AS first, department_id AS last, NULL::DATE AS since, NULL::VARCHAR AS note, 0 AS step FROM hits
            UNION ALL
            SELECT text, first, d.successor_id, d.from_date, d.note, step + 1
            FROM chain JOIN departments d ON d.department_id = chain.last
            WHERE d.successor_id IS NOT NULL AND coalesce(d.from_date <= $as_of, true) AND step < 9
        )
        SELECT text, first AS department_id, named.name_zh AS named_zh, last AS answers_id, answers.name_zh AS answers_zh,
            answers.name_en AS answers_en, since, chain.note
        FROM chain
        JOIN departments named ON named.department_id = first
        JOIN departments answers ON answers.department_id = last
        QUALIFY row_number() OVER (PARTITION BY text ORDER BY step DESC) = 1
        ORDER BY text
        """,
        texts=list(texts),
        as_of=as_of,
    )
