CREATE TABLE `account` (
	`id` text PRIMARY KEY NOT NULL,
	`sign_in_name` text,
	`passphrase_hash` text,
	`user_handle` text NOT NULL,
	`created_at` integer NOT NULL,
	`closed_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `account_sign_in_name_unique` ON `account` (`sign_in_name`);--> statement-breakpoint
CREATE UNIQUE INDEX `account_user_handle_unique` ON `account` (`user_handle`);--> statement-breakpoint
CREATE TABLE `hat` (
	`account_id` text NOT NULL,
	`kind` text NOT NULL,
	`since` integer NOT NULL,
	`ended_at` integer,
	PRIMARY KEY(`account_id`, `kind`),
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `hat_account_id_index` ON `hat` (`account_id`) WHERE kind IN ('worker', 'enroller', 'steward') AND ended_at IS NULL;--> statement-breakpoint
CREATE TABLE `join_code` (
	`id` text PRIMARY KEY NOT NULL,
	`code_hash` text NOT NULL,
	`account_id` text NOT NULL,
	`made_by` text,
	`made_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`made_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE UNIQUE INDEX `join_code_code_hash_unique` ON `join_code` (`code_hash`);--> statement-breakpoint
CREATE TABLE `passkey` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`public_key` blob NOT NULL,
	`counter` integer NOT NULL,
	`transports` text NOT NULL,
	`created_at` integer NOT NULL,
	`last_used_at` integer,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `passkey_account_id_index` ON `passkey` (`account_id`);--> statement-breakpoint
CREATE TABLE `passkey_challenge` (
	`id` text PRIMARY KEY NOT NULL,
	`challenge` text NOT NULL,
	`purpose` text NOT NULL,
	`account_id` text,
	`expires_at` integer NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `rate_limit` (
	`key` text PRIMARY KEY NOT NULL,
	`points` integer NOT NULL,
	`expires_at` integer
);
--> statement-breakpoint
CREATE TABLE `session` (
	`id_hash` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`way` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`proved_at` integer NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `session_account_id_index` ON `session` (`account_id`);--> statement-breakpoint
CREATE INDEX `session_expires_at_index` ON `session` (`expires_at`);--> statement-breakpoint
CREATE TABLE `assignment` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`organisation_id` text NOT NULL,
	`account_id` text NOT NULL,
	`since` integer NOT NULL,
	`ended_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `assignment_person_id_index` ON `assignment` (`person_id`,`organisation_id`) WHERE ended_at IS NULL;--> statement-breakpoint
CREATE TABLE `consent` (
	`id` text PRIMARY KEY NOT NULL,
	`thread_ref` text NOT NULL,
	`person_id` text NOT NULL,
	`given_seq` integer NOT NULL,
	`given_at` integer NOT NULL,
	`from_at` integer NOT NULL,
	`until_at` integer NOT NULL,
	`until_date` text NOT NULL,
	`until_zone` text NOT NULL,
	`reconfirm_by` integer NOT NULL,
	`state` text NOT NULL,
	`ended_at` integer,
	`sections` text NOT NULL,
	`notice_sha256` text NOT NULL,
	`how` text NOT NULL,
	`last_read_seq` integer,
	FOREIGN KEY (`thread_ref`) REFERENCES `sharing_thread`(`ref`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`notice_sha256`) REFERENCES `notice`(`sha256`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE UNIQUE INDEX `consent_thread_ref_index` ON `consent` (`thread_ref`,`given_seq`);--> statement-breakpoint
CREATE INDEX `consent_person_id_index` ON `consent` (`person_id`,`given_seq`);--> statement-breakpoint
CREATE TABLE `consent_event` (
	`person_id` text NOT NULL,
	`seq` integer NOT NULL,
	`at` integer NOT NULL,
	`event` text NOT NULL,
	PRIMARY KEY(`person_id`, `seq`),
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `denial_count` (
	`account_id` text PRIMARY KEY NOT NULL,
	`since` integer NOT NULL,
	`count` integer NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `person_sharing` (
	`person_id` text PRIMARY KEY NOT NULL,
	`last_seq` integer NOT NULL,
	`paused_everything_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `sharing_draft` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`offer_id` text NOT NULL,
	`answers` text NOT NULL,
	`until_choice` text,
	`until_date` text,
	`created_at` integer NOT NULL,
	`consent_id` text,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`offer_id`) REFERENCES `offer`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `sharing_draft_person_id_index` ON `sharing_draft` (`person_id`,`offer_id`);--> statement-breakpoint
CREATE TABLE `sharing_thread` (
	`ref` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`organisation_id` text NOT NULL,
	`purpose` text NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sharing_thread_person_id_index` ON `sharing_thread` (`person_id`,`organisation_id`,`purpose`);--> statement-breakpoint
CREATE INDEX `sharing_thread_organisation_id_index` ON `sharing_thread` (`organisation_id`);--> statement-breakpoint
CREATE TABLE `instance` (
	`id` integer PRIMARY KEY NOT NULL,
	`stamp` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `erasure` (
	`person_id` text NOT NULL,
	`seq` integer NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`person_id`, `seq`)
);
--> statement-breakpoint
CREATE TABLE `history_detail` (
	`person_id` text NOT NULL,
	`seq` integer NOT NULL,
	`sealed` blob NOT NULL,
	PRIMARY KEY(`person_id`, `seq`)
);
--> statement-breakpoint
CREATE TABLE `history_row` (
	`person_id` text NOT NULL,
	`seq` integer NOT NULL,
	`at` integer NOT NULL,
	`commitment` blob NOT NULL,
	`prev_hash` blob NOT NULL,
	`hash` blob NOT NULL,
	PRIMARY KEY(`person_id`, `seq`)
);
--> statement-breakpoint
CREATE TABLE `membership` (
	`organisation_id` text NOT NULL,
	`account_id` text NOT NULL,
	`role` text NOT NULL,
	`display_name` text NOT NULL,
	`since` integer NOT NULL,
	`left_at` integer,
	PRIMARY KEY(`organisation_id`, `account_id`),
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `membership_account_id_index` ON `membership` (`account_id`);--> statement-breakpoint
CREATE TABLE `offer` (
	`number` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`organisation_id` text NOT NULL,
	`state` text NOT NULL,
	`title` text NOT NULL,
	`sentence` text NOT NULL,
	`what_happens` text NOT NULL,
	`kind` text NOT NULL,
	`pathways` text NOT NULL,
	`where` text NOT NULL,
	`town` text,
	`address` text,
	`hidden_place` integer NOT NULL,
	`areas` text NOT NULL,
	`no_local_connection` integer NOT NULL,
	`hours` text NOT NULL,
	`phone` text,
	`minimum_age` integer,
	`maximum_age` integer,
	`only_for` text,
	`exclusions` text NOT NULL,
	`exclusion_words` text,
	`weeks_before_release` integer,
	`languages` text NOT NULL,
	`access` text NOT NULL,
	`cost` text NOT NULL,
	`capacity` text NOT NULL,
	`capacity_as_of` integer NOT NULL,
	`asks_for` text NOT NULL,
	`last_confirmed_at` integer NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `offer_id_unique` ON `offer` (`id`);--> statement-breakpoint
CREATE INDEX `offer_organisation_id_index` ON `offer` (`organisation_id`);--> statement-breakpoint
CREATE INDEX `offer_state_index` ON `offer` (`state`,`last_confirmed_at`);--> statement-breakpoint
CREATE INDEX `offer_town_index` ON `offer` (`town`,`state`,`last_confirmed_at`);--> statement-breakpoint
CREATE TABLE `organisation` (
	`id` text PRIMARY KEY NOT NULL,
	`slug` text NOT NULL,
	`name` text NOT NULL,
	`kind` text NOT NULL,
	`about` text NOT NULL,
	`phone` text,
	`email` text,
	`state` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `organisation_slug_unique` ON `organisation` (`slug`);--> statement-breakpoint
CREATE TABLE `organisation_check` (
	`organisation_id` text NOT NULL,
	`account_id` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`organisation_id`, `account_id`),
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `organisation_decision` (
	`id` text PRIMARY KEY NOT NULL,
	`organisation_id` text NOT NULL,
	`account_id` text,
	`kind` text NOT NULL,
	`reason` text,
	`at` integer NOT NULL,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `organisation_decision_organisation_id_index` ON `organisation_decision` (`organisation_id`,`at`);--> statement-breakpoint
CREATE TABLE `keeping_yes` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`notice_sha256` text NOT NULL,
	`given_at` integer NOT NULL,
	`taken_back_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`notice_sha256`) REFERENCES `notice`(`sha256`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE UNIQUE INDEX `keeping_yes_person_id_index` ON `keeping_yes` (`person_id`) WHERE taken_back_at IS NULL;--> statement-breakpoint
CREATE TABLE `notice` (
	`sha256` text PRIMARY KEY NOT NULL,
	`language` text NOT NULL,
	`version` text NOT NULL,
	`text` text NOT NULL,
	`kept_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `person` (
	`id` text PRIMARY KEY NOT NULL,
	`data_key_id` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `record_section` (
	`person_id` text NOT NULL,
	`section` text NOT NULL,
	`version` integer NOT NULL,
	`based_on` integer NOT NULL,
	`standing` text NOT NULL,
	`sealed` blob NOT NULL,
	`updated_at` integer NOT NULL,
	`updated_by` text NOT NULL,
	PRIMARY KEY(`person_id`, `section`, `version`),
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `record_section_standing_index` ON `record_section` (`person_id`,`section`,`standing`,`version`);--> statement-breakpoint
CREATE TABLE `interest` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`offer_id` text NOT NULL,
	`thread_ref` text NOT NULL,
	`state` text NOT NULL,
	`sent_at` integer NOT NULL,
	`withdrawn_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`offer_id`) REFERENCES `offer`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`thread_ref`) REFERENCES `sharing_thread`(`ref`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `interest_person_id_index` ON `interest` (`person_id`);--> statement-breakpoint
CREATE INDEX `interest_thread_ref_index` ON `interest` (`thread_ref`);