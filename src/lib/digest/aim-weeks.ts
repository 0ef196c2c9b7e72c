/** Weeks to release that a service can aim at, the earliest first; below 0 is after release. */
export const aimWeeks = [26, 12, 8, 4, 2, 1, 0, -1, -2, -4, -12, -26] as const
