import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { account } from '#lib/accounts/tables.server.ts'
import { decisionKinds, type OrganisationKind, type ProposedFacts } from './rules.ts'

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
  /** Why it has no number, in its own words; null when it has one. */
  noNumberReason: text('no_number_reason'),
  /** Its domain, "example.org"; null when it has none. */
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
  /** When two stewards last finished checking it, ms UTC. */
  checkedAt: integer('checked_at'),
  /** When a steward last sent its application back, ms UTC; null once it is sent again. */
  refusedAt: integer('refused_at'),
  /** JSON: what it wants to be called from now on. Shown to nobody but stewards and itself until checked. */
  proposed: text('proposed', { mode: 'json' }).$type<ProposedFacts>(),
  createdAt: integer('created_at').notNull()
})

/** What somebody who asks to join has filled in so far. It goes when they send it, and with their account. */
export const organisationDraft = sqliteTable('organisation_draft', {
  accountId: text('account_id')
    .primaryKey()
    .references(() => account.id, { onDelete: 'cascade' }),
  /** JSON object: field of the form → what was typed. */
  answers: text('answers', { mode: 'json' }).$type<Record<string, string | string[]>>().notNull(),
  updatedAt: integer('updated_at').notNull()
})

/**
 * A steward rang the register's own contact and says this organisation is who it says. Only those of the round
 * that is under way: when two have, they are cleared, and when what they looked at changes.
 */
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

/** What was decided about an organisation, by whom and why; kept when its checks are cleared. */
export const organisationDecision = sqliteTable(
  'organisation_decision',
  {
    id: text('id').primaryKey(),
    organisationId: text('organisation_id')
      .notNull()
      .references(() => organisation.id, { onDelete: 'cascade' }),
    accountId: text('account_id').references(() => account.id, { onDelete: 'set null' }),
    kind: text('kind', { enum: decisionKinds }).notNull(),
    /** In the steward's words; null for a check. For `changed` what changed, as codes. */
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
