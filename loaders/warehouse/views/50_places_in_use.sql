-- Places with a commitment of their own, a figure or a membership as known then, and all above them.
CREATE MACRO places_in_use_at(known_by := NULL) AS TABLE
WITH RECURSIVE used AS (
    SELECT jurisdiction_id FROM commitments_at(known_by)
    UNION SELECT jurisdiction_id FROM reported_figures_at(known_by)
    UNION SELECT jurisdiction_id FROM scope_members_at(known_by)
),
with_parents AS (
    SELECT jurisdiction_id FROM used
    UNION
    SELECT jurisdictions.parent_id
    FROM with_parents JOIN jurisdictions USING (jurisdiction_id) WHERE jurisdictions.parent_id IS NOT NULL
)
SELECT jurisdictions.* FROM jurisdictions SEMI JOIN with_parents USING (jurisdiction_id);

CREATE VIEW places_in_use AS FROM places_in_use_at();
