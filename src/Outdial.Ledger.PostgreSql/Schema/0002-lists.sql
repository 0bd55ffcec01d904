CREATE TABLE outdial.list (
    name text COLLATE "C" PRIMARY KEY,
    state smallint NOT NULL,
    gates text NOT NULL,
    service text NOT NULL,
    contract smallint NOT NULL,
    settings text NOT NULL,
    source text,
    source_digest text,
    created timestamptz NOT NULL DEFAULT clock_timestamp(),
    imports bigint NOT NULL DEFAULT 0,
    importing bigint,
    importer uuid REFERENCES outdial.node (id) ON DELETE SET NULL
);

-- A row of a list has no state beside its key's: what is here says when it may be placed, and how it ended.
CREATE TABLE outdial.list_row (
    list text COLLATE "C" NOT NULL,
    position bigint NOT NULL,
    attempt integer NOT NULL,
    key text COLLATE "C" NOT NULL UNIQUE,
    row_key text NOT NULL,
    import bigint NOT NULL,
    digest bytea NOT NULL,
    body text,
    dialled text,
    shown text NOT NULL,
    caller text COLLATE "C",
    zones text,
    not_after timestamptz,
    due_at timestamptz,
    rule text,
    message text,
    verdict text,
    over_at timestamptz,
    has_next boolean NOT NULL DEFAULT false,
    PRIMARY KEY (list, position, attempt)
);
CREATE INDEX list_row_due ON outdial.list_row (list, caller, due_at, position) WHERE due_at IS NOT NULL;
CREATE INDEX list_row_next ON outdial.list_row (list, due_at) WHERE due_at IS NOT NULL;

-- A caller is in one call at a time, across lists and nodes. Without an owner the call goes on, and any node may take it
-- over.
CREATE TABLE outdial.caller (
    service text COLLATE "C" NOT NULL,
    caller text COLLATE "C" NOT NULL,
    key text COLLATE "C" NOT NULL UNIQUE,
    owner uuid REFERENCES outdial.node (id) ON DELETE SET NULL,
    since timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (service, caller)
);
CREATE INDEX caller_by_owner ON outdial.caller (owner) WHERE owner IS NOT NULL;
