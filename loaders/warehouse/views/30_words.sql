-- Small tables the judge's macros share.

-- Figures as known then, of periods that have ended by then; and with what their stamps say.
CREATE MACRO stamped_figures(as_of, known_by) AS TABLE
SELECT * FROM judge_figures
WHERE known_from <= moment_of(known_by) AND known_until > moment_of(known_by)
    AND stamp < stamp_of(day_of(as_of) + 1, 0, 0, 0);
CREATE MACRO visible_figures(as_of, known_by) AS TABLE
SELECT *, end_of(stamp) AS ends, kind_of(stamp) AS kind, figure_of(stamp) AS figure FROM stamped_figures(as_of, known_by);
