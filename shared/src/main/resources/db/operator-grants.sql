-- What a person needs who operates moc-cleanup from a terminal: to look at everything, and to place
-- and lift holds, the emergency stop among them. Run it with psql, as the owner of the tables, after
-- the migration and again after an update:
--
--   psql --set operator_user=moc_operator --file operator-grants.sql …
--
-- The user exists already. `migrate` and `run`, which change tables and delete, need the owner's login.

SELECT format('GRANT %s ON %s TO %I', privileges, to_regclass(table_name), :'operator_user')
FROM (VALUES
    ('SELECT', 'moc_instructions'),
    ('SELECT', 'moc_files'),
    ('SELECT', 'moc_parts_lists'),
    ('SELECT', 'moc_parts'),
    ('SELECT', 'gallery_images'),
    ('SELECT', 'moc_gallery_images'),
    ('SELECT', 'gallery_albums'),
    ('SELECT', 'upload_sessions'),
    ('SELECT', 'moc_cleanup_ledger'),
    ('SELECT, INSERT, UPDATE', 'moc_cleanup_hold')
) AS needed (privileges, table_name)
WHERE to_regclass(table_name) IS NOT NULL
\gexec

GRANT EXECUTE ON FUNCTION moc_cleanup_due_at(timestamptz, integer, timestamptz),
    moc_cleanup_holds_on(uuid, text), moc_cleanup_key_fold(text) TO :"operator_user";
