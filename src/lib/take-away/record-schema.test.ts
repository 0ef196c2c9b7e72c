import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sectionNames } from '#lib/record/sections.ts'
import { generatedRecord } from '../../../tests/support/generated-record.ts'
import { recordFormat, recordSchema } from './record-schema.ts'

const copy = '../../../docs/record.schema.json'
const today = '2026-11-22'
const at = '2026-11-22T09:00:00.000Z'

function validator() {
  const ajv = new Ajv2020({ strict: true, allErrors: true, strictTypes: false })
  addFormats.default(ajv)
  return ajv.compile(recordSchema())
}

describe('the description of a record', () => {
  it('fits whatever the questions let somebody say', () => {
    const fits = validator()
    fc.assert(
      fc.property(generatedRecord(today), (record) => {
        const told = sectionNames.map((name) => [
          name,
          { inForce: { version: 1, at, answers: record[name] }, waiting: [] }
        ])
        const file = { format: recordFormat, madeAt: at, sections: Object.fromEntries(told) as object }
        expect(fits(file), JSON.stringify(fits.errors)).toBe(true)
      }),
      { numRuns: 20 }
    )
  })

  it('refuses a choice that nobody offers, and a day that is none', () => {
    const fits = validator()
    const file = (answers: object) => ({
      format: recordFormat,
      madeAt: at,
      sections: {
        ...Object.fromEntries(sectionNames.map((name) => [name, null])),
        identity: { inForce: { version: 1, at, answers }, waiting: [] }
      }
    })
    expect(fits(file({ legalName: 'Sam Carter' }))).toBe(true)
    expect(fits(file({ gender: 'SPOON' }))).toBe(false)
    expect(fits(file({ dateOfBirth: '1990-02-31' }))).toBe(false)
    expect(fits(file({ legalName: 7 }))).toBe(false)
  })

  it('stands in the documents as it is made now (run with -u after a question changed)', async () => {
    await expect(`${JSON.stringify(recordSchema(), null, 2)}\n`).toMatchFileSnapshot(copy)
  })
})
