ALTER TABLE moc_instructions
  ALTER COLUMN deleted_at TYPE timestamp WITHOUT TIME ZONE USING deleted_at AT TIME ZONE 'UTC';
