-- Whom each commitment binds (DESIGN §7), and when: one row for each commitment, place and due date.
CREATE MACRO bound_rows(as_of, known_by, only_place) AS TABLE
WITH live AS (
    -- Commitments as known then.
    SELECT * FROM judge_commitments WHERE known_from <= moment_of(known_by) AND known_until > moment_of(known_by)
),
occasions AS (
    -- What is promised once is due once; what is promised for every year is due at each year's end (§8.11).
    SELECT *, due_date AS due_on, commitment::BIGINT * 1000 AS occasion FROM live WHERE recurrence = 'none'
    UNION ALL
    SELECT * EXCLUDE (year), make_date(year, 12, 31) AS due_on, commitment::BIGINT * 1000 + year - 1900 AS occasion
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
    SELECT * FROM judge_reach JOIN judge_places USING (place)
    WHERE known_from <= moment_of(known_by) AND known_until > moment_of(known_by)
        AND (only_place IS NULL OR jurisdiction_id = only_place)
),
bound AS (
    -- The issuer itself: its own promise, or the average of those below who must keep it; and each place below.
    SELECT
        occasions.* EXCLUDE (jurisdiction_id, known_from, known_until), occasions.jurisdiction_id AS issuer_id,
        reach.place, reach.jurisdiction_id, reach.distance,
        CASE
            WHEN reach.distance > 0 THEN 'inherited'
            WHEN reach_level IS NULL OR reach_level = reach.level THEN 'own'
            ELSE 'average'
        END AS relation
    FROM occasions JOIN reach ON reach.ancestor = occasions.issuer
    WHERE CASE
            WHEN reach.distance = 0 THEN reach_level IS NULL OR depth_of(reach_level) >= depth_of(reach.level)
            ELSE reach_level = reach.level
        END
        -- A place is bound while it stands: one merged before the due date is not.
        AND (reach.distance = 0 AND depth_of(reach_level) > depth_of(reach.level) OR (
            coalesce(reach.valid_from <= coalesce(due_on, day_of(as_of)), true)
            AND coalesce(reach.valid_to >= coalesce(due_on, day_of(as_of)), true)
        ))
),
memberships AS (
    -- Who is in a scope at the due date: those on record, and nobody knows where the record says both.
    SELECT occasion, bound.place, bool_and(is_member) AS all_say_yes, bool_or(is_member) AS one_says_yes
    FROM bound JOIN scope_members ON scope_members.scope = bound.scope_words AND scope_members.jurisdiction_id = bound.jurisdiction_id
    WHERE known_from <= moment_of(known_by) AND known_until > moment_of(known_by)
        AND coalesce(scope_members.valid_from <= coalesce(due_on, day_of(as_of)), true)
        AND coalesce(scope_members.valid_to >= coalesce(due_on, day_of(as_of)), true)
    GROUP BY ALL
),
regimes AS (
    -- Between which breaks the definition of the day of issue holds; a break above a place is one for the place.
    SELECT occasion, bound.place,
        max(break_versions.date) FILTER (break_versions.date <= issued_date) AS regime_from,
        min(break_versions.date) FILTER (break_versions.date > issued_date) AS regime_until
    FROM bound
    JOIN break_versions USING (indicator_id)
    LEFT JOIN judge_places AS broken ON broken.jurisdiction_id = break_versions.jurisdiction_id
    LEFT JOIN judge_reach ON judge_reach.place = bound.place AND judge_reach.ancestor = broken.place
        AND judge_reach.known_from <= moment_of(known_by) AND judge_reach.known_until > moment_of(known_by)
    WHERE break_versions.known_from <= moment_of(known_by) AND break_versions.known_until > moment_of(known_by)
        AND (break_versions.jurisdiction_id IS NULL OR judge_reach.place IS NOT NULL)
    GROUP BY ALL
)
SELECT
    bound.* REPLACE (
        -- Each year's increase starts from the year before.
        CASE WHEN recurrence <> 'none' AND change <> 'level' THEN make_date(date_part('year', due_on)::INTEGER - 1, 12, 31) ELSE base_date END
            AS base_date,
        -- The issuer's own start is not that of the places below, nor the first year's that of the next.
        CASE WHEN relation <> 'inherited' AND (recurrence = 'none' OR change = 'level') THEN stated_base END AS stated_base
    ),
    CASE
        WHEN recurrence <> 'none' AND change <> 'level' THEN make_date(date_part('year', due_on)::INTEGER - 1, 1, 1)
        ELSE base_date - INTERVAL 24 MONTH
    END::DATE AS base_from,
    due_on <= day_of(as_of) AS is_due,
    is_year_end(due_on) AS is_year_end,
    is_annual AND is_year_end(due_on) AS needs_year,
    -- Whose figures speak: those of the whole place, those of the scope, or both where the place is the scope.
    CASE WHEN scope_key = 0 THEN 0 WHEN relation = 'inherited' OR (relation = 'own' AND all_say_yes) THEN 0 ELSE scope_key END AS scope_whole,
    relation <> 'average' AND scope_key > 0
        AND CASE WHEN relation = 'inherited' THEN all_say_yes IS NOT true ELSE one_says_yes AND NOT all_say_yes END AS is_unconfirmed,
    coalesce(regime_from, DATE '0001-01-01') AS regime_from, coalesce(regime_until, DATE '9999-12-31') AS regime_until
FROM bound
LEFT JOIN memberships USING (occasion, place)
LEFT JOIN regimes USING (occasion, place)
-- Those on record as outside are not bound.
WHERE relation = 'average' OR scope_key = 0 OR one_says_yes IS NOT false;
