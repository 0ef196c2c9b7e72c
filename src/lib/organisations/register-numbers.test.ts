import { describe, expect, it } from 'vitest'
import { readNumber, registerPlace } from './register-numbers.ts'

describe('a number of a public register', () => {
  it.each([
    ['charity', '1234567', '1234567'],
    ['charity', ' 202 918 ', '202918'],
    ['charity', '1234567-1', '1234567-1'],
    ['charity', 'sc012345', 'SC012345'],
    ['charity', 'NIC 100002', 'NIC100002'],
    ['company', '01234567', '01234567'],
    ['company', '0123 4567', '01234567'],
    ['company', 'sc123456', 'SC123456'],
    ['company', 'NI012345', 'NI012345'],
    ['company', 'OC301234', 'OC301234'],
    ['company', 'CE012345', 'CE012345'],
    ['company', 'IP12345R', 'IP12345R'],
    ['company', '９９９９９００１', '99999001']
  ] as const)('of a %s: %s is kept as %s', (register, typed, number) => {
    expect(readNumber(register, typed)).toEqual({ ok: true, number })
  })

  it.each([
    ['charity', '', 'charity'],
    ['charity', '12345', 'charity'],
    ['charity', '000000', 'charity'],
    ['charity', '0123456', 'charity'],
    ['charity', '100002', 'charity'],
    ['charity', 'SC000000', 'charity'],
    ['charity', 'X12345', 'charity'],
    ['charity', '01234567', 'charity-is-company'],
    ['charity', 'CE012345', 'charity-is-company'],
    ['company', '1234567', 'company-is-charity'],
    ['company', '202918', 'company-is-charity'],
    ['company', '123', 'company-short'],
    ['company', '00000000', 'company'],
    ['company', 'QQ123456', 'company'],
    ['company', '012345678', 'company'],
    ['company', '0123456<', 'company'],
    ['company', '٠١٢٣٤٥٦٧', 'company']
  ] as const)('of a %s: %s is none (%s)', (register, typed, problem) => {
    expect(readNumber(register, typed)).toEqual({ ok: false, problem })
  })

  it.each([
    ['charity', '1234567', /charitycommission\.gov\.uk/],
    ['charity', 'SC012345', /oscr/],
    ['charity', 'NIC100002', /charitycommissionni/],
    ['company', '01234567', /company\/01234567$/]
  ] as const)('of a %s like %s is read at its own register', (register, number, place) => {
    expect(registerPlace(register, number)).toMatch(place)
  })
})
