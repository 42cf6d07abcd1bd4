-- The judge's keys: whole numbers that say what they stand for.

-- Place, indicator, dimension and scope in one number, place first: a series. What cannot be held against any promise
-- (told too early) has dimension 0, which no promise has.
CREATE MACRO series_of(place, indicator, dimension, scope) AS
    ((place::BIGINT * 32768 + indicator) * 256 + dimension) * 65536 + scope;
CREATE MACRO subject_of(place, indicator) AS place::BIGINT * 32768 + indicator;

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
