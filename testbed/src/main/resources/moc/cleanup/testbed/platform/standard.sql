-- A stand-in for the platform's own schema, with no more indexes than such a schema tends to have.
CREATE TABLE moc_instructions (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  user_id text NOT NULL,
  title text NOT NULL,
  description text,
  thumbnail_url text,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz
);
CREATE INDEX moc_instructions_user_id ON moc_instructions (user_id);
CREATE INDEX moc_instructions_deleted_at
  ON moc_instructions (deleted_at) WHERE deleted_at IS NOT NULL;

CREATE TABLE moc_files (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  moc_id uuid NOT NULL REFERENCES moc_instructions (id) ON DELETE CASCADE,
  file_type text NOT NULL,
  s3_key text NOT NULL,
  file_url text,
  created_at timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz
);
CREATE INDEX moc_files_moc_id ON moc_files (moc_id);

CREATE TABLE moc_parts_lists (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  moc_id uuid NOT NULL REFERENCES moc_instructions (id) ON DELETE CASCADE,
  file_id uuid REFERENCES moc_files (id) ON DELETE SET NULL,
  title text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE moc_parts (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  parts_list_id uuid,
  part_id text NOT NULL,
  part_name text NOT NULL,
  quantity integer NOT NULL DEFAULT 1,
  color text NOT NULL,
  status text NOT NULL DEFAULT 'available' CHECK (status IN ('allocated', 'available')),
  CONSTRAINT moc_parts_parts_list_id_fkey
    FOREIGN KEY (parts_list_id) REFERENCES moc_parts_lists (id) ON DELETE SET NULL
);
CREATE INDEX moc_parts_part_id_color ON moc_parts (part_id, color);

CREATE TABLE gallery_images (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  user_id text NOT NULL,
  title text NOT NULL,
  image_url text NOT NULL,
  thumbnail_url text,
  s3_key text,
  album_id uuid,
  created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX gallery_images_user_id ON gallery_images (user_id);

-- Neither an id nor a unique constraint: a link may be there twice.
CREATE TABLE moc_gallery_images (
  moc_id uuid NOT NULL REFERENCES moc_instructions (id) ON DELETE CASCADE,
  gallery_image_id uuid NOT NULL REFERENCES gallery_images (id) ON DELETE CASCADE
);
CREATE INDEX moc_gallery_images_moc_id ON moc_gallery_images (moc_id);

CREATE TABLE gallery_flags (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  image_id uuid NOT NULL REFERENCES gallery_images (id) ON DELETE CASCADE,
  user_id text NOT NULL,
  reason text NOT NULL
);

CREATE TABLE gallery_albums (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  user_id text NOT NULL,
  title text NOT NULL,
  cover_image_id uuid
);

CREATE TABLE moc_gallery_albums (
  moc_id uuid NOT NULL REFERENCES moc_instructions (id) ON DELETE CASCADE,
  album_id uuid NOT NULL REFERENCES gallery_albums (id) ON DELETE CASCADE
);

CREATE TABLE moc_reviews (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  moc_id uuid NOT NULL REFERENCES moc_instructions (id) ON DELETE CASCADE,
  user_id text NOT NULL,
  rating integer NOT NULL
);

-- No action on deletion: a MOC with a session cannot go until the session lets go of it.
CREATE TABLE upload_sessions (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  user_id text NOT NULL,
  moc_instruction_id uuid REFERENCES moc_instructions (id),
  status text NOT NULL
);
