CREATE TABLE `offer_version` (
	`offer_id` text NOT NULL,
	`number` integer NOT NULL,
	`state` text NOT NULL,
	`doc` text NOT NULL,
	`by_id` text,
	`at` integer NOT NULL,
	`submitted_by_id` text,
	`submitted_at` integer,
	`decided_by_id` text,
	`decided_at` integer,
	`reason` text,
	PRIMARY KEY(`offer_id`, `number`),
	FOREIGN KEY (`offer_id`) REFERENCES `offer`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`by_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`submitted_by_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`decided_by_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `offer_version_state_index` ON `offer_version` (`state`,`submitted_at`);--> statement-breakpoint
CREATE UNIQUE INDEX `offer_version_open_index` ON `offer_version` (`offer_id`) WHERE state IN ('draft', 'checking', 'refused');--> statement-breakpoint
CREATE TABLE `appointment` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`organisation_id` text NOT NULL,
	`interest_id` text NOT NULL,
	`proposed_by` text,
	`state` text NOT NULL,
	`turn` text,
	`times` text NOT NULL,
	`starts_at` integer,
	`minutes` integer NOT NULL,
	`sealed` blob NOT NULL,
	`asked_sealed` blob,
	`reason_sealed` blob,
	`ended_by` text,
	`person_mark` text,
	`person_mark_at` integer,
	`service_mark` text,
	`service_mark_at` integer,
	`meeting_id` text,
	`calendar_uid` text NOT NULL,
	`sequence` integer NOT NULL,
	`moved_from` text,
	`reminded_at` integer,
	`created_at` integer NOT NULL,
	`changed_at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`interest_id`) REFERENCES `interest`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`proposed_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`meeting_id`) REFERENCES `meeting`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `appointment_person_id_index` ON `appointment` (`person_id`,`starts_at`);--> statement-breakpoint
CREATE INDEX `appointment_organisation_id_index` ON `appointment` (`organisation_id`,`state`,`starts_at`);--> statement-breakpoint
CREATE INDEX `appointment_interest_id_index` ON `appointment` (`interest_id`);--> statement-breakpoint
CREATE INDEX `appointment_meeting_id_index` ON `appointment` (`meeting_id`);--> statement-breakpoint
CREATE INDEX `appointment_starts_at_index` ON `appointment` (`state`,`starts_at`);--> statement-breakpoint
CREATE TABLE `calendar_feed` (
	`person_id` text PRIMARY KEY NOT NULL,
	`key_hash` text,
	`made_at` integer,
	`shows_with` integer DEFAULT false NOT NULL,
	`shows_where` integer DEFAULT false NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `calendar_feed_key_hash_unique` ON `calendar_feed` (`key_hash`);--> statement-breakpoint
CREATE TABLE `meeting` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`names_shown` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `meeting_person_id_index` ON `meeting` (`person_id`);--> statement-breakpoint
CREATE TABLE `meeting_leave` (
	`id` text PRIMARY KEY NOT NULL,
	`appointment_id` text NOT NULL,
	`interest_id` text NOT NULL,
	`given_at` integer NOT NULL,
	FOREIGN KEY (`appointment_id`) REFERENCES `appointment`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`interest_id`) REFERENCES `interest`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `meeting_leave_appointment_id_index` ON `meeting_leave` (`appointment_id`,`interest_id`);--> statement-breakpoint
CREATE TABLE `reach` (
	`offer_id` text PRIMARY KEY NOT NULL,
	`week` text NOT NULL,
	`words` text NOT NULL,
	FOREIGN KEY (`offer_id`) REFERENCES `offer`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `reach_week` (
	`week` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `message` (
	`id` text PRIMARY KEY NOT NULL,
	`interest_id` text NOT NULL,
	`person_id` text NOT NULL,
	`from_person` integer NOT NULL,
	`worker_id` text,
	`send_key` text NOT NULL,
	`at` integer NOT NULL,
	`sealed` blob NOT NULL,
	FOREIGN KEY (`interest_id`) REFERENCES `interest`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`worker_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `message_interest_id_index` ON `message` (`interest_id`,`at`);--> statement-breakpoint
CREATE UNIQUE INDEX `message_send_key_index` ON `message` (`interest_id`,`send_key`);--> statement-breakpoint
CREATE TABLE `account_notice` (
	`id` text PRIMARY KEY NOT NULL,
	`to_id` text NOT NULL,
	`organisation_id` text,
	`kind` text NOT NULL,
	`about` text,
	`at` integer NOT NULL,
	`seen_at` integer,
	FOREIGN KEY (`to_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `account_notice_to_id_index` ON `account_notice` (`to_id`,`at`);--> statement-breakpoint
CREATE INDEX `account_notice_about_index` ON `account_notice` (`about`);--> statement-breakpoint
CREATE INDEX `account_notice_at_index` ON `account_notice` (`at`);--> statement-breakpoint
CREATE TABLE `feed_item` (
	`run_id` text NOT NULL,
	`position` integer NOT NULL,
	`place` text NOT NULL,
	`source_id` text,
	`title` text,
	`verdict` text NOT NULL,
	`offer` text,
	`problem` text,
	`notes` text NOT NULL,
	`changed` text NOT NULL,
	`outcome` text,
	PRIMARY KEY(`run_id`, `position`),
	FOREIGN KEY (`run_id`) REFERENCES `feed_run`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `feed_offer` (
	`feed_id` text NOT NULL,
	`source_id` text NOT NULL,
	`offer_id` text NOT NULL,
	`doc` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`feed_id`, `source_id`),
	FOREIGN KEY (`feed_id`) REFERENCES `offer_feed`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`offer_id`) REFERENCES `offer`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `feed_offer_offer_id_index` ON `feed_offer` (`offer_id`);--> statement-breakpoint
CREATE TABLE `feed_run` (
	`id` text PRIMARY KEY NOT NULL,
	`feed_id` text NOT NULL,
	`by_id` text,
	`state` text NOT NULL,
	`started_at` integer NOT NULL,
	`heard_at` integer NOT NULL,
	`pages` integer NOT NULL,
	`services` integer NOT NULL,
	`stated` integer,
	`whole` integer NOT NULL,
	`faults` text NOT NULL,
	FOREIGN KEY (`feed_id`) REFERENCES `offer_feed`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`by_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `feed_run_feed_id_index` ON `feed_run` (`feed_id`,`started_at`);--> statement-breakpoint
CREATE TABLE `offer_feed` (
	`id` text PRIMARY KEY NOT NULL,
	`organisation_id` text NOT NULL,
	`source` text NOT NULL,
	`only_from` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `offer_feed_source_index` ON `offer_feed` (`organisation_id`,`source`,`only_from`);--> statement-breakpoint
CREATE TABLE `organisation_draft` (
	`account_id` text PRIMARY KEY NOT NULL,
	`answers` text NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `own_choice` (
	`person_id` text NOT NULL,
	`name` text NOT NULL,
	`sealed` blob NOT NULL,
	PRIMARY KEY(`person_id`, `name`),
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `team_invite` (
	`id` text PRIMARY KEY NOT NULL,
	`organisation_id` text NOT NULL,
	`role` text NOT NULL,
	`display_name` text NOT NULL,
	`code_hash` text NOT NULL,
	`made_by` text,
	`made_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`made_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE UNIQUE INDEX `team_invite_code_hash_unique` ON `team_invite` (`code_hash`);--> statement-breakpoint
CREATE INDEX `team_invite_organisation_id_index` ON `team_invite` (`organisation_id`);--> statement-breakpoint
ALTER TABLE `offer` ADD `details_confirmed_at` integer;--> statement-breakpoint
ALTER TABLE `offer` ADD `visible_from` text;--> statement-breakpoint
ALTER TABLE `offer` ADD `visible_until` text;--> statement-breakpoint
ALTER TABLE `offer` ADD `exceptions` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `offer` ADD `bank_holidays` text DEFAULT 'closed' NOT NULL;--> statement-breakpoint
ALTER TABLE `offer` ADD `saturday_duty` text;--> statement-breakpoint
ALTER TABLE `offer` ADD `latitude` real;--> statement-breakpoint
ALTER TABLE `offer` ADD `longitude` real;--> statement-breakpoint
ALTER TABLE `offer` ADD `postcode` text;--> statement-breakpoint
ALTER TABLE `offer` ADD `who_for` text;--> statement-breakpoint
ALTER TABLE `offer` ADD `aim` text;--> statement-breakpoint
ALTER TABLE `offer` ADD `source_feed` text;--> statement-breakpoint
ALTER TABLE `offer` ADD `source_id` text;--> statement-breakpoint
ALTER TABLE `offer` ADD `reminded_stage` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `offer` ADD `revision` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX `offer_source_index` ON `offer` (`source_feed`,`source_id`);--> statement-breakpoint
ALTER TABLE `organisation` ADD `register` text;--> statement-breakpoint
ALTER TABLE `organisation` ADD `register_number` text;--> statement-breakpoint
ALTER TABLE `organisation` ADD `no_number_reason` text;--> statement-breakpoint
ALTER TABLE `organisation` ADD `website` text;--> statement-breakpoint
ALTER TABLE `organisation` ADD `areas` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `organisation` ADD `contact_name` text;--> statement-breakpoint
ALTER TABLE `organisation` ADD `data_protection_contact` text;--> statement-breakpoint
ALTER TABLE `organisation` ADD `safeguarding_lead` text;--> statement-breakpoint
ALTER TABLE `organisation` ADD `concordat_at` integer;--> statement-breakpoint
ALTER TABLE `organisation` ADD `check_again_by` text;--> statement-breakpoint
ALTER TABLE `organisation` ADD `checked_at` integer;--> statement-breakpoint
ALTER TABLE `organisation` ADD `refused_at` integer;--> statement-breakpoint
ALTER TABLE `organisation` ADD `proposed` text;--> statement-breakpoint
ALTER TABLE `interest` ADD `seen_at` integer;--> statement-breakpoint
ALTER TABLE `interest` ADD `answered_at` integer;--> statement-breakpoint
ALTER TABLE `interest` ADD `started_at` integer;--> statement-breakpoint
ALTER TABLE `interest` ADD `finished_at` integer;--> statement-breakpoint
ALTER TABLE `interest` ADD `assigned_to` text;--> statement-breakpoint
ALTER TABLE `interest` ADD `answer_sealed` blob;--> statement-breakpoint
ALTER TABLE `interest` ADD `listed_at` integer;--> statement-breakpoint
ALTER TABLE `interest` ADD `reminded_at` integer;--> statement-breakpoint
ALTER TABLE `interest` ADD `useful_sealed` blob;--> statement-breakpoint
ALTER TABLE `interest` ADD `revision` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
CREATE INDEX `interest_offer_id_index` ON `interest` (`offer_id`,`state`);