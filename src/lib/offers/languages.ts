/** Languages that the list can be narrowed by, beside English: in their own order of how many speak them here. */
export const languages = [
  'Polish',
  'Romanian',
  'Albanian',
  'Punjabi',
  'Urdu',
  'Arabic',
  'Portuguese',
  'Nepali',
  'Bengali',
  'Gujarati',
  'Hindi',
  'Lithuanian',
  'Somali',
  'Spanish',
  'Turkish',
  'Ukrainian',
  'Vietnamese',
  'Welsh',
  'Sign language'
] as const
export type Language = (typeof languages)[number]

/** Those of a list that an offer names, whatever the size of their letters. */
export function languagesOf(named: readonly string[]): Language[] {
  const known = new Set(named.map((language) => language.trim().toLowerCase()))
  if (known.has('bsl') || known.has('british sign language')) known.add('sign language')
  return languages.filter((language) => known.has(language.toLowerCase()))
}
