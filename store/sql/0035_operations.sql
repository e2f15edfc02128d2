-- When an operation ended, and how; 0 and 0: it runs.
ALTER TABLE operation ADD COLUMN ended_at BIGINT NOT NULL DEFAULT 0;
ALTER TABLE operation ADD COLUMN ended BIGINT NOT NULL DEFAULT 0;
