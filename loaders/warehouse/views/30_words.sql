-- Small tables the judge's macros share.

-- Figures as known then, of periods that have ended by then.
CREATE MACRO visible_figures(as_of, known_by) AS TABLE
SELECT * FROM judge_figures
WHERE known_from <= moment_of(known_by) AND known_until > moment_of(known_by) AND ends <= day_of(as_of);
