-- moc_cleanup_key_fold(text): a coarse form of an object's address. Two texts that could mean the
-- same object, percent-encoded or not, as a URL or as a key, have the same fold; so an index on it
-- finds every row that might refer to an object, and the exact comparison is made on those few.
--
-- It runs inside the platform's own INSERTs, as part of our indexes, and therefore must never raise
-- and must take any text, in any session: a literal with backslashes is an E'', which means the same
-- whatever standard_conforming_strings is. It works on bytes, since percent-decoding can give invalid
-- UTF-8; it returns a hash, since an index entry may not be longer than 2,704 bytes; and it is cheap on
-- what people really write. sha256 and not md5, which servers in FIPS mode refuse.

CREATE OR REPLACE FUNCTION moc_cleanup_key_fold(address text) RETURNS bytea
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE
AS $$
DECLARE
    -- No key of 1,024 bytes has a longer address: three characters a byte, and a bucket's name.
    longest_path constant integer := 3200;
    folded text;
BEGIN
    folded := regexp_replace(substr(address, 1, 16000), '[?#].*$', '');
    -- A URL's host goes once and before decoding: a key may look like a URL itself.
    folded := regexp_replace(folded, '^([A-Za-z][A-Za-z0-9+.-]*:)?//[^/]*', '');
    IF length(folded) > longest_path THEN
        RETURN E'\\x';
    END IF;
    -- Bytes as ASCII text: '\303' for what is not ASCII.
    folded := encode(replace(folded, E'\\', E'\\\\')::bytea, 'escape');
    -- Until nothing is left to decode, so that a text and what it decodes to have the same fold.
    WHILE folded ~ '%[0-9A-Fa-f]{2}' LOOP
        folded := regexp_replace(folded, '%(25)+', '%', 'g');
        folded := (
            SELECT string_agg(
                CASE WHEN part[1] ~ '^%[0-9A-Fa-f]{2}$'
                    THEN encode(decode(substr(part[1], 2), 'hex'), 'escape')
                    ELSE part[1] END,
                '' ORDER BY position)
            FROM regexp_matches(folded, '%[0-9A-Fa-f]{2}|[^%]+|%', 'g')
                WITH ORDINALITY AS parts(part, position));
    END LOOP;
    folded := regexp_replace(folded, '[?#].*$', '');
    folded := ltrim(translate(folded, '+', ' '), '/');
    RETURN substr(sha256(convert_to(folded, 'UTF8')), 1, 16);
END
$$;

-- The platform's own sessions evaluate it, whoever they are.
GRANT EXECUTE ON FUNCTION moc_cleanup_key_fold(text) TO PUBLIC;
