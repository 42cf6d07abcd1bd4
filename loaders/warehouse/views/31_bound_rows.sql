-- The commitments that bind a place on the day looked at, and when: one row for each commitment, place and due date.
CREATE MACRO bound_rows(as_of, known_by, only_place) AS TABLE
WITH live AS (
    -- As known then.
    SELECT * EXCLUDE (known_from, known_until) FROM judge_pairs
    WHERE known_from <= moment_of(known_by) AND known_until > moment_of(known_by)
        AND (only_place IS NULL OR place = (SELECT place FROM judge_places WHERE jurisdiction_id = only_place))
),
bound AS MATERIALIZED (
    -- What is promised once is due once.
    SELECT * EXCLUDE (due_date, recurrence), commitment::BIGINT * 1000 AS occasion, due_date AS due_on
    FROM live WHERE recurrence = 'none' AND bound_from <= day_of(as_of) AND bound_until >= day_of(as_of)
    UNION ALL BY NAME
    -- What is promised for every year is due at each year's end (§8.11); each year's increase starts from the year before.
    SELECT
        * EXCLUDE (due_date, recurrence, year) REPLACE (
            CASE WHEN change = 'level' THEN base_date ELSE make_date(year - 1, 12, 31) END AS base_date,
            CASE WHEN change = 'level' THEN base_from ELSE make_date(year - 1, 1, 1) END AS base_from
        ),
        commitment::BIGINT * 1000 + year - 1900 AS occasion, make_date(year, 12, 31) AS due_on
    FROM (
        SELECT *, unnest(range(
            least(date_part('year', coalesce(issued_date, due_date, day_of(as_of))), date_part('year', due_date))::INTEGER,
            greatest(
                least(date_part('year', day_of(as_of)), date_part('year', due_date)),
                -- With a due date there is always a row, be it of a year to come.
                CASE WHEN due_date IS NOT NULL THEN least(date_part('year', coalesce(issued_date, due_date)), date_part('year', due_date)) END
            )::INTEGER + 1
        ))::INTEGER AS year
        FROM live WHERE recurrence <> 'none' AND coalesce(issued_date <= day_of(as_of), true)
    )
    WHERE make_date(year, 12, 31) BETWEEN bound_from AND bound_until
),
memberships AS (
    -- Who is in a scope at the due date: those on record, and nobody knows where the record says both.
    SELECT occasion, place, bool_and(is_member) AS all_say_yes, bool_or(is_member) AS one_says_yes
    FROM bound
    JOIN judge_places USING (place)
    JOIN judge_scopes USING (scope_key)
    JOIN scope_members ON scope_members.scope = judge_scopes.scope AND scope_members.jurisdiction_id = judge_places.jurisdiction_id
    WHERE scope_key > 0 AND known_from <= moment_of(known_by) AND known_until > moment_of(known_by)
        AND coalesce(valid_from <= coalesce(due_on, day_of(as_of)), true)
        AND coalesce(valid_to >= coalesce(due_on, day_of(as_of)), true)
    GROUP BY occasion, place
),
members AS (
    SELECT bound.*, false AS is_unconfirmed FROM bound WHERE scope_key = 0
    UNION ALL BY NAME
    SELECT bound.* REPLACE (CASE WHEN relation = 'inherited' OR relation = 'own' AND one_says_yes THEN whole_series END AS whole_series),
        relation <> 'average'
            AND CASE WHEN relation = 'inherited' THEN all_say_yes IS NOT true ELSE coalesce(one_says_yes AND NOT all_say_yes, false) END
            AS is_unconfirmed
    FROM bound LEFT JOIN memberships USING (occasion, place)
    -- Those on record as outside are not bound.
    WHERE scope_key > 0 AND (relation = 'average' OR one_says_yes IS NOT false)
),
regimes AS (
    -- Between which breaks of the place's own series the definition of the day of issue holds.
    SELECT occasion, place,
        max(date) FILTER (date <= issued_date) AS regime_from,
        min(date) FILTER (date > issued_date) AS regime_until
    FROM bound
    JOIN judge_places USING (place)
    JOIN judge_indicators USING (indicator)
    JOIN break_versions ON break_versions.indicator_id = judge_indicators.indicator_id
        AND coalesce(break_versions.jurisdiction_id, judge_places.jurisdiction_id) = judge_places.jurisdiction_id
    WHERE known_from <= moment_of(known_by) AND known_until > moment_of(known_by)
    GROUP BY occasion, place
),
unlike_itself AS (
    -- An indicator related to itself holds figures of unknown definitions: none is held against any promise.
    SELECT DISTINCT indicator FROM judge_relatives
    WHERE indicator = other_indicator AND known_from <= moment_of(known_by) AND known_until > moment_of(known_by)
)
SELECT
    occasion * 100000 + place AS row_key, occasion, commitment, place, relation, distance, counts_until, due_on, base_date, base_from, change,
    coalesce(due_on <= day_of(as_of), false) AS is_due,
    -- Annual is said of the promise, however often its indicator is reported; a running total has no parts.
    is_year_end(due_on) AND measure_type <> 'cumulative' AS needs_year,
    lengths_of(measure_type, is_year_end(due_on)) AS lengths,
    -- Whose figures speak: those of the whole place, those of the scope, or both where the place is the scope.
    subject, CASE WHEN unlike_itself.indicator IS NULL THEN series END AS series,
    CASE WHEN unlike_itself.indicator IS NULL THEN whole_series END AS whole_series,
    is_unconfirmed,
    coalesce(regime_from, DATE '0001-01-01') AS regime_from, coalesce(regime_until, DATE '9999-12-31') AS regime_until
FROM members
LEFT JOIN regimes USING (occasion, place)
LEFT JOIN unlike_itself USING (indicator);
