-- Whom each commitment binds (DESIGN §7), for the time commitment and place were both on record so: one row for each pair.
-- What depends on the day looked at (years of yearly promises, memberships, breaks) is left to the judge.
INSERT INTO judge_pairs BY NAME
WITH promises AS (
    SELECT *, depth_of(reach_level) AS reach_depth,
        -- Until when it may stand in front of others.
        CASE WHEN review = 'proposed' THEN DATE '0001-01-01' ELSE in_force_until(status, valid_to) END AS counts_until
    FROM judge_commitments
),
-- Without dates a place stands always.
reach AS (
    SELECT place, ancestor, distance, depth, known_from AS reach_from, known_until AS reach_until,
        coalesce(valid_from, DATE '0001-01-01') AS stands_from, coalesce(valid_to, DATE '9999-12-31') AS stands_until
    FROM judge_reach
),
reached AS (
    -- The issuer itself: its own promise, or the average of those below who must keep it.
    SELECT promises.*, reach.*, CASE WHEN reach_depth > depth THEN 'average' ELSE 'own' END AS relation
    FROM promises JOIN reach ON ancestor = issuer AND distance = 0
    WHERE coalesce(reach_depth, depth) >= depth
    UNION ALL BY NAME
    -- And each place of that level below.
    SELECT promises.*, reach.*, 'inherited' AS relation
    FROM promises JOIN reach ON ancestor = issuer AND depth = reach_depth WHERE distance > 0
),
-- A place is bound while it stands: one merged before the due date is not. Where that is settled here, it is bound always.
bound AS (
    SELECT * REPLACE (greatest(known_from, reach_from) AS known_from, least(known_until, reach_until) AS known_until),
        relation = 'average' OR recurrence = 'none' AND due_date IS NOT NULL AS is_settled
    FROM reached
    WHERE greatest(known_from, reach_from) < least(known_until, reach_until)
        AND (relation = 'average' OR recurrence <> 'none' OR due_date IS NULL OR due_date BETWEEN stands_from AND stands_until)
)
SELECT
    place, commitment, relation, distance, indicator, scope_key, due_date, recurrence, issued_date, base_date, base_from, change, measure_type,
    counts_until, known_from, known_until,
    subject_of(place, indicator) AS subject,
    series_of(place, indicator, dimension, scope_key) AS series,
    CASE WHEN scope_key > 0 THEN series_of(place, indicator, dimension, 0) END AS whole_series,
    -- And nobody is bound before the document was issued; of what is promised for every year the judge sees to it.
    greatest(
        CASE WHEN is_settled THEN DATE '0001-01-01' ELSE stands_from END,
        CASE WHEN recurrence = 'none' THEN coalesce(issued_date, DATE '0001-01-01') ELSE DATE '0001-01-01' END
    ) AS bound_from,
    CASE WHEN is_settled THEN DATE '9999-12-31' ELSE stands_until END AS bound_until
FROM bound ORDER BY place, commitment;
