import { describe, expect, it } from 'vitest'
import { countShifts } from './leave.ts'

const shift = (at: number) => ({ key: 'Shift', repeat: false, at })

describe('Shift three times', () => {
  it('leaves on the third press', () => {
    const pressed = countShifts()
    expect([shift(0), shift(300), shift(600)].map(pressed)).toEqual([false, false, true])
  })

  it('stays while somebody types capital letters', () => {
    const pressed = countShifts()
    const typing = ['Shift', 'A', 'Shift', 'B', 'Shift', 'C'].map((key, i) => ({
      key,
      repeat: false,
      at: i * 100
    }))
    expect(typing.some(pressed)).toBe(false)
  })

  it('stays when the key is only held down', () => {
    const pressed = countShifts()
    expect([0, 50, 100, 150].map((at) => pressed({ key: 'Shift', repeat: at > 0, at })).some(Boolean)).toBe(
      false
    )
  })

  it('stays when the presses are far apart', () => {
    const pressed = countShifts()
    expect([shift(0), shift(1000), shift(2000), shift(3400)].some(pressed)).toBe(false)
  })
})
