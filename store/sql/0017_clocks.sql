-- Open leads by their clocks: what comes due next, and what nobody has said to
-- have read since its newest report.
CREATE INDEX lead_clock ON lead (house, look_by, read_at, last_at, labels) WHERE state = 0 AND until = 9223372036854775807;
