-- A clause of a document that was loaded again is the one of the last load that counts.
INSERT INTO clauses BY NAME
SELECT * EXCLUDE (known_from) FROM arrived_clauses
WHERE load_id IN (SELECT load_id FROM loads WHERE withdrawn_at IS NULL)
QUALIFY row_number() OVER (PARTITION BY document_id, clause_id ORDER BY known_from DESC, load_row DESC) = 1;
DROP TABLE arrived_clauses;
