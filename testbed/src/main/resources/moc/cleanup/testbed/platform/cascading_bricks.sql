ALTER TABLE moc_parts
  DROP CONSTRAINT moc_parts_parts_list_id_fkey,
  ADD CONSTRAINT moc_parts_parts_list_id_fkey
    FOREIGN KEY (parts_list_id) REFERENCES moc_parts_lists (id) ON DELETE CASCADE;
