-- The ledger: one row per MOC that ever entered the pipeline. It is the audit trail, the outbox of
-- objects still to be deleted, and what keeps the scheduler fair. State derives from the timestamps:
-- a row is finished when finished_at is not older than queued_at.

CREATE TABLE IF NOT EXISTS moc_cleanup_ledger (
    moc_id          uuid        PRIMARY KEY, -- no foreign key: it outlives the MOC
    owner_id        text,
    deleted_at      timestamptz,             -- when the owner deleted the MOC

    -- The scheduler's columns.
    correlation_id  text,                    -- the run that queued it last
    queued_at       timestamptz,
    times_queued    integer     NOT NULL DEFAULT 0, -- since the last acknowledged outcome

    -- The worker's columns.
    attempts        integer     NOT NULL DEFAULT 0, -- over the whole life; SQS forgets at a redrive
    last_attempt_at timestamptz,
    last_error      text,
    acknowledged_at timestamptz,             -- the last outcome that was not a failure
    rows_deleted_at timestamptz,
    owed_keys       text[]      NOT NULL DEFAULT '{}', -- objects that S3 has not confirmed as gone
    kept            jsonb       NOT NULL DEFAULT '[]', -- [{"image" or "key": …, "reason": …}]
    files_deleted   integer     NOT NULL DEFAULT 0, -- objects that S3 confirmed
    images_deleted  integer     NOT NULL DEFAULT 0, -- gallery images that only this MOC used
    bricks_returned integer     NOT NULL DEFAULT 0, -- rows of moc_parts set free
    finished_at     timestamptz
);

CREATE INDEX IF NOT EXISTS moc_cleanup_ledger_unfinished
    ON moc_cleanup_ledger ((coalesce(queued_at, '-infinity')), moc_id)
    WHERE finished_at IS NULL OR finished_at < queued_at;

CREATE INDEX IF NOT EXISTS moc_cleanup_ledger_owed
    ON moc_cleanup_ledger (rows_deleted_at)
    WHERE owed_keys <> '{}';

-- When an unfinished MOC is queued again: after 20 hours, then 40, then every 14 days, so that one
-- that can never be deleted is in the dead-letter queue three times in a fortnight at most. An
-- acknowledged outcome brings it back after 20 hours. 20 and not 24, so that a daily run that starts
-- a little early still finds yesterday's.
CREATE OR REPLACE FUNCTION moc_cleanup_due_at(
    queued_at timestamptz, times_queued integer, acknowledged_at timestamptz
) RETURNS timestamptz
LANGUAGE sql STABLE PARALLEL SAFE
AS $$
    SELECT CASE
        WHEN queued_at IS NULL THEN '-infinity'
        WHEN acknowledged_at >= queued_at THEN queued_at + interval '20 hours'
        WHEN times_queued <= 2 THEN queued_at + interval '20 hours' * power(2, times_queued - 1)
        ELSE queued_at + interval '14 days'
    END
$$;
