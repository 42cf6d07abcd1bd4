-- Level by level: each promise beside what the levels above promised for the same thing, promises above that were not
-- taken up, and two promises of one place that cannot both hold (DESIGN §7). findings holds every code that applies:
-- same, above (asks for more), below, later, earlier, undated (the upper one has a date, this one none), scope_differs,
-- not_taken_up, contradictory.
CREATE MACRO alignment_at(known_by := NULL) AS TABLE
WITH promises AS (
    -- Accepted promises, their numbers in the plain unit of the dimension and the side that must be kept.
    SELECT
        one.*, document.issued_date, places.level, indicators.direction, indicators.family,
        value * coalesce(reading.factor, written.factor, 1) AS plain, coalesce(value_high, value) * coalesce(reading.factor, written.factor, 1) AS plain_high,
        coalesce(reading.dimension, written.dimension, '') AS dimension,
        CASE
            WHEN comparator IN ('ge', 'gt') THEN 'low' WHEN comparator IN ('le', 'lt') THEN 'high'
            WHEN indicators.direction = 'higher_is_better' THEN 'low' WHEN indicators.direction = 'lower_is_better' THEN 'high' ELSE 'both'
        END AS side,
        -- 90%以上 asks for a little more than 达到90%, and that for more than 90%左右.
        CASE comparator WHEN 'gt' THEN 3 WHEN 'lt' THEN 3 WHEN 'approx' THEN 1 ELSE 2 END AS strictness
    FROM commitments_at(known_by) AS one
    JOIN documents_at(known_by) AS document USING (document_id)
    JOIN jurisdictions AS places ON places.jurisdiction_id = one.jurisdiction_id
    JOIN indicators USING (indicator_id)
    LEFT JOIN units AS written ON written.unit = one.unit
    LEFT JOIN unit_readings AS reading ON reading.unit = one.unit AND reading.indicator_unit = indicators.unit
    WHERE review IN ('accepted', 'corrected')
),
above_places AS (
    SELECT own.jurisdiction_id, upper.jurisdiction_id AS upper_jurisdiction_id, distance
    FROM judge_reach
    JOIN judge_places AS own USING (place)
    JOIN judge_places AS upper ON upper.place = judge_reach.ancestor
    WHERE distance > 0 AND known_from <= moment_of(known_by) AND known_until > moment_of(known_by)
),
related AS (
    SELECT indicator_id, other_indicator_id, why FROM related_indicators
    UNION SELECT other_indicator_id, indicator_id, why FROM related_indicators
),
candidates AS (
    -- For each promise the one of each level above that speaks of the same thing, best of the same due date.
    SELECT own, upper, distance, NULL AS why
    FROM promises AS own
    JOIN above_places USING (jurisdiction_id)
    JOIN promises AS upper
        ON upper.jurisdiction_id = above_places.upper_jurisdiction_id
        AND upper.indicator_id = own.indicator_id AND upper.row_kind = own.row_kind AND upper.basis = own.basis
    QUALIFY row_number() OVER (
        PARTITION BY own.commitment_id, upper.jurisdiction_id
        ORDER BY
            upper.due_date IS NOT DISTINCT FROM own.due_date DESC, abs(upper.due_date - own.due_date),
            coalesce(upper.issued_date <= own.issued_date, false) DESC, upper.issued_date DESC, upper.commitment_id
    ) = 1
),
relatives AS (
    -- Where no level above speaks of the same thing: what it says of a look-alike, with the difference.
    SELECT own, upper, distance, related.why
    FROM promises AS own
    ANTI JOIN candidates ON candidates.own.commitment_id = own.commitment_id
    JOIN above_places USING (jurisdiction_id)
    JOIN related ON related.indicator_id = own.indicator_id
    JOIN promises AS upper
        ON upper.jurisdiction_id = above_places.upper_jurisdiction_id AND upper.indicator_id = related.other_indicator_id
        AND upper.row_kind = own.row_kind
    QUALIFY row_number() OVER (
        PARTITION BY own.commitment_id, upper.jurisdiction_id ORDER BY upper.issued_date DESC, upper.commitment_id
    ) = 1
),
compared AS (
    SELECT own, upper, distance, why,
        -- Words by which the upper level picks places below it say who is addressed; any other scope is part of what is
        -- promised, and one of its own makes the lower promise another.
        why IS NOT NULL OR own.dimension <> upper.dimension OR own.side <> upper.side
            OR (own.scope IS DISTINCT FROM upper.scope
                AND (own.scope IS NOT NULL OR upper.reach_level IS NULL OR upper.reach_level = upper.level))
            AS is_other,
        CASE own.side WHEN 'high' THEN upper.plain_high - own.plain_high ELSE own.plain - upper.plain END AS more,
        CASE WHEN abs(more) <= 1e-9 * greatest(abs(own.plain), abs(upper.plain)) THEN sign(own.strictness - upper.strictness) ELSE sign(more) END
            AS demand
    FROM (FROM candidates UNION ALL FROM relatives)
),
levels AS (
    SELECT
        own.jurisdiction_id, own.indicator_id, own.commitment_id, own.document_id,
        upper.jurisdiction_id AS other_jurisdiction_id, upper.indicator_id AS other_indicator_id,
        upper.commitment_id AS other_commitment_id, upper.document_id AS other_document_id, distance,
        own.comparator, own.value, own.value_high, own.unit, own.due_date, own.scope,
        upper.comparator AS other_comparator, upper.value AS other_value, upper.value_high AS other_value_high,
        upper.unit AS other_unit, upper.due_date AS other_due_date, upper.scope AS other_scope,
        CASE WHEN is_other THEN ['scope_differs'] ELSE list_filter([
            CASE WHEN demand > 0 THEN 'above' WHEN demand < 0 THEN 'below' ELSE 'same' END,
            CASE
                WHEN own.due_date > upper.due_date THEN 'later' WHEN own.due_date < upper.due_date THEN 'earlier'
                WHEN own.due_date IS NULL AND upper.due_date IS NOT NULL THEN 'undated'
            END
        ], lambda finding: finding IS NOT NULL) END AS found,
        why
    FROM compared
),
missing AS (
    -- Promises that reach down to a place which has issued papers since, and in none of them spoke of it. Where a scope
    -- picks some places, only those on record as members owe anything.
    SELECT
        places.jurisdiction_id, NULL AS indicator_id, NULL AS commitment_id, NULL AS document_id,
        upper.jurisdiction_id AS other_jurisdiction_id, upper.indicator_id AS other_indicator_id,
        upper.commitment_id AS other_commitment_id, upper.document_id AS other_document_id, distance,
        NULL AS comparator, NULL AS value, NULL AS value_high, NULL AS unit, NULL AS due_date, NULL AS scope,
        upper.comparator AS other_comparator, upper.value AS other_value, upper.value_high AS other_value_high,
        upper.unit AS other_unit, upper.due_date AS other_due_date, upper.scope AS other_scope,
        ['not_taken_up'] AS found, NULL AS why
    FROM (SELECT DISTINCT jurisdiction_id, level FROM promises) AS places
    JOIN above_places USING (jurisdiction_id)
    JOIN promises AS upper
        ON upper.jurisdiction_id = above_places.upper_jurisdiction_id
        AND depth_of(upper.reach_level) >= depth_of(places.level) AND upper.row_kind = 'commitment'
    WHERE (upper.scope IS NULL OR EXISTS (
            FROM scope_members_at(known_by) AS member
            WHERE member.scope = upper.scope AND member.jurisdiction_id = places.jurisdiction_id AND member.is_member
        ))
        AND EXISTS (
            FROM promises AS later WHERE later.jurisdiction_id = places.jurisdiction_id AND later.issued_date >= upper.issued_date
        )
        AND NOT EXISTS (
            FROM levels WHERE levels.jurisdiction_id = places.jurisdiction_id
                AND levels.other_jurisdiction_id = upper.jurisdiction_id AND levels.other_indicator_id = upper.indicator_id
        )
),
contradictions AS (
    -- Two promises of one place for the same thing and time that cannot both be the line to be judged by.
    SELECT
        one.jurisdiction_id, one.indicator_id, one.commitment_id, one.document_id,
        two.jurisdiction_id AS other_jurisdiction_id, two.indicator_id AS other_indicator_id,
        two.commitment_id AS other_commitment_id, two.document_id AS other_document_id, 0 AS distance,
        one.comparator, one.value, one.value_high, one.unit, one.due_date, one.scope,
        two.comparator AS other_comparator, two.value AS other_value, two.value_high AS other_value_high,
        two.unit AS other_unit, two.due_date AS other_due_date, two.scope AS other_scope,
        ['contradictory'] AS found, NULL AS why
    FROM promises AS one
    JOIN promises AS two
        ON two.jurisdiction_id = one.jurisdiction_id AND two.indicator_id = one.indicator_id AND two.basis = one.basis
        AND two.row_kind = one.row_kind AND two.dimension = one.dimension AND two.scope IS NOT DISTINCT FROM one.scope
        AND two.reach_level IS NOT DISTINCT FROM one.reach_level AND two.commitment_id > one.commitment_id
    WHERE (one.due_date = two.due_date OR one.due_date IS NULL OR two.due_date IS NULL)
        AND (abs(one.plain - two.plain) > 1e-9 * greatest(abs(one.plain), abs(two.plain))
            OR abs(one.plain_high - two.plain_high) > 1e-9 * greatest(abs(one.plain_high), abs(two.plain_high))
            OR one.side <> two.side OR one.strictness <> two.strictness)
)
SELECT * RENAME (found AS findings),
    -- The one word for a list: a difference of date only where the level is the same.
    CASE WHEN found[1] = 'same' AND found[2] IN ('later', 'earlier') THEN found[2] ELSE found[1] END AS finding
FROM (FROM levels UNION ALL BY NAME FROM missing UNION ALL BY NAME FROM contradictions);

CREATE VIEW alignment AS FROM alignment_at();
