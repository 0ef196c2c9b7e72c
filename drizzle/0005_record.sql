CREATE TABLE `closing` (
	`account_id` text PRIMARY KEY NOT NULL,
	`asked_at` integer NOT NULL,
	`due_at` integer NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `closing_due_at_index` ON `closing` (`due_at`);--> statement-breakpoint
CREATE TABLE `kept_badge` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`sealed` blob NOT NULL,
	`kept_at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `kept_badge_person_id_index` ON `kept_badge` (`person_id`);--> statement-breakpoint
CREATE TABLE `seen_document` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`sealed` blob NOT NULL,
	`seen_at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `seen_document_person_id_index` ON `seen_document` (`person_id`);--> statement-breakpoint
CREATE TABLE `record_use` (
	`person_id` text PRIMARY KEY NOT NULL,
	`made` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `brought_file` (
	`person_id` text NOT NULL,
	`source_id` text NOT NULL,
	`file_id` text NOT NULL,
	PRIMARY KEY(`person_id`, `source_id`),
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `clock_watch` (
	`id` integer PRIMARY KEY NOT NULL,
	`seen_at` integer NOT NULL,
	`stepped_at` integer
);
--> statement-breakpoint
CREATE TABLE `coming_in` (
	`person_id` text PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`bytes` integer NOT NULL,
	`came_at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `stored_file` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`kind` text NOT NULL,
	`section` text NOT NULL,
	`data_key_id` text NOT NULL,
	`words` blob NOT NULL,
	`thumbnail` blob,
	`bytes` integer NOT NULL,
	`added_at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `stored_file_person_id_index` ON `stored_file` (`person_id`);--> statement-breakpoint
ALTER TABLE `last_look` ADD `seq` integer;--> statement-breakpoint
ALTER TABLE `record_section` ADD `came` blob;