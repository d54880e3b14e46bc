DROP TABLE upload_sessions, gallery_flags, moc_reviews;
ALTER TABLE gallery_images DROP COLUMN s3_key;
ALTER TABLE moc_files DROP COLUMN file_url;
