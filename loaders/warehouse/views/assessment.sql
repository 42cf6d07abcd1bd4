-- One commitment held against the figures of one place (DESIGN §8). First step: own rows, levels, rules 1 to 3.
CREATE MACRO assessment(as_of := NULL, known_by := NULL) AS TABLE
WITH parameters AS (
    SELECT
        coalesce(as_of::DATE, (now() AT TIME ZONE 'Asia/Shanghai')::DATE) AS on_date,
        coalesce(known_by::TIMESTAMP, (now() AT TIME ZONE 'UTC')::TIMESTAMP) AS known_at
),
figures AS (
    SELECT reported_figures.* FROM reported_figures, parameters
    WHERE known_from <= known_at AND known_until > known_at AND period_end <= on_date
        AND review IN ('accepted', 'corrected') AND verification IN ('seen', 'corroborated', 'derived')
        AND value_type IN ('reported', 'preliminary', 'derived')
),
bound AS (
    SELECT commitments.*, on_date, known_at, documents.disclosure, documents.issued_date
    FROM commitments JOIN documents USING (document_id), parameters
    WHERE commitments.known_from <= known_at AND commitments.known_until > known_at
        AND documents.known_from <= known_at AND documents.known_until > known_at
        AND review <> 'rejected' AND row_kind = 'commitment'
),
held AS (
    SELECT bound.*,
        arg_max(figures.figure_id, figures.period_end) AS current_figure_id,
        arg_max(figures.value, figures.period_end) AS current_value,
        max(figures.period_end) AS current_period_end,
        arg_max(figures.figure_id, figures.period_end) FILTER (figures.period_end BETWEEN due_date - 92 AND due_date) AS due_figure_id,
        arg_max(figures.value, figures.period_end) FILTER (figures.period_end BETWEEN due_date - 92 AND due_date) AS due_value,
        max(figures.period_end) FILTER (figures.period_end BETWEEN due_date - 92 AND due_date) AS due_period_end
    FROM bound LEFT JOIN figures USING (indicator_id, jurisdiction_id, unit)
    GROUP BY ALL
),
judged AS (
    SELECT *,
        CASE WHEN due_date <= on_date THEN due_value ELSE current_value END AS c,
        CASE comparator
            WHEN 'ge' THEN c >= value WHEN 'gt' THEN c > value WHEN 'le' THEN c <= value WHEN 'lt' THEN c < value
            ELSE c BETWEEN value AND coalesce(value_high, value)
        END AS satisfied
    FROM held
)
SELECT
    commitment_id, jurisdiction_id, indicator_id, NULL::VARCHAR AS inherited_from, true AS in_front,
    on_date AS as_of, known_at AS known_by, due_date, comparator, value, value_high, unit,
    CASE
        WHEN review = 'proposed' OR c IS NULL OR basis <> 'level' THEN 'undecided'
        WHEN satisfied THEN 'met'
        WHEN due_date <= on_date THEN 'missed'
        ELSE 'undecided'
    END AS verdict,
    CASE
        WHEN review = 'proposed' THEN 'proposed'
        WHEN current_value IS NULL THEN 'no_figure'
        WHEN basis <> 'level' THEN 'no_baseline'
        WHEN due_date <= on_date AND c IS NULL THEN 'due_unreported'
        WHEN satisfied THEN NULL
        WHEN due_date IS NULL THEN 'no_due_date'
        WHEN due_date > on_date THEN 'too_early'
    END AS reason,
    NULL::VARCHAR[] AS verdict_if_confirmed,
    []::VARCHAR[] AS flags,
    CASE WHEN due_date <= on_date THEN due_figure_id ELSE current_figure_id END AS judged_figure_id,
    c AS judged_value,
    CASE WHEN due_date <= on_date THEN due_period_end ELSE current_period_end END AS judged_period_end,
    current_value, current_period_end,
    baseline_value, baseline_date AS baseline_period_end, NULL::VARCHAR AS baseline_source,
    abs(value - c) AS gap, NULL::DOUBLE AS needed_per_year, NULL::DOUBLE AS change_per_year, NULL::DOUBLE AS pace,
    NULL::DOUBLE AS projected_value, datediff('month', current_period_end, on_date) AS figure_age_months,
    NULL::DATE AS met_later_date, disclosure
FROM judged;
