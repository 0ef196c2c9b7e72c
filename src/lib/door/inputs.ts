import * as v from 'valibot'

/** Messages are keys of the catalogue. */
export const pinInput = v.object({
  pin: v.pipe(
    v.optional(v.string(), ''),
    v.transform((typed) => typed.replaceAll(/\s/g, '')),
    v.regex(/^\d{6}$/, 'door_problem_pin')
  ),
  /** An offer that the person came from. */
  offer: v.optional(v.pipe(v.string(), v.maxLength(64, 'ui_problem_title')), '')
})
