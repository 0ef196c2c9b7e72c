type Voice = Pick<SpeechSynthesisVoice, 'lang' | 'localService' | 'default'>

/**
 * The voice to read a page with. Only voices that live on the device: others send every word that they
 * read to somebody else's computer.
 *
 * @param language of the page, BCP 47
 * @returns null when the device has no voice of its own for this language
 */
export function pickVoice<V extends Voice>(voices: readonly V[], language: string): V | null {
  const tag = (text: string) => text.toLowerCase().replace('_', '-')
  const base = tag(language).split('-')[0]!
  const fits = voices.filter((voice) => voice.localService && tag(voice.lang).split('-')[0] === base)
  return (
    fits.find((voice) => tag(voice.lang) === tag(language)) ??
    fits.find((voice) => voice.default) ??
    fits[0] ??
    null
  )
}
