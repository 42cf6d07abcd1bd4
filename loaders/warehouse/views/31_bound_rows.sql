-- Whom each commitment binds (DESIGN §7), and when: one row for each commitment, place and due date.
CREATE MACRO bound_rows(as_of, known_by, only_place) AS TABLE
WITH reach AS (
    -- Places and those above them, as known then; without dates a place stands always.
    SELECT place, ancestor, distance, depth, coalesce(valid_from, DATE '0001-01-01') AS valid_from, coalesce(valid_to, DATE '9999-12-31') AS valid_to
    FROM judge_reach
    WHERE known_from <= moment_of(known_by) AND known_until > moment_of(known_by)
        AND (only_place IS NULL OR place = (SELECT place FROM judge_places WHERE jurisdiction_id = only_place))
),
live AS (
    -- Commitments as known then, of those who stand above a place that is looked at.
    SELECT * FROM judge_commitments SEMI JOIN reach ON reach.ancestor = issuer
    WHERE known_from <= moment_of(known_by) AND known_until > moment_of(known_by)
),
occasions AS (
    -- What is promised once is due once; what is promised for every year is due at each year's end (§8.11).
    SELECT
        commitment, commitment::BIGINT * 1000 AS occasion, due_date AS due_on, issuer, depth_of(reach_level) AS reach_depth, scope_key, scope_words, indicator_id,
        indicator, dimension, issued_date, base_date, (base_date - INTERVAL 24 MONTH)::DATE AS base_from, change, measure_type
    FROM live WHERE recurrence = 'none'
    UNION ALL
    -- Each year's increase starts from the year before.
    SELECT
        commitment, commitment::BIGINT * 1000 + year - 1900, make_date(year, 12, 31), issuer, depth_of(reach_level), scope_key, scope_words,
        indicator_id, indicator, dimension, issued_date,
        CASE WHEN change = 'level' THEN base_date ELSE make_date(year - 1, 12, 31) END,
        CASE WHEN change = 'level' THEN (base_date - INTERVAL 24 MONTH)::DATE ELSE make_date(year - 1, 1, 1) END, change, measure_type
    FROM (
        SELECT *, unnest(range(
            least(date_part('year', coalesce(issued_date, due_date, day_of(as_of))), date_part('year', due_date))::INTEGER,
            greatest(
                least(date_part('year', day_of(as_of)), date_part('year', due_date)),
                -- With a due date there is always a row, be it of a year to come.
                CASE WHEN due_date IS NOT NULL THEN least(date_part('year', coalesce(issued_date, due_date)), date_part('year', due_date)) END
            )::INTEGER + 1
        ))::INTEGER AS year
        FROM live WHERE recurrence <> 'none'
    )
),
bound AS MATERIALIZED (
    -- The issuer itself: its own promise, or the average of those below who must keep it.
    SELECT
        occasions.* EXCLUDE (reach_depth, issuer), occasion * 100000 + place AS row_key, place, distance,
        CASE WHEN reach_depth > depth THEN 'average' ELSE 'own' END AS relation
    FROM occasions JOIN reach ON ancestor = issuer AND distance = 0
    -- A place is bound while it stands: one merged before the due date is not.
    WHERE reach_depth > depth OR (coalesce(reach_depth, depth) = depth AND coalesce(due_on, day_of(as_of)) BETWEEN valid_from AND valid_to)
    UNION ALL
    -- And each place of that level below.
    SELECT occasions.* EXCLUDE (reach_depth, issuer), occasion * 100000 + place, place, distance, 'inherited'
    FROM occasions JOIN reach ON ancestor = issuer AND depth = reach_depth
    WHERE distance > 0 AND coalesce(due_on, day_of(as_of)) BETWEEN valid_from AND valid_to
),
memberships AS (
    -- Who is in a scope at the due date: those on record, and nobody knows where the record says both.
    SELECT row_key, bool_and(is_member) AS all_say_yes, bool_or(is_member) AS one_says_yes
    FROM bound
    JOIN judge_places USING (place)
    JOIN scope_members ON scope_members.scope = scope_words AND scope_members.jurisdiction_id = judge_places.jurisdiction_id
    WHERE scope_key > 0 AND known_from <= moment_of(known_by) AND known_until > moment_of(known_by)
        AND coalesce(valid_from <= coalesce(due_on, day_of(as_of)), true)
        AND coalesce(valid_to >= coalesce(due_on, day_of(as_of)), true)
    GROUP BY row_key
),
regimes AS (
    -- Between which breaks of the place's own series the definition of the day of issue holds.
    SELECT row_key,
        max(date) FILTER (date <= issued_date) AS regime_from,
        min(date) FILTER (date > issued_date) AS regime_until
    FROM bound
    JOIN judge_places USING (place)
    JOIN break_versions ON break_versions.indicator_id = bound.indicator_id
        AND coalesce(break_versions.jurisdiction_id, judge_places.jurisdiction_id) = judge_places.jurisdiction_id
    WHERE known_from <= moment_of(known_by) AND known_until > moment_of(known_by)
    GROUP BY row_key
),
unlike_itself AS (
    SELECT indicator FROM judge_relatives
    WHERE indicator = other_indicator AND known_from <= moment_of(known_by) AND known_until > moment_of(known_by)
)
SELECT
    row_key, occasion, commitment, place, relation, distance, due_on, base_date, base_from, change,
    coalesce(due_on <= day_of(as_of), false) AS is_due,
    -- Annual is said of the promise, however often its indicator is reported; a running total has no parts.
    is_year_end(due_on) AND measure_type <> 'cumulative' AS needs_year,
    lengths_of(measure_type, is_year_end(due_on)) AS lengths,
    subject_of(place, indicator) AS subject,
    -- Whose figures speak: those of the whole place, those of the scope, or both where the place is the scope.
    -- An indicator related to itself holds figures of unknown definitions: none is held against any promise.
    CASE WHEN indicator NOT IN (SELECT indicator FROM unlike_itself) THEN series_of(place, indicator, dimension, scope_key) END AS series,
    CASE WHEN scope_key > 0 AND (relation = 'inherited' OR relation = 'own' AND one_says_yes) AND indicator NOT IN (SELECT indicator FROM unlike_itself)
        THEN series_of(place, indicator, dimension, 0) END AS whole_series,
    relation <> 'average' AND scope_key > 0
        AND CASE WHEN relation = 'inherited' THEN all_say_yes IS NOT true ELSE coalesce(one_says_yes AND NOT all_say_yes, false) END
        AS is_unconfirmed,
    coalesce(regime_from, DATE '0001-01-01') AS regime_from, coalesce(regime_until, DATE '9999-12-31') AS regime_until
FROM bound
LEFT JOIN memberships USING (row_key)
LEFT JOIN regimes USING (row_key)
-- Those on record as outside are not bound.
WHERE relation = 'average' OR scope_key = 0 OR one_says_yes IS NOT false;
