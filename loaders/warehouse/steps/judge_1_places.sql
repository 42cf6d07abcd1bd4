-- Places as small whole numbers, and who stands under whom, for the judge.
INSERT INTO judge_places BY NAME
SELECT (row_number() OVER (ORDER BY jurisdiction_id))::INTEGER AS place, jurisdiction_id
FROM (SELECT DISTINCT jurisdiction_id FROM jurisdiction_versions);

-- Each place with itself (distance 0) and every place above it, for the time both were on record so.
INSERT INTO judge_reach BY NAME
WITH RECURSIVE versions AS (
    SELECT place, level, parent_id, valid_from, valid_to, known_from, known_until
    FROM jurisdiction_versions JOIN judge_places USING (jurisdiction_id)
),
upward AS (
    SELECT
        place, place AS ancestor, 0 AS distance, level, level AS ancestor_level, parent_id, valid_from, valid_to,
        known_from, known_until
    FROM versions
    UNION ALL
    SELECT
        upward.place, above.place, distance + 1, upward.level, above.level, above.parent_id,
        upward.valid_from, upward.valid_to,
        greatest(upward.known_from, above.known_from), least(upward.known_until, above.known_until)
    FROM upward
    JOIN judge_places AS parent ON parent.jurisdiction_id = upward.parent_id
    JOIN versions AS above ON above.place = parent.place
    -- Five levels are all there are: a circle in the register ends here, checks/places.sql names it.
    WHERE distance < 5 AND greatest(upward.known_from, above.known_from) < least(upward.known_until, above.known_until)
)
SELECT * EXCLUDE (parent_id, level, ancestor_level),
    CASE level WHEN 'nation' THEN 1 WHEN 'province' THEN 2 WHEN 'prefecture' THEN 3 WHEN 'county' THEN 4 END AS depth
FROM upward ORDER BY place, distance;
