-- SPDX-FileCopyrightText: 2026 The Tracker authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Version 2: posts that want to see a person.

-- Since when a leg waits for a person; 0: it does not.
ALTER TABLE legs ADD COLUMN waits_s INTEGER NOT NULL DEFAULT 0;

CREATE INDEX legs_by_wait ON legs (waits_s, id) WHERE waits_s != 0;

-- With the carrier, so that the legs of those that are paused are passed over without a look at the table.
DROP INDEX legs_by_due;
CREATE INDEX legs_by_due ON legs (next_due_s, id, carrier) WHERE is_watched = 1 AND number != '';

-- Until when a carrier is not asked by itself.
CREATE TABLE carrier_pauses (
  carrier TEXT PRIMARY KEY,
  until_s INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- When something of the whole file was done last. 'check': the person was called to the direct checks.
CREATE TABLE marks (
  mark TEXT PRIMARY KEY,
  unix_s INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- 1: the person typed it, 0: the post said it.
ALTER TABLE events ADD COLUMN is_entered INTEGER NOT NULL DEFAULT 0;

-- What is to be said and was not yet: at most one a parcel, and at most one of each kind that is of no parcel. An id is never used again,
-- not even across this script, so that taking an old one cannot take what replaced it.
ALTER TABLE outbox RENAME TO outbox_1;
CREATE TABLE outbox (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  parcel_id INTEGER UNIQUE REFERENCES parcels (id) ON DELETE CASCADE, -- NULL: of no parcel
  news TEXT NOT NULL,
  stage TEXT NOT NULL,
  event_id INTEGER,
  written_s INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX outbox_of_no_parcel ON outbox (news) WHERE parcel_id IS NULL;

INSERT INTO outbox SELECT id, parcel_id, news, stage, event_id, written_s FROM outbox_1 ORDER BY id;
DELETE FROM sqlite_sequence WHERE name = 'outbox';
INSERT INTO sqlite_sequence (name, seq) SELECT 'outbox', seq FROM sqlite_sequence WHERE name = 'outbox_1';
DROP TABLE outbox_1;

-- What waited before there was a word for it. 8 is the bit of "Needs attention", where such a parcel belongs unless it is removed, archived or
-- delivered; a wall counts more than a number of the wrong kind.
UPDATE legs SET waits_s = max (asked_s, 1) WHERE outcome IN ('captcha', 'wrong_captcha', 'blocked');
UPDATE parcels SET trouble = 'blocked'
  WHERE trouble = 'bad_number' AND id IN (SELECT parcel_id FROM legs WHERE outcome = 'blocked');
UPDATE parcels SET smarts = smarts | 8
  WHERE trouble = 'blocked' AND removed_s = 0 AND archived_s = 0 AND stage != 'delivered';
