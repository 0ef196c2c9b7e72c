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
CREATE TABLE `organisation_draft` (
	`account_id` text PRIMARY KEY NOT NULL,
	`answers` text NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE cascade
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
ALTER TABLE `interest` ADD `useful_sealed` blob;--> statement-breakpoint
ALTER TABLE `interest` ADD `revision` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
CREATE INDEX `interest_offer_id_index` ON `interest` (`offer_id`,`state`);