-- Small tables the judge's macros share.

-- Figures as known then, of periods that have ended by then; and with what their stamps say.
CREATE MACRO stamped_figures(as_of, known_by) AS TABLE
SELECT * EXCLUDE (marks), length_class_of(marks) AS length_class, bound_of(marks) AS bound, is_preliminary_of(marks) AS is_preliminary,
    is_derived_of(marks) AS is_derived, is_small_of(marks) AS is_small, is_restricted_of(marks) AS is_restricted
FROM judge_figures
WHERE known_from <= moment_of(known_by) AND known_until > moment_of(known_by)
    AND stamp < stamp_of(day_of(as_of) + 1, 0, 0, 0);
CREATE MACRO visible_figures(as_of, known_by) AS TABLE
SELECT *, end_of(stamp) AS ends, kind_of(stamp) AS kind, figure_of(stamp) AS figure FROM stamped_figures(as_of, known_by);
