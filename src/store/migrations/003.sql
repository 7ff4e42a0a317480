-- SPDX-FileCopyrightText: 2026 The Tracker authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Version 3: carriers as a whole, and what the person wants of them.

-- 1: nobody is asked about the parcel.
ALTER TABLE parcels ADD COLUMN is_silent INTEGER NOT NULL DEFAULT 0;

-- What happened with a carrier, over all parcels, and whether the person switched it off. A failure is what the carrier or its login is to blame
-- for: not a number of the wrong kind, and not being offline.
CREATE TABLE carrier_states (
  carrier TEXT PRIMARY KEY,
  is_off INTEGER NOT NULL DEFAULT 0,
  asked_s INTEGER NOT NULL DEFAULT 0,
  answered_s INTEGER NOT NULL DEFAULT 0,
  failed_s INTEGER NOT NULL DEFAULT 0,
  failed_outcome TEXT NOT NULL DEFAULT 'none',
  failed_message TEXT,
  failures INTEGER NOT NULL DEFAULT 0 -- since the last answer
) STRICT, WITHOUT ROWID;

INSERT INTO carrier_states (carrier, asked_s, answered_s)
  SELECT carrier, max (asked_s), max (answered_s) FROM legs WHERE asked_s != 0 GROUP BY carrier;

-- Who is asked by itself: legs of carriers that are on, of parcels neither archived, removed nor silent. So what is not asked is not even in
-- the index that is walked for what is due.
DROP TRIGGER parcels_watched;
CREATE TRIGGER parcels_watched AFTER UPDATE OF archived_s, removed_s, is_silent ON parcels
BEGIN
  UPDATE legs SET is_watched = (new.archived_s = 0 AND new.removed_s = 0 AND new.is_silent = 0
      AND NOT EXISTS (SELECT 1 FROM carrier_states s WHERE s.carrier = legs.carrier AND s.is_off = 1))
    WHERE parcel_id = new.id;
END;

-- Which parcel a number belongs to that a host was told: carriers may have numbers of their own.
CREATE INDEX legs_by_number ON legs (number) WHERE number != '';

-- What a parcel brings besides its number. One key means one thing for every carrier.
CREATE TABLE needs (
  parcel_id INTEGER NOT NULL REFERENCES parcels (id) ON DELETE CASCADE,
  key TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (parcel_id, key)
) STRICT, WITHOUT ROWID;

-- Which carrier the person chose last for codes of a shape.
CREATE TABLE choices (
  shape TEXT PRIMARY KEY,
  carrier TEXT NOT NULL,
  chosen_s INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Which host was told which number.
CREATE TABLE told (
  number TEXT NOT NULL,
  host TEXT NOT NULL,
  carrier TEXT NOT NULL, -- who asked there last
  first_s INTEGER NOT NULL,
  last_s INTEGER NOT NULL,
  n INTEGER NOT NULL,
  PRIMARY KEY (number, host)
) STRICT, WITHOUT ROWID;

CREATE INDEX told_by_last ON told (last_s);

-- A carrier that wants to know more than the number waits for the person as one that wants a login. 8 is the bit of "Needs attention".
UPDATE parcels SET trouble = 'needs_more'
  WHERE trouble NOT IN ('bad_credentials', 'needs_credentials') AND id IN (SELECT parcel_id FROM legs WHERE outcome = 'needs_more');
UPDATE parcels SET smarts = smarts | 8
  WHERE trouble = 'needs_more' AND removed_s = 0 AND archived_s = 0 AND stage != 'delivered';
