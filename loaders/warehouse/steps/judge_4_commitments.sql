-- Commitments as the judge reads them: the row, its document and its indicator's definition, for the time all three
-- were on record so; thresholds in the plain unit of the dimension.
INSERT INTO judge_commitments BY NAME
WITH joined AS (
    SELECT
        one.* EXCLUDE (known_from, known_until, load_row), document.disclosure, document.issued_date,
        document.date_verified, document.status, document.valid_to,
        indicator.direction, indicator.measure_type, indicator.frequency, indicator.release_lag_months,
        indicator.unit AS indicator_unit,
        greatest(one.known_from, document.known_from, coalesce(indicator.known_from, one.known_from)) AS known_from,
        least(one.known_until, document.known_until, coalesce(indicator.known_until, one.known_until)) AS known_until
    FROM commitments AS one
    JOIN documents AS document USING (document_id)
    LEFT JOIN indicator_versions AS indicator USING (indicator_id)
    WHERE one.row_kind = 'commitment' AND one.review <> 'rejected'
        AND greatest(one.known_from, document.known_from, coalesce(indicator.known_from, one.known_from))
            < least(one.known_until, document.known_until, coalesce(indicator.known_until, one.known_until))
),
-- The unit as it reads beside the indicator's own, and the indicator's own.
measured AS (
    SELECT joined.*,
        coalesce(reading.dimension, written.dimension, '') AS unit_dimension,
        coalesce(reading.factor, written.factor, 1) AS unit_factor,
        coalesce(own.dimension, '') AS own_dimension, coalesce(own.factor, 1) AS own_factor
    FROM joined
    LEFT JOIN units AS written ON written.unit = joined.unit
    LEFT JOIN unit_readings AS reading ON reading.unit = joined.unit AND reading.indicator_unit = joined.indicator_unit
    LEFT JOIN units AS own ON own.unit = joined.indicator_unit
),
-- A change is added to the base (points to a share, the unit itself) or is a part of it (%, 倍). "提高10%" of a share
-- may mean either, so both readings are kept.
changing AS (
    SELECT *,
        CASE
            WHEN basis = 'level' THEN 'level'
            WHEN unit_dimension = 'fold' THEN 'part'
            WHEN unit_dimension = 'points' AND own_dimension = 'ratio' THEN 'added'
            WHEN unit_dimension = 'ratio' AND own_dimension = 'ratio' AND unit_factor = own_factor
                THEN CASE WHEN unit_factor = 0.01 THEN 'either' ELSE 'added' END
            WHEN unit_dimension = 'ratio' THEN 'part'
            WHEN unit_dimension = own_dimension THEN 'added'
            ELSE 'unknown'
        END AS change,
        -- A change of points is one of hundredths; anything else is in its own unit.
        CASE WHEN unit_dimension = 'points' AND basis <> 'level' THEN 0.01 ELSE unit_factor END AS value_factor,
        -- 降低50%以上 asks for a level at or below.
        CASE
            WHEN basis <> 'decrease' THEN comparator
            ELSE CASE comparator WHEN 'ge' THEN 'le' WHEN 'gt' THEN 'lt' WHEN 'le' THEN 'ge' WHEN 'lt' THEN 'gt' ELSE comparator END
        END AS held_comparator,
        CASE WHEN unit_dimension IN ('ratio', 'points') THEN least(
            CASE WHEN unit IN ('%', '％') OR unit_dimension = 'points' THEN 1.0 ELSE abs(value) * 0.02 END, abs(value) / 10
        ) ELSE abs(value) * 0.02 END AS tolerance
    FROM measured
),
-- Which side must be kept: from below, from above, or both (DESIGN §8.1).
sided AS (
    SELECT *,
        CASE
            WHEN held_comparator IN ('ge', 'gt') THEN 'low'
            WHEN held_comparator IN ('le', 'lt') THEN 'high'
            WHEN direction = 'higher_is_better' THEN 'low'
            WHEN direction = 'lower_is_better' THEN 'high'
            ELSE 'both'
        END AS side
    FROM changing
)
SELECT
    (row_number() OVER (ORDER BY commitment_id, sided.known_from))::INTEGER AS commitment,
    commitment_id, sided.indicator_id, sided.jurisdiction_id, judge_places.place AS issuer, indicator, dimension,
    reach_level, coalesce(scope_key, 0) AS scope_key, sided.scope AS scope_words,
    comparator, value AS promised, value_high AS promised_high, unit, basis, change, side, held_comparator,
    CASE WHEN basis = 'level' THEN unit ELSE indicator_unit END AS judged_unit,
    CASE WHEN basis = 'level' THEN unit_factor ELSE own_factor END AS factor,
    value * value_factor AS plain_value, coalesce(value_high, value) * value_factor AS plain_high,
    CASE WHEN comparator = 'approx' THEN tolerance * value_factor ELSE 0 END AS plain_tolerance,
    CASE WHEN comparator = 'approx' THEN tolerance END AS tolerance,
    printed_step_of(value) * value_factor AS target_step, printed_step_of(coalesce(value_high, value)) * value_factor AS high_step,
    -- A stated base counts with its date; without one it is what was so at the issue, and no figure's rival.
    baseline_value * CASE WHEN basis = 'level' THEN unit_factor ELSE own_factor END AS stated_base,
    CASE WHEN baseline_value IS NOT NULL THEN coalesce(baseline_date, issued_date) END AS stated_base_date,
    baseline_date AS stated_base_day,
    printed_step_of(baseline_value) * CASE WHEN basis = 'level' THEN unit_factor ELSE own_factor END AS stated_base_step,
    due_date, issued_date, recurrence, firmness, review, disclosure, status, valid_to, release_lag_months,
    coalesce(sided.measure_type, 'rate') AS measure_type,
    -- A date known only by its year counts as that year's last day for the baseline (DESIGN §5). 比2015年提高 names its own
    -- day: no later year's figure is its base, and none that does not speak for that day.
    CASE
        WHEN basis <> 'level' AND baseline_date IS NOT NULL THEN baseline_date
        WHEN date_verified = 'year' THEN make_date(date_part('year', issued_date)::INTEGER, 12, 31)
        ELSE issued_date
    END AS base_date,
    CASE WHEN basis <> 'level' AND baseline_date IS NOT NULL THEN baseline_date - 92 ELSE (base_date - INTERVAL 24 MONTH)::DATE END
        AS base_from,
    CASE frequency WHEN 'month' THEN 1 WHEN 'quarter' THEN 3 WHEN 'half_year' THEN 6 WHEN 'survey' THEN 60 ELSE 12 END
        AS frequency_months,
    CASE WHEN basis = 'level' THEN unit_dimension IN ('ratio', 'points') ELSE own_dimension = 'ratio' END AS is_share,
    sided.known_from, sided.known_until
FROM sided
JOIN judge_places USING (jurisdiction_id)
LEFT JOIN judge_indicators USING (indicator_id)
LEFT JOIN judge_scopes ON judge_scopes.scope = sided.scope
LEFT JOIN judge_dimensions ON judge_dimensions.name =
    CASE change WHEN 'level' THEN unit_dimension WHEN 'unknown' THEN NULL ELSE own_dimension END
ORDER BY commitment;
