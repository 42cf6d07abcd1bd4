-- The judge's keys: whole numbers that say what they stand for.

-- Place, indicator, dimension and scope in one number, place first: a series. What cannot be held against any promise
-- (told too early) has dimension 0, which no promise has.
CREATE MACRO series_of(place, indicator, dimension, scope) AS
    ((place::BIGINT * 32768 + indicator) * 256 + dimension) * 65536 + scope;
CREATE MACRO subject_of(place, indicator) AS place::BIGINT * 32768 + indicator;
CREATE MACRO subject_in(series) AS series >> 24;

-- Order and key of a figure in one number: the end, then the length (a year before anything else that ends with it), the
-- kind, the figure's number.
CREATE MACRO stamp_of(ends, months, kind, figure) AS
    ((ends - DATE '1900-01-01')::BIGINT << 46)
    | (CASE WHEN months = 12 THEN 127 ELSE least(months, 126) END::BIGINT << 39)
    | (kind::BIGINT << 28)
    | figure;
-- What a stamp of judge_figures holds; reversed, the earliest end is the greatest (and the longest period still wins).
CREATE MACRO reversed(stamp) AS xor(stamp, 9223301668110598144::BIGINT);
CREATE MACRO figure_of(stamp) AS (stamp & 268435455)::INTEGER;
CREATE MACRO kind_of(stamp) AS ((stamp >> 28) & 2047)::SMALLINT;
CREATE MACRO end_of(stamp) AS DATE '1900-01-01' + (stamp >> 46)::INTEGER;
CREATE MACRO length_of(stamp) AS (stamp >> 39) & 127;

-- What else is told of a figure, in one number: a column more costs its cells whatever they hold.
CREATE MACRO marks_of(length_class, bound, is_preliminary, is_derived, is_small, is_restricted) AS (
    length_class + 8 * bound + 32 * is_preliminary::INTEGER + 64 * is_derived::INTEGER + 128 * is_small::INTEGER
    + 256 * is_restricted::INTEGER
)::SMALLINT;
CREATE MACRO length_class_of(marks) AS (marks & 7)::TINYINT;
CREATE MACRO bound_of(marks) AS ((marks >> 3) & 3)::TINYINT;
CREATE MACRO is_preliminary_of(marks) AS (marks & 32) > 0;
CREATE MACRO is_derived_of(marks) AS (marks & 64) > 0;
CREATE MACRO is_small_of(marks) AS (marks & 128) > 0;
CREATE MACRO is_restricted_of(marks) AS (marks & 256) > 0;
