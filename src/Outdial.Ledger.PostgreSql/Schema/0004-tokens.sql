-- Tokens that nodes share, encrypted with a key from outside the database.
CREATE TABLE outdial.token (
    name text COLLATE "C" PRIMARY KEY,
    value bytea NOT NULL
);
