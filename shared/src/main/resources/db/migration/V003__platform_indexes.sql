-- Indexes on the platform's tables that our lookups and the platform's own cascades need. Built
-- CONCURRENTLY, so the platform goes on writing. What stands there already is not built twice;
-- columns and tables that this installation does not have are passed over.

-- A build that was broken off leaves an invalid index behind: it goes first.
SELECT format('DROP INDEX CONCURRENTLY IF EXISTS %s', indexrelid::regclass)
FROM pg_index
JOIN pg_class ON pg_class.oid = indexrelid
WHERE NOT indisvalid AND relname LIKE 'moc\_cleanup\_%'
\gexec

-- Expired MOCs, in the order in which the scheduler takes them.
CREATE INDEX CONCURRENTLY IF NOT EXISTS moc_cleanup_moc_instructions_deleted
    ON moc_instructions (deleted_at, id)
    WHERE deleted_at IS NOT NULL;

-- Which row refers to this object? Every column that holds a key or a URL.
SELECT format('CREATE INDEX CONCURRENTLY IF NOT EXISTS %I ON %s (moc_cleanup_key_fold(%I))',
    left('moc_cleanup_' || address.table_name || '_' || address.column_name, 63),
    attribute.attrelid::regclass, address.column_name)
FROM (VALUES
    ('moc_files', 's3_key'),
    ('moc_files', 'file_url'),
    ('moc_instructions', 'thumbnail_url'),
    ('gallery_images', 'image_url'),
    ('gallery_images', 'thumbnail_url'),
    ('gallery_images', 's3_key')
) AS address (table_name, column_name)
JOIN pg_attribute attribute
    ON attribute.attrelid = to_regclass(address.table_name)
    AND attribute.attname = address.column_name
    AND NOT attribute.attisdropped
\gexec

-- Which rows hang on this one? Every foreign key onto a row that we delete, and the lookups that
-- have none, unless an index of all such rows begins with that column already. Rows that hang on
-- nothing are left out: nobody looks for them, and every freed brick would be put into the same page.
SELECT format('CREATE INDEX CONCURRENTLY IF NOT EXISTS %I ON %s (%I)',
    left('moc_cleanup_' || relation.relname || '_' || attribute.attname, 63),
    attribute.attrelid::regclass, attribute.attname)
    || CASE WHEN attribute.attnotnull THEN '' ELSE format(' WHERE %I IS NOT NULL', attribute.attname) END
FROM (
    SELECT conrelid AS table_id, conkey[1] AS attribute_number
    FROM pg_constraint
    WHERE contype = 'f'
        AND confrelid IN (to_regclass('moc_instructions'), to_regclass('moc_files'),
            to_regclass('moc_parts_lists'), to_regclass('gallery_images'))
    UNION
    SELECT attrelid, attnum
    FROM (VALUES
        ('moc_files', 'moc_id'),
        ('moc_parts_lists', 'moc_id'),
        ('moc_parts', 'parts_list_id'),
        ('moc_gallery_images', 'moc_id'),
        ('moc_gallery_images', 'gallery_image_id'),
        ('gallery_albums', 'cover_image_id'),
        ('upload_sessions', 'moc_instruction_id')
    ) AS lookup (table_name, column_name)
    JOIN pg_attribute
        ON attrelid = to_regclass(lookup.table_name)
        AND attname = lookup.column_name
        AND NOT attisdropped
) AS reference
JOIN pg_attribute attribute
    ON attribute.attrelid = reference.table_id AND attribute.attnum = reference.attribute_number
JOIN pg_class relation
    ON relation.oid = reference.table_id AND relation.relkind = 'r'
WHERE NOT EXISTS (
    SELECT FROM pg_index
    WHERE indrelid = reference.table_id
        AND indkey[0] = reference.attribute_number
        AND indisvalid
        AND (indpred IS NULL
            OR pg_get_expr(indpred, indrelid) = format('(%I IS NOT NULL)', attribute.attname)))
ORDER BY relation.relname, attribute.attname
\gexec

-- Without statistics the planner takes the indexes on an expression for poor ones.
ANALYZE moc_files, moc_instructions, gallery_images;
