import { blob, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { account } from '#lib/accounts/tables.server.ts'
import { organisation } from '#lib/organisations/tables.server.ts'
import { person } from '#lib/record/tables.server.ts'
import { interest } from '#lib/referrals/tables.server.ts'
import { appointmentStates, marks } from './rules.ts'

/**
 * Several services at one time and place. Each has an appointment of its own, with its own id, so that none
 * learns from another's (`docs/decisions/0022`).
 */
export const meeting = sqliteTable(
  'meeting',
  {
    id: text('id').primaryKey(),
    personId: text('person_id')
      .notNull()
      .references(() => person.id, { onDelete: 'cascade' }),
    /** Whether the services may know each other's names; else only that somebody else comes. */
    namesShown: integer('names_shown', { mode: 'boolean' }).notNull()
  },
  (table) => [index('meeting_person_id_index').on(table.personId)]
)

/** One person and one service. Instants and state are in clear; every word is sealed with the person's key. */
export const appointment = sqliteTable(
  'appointment',
  {
    /** Random: it is in addresses of both sides. */
    id: text('id').primaryKey(),
    personId: text('person_id')
      .notNull()
      .references(() => person.id, { onDelete: 'cascade' }),
    organisationId: text('organisation_id')
      .notNull()
      .references(() => organisation.id, { onDelete: 'cascade' }),
    interestId: text('interest_id')
      .notNull()
      .references(() => interest.id, { onDelete: 'cascade' }),
    /** Account of the worker who proposed it last. */
    proposedBy: text('proposed_by').references(() => account.id, { onDelete: 'set null' }),
    state: text('state', { enum: appointmentStates }).notNull(),
    /** Whose answer it waits for. */
    turn: text('turn', { enum: ['person', 'service'] }),
    /** JSON array of instants that are offered, ms UTC, sorted. */
    times: text('times', { mode: 'json' }).$type<number[]>().notNull(),
    /** The one that is agreed: ms UTC. */
    startsAt: integer('starts_at'),
    minutes: integer('minutes').notNull(),
    /** How, where and what to bring. */
    sealed: blob('sealed', { mode: 'buffer' }).notNull(),
    /** What the person wrote when they asked for another time. */
    askedSealed: blob('asked_sealed', { mode: 'buffer' }),
    /** Why it was cancelled or moved. */
    reasonSealed: blob('reason_sealed', { mode: 'buffer' }),
    /** Who cancelled or moved it. */
    endedBy: text('ended_by', { enum: ['person', 'service'] }),
    personMark: text('person_mark', { enum: marks }),
    personMarkAt: integer('person_mark_at'),
    serviceMark: text('service_mark', { enum: marks }),
    serviceMarkAt: integer('service_mark_at'),
    meetingId: text('meeting_id').references(() => meeting.id, { onDelete: 'set null' }),
    /** What calendar programs know it by; the one it was moved to goes on with it. */
    calendarUid: text('calendar_uid').notNull(),
    /** Raised by each change, so that of two answers at once only one counts. It goes on when it is moved. */
    sequence: integer('sequence').notNull(),
    /** The one that this one was moved from. No foreign key: the two go together. */
    movedFrom: text('moved_from'),
    remindedAt: integer('reminded_at'),
    createdAt: integer('created_at').notNull(),
    changedAt: integer('changed_at').notNull()
  },
  (table) => [
    index('appointment_person_id_index').on(table.personId, table.startsAt),
    index('appointment_organisation_id_index').on(table.organisationId, table.state, table.startsAt),
    index('appointment_interest_id_index').on(table.interestId),
    index('appointment_meeting_id_index').on(table.meetingId),
    index('appointment_starts_at_index').on(table.state, table.startsAt)
  ]
)

/** The person lets one service ask another, which they name to it, to the same meeting. Once. */
export const meetingLeave = sqliteTable(
  'meeting_leave',
  {
    id: text('id').primaryKey(),
    appointmentId: text('appointment_id')
      .notNull()
      .references(() => appointment.id, { onDelete: 'cascade' }),
    interestId: text('interest_id')
      .notNull()
      .references(() => interest.id, { onDelete: 'cascade' }),
    givenAt: integer('given_at').notNull()
  },
  (table) => [uniqueIndex('meeting_leave_appointment_id_index').on(table.appointmentId, table.interestId)]
)

/** The address that a person's calendar program reads; no row means off. */
export const calendarFeed = sqliteTable('calendar_feed', {
  personId: text('person_id')
    .primaryKey()
    .references(() => person.id, { onDelete: 'cascade' }),
  /** SHA-256 of the 256 bits in the address, lower-case hex; null while there is no address. */
  keyHash: text('key_hash').unique(),
  madeAt: integer('made_at'),
  /** What it says beside "Appointment" and the time. */
  showsWith: integer('shows_with', { mode: 'boolean' }).notNull().default(false),
  showsWhere: integer('shows_where', { mode: 'boolean' }).notNull().default(false)
})
