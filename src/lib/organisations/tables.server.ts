import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { account } from '#lib/accounts/tables.server.ts'
import { decisionKinds, type OrganisationKind } from './rules.ts'

export const organisation = sqliteTable('organisation', {
  id: text('id').primaryKey(),
  slug: text('slug').notNull().unique(),
  name: text('name').notNull(),
  kind: text('kind').$type<OrganisationKind>().notNull(),
  about: text('about').notNull(),
  phone: text('phone'),
  email: text('email'),
  /** Only a verified organisation shows offers or opens anything. */
  state: text('state', { enum: ['applied', 'verified', 'suspended'] }).notNull(),
  /** Whose number it is: the Charity Commission's or Companies House's; null when it has neither. */
  register: text('register', { enum: ['charity', 'company'] }),
  registerNumber: text('register_number'),
  website: text('website'),
  /** JSON array of places (`places/areas.ts`) where it works; empty for everywhere. */
  areas: text('areas', { mode: 'json' }).$type<string[]>().notNull().default([]),
  contactName: text('contact_name'),
  /** Names and ways to reach them, as typed. */
  dataProtectionContact: text('data_protection_contact'),
  safeguardingLead: text('safeguarding_lead'),
  /** When it promised to answer, turn up and delete, ms UTC. */
  concordatAt: integer('concordat_at'),
  /** The day on which two stewards must have checked it again, ISO date; null before it is verified. */
  checkAgainBy: text('check_again_by'),
  createdAt: integer('created_at').notNull()
})

/** A steward rang the register's own contact and says this organisation is who it says; two make it verified. */
export const organisationCheck = sqliteTable(
  'organisation_check',
  {
    organisationId: text('organisation_id')
      .notNull()
      .references(() => organisation.id, { onDelete: 'cascade' }),
    accountId: text('account_id')
      .notNull()
      .references(() => account.id, { onDelete: 'cascade' }),
    at: integer('at').notNull()
  },
  (table) => [primaryKey({ columns: [table.organisationId, table.accountId] })]
)

/** What stewards decided about an organisation, and why; kept when its checks are cleared. */
export const organisationDecision = sqliteTable(
  'organisation_decision',
  {
    id: text('id').primaryKey(),
    organisationId: text('organisation_id')
      .notNull()
      .references(() => organisation.id, { onDelete: 'cascade' }),
    accountId: text('account_id').references(() => account.id, { onDelete: 'set null' }),
    kind: text('kind', { enum: decisionKinds }).notNull(),
    /** In the steward's words; null for a check. */
    reason: text('reason'),
    at: integer('at').notNull()
  },
  (table) => [index('organisation_decision_organisation_id_index').on(table.organisationId, table.at)]
)

/** A worker's place in an organisation. */
export const membership = sqliteTable(
  'membership',
  {
    organisationId: text('organisation_id')
      .notNull()
      .references(() => organisation.id, { onDelete: 'cascade' }),
    accountId: text('account_id')
      .notNull()
      .references(() => account.id, { onDelete: 'cascade' }),
    role: text('role', { enum: ['manager', 'worker'] }).notNull(),
    /** The name that people see: "Anna looked today". */
    displayName: text('display_name').notNull(),
    since: integer('since').notNull(),
    leftAt: integer('left_at'),
    /** Last day on which they are away, ISO date in Europe/London. */
    awayUntil: text('away_until')
  },
  (table) => [
    primaryKey({ columns: [table.organisationId, table.accountId] }),
    index('membership_account_id_index').on(table.accountId)
  ]
)
