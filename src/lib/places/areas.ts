/**
 * The areas that somebody can look for help in: the towns that most people go to, then the council
 * areas of the region, as they stood in November 2026. Names, so the same in every language.
 */
export const areas = [
  'Milton Keynes',
  'Oxford',
  'Reading',
  'Slough',
  'Bracknell Forest',
  'Buckinghamshire',
  'Cherwell',
  'South Oxfordshire',
  'Vale of White Horse',
  'West Berkshire',
  'West Oxfordshire',
  'Windsor and Maidenhead',
  'Wokingham'
] as const
export type Area = (typeof areas)[number]
