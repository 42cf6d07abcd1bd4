-- What was known at a moment, in the tables' own columns. Without a moment: what is known now.
CREATE MACRO documents_at(known_by := NULL) AS TABLE
SELECT * EXCLUDE (known_from, known_until) FROM documents
WHERE known_from <= coalesce(known_by::TIMESTAMP, TIMESTAMP '9999-12-30')
    AND known_until > coalesce(known_by::TIMESTAMP, TIMESTAMP '9999-12-30');

CREATE MACRO commitments_at(known_by := NULL) AS TABLE
SELECT * EXCLUDE (known_from, known_until) FROM commitments
WHERE known_from <= coalesce(known_by::TIMESTAMP, TIMESTAMP '9999-12-30')
    AND known_until > coalesce(known_by::TIMESTAMP, TIMESTAMP '9999-12-30');

CREATE MACRO reported_figures_at(known_by := NULL) AS TABLE
SELECT * EXCLUDE (figure, known_from, known_until) FROM reported_figures
WHERE known_from <= coalesce(known_by::TIMESTAMP, TIMESTAMP '9999-12-30')
    AND known_until > coalesce(known_by::TIMESTAMP, TIMESTAMP '9999-12-30');

CREATE MACRO scope_members_at(known_by := NULL) AS TABLE
SELECT * EXCLUDE (known_from, known_until) FROM scope_members
WHERE known_from <= coalesce(known_by::TIMESTAMP, TIMESTAMP '9999-12-30')
    AND known_until > coalesce(known_by::TIMESTAMP, TIMESTAMP '9999-12-30');

CREATE MACRO closings_at(known_by := NULL) AS TABLE
SELECT * EXCLUDE (known_until) FROM closings
WHERE known_from <= coalesce(known_by::TIMESTAMP, TIMESTAMP '9999-12-30')
    AND known_until > coalesce(known_by::TIMESTAMP, TIMESTAMP '9999-12-30');
