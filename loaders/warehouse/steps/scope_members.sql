-- Memberships over time. A later entry on the same scope and place takes the place of earlier ones whose dates it
-- touches; entries of one load stand beside each other, and where they contradict each other nobody knows.
CREATE TABLE entries AS
WITH given AS (
    SELECT scope, jurisdiction_id, is_member, valid_from, valid_to, evidence, load_id, load_row FROM scope_members
    UNION ALL
    -- value: "yes", "no", or with dates "yes 2016-08-01/2018-12-31", either of them left out where open.
    SELECT
        field, subject_id, lower(trim(split_part(trim(value), ' ', 1))) = 'yes',
        TRY_CAST(nullif(trim(split_part(split_part(trim(value), ' ', 2), '/', 1)), '') AS DATE),
        TRY_CAST(nullif(trim(split_part(split_part(trim(value), ' ', 2), '/', 2)), '') AS DATE),
        coalesce(nullif(evidence, ''), reason), load_id, load_row
    FROM decisions WHERE action = 'confirm_scope'
)
SELECT given.*, row_number() OVER () AS entry, recorded_at, lives_from, lives_until
FROM given JOIN loads USING (load_id) JOIN load_lives USING (load_id);

DELETE FROM scope_members;
INSERT INTO scope_members
WITH moments AS (
    SELECT *, lead(moment, 1, TIMESTAMP '9999-12-31') OVER (PARTITION BY scope, jurisdiction_id ORDER BY moment) AS next_moment
    FROM (SELECT DISTINCT scope, jurisdiction_id, unnest([lives_from, lives_until]) AS moment FROM entries)
),
standing AS (
    SELECT entries.*, moment, next_moment FROM moments JOIN entries USING (scope, jurisdiction_id)
    WHERE lives_from <= moment AND moment < lives_until AND moment < next_moment
)
SELECT scope, jurisdiction_id, is_member, valid_from, valid_to, evidence, load_id, load_row, moment, next_moment
FROM standing AS one
WHERE NOT EXISTS (
    FROM standing AS later
    WHERE later.scope = one.scope AND later.jurisdiction_id = one.jurisdiction_id AND later.moment = one.moment
        AND later.recorded_at > one.recorded_at
        AND coalesce(later.valid_from, DATE '0001-01-01') <= coalesce(one.valid_to, DATE '9999-12-31')
        AND coalesce(one.valid_from, DATE '0001-01-01') <= coalesce(later.valid_to, DATE '9999-12-31')
);
DROP TABLE entries;
