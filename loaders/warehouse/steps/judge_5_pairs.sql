-- Whom each commitment binds (DESIGN §7), for the time commitment and place were both on record so: one row for each pair.
-- What depends on the day looked at (years of yearly promises, memberships, breaks) is left to the judge.
INSERT INTO judge_pairs BY NAME
WITH promises AS (
    SELECT *, depth_of(reach_level) AS reach_depth,
        -- Until when it may stand in front of others.
        CASE WHEN review = 'proposed' THEN DATE '0001-01-01' ELSE in_force_until(status, valid_to) END AS counts_until
    FROM judge_commitments
),
reached AS (
    -- The issuer itself: its own promise, or the average of those below who must keep it. And each place of that level below.
    SELECT promises.* EXCLUDE (valid_to, known_from, known_until), place, distance,
        CASE WHEN distance > 0 THEN 'inherited' WHEN reach_depth > depth THEN 'average' ELSE 'own' END AS relation,
        -- Without dates a place stands always.
        coalesce(reach.valid_from, DATE '0001-01-01') AS stands_from, coalesce(reach.valid_to, DATE '9999-12-31') AS stands_until,
        greatest(promises.known_from, reach.known_from) AS known_from, least(promises.known_until, reach.known_until) AS known_until
    FROM promises JOIN judge_reach AS reach ON ancestor = issuer
    WHERE CASE WHEN distance > 0 THEN depth = reach_depth ELSE reach_depth > depth OR coalesce(reach_depth, depth) = depth END
),
-- A place is bound while it stands: one merged before the due date is not. Where that is settled here, it is bound always.
bound AS (
    SELECT *, relation = 'average' OR recurrence = 'none' AND due_date IS NOT NULL AS is_settled FROM reached
    WHERE known_from < known_until
        AND (relation = 'average' OR recurrence <> 'none' OR due_date IS NULL OR due_date BETWEEN stands_from AND stands_until)
)
SELECT
    place, commitment, relation, distance, indicator, scope_key, due_date, recurrence, issued_date, base_date, change, measure_type,
    counts_until, known_from, known_until,
    subject_of(place, indicator) AS subject,
    series_of(place, indicator, dimension, scope_key) AS series,
    CASE WHEN scope_key > 0 THEN series_of(place, indicator, dimension, 0) END AS whole_series,
    CASE WHEN is_settled THEN DATE '0001-01-01' ELSE stands_from END AS bound_from,
    CASE WHEN is_settled THEN DATE '9999-12-31' ELSE stands_until END AS bound_until
FROM bound ORDER BY place, commitment;
