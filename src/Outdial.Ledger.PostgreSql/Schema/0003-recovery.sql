-- Where the database is: its cluster, and how often that was taken over from a primary that was lost. A ledger that was
-- put back from a backup, or that has failed over, is in another place than before.
CREATE FUNCTION outdial.place() RETURNS text LANGUAGE sql VOLATILE AS $$
    SELECT (SELECT system_identifier FROM pg_control_system()) || '/' ||
        substr(pg_walfile_name(pg_current_wal_insert_lsn()), 1, 8)
$$;

-- One row. While it is closed, no call with a key leaves.
CREATE TABLE outdial.origin (
    one boolean PRIMARY KEY DEFAULT true CHECK (one),
    place text NOT NULL,
    closed_at timestamptz,
    lost_from timestamptz,
    reason text,
    CHECK (closed_at IS NULL OR (lost_from IS NOT NULL AND reason IS NOT NULL))
);
INSERT INTO outdial.origin (place) SELECT outdial.place();

CREATE FUNCTION outdial.is_open() RETURNS boolean LANGUAGE sql VOLATILE AS $$
    SELECT EXISTS (SELECT 1 FROM outdial.origin WHERE closed_at IS NULL AND place = outdial.place())
$$;

-- Stamps that a recovery found: a key whose stamp is one of them was placed.
CREATE TABLE outdial.found (
    call uuid PRIMARY KEY,
    conversation text NOT NULL,
    at timestamptz NOT NULL DEFAULT clock_timestamp()
);
