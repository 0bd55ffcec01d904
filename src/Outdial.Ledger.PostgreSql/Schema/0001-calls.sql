CREATE TABLE outdial.node (
    id uuid PRIMARY KEY,
    lock_key bigint NOT NULL,
    joined timestamptz NOT NULL DEFAULT clock_timestamp(),
    beat timestamptz NOT NULL DEFAULT clock_timestamp(),
    version text NOT NULL
);

-- Which call may be dialled, by which node, and what came of it. A claim's number makes those before it void; an owner
-- that was declared dead is no node any more, and can own nothing.
CREATE TABLE outdial.call (
    key text COLLATE "C" PRIMARY KEY,
    state smallint NOT NULL,
    contract smallint NOT NULL,
    service text NOT NULL,
    calling_user uuid,
    fields text NOT NULL,
    shown text[] NOT NULL,
    dialled text[],
    numbers bytea[] NOT NULL,
    created timestamptz NOT NULL DEFAULT clock_timestamp(),
    claim_no bigint NOT NULL DEFAULT 1,
    owner uuid REFERENCES outdial.node (id),
    claimed timestamptz,
    claim_until timestamptz,
    stamp text,
    first_intended timestamptz,
    until timestamptz,
    ended timestamptz,
    conversation text,
    rule text,
    message text,
    status integer,
    correlations text[] NOT NULL DEFAULT '{}',
    CHECK (state <> 1 OR (until IS NOT NULL AND owner IS NOT NULL))
);
CREATE INDEX call_by_age ON outdial.call (created, key);
CREATE INDEX call_by_state ON outdial.call (state, created, key);
CREATE INDEX call_by_owner ON outdial.call (owner) WHERE owner IS NOT NULL;
CREATE INDEX call_by_end ON outdial.call (until) WHERE state = 1;

-- When which number was dialled by a keyed call, or may have been; a number is a digest with the ledger's own key.
CREATE TABLE outdial.dial (
    number bytea NOT NULL,
    at timestamptz NOT NULL,
    key text COLLATE "C" NOT NULL,
    PRIMARY KEY (number, at, key)
);
CREATE INDEX dial_by_key ON outdial.dial (key);

-- Ticks of .NET: a timestamptz would cut off what is below a microsecond, and a moment would never be given back.
CREATE TABLE outdial.rate (
    bucket text COLLATE "C" PRIMARY KEY,
    free_at bigint NOT NULL,
    closed_until bigint NOT NULL,
    allowed integer NOT NULL
);
