-- Holds: what may not be deleted, whatever its owner and its age. One is in force while lifted_at is
-- null. A hold on everything is the emergency stop.

CREATE TABLE IF NOT EXISTS moc_cleanup_hold (
    id        bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    scope     text        NOT NULL CHECK (scope IN ('moc', 'owner', 'all')),
    subject   text        NOT NULL, -- a MOC's id in small letters, an owner's id, or '' for all
    reason    text        NOT NULL CHECK (reason <> ''),
    placed_by text        NOT NULL CHECK (placed_by <> ''),
    placed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    lifted_by text,
    lifted_at timestamptz,
    CONSTRAINT moc_cleanup_hold_subject CHECK (CASE scope
        WHEN 'all' THEN subject = ''
        WHEN 'moc' THEN subject ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
        ELSE subject <> '' END),
    CONSTRAINT moc_cleanup_hold_lifted CHECK ((lifted_by IS NULL) = (lifted_at IS NULL))
);

-- A blank owner is nobody: a hold on one protects nothing, and looks as if it did. Rows that are there
-- already stay, and can be lifted: what is updated has to pass, too.
SELECT $$ALTER TABLE moc_cleanup_hold ADD CONSTRAINT moc_cleanup_hold_not_blank
    CHECK (scope = 'all' OR btrim(subject) <> '' OR lifted_at IS NOT NULL) NOT VALID$$
WHERE NOT EXISTS (
    SELECT FROM pg_constraint
    WHERE conrelid = 'moc_cleanup_hold'::regclass AND conname = 'moc_cleanup_hold_not_blank')
\gexec

CREATE INDEX IF NOT EXISTS moc_cleanup_hold_in_force
    ON moc_cleanup_hold (scope, subject)
    WHERE lifted_at IS NULL;

-- The holds in force on a MOC. Scheduler, deletion and object deletion all ask this way. A function
-- of one SQL query, which PostgreSQL writes into the statement that asks, and for that neither STRICT
-- nor VOLATILE: the scheduler asks for every expired MOC, and a call for each would take longer than
-- all the rest.
CREATE OR REPLACE FUNCTION moc_cleanup_holds_on(moc_id uuid, owner_id text)
RETURNS TABLE (hold_id bigint)
LANGUAGE sql STABLE PARALLEL SAFE
AS $$
    SELECT id
    FROM moc_cleanup_hold
    WHERE lifted_at IS NULL
        AND (scope, subject) IN (('all', ''), ('moc', moc_id::text), ('owner', owner_id))
$$;

-- Workers that may be deleting the MOC's objects, and until when at the latest. Whoever places a hold
-- waits for them, so that the hold holds once it is placed. ALTER TABLE wants the table for itself,
-- even where there is nothing to add, and everybody else waits behind it: only if it has to be, and
-- ten seconds at most.
DO $$
BEGIN
    IF (SELECT count(*) FROM pg_attribute
        WHERE attrelid = 'moc_cleanup_ledger'::regclass
            AND attname IN ('payers', 'paying_until')
            AND NOT attisdropped) < 2
    THEN
        PERFORM set_config('lock_timeout', '10s', true);
        ALTER TABLE moc_cleanup_ledger
            ADD COLUMN IF NOT EXISTS payers integer NOT NULL DEFAULT 0,
            ADD COLUMN IF NOT EXISTS paying_until timestamptz;
    END IF;
END
$$;
