-- Who owes a figure: for each place in use and each indicator on which a counted commitment binds it, the last two periods of the
-- indicator that have ended, as long as the commitment runs, and the period in which it fell due. Owed until the release lag after
-- the period's end (12 months where unknown, as for due_unreported). Surveys and one-time counts are owed by no calendar, nor
-- what ended before the commitment was issued, nor what binds a place only if its membership is confirmed.
CREATE MACRO months_of_frequency(frequency) AS
CASE frequency WHEN 'annual' THEN 12 WHEN 'half_year' THEN 6 WHEN 'quarter' THEN 3 WHEN 'month' THEN 1 END;
-- Months are counted from the year 0, so that every period of a calendar ends at a multiple of its length.
CREATE MACRO calendar_month(day) AS year(day) * 12 + month(day);
CREATE MACRO last_day_of_month(number) AS last_day(make_date((number - 1) // 12, (number - 1) % 12 + 1, 1));

CREATE MACRO returns_owed_at(as_of := NULL, known_by := NULL) AS TABLE
WITH bound AS (
    SELECT DISTINCT judged.jurisdiction_id, judged.indicator_id, judged.due_date, judged.final_due_date, judged.recurrence,
        coalesce(calendar_month(papers.issued_date), 0) AS issued
    FROM assessment_rows(as_of, known_by, NULL) AS judged
    JOIN commitments_at(moment_of(known_by)) AS promises USING (commitment_id)
    JOIN documents_at(moment_of(known_by)) AS papers USING (document_id)
    WHERE is_counted AND relation <> 'average' AND reason IS DISTINCT FROM 'scope_unconfirmed'
        AND judged.jurisdiction_id IN (SELECT jurisdiction_id FROM places_in_use_at(known_by))
),
measured AS (
    SELECT bound.*, months_of_frequency(frequency) AS months, coalesce(release_lag_months, 12) AS lag_months, frequency, unit,
        calendar_month(day_of(as_of)) - CASE WHEN last_day(day_of(as_of)) = day_of(as_of) THEN 0 ELSE 1 END AS complete
    FROM bound JOIN indicators USING (indicator_id)
    WHERE months_of_frequency(frequency) IS NOT NULL
),
expected AS (
    SELECT jurisdiction_id, indicator_id, frequency, unit, months, lag_months, issued,
        complete - complete % months - back * months AS ends
    FROM measured, (VALUES (0), (1)) AS latest (back)
    -- Within the time the commitment runs; a yearly one runs until its last year, where it names one.
    WHERE coalesce(final_due_date, CASE WHEN recurrence = 'none' THEN due_date END) IS NULL
        OR calendar_month(coalesce(final_due_date, due_date)) > complete - complete % months - (back + 1) * months
    UNION
    SELECT jurisdiction_id, indicator_id, frequency, unit, months, lag_months, issued,
        calendar_month(due_date) + (months - calendar_month(due_date) % months) % months
    FROM measured WHERE due_date <= day_of(as_of)
),
periods AS (
    SELECT DISTINCT * EXCLUDE (issued), last_day_of_month(ends - months) + 1 AS period_start, last_day_of_month(ends) AS period_end,
        last_day_of_month(ends + lag_months) AS deadline
    FROM expected WHERE last_day_of_month(ends) <= day_of(as_of) AND ends >= issued
),
reported AS (
    SELECT jurisdiction_id, indicator_id, period_end, arg_min(figure_id, known_from) AS figure_id,
        -- When an example was recorded says nothing of when its figure was reported.
        min(coalesce(published_date, CASE WHEN NOT is_bundled THEN known_from::DATE END)) AS reported_on
    FROM reported_figures JOIN loads USING (load_id)
    WHERE known_from <= moment_of(known_by) AND known_until > moment_of(known_by) AND review <> 'rejected'
        AND value_type NOT IN ('planned', 'expected', 'budget', 'estimate')
    GROUP BY ALL
)
SELECT
    jurisdiction_id, indicator_id, unit, frequency, period_start, period_end, deadline,
    CASE
        WHEN figure_id IS NULL AND day_of(as_of) <= deadline THEN 'awaited'
        WHEN figure_id IS NULL THEN 'missing'
        WHEN reported_on IS NULL THEN 'reported'
        WHEN reported_on > deadline THEN 'late'
        ELSE 'on_time'
    END AS return_state,
    figure_id, reported_on
FROM periods LEFT JOIN reported USING (jurisdiction_id, indicator_id, period_end);

CREATE VIEW returns_owed AS FROM returns_owed_at();
COMMENT ON VIEW returns_owed IS '应报数据：每个地区、每个指标应报的时期和报送情况（截至今天，按现有记录）';
COMMENT ON COLUMN returns_owed.jurisdiction_id IS '地区代码';
COMMENT ON COLUMN returns_owed.indicator_id IS '指标编码';
COMMENT ON COLUMN returns_owed.unit IS '单位';
COMMENT ON COLUMN returns_owed.frequency IS '报送频次：annual 年、half_year 半年、quarter 季、month 月';
COMMENT ON COLUMN returns_owed.period_start IS '统计期起';
COMMENT ON COLUMN returns_owed.period_end IS '统计期止';
COMMENT ON COLUMN returns_owed.deadline IS '报送期限：统计期止加该指标的公布时滞';
COMMENT ON COLUMN returns_owed.return_state IS '报送情况：on_time 按时、late 迟报、missing 缺报、awaited 未到期限、reported 已报（报送时间不详）';
COMMENT ON COLUMN returns_owed.figure_id IS '报告数编号';
COMMENT ON COLUMN returns_owed.reported_on IS '报送或公布日期';
