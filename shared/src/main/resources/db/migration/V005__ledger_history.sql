-- What people ask the ledger for: the accounts of one owner, those of one run, and which objects went.

-- The objects that S3 confirmed. Whoever has to prove that they are gone, or to bring one back from a
-- version or a backup, cannot do it without their keys. As in V004, nobody waits behind an ALTER TABLE
-- that has nothing to add.
DO $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM pg_attribute
        WHERE attrelid = 'moc_cleanup_ledger'::regclass
            AND attname = 'deleted_keys'
            AND NOT attisdropped)
    THEN
        PERFORM set_config('lock_timeout', '10s', true);
        ALTER TABLE moc_cleanup_ledger
            ADD COLUMN IF NOT EXISTS deleted_keys text[] NOT NULL DEFAULT '{}';
    END IF;
END
$$;

-- A build that was broken off leaves an invalid index behind, which V003 drops.
CREATE INDEX CONCURRENTLY IF NOT EXISTS moc_cleanup_ledger_owner
    ON moc_cleanup_ledger (owner_id, moc_id);

CREATE INDEX CONCURRENTLY IF NOT EXISTS moc_cleanup_ledger_run
    ON moc_cleanup_ledger (correlation_id, (coalesce(queued_at, '-infinity')), moc_id);
