-- What the two database users need, and nothing more. Run it with psql, as the owner of the tables,
-- after the migration and again whenever the platform adds a table or a column that we know of:
--
--   psql --set scheduler_user=moc_scheduler --set worker_user=moc_worker --file grants.sql …
--
-- Both users exist already: how one logs in is decided where users are made. What the platform does
-- not have is passed over. Cascades need no right: PostgreSQL runs them as the tables' owner.

SELECT format('GRANT %s ON %s TO %I', privileges, to_regclass(table_name), grantee)
FROM (VALUES
    -- Finds what has expired and is not held, keeps the ledger, and prunes it.
    (:'scheduler_user', 'SELECT', 'moc_instructions'),
    (:'scheduler_user', 'SELECT, INSERT, UPDATE, DELETE', 'moc_cleanup_ledger'),
    (:'scheduler_user', 'SELECT', 'moc_cleanup_hold'),

    -- Locks a row FOR UPDATE, which takes the right to update, and deletes it.
    (:'worker_user', 'SELECT, UPDATE, DELETE', 'moc_instructions'),
    (:'worker_user', 'SELECT, UPDATE, DELETE', 'moc_files'),
    (:'worker_user', 'SELECT, UPDATE, DELETE', 'moc_parts_lists'),
    (:'worker_user', 'SELECT, UPDATE, DELETE', 'gallery_images'),
    (:'worker_user', 'SELECT, UPDATE, DELETE', 'moc_gallery_images'),
    -- Sets bricks free and detaches sessions; neither is ever deleted.
    (:'worker_user', 'SELECT, UPDATE', 'moc_parts'),
    (:'worker_user', 'SELECT, UPDATE', 'upload_sessions'),
    -- An album's cover is still used.
    (:'worker_user', 'SELECT', 'gallery_albums'),
    (:'worker_user', 'SELECT, INSERT, UPDATE', 'moc_cleanup_ledger'),
    (:'worker_user', 'SELECT', 'moc_cleanup_hold')
) AS needed (grantee, privileges, table_name)
WHERE to_regclass(table_name) IS NOT NULL
\gexec

GRANT EXECUTE ON FUNCTION moc_cleanup_due_at(timestamptz, integer, timestamptz),
    moc_cleanup_holds_on(uuid, text) TO :"scheduler_user", :"worker_user";
GRANT EXECUTE ON FUNCTION moc_cleanup_key_fold(text) TO :"worker_user";
