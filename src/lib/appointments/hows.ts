/** How two meet: at a place, or somebody rings. */
export const hows = ['place', 'phone'] as const
export type How = (typeof hows)[number]
