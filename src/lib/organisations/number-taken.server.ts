import { and, eq, isNotNull, ne, not, or, sql } from 'drizzle-orm'
import type { Writer } from '#lib/database/write.server.ts'
import type { KnownBy } from './rules.ts'
import { organisation } from './tables.server.ts'

/** What another organisation has or asks for already; one whose application was sent back holds nothing. */
export type Taken = 'number' | 'name'

/**
 * Whether another organisation is known by this number, or, of two without a number, by this name. Part of a
 * write: of two that ask at once, one gets it. Test: `apply.test.ts`.
 *
 * @param own id of the organisation that asks; null while it is none
 */
export async function findTaken(tx: Writer, known: KnownBy, own: string | null): Promise<Taken | null> {
  const { name, register, registerNumber } = known
  const sentBack = and(eq(organisation.state, 'applied'), isNotNull(organisation.refusedAt))
  const same =
    register === null
      ? sql`lower(${organisation.name}) = lower(${name})`
      : or(
          and(eq(organisation.register, register), eq(organisation.registerNumber, registerNumber ?? '')),
          and(
            sql`json_extract(${organisation.proposed}, '$.register') = ${register}`,
            sql`json_extract(${organisation.proposed}, '$.registerNumber') = ${registerNumber}`
          )
        )
  const others = and(same, not(sentBack!), own === null ? undefined : ne(organisation.id, own)) // both parts are there
  if ((await tx.$count(organisation, others)) === 0) return null
  return register === null ? 'name' : 'number'
}
