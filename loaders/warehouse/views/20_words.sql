-- The judge's words as scalar macros: each says one thing of DESIGN §8.

-- as_of: periods ended by then; today in China where not said. known_by: recorded here by then; now where not said.
CREATE MACRO day_of(as_of) AS coalesce(as_of::DATE, (now() AT TIME ZONE 'Asia/Shanghai')::DATE);
CREATE MACRO moment_of(known_by) AS coalesce(known_by::TIMESTAMP, (now() AT TIME ZONE 'UTC')::TIMESTAMP);

-- The order of levels: a promise may reach down, never up.
CREATE MACRO depth_of(level) AS
    CASE level WHEN 'nation' THEN 1 WHEN 'province' THEN 2 WHEN 'prefecture' THEN 3 WHEN 'county' THEN 4 WHEN 'institution' THEN 5 END;

-- Months counted through, for what ends in the same one.
CREATE MACRO month_number(day) AS date_part('year', day) * 12 + date_part('month', day);

-- The last month that had ended by a day and is of the same season as another.
CREATE MACRO last_of_season(day, other) AS
    month_number(day + 1) - 1 - (month_number(day + 1) - 1 - month_number(other) + 12000) % 12;

-- A promise for a year's end, or without a date, asks for the year's own count, not for a part's.
CREATE MACRO is_year_end(due_on) AS due_on IS NULL OR (date_part('month', due_on) = 12 AND date_part('day', due_on) = 31);
-- One bit for each length_class of a figure that such a promise takes: 1 a day, 2 a month, 4 part of a year, 8 a year,
-- 16 longer. Shares are what they are over any period; counts are not.
CREATE MACRO lengths_of(measure_type, is_year_end) AS
    CASE measure_type
        WHEN 'flow' THEN CASE WHEN is_year_end THEN 9 ELSE 15 END
        WHEN 'stock' THEN CASE WHEN is_year_end THEN 27 ELSE 31 END
        ELSE 31
    END;
CREATE MACRO takes(lengths, length_class) AS (lengths >> length_class) & 1 = 1;

-- low and high are thresholds with the tolerance in them, minus and plus infinity where that side is open.
CREATE MACRO keeps(value, low, high) AS value BETWEEN low AND high;
-- How far a value falls short of the target as written; negative where it is past it.
CREATE MACRO shortfall(value, target_low, target_high) AS greatest(target_low - value, value - target_high);

-- A bound speaks only where no value it allows could say otherwise: 至少50000 keeps ≥50000, 不到60 breaks ≥65.
CREATE MACRO is_conclusive(bound, value, low, high) AS
    CASE bound
        WHEN 0 THEN true
        WHEN 1 THEN value > high OR (isinf(high) AND value >= low)
        ELSE value < low OR (isinf(low) AND value <= high)
    END;

-- From the due date on (§8.3). `after_months` and `before_months` are the figures' distances from the due date.
CREATE MACRO due_verdict(due_value, after_value, after_months, before_value, before_months, low, high) AS
    CASE
        WHEN due_value IS NOT NULL THEN CASE WHEN keeps(due_value, low, high) THEN 'met' ELSE 'missed' END
        WHEN after_value IS NULL THEN NULL
        WHEN keeps(after_value, low, high) THEN CASE WHEN after_months <= 24 THEN 'met' END
        WHEN NOT keeps(before_value, low, high) THEN 'missed'
        WHEN after_months <= 24 AND (before_value IS NULL OR before_months > 24) THEN 'missed'
    END;

-- Progress over elapsed time, rounded as it is shown (§8.4): past the target nothing is short. The hair added keeps a half
-- going away from nought. What binary arithmetic leaves between 137‰ and 13.7% is no way to go.
CREATE MACRO pace_of(short_base, short_now, elapsed) AS
    CASE WHEN short_base > greatest(short_now, 0) * 1e-11 AND elapsed > 0
        -- (+ 0: no minus before nought.)
        THEN round((1 - greatest(short_now, 0) / short_base) / elapsed + sign(1 - short_now / short_base) * 1e-9, 2) + 0 END;

-- On the way (§8.4): short_base and short_now as by `shortfall`, apart how far c is from b, step one unit of the last place
-- printed, pace as by `pace_of`, null where there was no way to go.
CREATE MACRO path_verdict(is_base_kept, is_kept, apart, short_base, short_now, elapsed, step, pace) AS
    CASE
        -- Nothing was to be gone, so nothing can be seen of it, but that it was lost: b not short and c short.
        WHEN is_base_kept OR pace IS NULL THEN CASE WHEN NOT is_kept AND apart > step * (1 + 1e-9) THEN 'reversing' END
        -- The label is that of the pace as printed: -0.00 is no way back.
        WHEN pace < 0 AND short_now - short_base > step * (1 + 1e-9) THEN 'reversing'
        -- Less is asked for than can be seen: below_precision.
        WHEN short_base * elapsed < step * (1 - 1e-9) THEN NULL
        WHEN pace >= 1.05 THEN 'ahead'
        WHEN pace >= 0.95 THEN 'on_track'
        WHEN pace >= 0.60 THEN 'lagging'
        ELSE 'off_track'
    END;

-- Before the due date. 目前已达标 rests on no figure that is stale, nor on part of a year where the year is promised; a year
-- of many is told before its end by nothing but a count that runs up to it.
CREATE MACRO way_verdict(is_told, is_met, has_path, is_base_kept, is_kept, apart, short_base, short_now, elapsed, step, pace) AS
    CASE
        WHEN NOT is_told THEN NULL
        WHEN is_met THEN 'met'
        WHEN has_path THEN path_verdict(is_base_kept, is_kept, apart, short_base, short_now, elapsed, step, pace)
    END;

-- 保持: any year that fails loses it, from then on.
CREATE MACRO is_lost(lost_on, due_on, is_due) AS coalesce(lost_on < due_on AND is_due, false);
-- What nobody accepted, or whose scope nobody confirmed, is not judged; what it would be is told beside it.
CREATE MACRO reason_of(review, is_unconfirmed, reason) AS
    CASE WHEN review = 'proposed' THEN 'proposed' WHEN is_unconfirmed THEN 'scope_unconfirmed' ELSE reason END;
CREATE MACRO verdict_of(review, is_unconfirmed, is_lost, sum_reason, sum_verdict) AS
    CASE
        WHEN reason_of(review, is_unconfirmed, CASE WHEN NOT is_lost THEN sum_reason END) IS NOT NULL THEN 'undecided'
        WHEN is_lost THEN 'missed'
        ELSE sum_verdict
    END;

-- A target as a level, from its base: a change added to it, or a part of it; below nought where it is a decrease.
CREATE MACRO moved(change, base, amount) AS CASE WHEN change = 'part' THEN base * (1 + amount) ELSE base + amount END;

-- Thresholds are moved by a hair, so that 0.1 + 0.2 keeps 0.3 and 80 does not keep 超过80.
CREATE MACRO hair(target) AS greatest(abs(target), 1e-6) * 1e-9;
CREATE MACRO threshold_low(target_low, slack, comparator) AS
    coalesce(target_low - slack + CASE WHEN comparator = 'gt' THEN hair(target_low) ELSE -hair(target_low) END, '-infinity'::DOUBLE);
CREATE MACRO threshold_high(target_high, slack, comparator) AS
    coalesce(target_high + slack + CASE WHEN comparator = 'lt' THEN -hair(target_high) ELSE hair(target_high) END, 'infinity'::DOUBLE);

-- A document is out of force once its validity has ended; where only its status is known, from the start.
CREATE MACRO in_force_until(status, valid_to) AS
    coalesce(valid_to, CASE WHEN status <> 'in_force' THEN DATE '0001-01-01' ELSE DATE '9999-12-31' END);
CREATE MACRO is_out_of_force(status, valid_to, on_date) AS in_force_until(status, valid_to) < on_date;
-- A promise that fell due within the time its document ran is counted still: a plan's period ends with its targets, and
-- nobody took them back. Of what was superseded or repealed nothing is counted (DESIGN §8.14).
CREATE MACRO is_dropped(status, valid_to, on_date, due_on) AS
    is_out_of_force(status, valid_to, on_date)
    AND NOT coalesce(status NOT IN ('superseded', 'repealed') AND due_on <= on_date AND due_on <= coalesce(valid_to, due_on), false);

-- Numbers as shown: what arithmetic in binary adds at the far end is cut off.
CREATE MACRO shown(value) AS round(value, 9);
CREATE MACRO flag_list(flags) AS CASE WHEN flags = '' THEN []::VARCHAR[] ELSE str_split(flags, ';') END;
