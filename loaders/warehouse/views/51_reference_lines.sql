-- Lines to be drawn beside a series and never judged: standards (人均经费标准), and what other places promised.
CREATE MACRO reference_lines_at(known_by := NULL) AS TABLE
SELECT
    CASE WHEN row_kind = 'standard' THEN 'standard' ELSE 'target' END AS line_kind,
    one.commitment_id, one.indicator_id, one.jurisdiction_id, one.reach_level, one.scope, one.comparator, one.value, one.value_high,
    one.unit, one.basis, one.due_date, document.issued_date, document.document_id, one.clause_id, one.quote, document.disclosure
FROM commitments_at(known_by) AS one JOIN documents_at(known_by) AS document USING (document_id)
WHERE one.review IN ('accepted', 'corrected');

CREATE VIEW reference_lines AS FROM reference_lines_at();
