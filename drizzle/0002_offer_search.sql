-- What people can find an offer by. No address, and no word of an exclusion: nobody searches by offence.
CREATE VIEW offer_search_source (number, organisation_id, title, sentence, more) AS
SELECT offer.number, offer.organisation_id, offer.title, offer.sentence,
  concat_ws(' ', offer.what_happens, offer.town, offer.areas, offer.kind, offer.pathways,
    offer.languages, offer.access, organisation.name)
FROM offer JOIN organisation ON organisation.id = offer.organisation_id;
--> statement-breakpoint
-- Contentless: the words stand in `offer` alone, and a row of the index goes by its number.
CREATE VIRTUAL TABLE offer_search USING fts5(
  title, sentence, more, content='', contentless_delete=1, tokenize='porter unicode61 remove_diacritics 2');
--> statement-breakpoint
CREATE TRIGGER offer_search_insert AFTER INSERT ON offer
BEGIN
  INSERT INTO offer_search (rowid, title, sentence, more)
  SELECT number, title, sentence, more FROM offer_search_source WHERE number = NEW.number;
END;
--> statement-breakpoint
CREATE TRIGGER offer_search_update
AFTER UPDATE OF number, organisation_id, title, sentence, what_happens, town, areas, kind, pathways, languages, access
ON offer
BEGIN
  DELETE FROM offer_search WHERE rowid = OLD.number;
  INSERT INTO offer_search (rowid, title, sentence, more)
  SELECT number, title, sentence, more FROM offer_search_source WHERE number = NEW.number;
END;
--> statement-breakpoint
CREATE TRIGGER offer_search_delete AFTER DELETE ON offer
BEGIN DELETE FROM offer_search WHERE rowid = OLD.number; END;
--> statement-breakpoint
CREATE TRIGGER offer_search_organisation_name AFTER UPDATE OF name ON organisation
BEGIN
  DELETE FROM offer_search WHERE rowid IN (SELECT number FROM offer WHERE organisation_id = NEW.id);
  INSERT INTO offer_search (rowid, title, sentence, more)
  SELECT number, title, sentence, more FROM offer_search_source WHERE organisation_id = NEW.id;
END;
