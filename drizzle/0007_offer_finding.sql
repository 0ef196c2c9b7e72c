-- Which offers changed, in the order in which they did, so that what a process keeps of them in memory
-- (src/lib/offers/shelf.server.ts) knows what to read again; and since when people can have known of one.
CREATE TABLE offer_changed (
  number INTEGER PRIMARY KEY,
  at INTEGER NOT NULL, -- counts changes, no time
  live_since INTEGER -- ms UTC, when it first went live; null before
);
--> statement-breakpoint
CREATE INDEX offer_changed_at_index ON offer_changed (at, number);
--> statement-breakpoint
CREATE INDEX offer_changed_live_since_index ON offer_changed (live_since);
--> statement-breakpoint
INSERT INTO offer_changed (number, at, live_since)
SELECT number, 1, CASE WHEN state = 'live' THEN created_at END FROM offer;
--> statement-breakpoint
CREATE TRIGGER offer_changed_insert AFTER INSERT ON offer
BEGIN
  INSERT INTO offer_changed (number, at, live_since)
  VALUES (NEW.number, (SELECT coalesce(max(at), 0) + 1 FROM offer_changed),
    CASE WHEN NEW.state = 'live' THEN NEW.created_at END)
  ON CONFLICT (number) DO UPDATE SET at = excluded.at, live_since = excluded.live_since;
END;
--> statement-breakpoint
CREATE TRIGGER offer_changed_update AFTER UPDATE ON offer
BEGIN
  UPDATE offer_changed SET at = (SELECT max(at) + 1 FROM offer_changed),
    live_since = CASE WHEN NEW.state = 'live' THEN coalesce(live_since, NEW.last_confirmed_at) ELSE live_since END
  WHERE number = OLD.number;
END;
--> statement-breakpoint
CREATE TRIGGER offer_changed_delete AFTER DELETE ON offer
BEGIN
  UPDATE offer_changed SET at = (SELECT max(at) + 1 FROM offer_changed) WHERE number = OLD.number;
END;
--> statement-breakpoint
CREATE TRIGGER offer_changed_organisation AFTER UPDATE OF state, check_again_by ON organisation
BEGIN
  UPDATE offer_changed SET at = (SELECT max(at) + 1 FROM offer_changed)
  WHERE number IN (SELECT number FROM offer WHERE organisation_id = NEW.id);
END;
--> statement-breakpoint
-- Each word that some offer has, so that a word typed wrongly finds the one that was meant. No address and no
-- word of an exclusion, as in `offer_search`.
CREATE TABLE offer_word (id INTEGER PRIMARY KEY, word TEXT NOT NULL UNIQUE);
--> statement-breakpoint
CREATE VIRTUAL TABLE offer_word_search USING fts5(
  word, content='offer_word', content_rowid='id', tokenize='trigram', detail=none);
--> statement-breakpoint
CREATE TRIGGER offer_word_insert AFTER INSERT ON offer_word
BEGIN
  INSERT INTO offer_word_search (rowid, word) VALUES (NEW.id, NEW.word);
END;
--> statement-breakpoint
-- The words of a text: a JSON string is cut at its spaces, which no escape in it has.
CREATE VIEW offer_word_source (number, organisation_id, word) AS
SELECT offer.number, offer.organisation_id,
  trim(lower(piece.value), '.,:;?!()[]"''‘’“”/–—-' || char(9, 10, 13))
FROM offer JOIN organisation ON organisation.id = offer.organisation_id,
  json_each('[' || replace(json_quote(concat_ws(' ', offer.title, offer.sentence, offer.what_happens, offer.town,
    organisation.name, replace(offer.kind, '-', ' '), replace(replace(offer.pathways, '_', ' '), ',', ' '))),
    ' ', '","') || ']') AS piece;
--> statement-breakpoint
INSERT OR IGNORE INTO offer_word (word)
SELECT DISTINCT word FROM offer_word_source WHERE length(word) BETWEEN 4 AND 24;
--> statement-breakpoint
CREATE TRIGGER offer_word_offer_insert AFTER INSERT ON offer
BEGIN
  INSERT OR IGNORE INTO offer_word (word)
  SELECT word FROM offer_word_source WHERE number = NEW.number AND length(word) BETWEEN 4 AND 24;
END;
--> statement-breakpoint
CREATE TRIGGER offer_word_offer_update
AFTER UPDATE OF title, sentence, what_happens, town, kind, pathways, organisation_id ON offer
BEGIN
  INSERT OR IGNORE INTO offer_word (word)
  SELECT word FROM offer_word_source WHERE number = NEW.number AND length(word) BETWEEN 4 AND 24;
END;
--> statement-breakpoint
CREATE TRIGGER offer_word_organisation_name AFTER UPDATE OF name ON organisation
BEGIN
  INSERT OR IGNORE INTO offer_word (word)
  SELECT word FROM offer_word_source WHERE organisation_id = NEW.id AND length(word) BETWEEN 4 AND 24;
END;
