-- Places with a commitment of their own, a figure or a membership, and all above them.
CREATE VIEW places_in_use AS
WITH RECURSIVE used AS (
    SELECT jurisdiction_id FROM commitments
    UNION SELECT jurisdiction_id FROM reported_figures
    UNION SELECT jurisdiction_id FROM scope_members
),
with_parents AS (
    SELECT jurisdiction_id FROM used
    UNION
    SELECT jurisdictions.parent_id
    FROM with_parents JOIN jurisdictions USING (jurisdiction_id) WHERE jurisdictions.parent_id IS NOT NULL
)
SELECT jurisdictions.* FROM jurisdictions SEMI JOIN with_parents USING (jurisdiction_id);
