-- SPDX-FileCopyrightText: 2026 The Tracker authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Version 1. Released scripts never change: what must be otherwise is 002.sql.
-- Instants are UTC seconds; 0 stands for "never" where a column is NOT NULL. Words of the model (stage, outcome, role,
-- news, fact) are its nicks.

CREATE TABLE folders (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  name_key TEXT NOT NULL UNIQUE, -- folded: "Work" and "work" are one name
  emoji TEXT,
  position INTEGER NOT NULL
) STRICT;

CREATE TABLE parcels (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL UNIQUE,
  number TEXT NOT NULL, -- '' = ordered, not shipped yet
  name TEXT,
  note TEXT,
  name_key TEXT NOT NULL, -- folded name, else the number: what sorting by name looks at
  folder_id INTEGER REFERENCES folders (id) ON DELETE SET NULL,
  origin TEXT,
  destination TEXT,
  added_s INTEGER NOT NULL,
  archived_s INTEGER NOT NULL DEFAULT 0,
  removed_s INTEGER NOT NULL DEFAULT 0, -- kept for undo, purged after a day

  -- What its legs and events come to, kept in step by every writer, so that rows and lists never read events.
  stage TEXT NOT NULL DEFAULT 'unknown',
  trouble TEXT NOT NULL DEFAULT 'none',
  asked_s INTEGER NOT NULL DEFAULT 0,
  answered_s INTEGER NOT NULL DEFAULT 0,
  n_events INTEGER NOT NULL DEFAULT 0,
  n_unseen INTEGER NOT NULL DEFAULT 0,
  seen_event_id INTEGER NOT NULL DEFAULT 0, -- events with a greater id are unseen
  first_event_s INTEGER NOT NULL DEFAULT 0,
  last_event_s INTEGER NOT NULL DEFAULT 0,
  last_event_id INTEGER NOT NULL DEFAULT 0,
  activity_s INTEGER NOT NULL,

  -- The smart folders it is in: bit N is TrackerSmart N; a removed parcel is in none. Not a generated column: an index
  -- never covers a query that reads one.
  smarts INTEGER NOT NULL
) STRICT;

CREATE UNIQUE INDEX parcels_by_number ON parcels (number) WHERE removed_s = 0 AND number != '';
CREATE INDEX parcels_by_folder ON parcels (folder_id) WHERE folder_id IS NOT NULL;
CREATE INDEX parcels_by_removal ON parcels (removed_s) WHERE removed_s != 0;
-- A list is one walk along one of these, the table itself is not read.
CREATE INDEX parcels_by_activity ON parcels (activity_s, id, smarts, folder_id, stage);
CREATE INDEX parcels_by_name ON parcels (name_key, id, smarts, folder_id, stage);

CREATE TABLE legs (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  parcel_id INTEGER NOT NULL REFERENCES parcels (id) ON DELETE CASCADE,
  carrier TEXT NOT NULL,
  role TEXT NOT NULL,
  number TEXT NOT NULL,
  asked_s INTEGER NOT NULL DEFAULT 0,
  answered_s INTEGER NOT NULL DEFAULT 0,
  outcome TEXT NOT NULL DEFAULT 'none',
  message TEXT,
  failures INTEGER NOT NULL DEFAULT 0,
  next_due_s INTEGER NOT NULL DEFAULT 0,
  is_watched INTEGER NOT NULL DEFAULT 1, -- the parcel is neither archived nor removed
  UNIQUE (parcel_id, carrier)
) STRICT;

CREATE INDEX legs_by_due ON legs (next_due_s, id) WHERE is_watched = 1 AND number != '';

CREATE TRIGGER parcels_watched AFTER UPDATE OF archived_s, removed_s ON parcels
BEGIN
  UPDATE legs SET is_watched = (new.archived_s = 0 AND new.removed_s = 0) WHERE parcel_id = new.id;
END;

-- The words and places of posts, each once: a post has some hundred sentences for a million events.
CREATE TABLE phrases (
  id INTEGER PRIMARY KEY,
  text TEXT NOT NULL UNIQUE,
  folded TEXT NOT NULL
) STRICT;

CREATE TABLE events (
  id INTEGER PRIMARY KEY,
  parcel_id INTEGER NOT NULL REFERENCES parcels (id) ON DELETE CASCADE,
  carrier TEXT NOT NULL, -- not the leg: a leg may go, what its post said stays
  unix_s INTEGER NOT NULL,
  offset_s INTEGER, -- NULL: the post gave no zone
  precision INTEGER NOT NULL, -- 0 day, 1 minute, 2 second
  stage TEXT NOT NULL,
  text_id INTEGER NOT NULL,
  place_id INTEGER,
  country TEXT,
  code TEXT,
  found_s INTEGER NOT NULL
) STRICT;

CREATE INDEX events_by_parcel ON events (parcel_id);

-- How an event was worded before its post edited it.
CREATE TABLE wordings (
  event_id INTEGER NOT NULL REFERENCES events (id) ON DELETE CASCADE,
  text_id INTEGER NOT NULL,
  place_id INTEGER,
  until_s INTEGER NOT NULL
) STRICT;

CREATE INDEX wordings_by_event ON wordings (event_id);

-- Which parcels have a phrase in any event, now or before it was edited: what search walks.
CREATE TABLE parcel_phrases (
  phrase_id INTEGER NOT NULL,
  parcel_id INTEGER NOT NULL,
  PRIMARY KEY (phrase_id, parcel_id)
) STRICT, WITHOUT ROWID;

-- What posts say of the parcel itself. Who said a fact first may change it; others may not, so that two posts that disagree do not
-- take turns.
CREATE TABLE facts (
  parcel_id INTEGER NOT NULL REFERENCES parcels (id) ON DELETE CASCADE,
  fact TEXT NOT NULL,
  carrier TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (parcel_id, fact)
) STRICT, WITHOUT ROWID;

CREATE TABLE plans (
  parcel_id INTEGER NOT NULL REFERENCES parcels (id) ON DELETE CASCADE,
  plan TEXT NOT NULL CHECK (plan IN ('deadline', 'expected_from', 'expected_until')),
  carrier TEXT NOT NULL,
  unix_s INTEGER NOT NULL,
  offset_s INTEGER,
  precision INTEGER NOT NULL,
  PRIMARY KEY (parcel_id, plan)
) STRICT, WITHOUT ROWID;

-- Codes that no table of a definition knows, counted for those who mend definitions.
CREATE TABLE unknown_codes (
  carrier TEXT NOT NULL,
  code TEXT NOT NULL,
  n INTEGER NOT NULL,
  last_s INTEGER NOT NULL,
  PRIMARY KEY (carrier, code)
) STRICT, WITHOUT ROWID;

-- What is to be said and was not yet: at most one a parcel. An id is never used again, so that taking an old one cannot
-- take what replaced it.
CREATE TABLE outbox (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  parcel_id INTEGER NOT NULL UNIQUE REFERENCES parcels (id) ON DELETE CASCADE,
  news TEXT NOT NULL,
  stage TEXT NOT NULL,
  event_id INTEGER,
  written_s INTEGER NOT NULL
) STRICT;

-- One row a commit, for the other processes on this file; body is a serialised TrackerChange.
CREATE TABLE changes (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  body BLOB NOT NULL
) STRICT;

-- How many parcels are in each folder and each set of smart folders.
CREATE TABLE tallies (
  folder_id INTEGER NOT NULL, -- 0: none
  smarts INTEGER NOT NULL,
  is_unseen INTEGER NOT NULL,
  n INTEGER NOT NULL,
  PRIMARY KEY (folder_id, smarts, is_unseen)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER parcels_tallied_insert AFTER INSERT ON parcels WHEN new.smarts != 0
BEGIN
  INSERT INTO tallies VALUES (coalesce (new.folder_id, 0), new.smarts, new.n_unseen > 0, 1)
    ON CONFLICT DO UPDATE SET n = n + 1;
END;

CREATE TRIGGER parcels_tallied_update AFTER UPDATE OF folder_id, smarts, n_unseen ON parcels
WHEN (coalesce (old.folder_id, 0), old.smarts, old.n_unseen > 0)
  != (coalesce (new.folder_id, 0), new.smarts, new.n_unseen > 0)
BEGIN
  UPDATE tallies SET n = n - 1
    WHERE folder_id = coalesce (old.folder_id, 0) AND smarts = old.smarts AND is_unseen = (old.n_unseen > 0);
  INSERT INTO tallies
    SELECT coalesce (new.folder_id, 0), new.smarts, new.n_unseen > 0, 1 WHERE new.smarts != 0
    ON CONFLICT DO UPDATE SET n = n + 1;
END;

CREATE TRIGGER parcels_tallied_delete AFTER DELETE ON parcels WHEN old.smarts != 0
BEGIN
  UPDATE tallies SET n = n - 1
    WHERE folder_id = coalesce (old.folder_id, 0) AND smarts = old.smarts AND is_unseen = (old.n_unseen > 0);
END;

-- Search. Texts are folded before they come here, so the index itself need not fold.
CREATE TABLE parcel_words (
  parcel_id INTEGER PRIMARY KEY REFERENCES parcels (id) ON DELETE CASCADE,
  folded TEXT NOT NULL -- number, name, note and other numbers of legs, one a line
) STRICT;

CREATE VIRTUAL TABLE parcel_words_fts USING fts5 (
  folded, content = 'parcel_words', content_rowid = 'parcel_id', columnsize = 0, tokenize = 'trigram case_sensitive 1'
);
CREATE VIRTUAL TABLE phrases_fts USING fts5 (
  folded, content = 'phrases', content_rowid = 'id', columnsize = 0, tokenize = 'trigram case_sensitive 1'
);

CREATE TRIGGER parcel_words_insert AFTER INSERT ON parcel_words
BEGIN
  INSERT INTO parcel_words_fts (rowid, folded) VALUES (new.parcel_id, new.folded);
END;
CREATE TRIGGER parcel_words_update AFTER UPDATE ON parcel_words WHEN old.folded != new.folded
BEGIN
  INSERT INTO parcel_words_fts (parcel_words_fts, rowid, folded) VALUES ('delete', old.parcel_id, old.folded);
  INSERT INTO parcel_words_fts (rowid, folded) VALUES (new.parcel_id, new.folded);
END;
CREATE TRIGGER parcel_words_delete AFTER DELETE ON parcel_words
BEGIN
  INSERT INTO parcel_words_fts (parcel_words_fts, rowid, folded) VALUES ('delete', old.parcel_id, old.folded);
END;

CREATE TRIGGER phrases_insert AFTER INSERT ON phrases
BEGIN
  INSERT INTO phrases_fts (rowid, folded) VALUES (new.id, new.folded);
END;
CREATE TRIGGER phrases_delete AFTER DELETE ON phrases
BEGIN
  INSERT INTO phrases_fts (phrases_fts, rowid, folded) VALUES ('delete', old.id, old.folded);
END;
