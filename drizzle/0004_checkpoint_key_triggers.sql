-- A public key that something was signed with stays published, so that old copies can always be checked.
CREATE TRIGGER checkpoint_key_no_update BEFORE UPDATE ON checkpoint_key
BEGIN SELECT RAISE(ABORT, 'public keys stay'); END;
--> statement-breakpoint
CREATE TRIGGER checkpoint_key_no_delete BEFORE DELETE ON checkpoint_key
BEGIN SELECT RAISE(ABORT, 'public keys stay'); END;
--> statement-breakpoint
CREATE TRIGGER checkpoint_key_no_replace BEFORE INSERT ON checkpoint_key
WHEN EXISTS (SELECT 1 FROM checkpoint_key WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'public keys stay'); END;
