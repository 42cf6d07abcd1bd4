-- What a unit counts, as a small whole number; an empty unit is a dimension of its own.
INSERT INTO judge_dimensions BY NAME
SELECT (row_number() OVER (ORDER BY dimension))::SMALLINT AS dimension, dimension AS name
FROM (SELECT dimension FROM units UNION SELECT '' UNION SELECT 'ratio');

INSERT INTO judge_scopes BY NAME
SELECT (row_number() OVER (ORDER BY scope))::INTEGER AS scope_key, scope
FROM (
    SELECT scope FROM commitments UNION SELECT scope FROM reported_figures UNION SELECT scope FROM scope_members
) WHERE NOT is_whole(scope);

INSERT INTO judge_indicators BY NAME
SELECT (row_number() OVER (ORDER BY indicator_id))::SMALLINT AS indicator, indicator_id, coalesce(measure_type, 'rate') AS measure_type
FROM (SELECT DISTINCT indicator_id FROM indicator_versions) LEFT JOIN indicators USING (indicator_id);

INSERT INTO judge_relatives BY NAME
SELECT one.indicator, other.indicator AS other_indicator, known_from, known_until
FROM (
    SELECT indicator_id, other_indicator_id, known_from, known_until FROM related_indicator_versions
    UNION ALL SELECT other_indicator_id, indicator_id, known_from, known_until FROM related_indicator_versions
) AS related
JOIN judge_indicators AS one USING (indicator_id)
JOIN judge_indicators AS other ON other.indicator_id = related.other_indicator_id;
