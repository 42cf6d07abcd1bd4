-- Where each closing stands: the last step taken for the place itself, else for all places of the commitment. A closed one whose
-- figure fails afterwards is reopened by that figure: one recorded after the closing by which the verdict is no longer met. One
-- closed in spite of a miss stays closed, since nothing new speaks against it.
CREATE MACRO closing_states_at(as_of := NULL, known_by := NULL) AS TABLE
WITH last AS (FROM closings_at(known_by)),
judged AS (
    FROM assessment_rows(as_of, known_by, NULL) AS judged
    SEMI JOIN last ON last.commitment_id = judged.commitment_id
),
stands AS (
    SELECT judged.*, own.commitment_id IS NOT NULL AS is_own,
        coalesce(own.state, every.state) AS last_state, coalesce(own.known_from, every.known_from) AS since,
        CASE WHEN is_own THEN own.reason ELSE every.reason END AS step_reason,
        CASE WHEN is_own THEN own.evidence ELSE every.evidence END AS evidence,
        CASE WHEN is_own THEN own.recorded_by ELSE every.recorded_by END AS recorded_by,
        CASE
            WHEN verdict = 'missed' THEN judged_figure_id
            WHEN list_has_any(flags, ['fell_back', 'was_met']) THEN current_figure_id
        END AS failing_figure_id
    FROM judged
    LEFT JOIN last AS own ON own.commitment_id = judged.commitment_id AND own.jurisdiction_id = judged.jurisdiction_id
    LEFT JOIN last AS every ON every.commitment_id = judged.commitment_id AND every.jurisdiction_id IS NULL
    WHERE own.commitment_id IS NOT NULL OR every.commitment_id IS NOT NULL
),
failing AS (
    SELECT figure_id, min(known_from) AS recorded_at FROM reported_figures
    WHERE figure_id IN (SELECT failing_figure_id FROM stands) GROUP BY ALL
)
SELECT
    commitment_id, jurisdiction_id, due_date,
    CASE WHEN last_state = 'closed' AND failing.recorded_at > since THEN 'reopened_by_figure' ELSE last_state END AS closing_state,
    verdict, failing_figure_id, step_reason, evidence, since, recorded_by, disclosure
FROM stands LEFT JOIN failing ON failing.figure_id = failing_figure_id;

CREATE VIEW closing_states AS FROM closing_states_at();
COMMENT ON VIEW closing_states IS '销号办理：每项目标、每个地区现在办到哪一步（截至今天，按现有记录）';
COMMENT ON COLUMN closing_states.commitment_id IS '目标编号';
COMMENT ON COLUMN closing_states.jurisdiction_id IS '地区代码';
COMMENT ON COLUMN closing_states.due_date IS '完成时限';
COMMENT ON COLUMN closing_states.closing_state IS '办理状态：applied 已申请、reviewed 初审通过、closed 已销号、returned 已退回、reopened 已恢复、reopened_by_figure 因新数据自动恢复';
COMMENT ON COLUMN closing_states.verdict IS '结论';
COMMENT ON COLUMN closing_states.failing_figure_id IS '使它不再达标的报告数编号';
COMMENT ON COLUMN closing_states.step_reason IS '理由';
COMMENT ON COLUMN closing_states.evidence IS '佐证';
COMMENT ON COLUMN closing_states.since IS '自何时起（UTC）';
COMMENT ON COLUMN closing_states.recorded_by IS '记录人';
COMMENT ON COLUMN closing_states.disclosure IS '公开属性：public 公开、restricted 不予公开';
