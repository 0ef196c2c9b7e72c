CREATE TABLE `ask_code` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`code_hash` text NOT NULL,
	`made_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer,
	`used_by` text,
	`request_id` text,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`used_by`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE UNIQUE INDEX `ask_code_code_hash_unique` ON `ask_code` (`code_hash`);--> statement-breakpoint
CREATE INDEX `ask_code_person_id_index` ON `ask_code` (`person_id`);--> statement-breakpoint
CREATE TABLE `block` (
	`person_id` text NOT NULL,
	`kind` text NOT NULL,
	`target_id` text NOT NULL,
	PRIMARY KEY(`person_id`, `kind`, `target_id`),
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `consent_request` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`organisation_id` text NOT NULL,
	`asked_by` text,
	`purpose` text NOT NULL,
	`access` text NOT NULL,
	`needed` text NOT NULL,
	`optional` text NOT NULL,
	`until_date` text NOT NULL,
	`sealed_words` blob NOT NULL,
	`notice_sha256` text NOT NULL,
	`asked_seq` integer NOT NULL,
	`asked_at` integer NOT NULL,
	`lapses_at` integer NOT NULL,
	`state` text NOT NULL,
	`answered_at` integer,
	`consent_id` text,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`asked_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`notice_sha256`) REFERENCES `notice`(`sha256`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `consent_request_person_id_index` ON `consent_request` (`person_id`,`asked_seq`);--> statement-breakpoint
CREATE INDEX `consent_request_organisation_id_index` ON `consent_request` (`organisation_id`,`asked_at`);--> statement-breakpoint
CREATE TABLE `ending_notice` (
	`consent_id` text PRIMARY KEY NOT NULL,
	`organisation_id` text NOT NULL,
	`told_at` integer NOT NULL,
	`answer` text,
	`ground` text,
	`answered_by` text,
	`answered_at` integer,
	FOREIGN KEY (`consent_id`) REFERENCES `consent`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`answered_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE TABLE `last_look` (
	`consent_id` text NOT NULL,
	`account_id` text NOT NULL,
	`seen_at` integer NOT NULL,
	PRIMARY KEY(`consent_id`, `account_id`),
	FOREIGN KEY (`consent_id`) REFERENCES `consent`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `suggestion` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`consent_id` text NOT NULL,
	`account_id` text,
	`section` text NOT NULL,
	`field` text NOT NULL,
	`sealed` blob NOT NULL,
	`state` text NOT NULL,
	`made_at` integer NOT NULL,
	`answered_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`consent_id`) REFERENCES `consent`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `suggestion_person_id_index` ON `suggestion` (`person_id`,`state`);--> statement-breakpoint
CREATE TABLE `private_room` (
	`room_id` text PRIMARY KEY NOT NULL,
	`owner_id` text NOT NULL,
	`pin_hash` text NOT NULL,
	FOREIGN KEY (`room_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`owner_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `private_room_owner_id_index` ON `private_room` (`owner_id`);--> statement-breakpoint
CREATE TABLE `checkpoint_key` (
	`id` text PRIMARY KEY NOT NULL,
	`public_key` text NOT NULL,
	`since` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `section_yes` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`section` text NOT NULL,
	`notice_sha256` text NOT NULL,
	`given_at` integer NOT NULL,
	`taken_back_at` integer,
	`erased_up_to` integer,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`notice_sha256`) REFERENCES `notice`(`sha256`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE UNIQUE INDEX `section_yes_person_id_index` ON `section_yes` (`person_id`,`section`) WHERE taken_back_at IS NULL;--> statement-breakpoint
CREATE TABLE `family_entry` (
	`ref` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`sealed_label` blob NOT NULL,
	`added_at` integer NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `family_entry_account_id_index` ON `family_entry` (`account_id`,`added_at`);--> statement-breakpoint
CREATE TABLE `family_report` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`kind` text NOT NULL,
	`sealed_words` blob,
	`sent_at` integer NOT NULL,
	`handled_at` integer,
	`handled_by` text,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`handled_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `family_report_sent_at_index` ON `family_report` (`handled_at`,`sent_at`);--> statement-breakpoint
CREATE TABLE `help_offer` (
	`ref` text NOT NULL,
	`kind` text NOT NULL,
	`sealed_note` blob,
	`sent_at` integer NOT NULL,
	`answer` text,
	PRIMARY KEY(`ref`, `kind`),
	FOREIGN KEY (`ref`) REFERENCES `family_entry`(`ref`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `supporter` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`account_id` text,
	`state` text NOT NULL,
	`sealed_name` blob NOT NULL,
	`sealed_own_name` blob,
	`code_hash` text,
	`invited_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`accepted_at` integer,
	`confirmed_at` integer,
	`ended_at` integer,
	`ending` text,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `supporter_code_hash_unique` ON `supporter` (`code_hash`);--> statement-breakpoint
CREATE INDEX `supporter_person_id_index` ON `supporter` (`person_id`);--> statement-breakpoint
CREATE INDEX `supporter_account_id_index` ON `supporter` (`account_id`);--> statement-breakpoint
CREATE TABLE `complaint` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`send_key` text NOT NULL,
	`reference` text NOT NULL,
	`data_key_id` text,
	`state` text NOT NULL,
	`sent_at` integer NOT NULL,
	`acknowledged_at` integer,
	`ended_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `complaint_reference_unique` ON `complaint` (`reference`);--> statement-breakpoint
CREATE UNIQUE INDEX `complaint_send_key_index` ON `complaint` (`person_id`,`send_key`);--> statement-breakpoint
CREATE INDEX `complaint_state_index` ON `complaint` (`state`,`sent_at`);--> statement-breakpoint
CREATE TABLE `complaint_step` (
	`complaint_id` text NOT NULL,
	`seq` integer NOT NULL,
	`kind` text NOT NULL,
	`account_id` text,
	`sealed` blob,
	`at` integer NOT NULL,
	PRIMARY KEY(`complaint_id`, `seq`),
	FOREIGN KEY (`complaint_id`) REFERENCES `complaint`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_sharing_thread` (
	`ref` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`recipient` text NOT NULL,
	`organisation_id` text,
	`worker_id` text,
	`supporter_id` text,
	`purpose` text NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`worker_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`supporter_id`) REFERENCES `supporter`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
INSERT INTO `__new_sharing_thread`("ref", "person_id", "recipient", "organisation_id", "purpose") SELECT "ref", "person_id", 'organisation:' || "organisation_id", "organisation_id", "purpose" FROM `sharing_thread`;--> statement-breakpoint
DROP TABLE `sharing_thread`;--> statement-breakpoint
ALTER TABLE `__new_sharing_thread` RENAME TO `sharing_thread`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE UNIQUE INDEX `sharing_thread_recipient_index` ON `sharing_thread` (`person_id`,`recipient`,`purpose`);--> statement-breakpoint
CREATE INDEX `sharing_thread_organisation_id_index` ON `sharing_thread` (`organisation_id`);--> statement-breakpoint
CREATE INDEX `sharing_thread_supporter_id_index` ON `sharing_thread` (`supporter_id`);--> statement-breakpoint
CREATE TABLE `__new_sharing_draft` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`offer_id` text,
	`request_id` text,
	`changes_id` text,
	`answers` text NOT NULL,
	`worker_id` text,
	`access` text DEFAULT 'look' NOT NULL,
	`from_date` text,
	`until_choice` text,
	`until_date` text,
	`created_at` integer NOT NULL,
	`consent_id` text,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`offer_id`) REFERENCES `offer`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`request_id`) REFERENCES `consent_request`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`changes_id`) REFERENCES `consent`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`worker_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
INSERT INTO `__new_sharing_draft`("id", "person_id", "offer_id", "answers", "until_choice", "until_date", "created_at", "consent_id") SELECT "id", "person_id", "offer_id", "answers", "until_choice", "until_date", "created_at", "consent_id" FROM `sharing_draft`;--> statement-breakpoint
DROP TABLE `sharing_draft`;--> statement-breakpoint
ALTER TABLE `__new_sharing_draft` RENAME TO `sharing_draft`;--> statement-breakpoint
CREATE INDEX `sharing_draft_person_id_index` ON `sharing_draft` (`person_id`,`offer_id`);--> statement-breakpoint
ALTER TABLE `session` ADD `door_room_id` text;--> statement-breakpoint
ALTER TABLE `session` ADD `door_until` integer;--> statement-breakpoint
ALTER TABLE `consent` ADD `beside` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `consent` ADD `access` text DEFAULT 'look' NOT NULL;--> statement-breakpoint
ALTER TABLE `consent` ADD `renews` text;--> statement-breakpoint
ALTER TABLE `consent` ADD `request_id` text;--> statement-breakpoint
ALTER TABLE `consent` ADD `superseded_by` text;--> statement-breakpoint
ALTER TABLE `consent` ADD `frozen` text;--> statement-breakpoint
ALTER TABLE `membership` ADD `away_until` text;--> statement-breakpoint
ALTER TABLE `person` ADD `room_of` text REFERENCES person(id);