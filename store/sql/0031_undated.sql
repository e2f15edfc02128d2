-- Whether a report came among many at once and states no time of its own: then it is
-- close in time to nothing.
ALTER TABLE report ADD COLUMN undated BIGINT NOT NULL DEFAULT 0;

-- A page of the board looks through all links of its reports for the likeliest few: the
-- index alone says which they are.
DROP INDEX link_report;
CREATE INDEX link_report ON link (house, report, until, p, labels, kept_out, holding);
