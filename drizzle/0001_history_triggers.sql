-- History is append-only. INSERT OR REPLACE slips past the first two triggers, so the third refuses it.
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
--> statement-breakpoint
CREATE TRIGGER erasure_no_update BEFORE UPDATE ON erasure
BEGIN SELECT RAISE(ABORT, 'an erasure stands'); END;
--> statement-breakpoint
CREATE TRIGGER erasure_no_delete BEFORE DELETE ON erasure
BEGIN SELECT RAISE(ABORT, 'an erasure stands'); END;
--> statement-breakpoint
CREATE TRIGGER consent_event_no_update BEFORE UPDATE ON consent_event
BEGIN SELECT RAISE(ABORT, 'consent events are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER consent_event_no_delete BEFORE DELETE ON consent_event
BEGIN SELECT RAISE(ABORT, 'consent events are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER consent_event_no_replace BEFORE INSERT ON consent_event
WHEN EXISTS (SELECT 1 FROM consent_event WHERE person_id = NEW.person_id AND seq = NEW.seq)
BEGIN SELECT RAISE(ABORT, 'consent events are append-only'); END;
