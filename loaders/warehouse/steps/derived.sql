-- Shares computed by us from counts, where every count is reported for the same place, period and paper (derivations).
-- The arithmetic stands on the row as its quote; a figure that is printed comes before one that is computed (§8.9).
INSERT INTO figure_versions BY NAME
WITH parts AS (
    SELECT indicator_id AS share_id, 'numerator' AS side, unnest(numerator) AS part FROM derivations
    UNION ALL SELECT indicator_id, 'denominator', unnest(denominator) FROM derivations
),
counts AS (
    -- What may be added up: results that were looked at, one unit of one dimension.
    SELECT share_id, side, part, figures.* EXCLUDE (indicator_id), coalesce(factor, 1) AS factor,
        coalesce(document_id, source) AS paper
    FROM reported_figures AS figures
    JOIN parts ON parts.part = figures.indicator_id
    LEFT JOIN units USING (unit)
    WHERE value_type = 'reported' AND review IN ('accepted', 'corrected') AND verification IN ('seen', 'corroborated')
        AND period_end IS NOT NULL
),
moments AS (
    SELECT *, lead(moment, 1, TIMESTAMP '9999-12-31') OVER (
        PARTITION BY share_id, jurisdiction_id, period_start, period_end, scope, paper ORDER BY moment
    ) AS next_moment
    FROM (
        SELECT DISTINCT share_id, jurisdiction_id, period_start, period_end, scope, paper, unnest([known_from, known_until]) AS moment
        FROM counts
    )
),
standing AS (
    SELECT counts.*, moment, next_moment,
        rank() OVER (PARTITION BY counts.share_id, counts.side, counts.part, counts.jurisdiction_id, counts.period_start,
            counts.period_end, counts.scope, counts.paper, moment ORDER BY counts.known_from DESC, counts.figure_id) AS line
    FROM counts JOIN moments
        ON moments.share_id = counts.share_id AND moments.jurisdiction_id = counts.jurisdiction_id
        AND moments.period_start IS NOT DISTINCT FROM counts.period_start AND moments.period_end = counts.period_end
        AND moments.scope IS NOT DISTINCT FROM counts.scope AND moments.paper = counts.paper
    WHERE known_from <= moment AND moment < known_until AND moment < next_moment
),
sums AS (
    SELECT
        share_id, jurisdiction_id, period_start, period_end, scope, paper, moment, next_moment,
        sum(value * factor) FILTER (side = 'numerator') AS numerator,
        sum(value * factor) FILTER (side = 'denominator') AS denominator,
        string_agg(plain_number(value), ' + ' ORDER BY list_position(derivations.numerator, part)) FILTER (side = 'numerator') AS above,
        string_agg(plain_number(value), ' + ' ORDER BY list_position(derivations.denominator, part)) FILTER (side = 'denominator') AS below,
        count(*) FILTER (side = 'numerator') AS parts_above, count(*) FILTER (side = 'denominator') AS parts_below,
        any_value(len(derivations.numerator)) AS needed_above, any_value(len(derivations.denominator)) AS needed_below,
        arg_min(load_id, part) AS load_id, arg_min(document_id, part) AS document_id, arg_min(source, part) AS source,
        arg_min(source_url, part) AS source_url, arg_min(source_grade, part) AS source_grade, max(published_date) AS published_date,
        bool_or(disclosure = 'restricted') AS is_restricted, count(DISTINCT unit) AS units
    FROM standing JOIN derivations ON derivations.indicator_id = standing.share_id
    WHERE line = 1 GROUP BY ALL
)
SELECT
    'derived-' || share_id || '-' || jurisdiction_id || '-' || period_end || '-' || left(md5(coalesce(paper, '') || coalesce(scope, '')), 8) AS figure_id,
    share_id AS indicator_id, jurisdiction_id, period_start, period_end, scope,
    round(numerator / denominator * 100, 2) AS value, '%' AS unit, 0.01 AS printed_step, numerator, denominator,
    'derived' AS value_type, 'derived' AS verification, 'accepted' AS review,
    CASE WHEN parts_above > 1 THEN '（' || above || '）' ELSE above END || ' ÷ （' || below || '） = '
        || printf('%.2f', numerator / denominator * 100) || '%' AS quote,
    load_id, document_id, source, source_url, source_grade, published_date,
    CASE WHEN is_restricted THEN 'restricted' ELSE 'public' END AS disclosure,
    moment AS known_from, next_moment AS known_until
FROM sums
WHERE parts_above = needed_above AND parts_below = needed_below AND units = 1 AND denominator > 0;
