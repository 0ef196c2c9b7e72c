/**
 * When help with ID and a bank account can be had from inside. Such rules change: they are data with the place
 * they come from, and the day somebody last looked.
 */
export interface Scheme {
  readonly name: 'id' | 'bank'
  /** The window before release, in days: it opens so many before, and closes so many before. */
  readonly opensDaysBefore: number
  readonly closesDaysBefore: number
  readonly source: string
  /** ISO date. */
  readonly lookedAt: string
}

export const schemes: Readonly<Record<Scheme['name'], Scheme>> = {
  id: {
    name: 'id',
    opensDaysBefore: 84, // the last 12 weeks
    closesDaysBefore: 0,
    source: 'HM Prison and Probation Service, ID scheme before release',
    lookedAt: '2026-11-01'
  },
  bank: {
    name: 'bank',
    opensDaysBefore: 183, // 6 months
    closesDaysBefore: 42, // 6 weeks
    source: 'HM Prison and Probation Service, bank account scheme: sentenced people, one bank in each prison',
    lookedAt: '2026-11-01'
  }
}
