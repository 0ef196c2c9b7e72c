-- A chain lies together in the order of its numbers, each row once: a look writes one page where it wrote two, and
-- a chain is read as it lies. The rows, their hashes and their triggers stay what they were.
CREATE TABLE history_row_by_chain (
  person_id text NOT NULL,
  seq integer NOT NULL,
  at integer NOT NULL,
  commitment blob NOT NULL,
  prev_hash blob NOT NULL,
  hash blob NOT NULL,
  PRIMARY KEY (person_id, seq)
) WITHOUT ROWID;
--> statement-breakpoint
INSERT INTO history_row_by_chain SELECT person_id, seq, at, commitment, prev_hash, hash FROM history_row ORDER BY person_id, seq;
--> statement-breakpoint
DROP TABLE history_row;
--> statement-breakpoint
ALTER TABLE history_row_by_chain RENAME TO history_row;
--> statement-breakpoint
CREATE TRIGGER history_row_no_update BEFORE UPDATE ON history_row
BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER history_row_no_delete BEFORE DELETE ON history_row
BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER history_row_no_replace BEFORE INSERT ON history_row
WHEN EXISTS (SELECT 1 FROM history_row WHERE person_id = NEW.person_id AND seq = NEW.seq)
BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;
--> statement-breakpoint
CREATE TABLE history_detail_by_chain (
  person_id text NOT NULL,
  seq integer NOT NULL,
  sealed blob NOT NULL,
  PRIMARY KEY (person_id, seq)
) WITHOUT ROWID;
--> statement-breakpoint
INSERT INTO history_detail_by_chain SELECT person_id, seq, sealed FROM history_detail ORDER BY person_id, seq;
--> statement-breakpoint
DROP TABLE history_detail;
--> statement-breakpoint
ALTER TABLE history_detail_by_chain RENAME TO history_detail;
--> statement-breakpoint
CREATE TRIGGER history_detail_no_update BEFORE UPDATE ON history_detail
BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER history_detail_no_replace BEFORE INSERT ON history_detail
WHEN EXISTS (SELECT 1 FROM history_detail WHERE person_id = NEW.person_id AND seq = NEW.seq)
BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;
--> statement-breakpoint
-- A detail goes only together with the row that says so.
CREATE TRIGGER history_detail_only_erased BEFORE DELETE ON history_detail
WHEN NOT EXISTS (SELECT 1 FROM erasure WHERE person_id = OLD.person_id AND seq = OLD.seq)
BEGIN SELECT RAISE(ABORT, 'history is erased only together with an erasure row'); END;
