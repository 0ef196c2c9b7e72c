import { describe, expect, it } from 'vitest'
import { pickVoice } from './pick-voice.ts'

const voice = (lang: string, localService = true, isDefault = false) => ({
  lang,
  localService,
  default: isDefault
})

describe('the voice that reads', () => {
  it('speaks as the page does', () => {
    const british = voice('en-GB')
    expect(pickVoice([voice('fr-FR'), voice('en-US'), british], 'en-GB')).toBe(british)
  })

  it('knows the names that phones give', () => {
    const british = voice('en_GB')
    expect(pickVoice([voice('en_US'), british], 'en-GB')).toBe(british)
  })

  it('takes a near one when there is no exact one', () => {
    const usual = voice('en-IE', true, true)
    expect(pickVoice([voice('en-US'), usual], 'en-GB')).toBe(usual)
  })

  it('never sends words off the device', () => {
    expect(pickVoice([voice('en-GB', false)], 'en-GB')).toBeNull()
  })

  it('is silent rather than foreign', () => {
    expect(pickVoice([voice('cy-GB')], 'en-GB')).toBeNull()
  })
})
