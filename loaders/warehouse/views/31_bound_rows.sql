-- Whom each commitment binds (DESIGN §7), and when: one row for each commitment, place and due date.
CREATE MACRO bound_rows(as_of, known_by, only_place) AS TABLE
WITH live AS (
    -- Commitments as known then.
    SELECT * FROM judge_commitments WHERE known_from <= moment_of(known_by) AND known_until > moment_of(known_by)
),
occasions AS (
    -- What is promised once is due once; what is promised for every year is due at each year's end (§8.11).
    SELECT
        commitment, commitment::BIGINT * 1000 AS occasion, due_date AS due_on, issuer, reach_level, scope_key, scope_words, indicator_id,
        indicator, dimension, issued_date, base_date, base_date - INTERVAL 24 MONTH AS base_from, change, is_annual, measure_type
    FROM live WHERE recurrence = 'none'
    UNION ALL
    -- Each year's increase starts from the year before.
    SELECT
        commitment, commitment::BIGINT * 1000 + year - 1900, make_date(year, 12, 31), issuer, reach_level, scope_key, scope_words,
        indicator_id, indicator, dimension, issued_date,
        CASE WHEN change = 'level' THEN base_date ELSE make_date(year - 1, 12, 31) END,
        CASE WHEN change = 'level' THEN base_date - INTERVAL 24 MONTH ELSE make_date(year - 1, 1, 1) END, change, is_annual, measure_type
    FROM (
        SELECT *, unnest(range(
            date_part('year', coalesce(issued_date, due_date, day_of(as_of)))::INTEGER,
            greatest(
                date_part('year', coalesce(issued_date, due_date, day_of(as_of))),
                least(date_part('year', day_of(as_of)), date_part('year', coalesce(due_date, day_of(as_of))))
            )::INTEGER + 1
        ))::INTEGER AS year
        FROM live WHERE recurrence <> 'none'
    )
),
reach AS (
    -- Places and those above them, as known then.
    SELECT place, ancestor, distance, level, valid_from, valid_to FROM judge_reach
    WHERE known_from <= moment_of(known_by) AND known_until > moment_of(known_by)
        AND (only_place IS NULL OR place = (SELECT place FROM judge_places WHERE jurisdiction_id = only_place))
),
bound AS (
    -- The issuer itself: its own promise, or the average of those below who must keep it; and each place below.
    SELECT
        occasions.* EXCLUDE (reach_level, base_from), base_from::DATE AS base_from, occasion * 100000 + place AS row_key, place, distance,
        CASE
            WHEN distance > 0 THEN 'inherited'
            WHEN reach_level IS NULL OR reach_level = level THEN 'own'
            ELSE 'average'
        END AS relation
    FROM occasions JOIN reach ON ancestor = issuer
    WHERE CASE WHEN distance = 0 THEN reach_level IS NULL OR depth_of(reach_level) >= depth_of(level) ELSE reach_level = level END
        -- A place is bound while it stands: one merged before the due date is not.
        AND (distance = 0 AND depth_of(reach_level) > depth_of(level) OR (
            coalesce(valid_from <= coalesce(due_on, day_of(as_of)), true)
            AND coalesce(valid_to >= coalesce(due_on, day_of(as_of)), true)
        ))
),
memberships AS (
    -- Who is in a scope at the due date: those on record, and nobody knows where the record says both.
    SELECT row_key, bool_and(is_member) AS all_say_yes, bool_or(is_member) AS one_says_yes
    FROM bound
    JOIN judge_places USING (place)
    JOIN scope_members ON scope_members.scope = scope_words AND scope_members.jurisdiction_id = judge_places.jurisdiction_id
    WHERE known_from <= moment_of(known_by) AND known_until > moment_of(known_by)
        AND coalesce(valid_from <= coalesce(due_on, day_of(as_of)), true)
        AND coalesce(valid_to >= coalesce(due_on, day_of(as_of)), true)
    GROUP BY row_key
),
regimes AS (
    -- Between which breaks the definition of the day of issue holds; a break above a place is one for the place.
    SELECT row_key,
        max(date) FILTER (date <= issued_date) AS regime_from,
        min(date) FILTER (date > issued_date) AS regime_until
    FROM bound
    JOIN break_versions USING (indicator_id)
    LEFT JOIN judge_places AS broken USING (jurisdiction_id)
    LEFT JOIN judge_reach AS broken_reach ON broken_reach.place = bound.place AND broken_reach.ancestor = broken.place
        AND broken_reach.known_from <= moment_of(known_by) AND broken_reach.known_until > moment_of(known_by)
    WHERE break_versions.known_from <= moment_of(known_by) AND break_versions.known_until > moment_of(known_by)
        AND (jurisdiction_id IS NULL OR broken_reach.place IS NOT NULL)
    GROUP BY row_key
)
SELECT
    row_key, occasion, commitment, place, relation, distance, due_on, base_date, base_from, change,
    coalesce(due_on <= day_of(as_of), false) AS is_due,
    is_annual AND is_year_end(due_on) AS needs_year,
    lengths_of(measure_type, is_year_end(due_on)) AS lengths,
    subject_of(place, indicator) AS subject,
    -- Whose figures speak: those of the whole place, those of the scope, or both where the place is the scope.
    series_of(place, indicator, dimension, scope_key) AS series,
    CASE WHEN scope_key > 0 AND (relation = 'inherited' OR relation = 'own' AND all_say_yes)
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
