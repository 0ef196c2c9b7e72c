import { readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import jsonld from 'jsonld'
import { describe, expect, it } from 'vitest'
import { checkpointSigner } from '#lib/vault/checkpoint-key.server.ts'
import { testKeyring } from '../../../tests/support/database.ts'
import { aChain, aProof } from '../../../tests/support/history.ts'
import type { ReceiptFacts, ReceiptStatus } from './receipt-facts.ts'
import { receiptJsonLd } from './receipt-json-ld.ts'
import { receiptKantara } from './receipt-kantara.ts'
import type { StatusEntry, StatusKind } from './status-list.ts'

const reference = (file: string) =>
  readFileSync(new URL(`../../../tests/reference/${file}`, import.meta.url), 'utf8')
const terms = new Set(reference('dpv-terms.txt').trim().split('\n'))
// Its draft 4 says nothing here that a newer draft reads otherwise, and Ajv knows no draft 4.
const { $schema: _, ...kantara } = JSON.parse(reference('kantara-consent-receipt-1.1.schema.json')) as Record<
  string,
  unknown
>
const fitsKantara = new Ajv({ allErrors: true, strictTypes: false, strictRequired: false }).compile(kantara)

const at = Date.UTC(2026, 2, 2, 10)
const asked: StatusEntry = { kind: 'requested', at, by: 'recipient', open: false }
const given: StatusEntry = { kind: 'given', at: at + 1, by: 'person', open: true }
const then = (kind: StatusKind, by: StatusEntry['by'] = 'person', open = false): StatusEntry => ({
  kind,
  at: at + 2,
  by,
  open
})

const connect = {
  id: '0195f0c2-7a7e-7bb0-8c1e-0a4d52a1f0b4',
  kind: 'organisation',
  name: 'Connect Housing',
  organisation: { name: 'Connect Housing', kind: 'charity', phone: '01632 960000', email: null }
} as const
const mum = {
  id: '0195f0c2-7a7e-7bb0-8c1e-0a4d52a1f0b5',
  kind: 'supporter',
  name: 'Mum',
  organisation: null
} as const

const yes: ReceiptFacts = {
  id: '0195f0c2-7a7e-7bb0-8c1e-0a4d52a1f0b6',
  issuedAt: at + 10,
  personId: '0195f0c2-7a7e-7bb0-8c1e-0a4d52a1f0b7',
  operator: {
    name: 'Waymark Practice',
    contact: 'hello@waymark.example',
    dataProtectionContact: 'privacy@waymark.example',
    origin: 'https://waymark.example'
  },
  recipient: connect,
  purpose: 'home',
  purposeWords: 'to help you find a place to live',
  access: 'look',
  isFrozen: false,
  sections: [
    { name: 'contact', words: 'how to reach you', needed: true, special: false },
    { name: 'goals', words: 'your goals', needed: false, special: false }
  ],
  status: 'active',
  statuses: [asked, given],
  from: at + 1,
  until: at + 100,
  untilDate: '2026-06-02',
  how: 'own-phone',
  beside: false,
  replacedBy: null,
  notice: {
    sha256: 'ab'.repeat(32),
    language: 'en',
    version: 'sharing-2',
    text: 'Who: Connect Housing\nWhy: a home'
  }
}
const question = { from: null, until: null, how: null } as const

/** A copy in each state of the table in docs/consent.md. */
const inEveryState: Record<ReceiptStatus, Partial<ReceiptFacts>> = {
  requested: { ...question, statuses: [asked] },
  deferred: { ...question, statuses: [asked, then('deferred')] },
  refused: { ...question, statuses: [asked, then('refused')] },
  cancelled: { ...question, statuses: [asked, then('cancelled', 'recipient')] },
  lapsed: { ...question, statuses: [asked, then('lapsed', 'time')] },
  scheduled: { from: at + 50 },
  active: {},
  paused: { statuses: [given, then('paused')] },
  'reconfirm-due': { statuses: [given, then('reconfirm-due', 'time')] },
  expired: { statuses: [given, then('expired', 'time')] },
  withdrawn: { statuses: [given, then('withdrawn')] },
  revoked: { statuses: [given, then('revoked', 'operator')] },
  superseded: { statuses: [given, then('superseded')], replacedBy: '0195f0c2-7a7e-7bb0-8c1e-0a4d52a1f0b8' }
}

const others: Record<string, Partial<ReceiptFacts>> = {
  'for one named worker': { recipient: { ...connect, kind: 'worker', name: 'Anna, Connect Housing' } },
  'for family, beside a worker, on a kiosk': { recipient: mum, purpose: 'close', beside: true, how: 'kiosk' },
  'of all that there is to share': {
    sections: [
      'identity',
      'contact',
      'id-documents',
      'address',
      'housing',
      'work',
      'qualifications',
      'goals',
      'money',
      'health',
      'needs',
      'family',
      'release',
      'licence',
      'story',
      'letter',
      'something-new',
      '__proto__'
    ].map((name) => ({ name, words: name, needed: true, special: name === 'health' }))
  },
  'said again': { statuses: [then('renewed', 'person', true), then('reconfirmed', 'person', true)] },
  'gone on': { statuses: [given, then('paused', 'operator'), then('resumed', 'person', true)] },
  'frozen, to look and suggest': {
    isFrozen: true,
    access: 'suggest',
    statuses: [given, then('frozen', 'person', true)]
  },
  'narrowed while it was paused': { statuses: [given, then('paused'), then('narrowed', 'operator')] },
  'with words that look like markup': {
    purposeWords: '</script> @id {"@context": 1}',
    notice: { ...yes.notice, text: '@type\n"' }
  }
}
const cases = [
  ...Object.entries(inEveryState).map(
    ([status, change]) => [`that is ${status}`, { ...yes, ...change, status }] as const
  ),
  ...Object.entries(others).map(([name, change]) => [name, { ...yes, ...change }] as const)
] as readonly (readonly [string, ReceiptFacts])[]

const signer = checkpointSigner(testKeyring())
const signed = (copy: Record<string, unknown>) => ({ ...copy, proof: aProof(copy, aChain(3), signer) })

/** No network: everything a copy needs to be read is in it. */
const options = { safe: true, documentLoader: (url: string) => Promise.reject(new Error(`asked for ${url}`)) }

/** Every IRI that stands in a place of the vocabulary: keys, types and values that are ids. */
function irisIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(irisIn)
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => [
    key,
    ...(key === '@type' || key === '@id'
      ? [inner].flat().filter((one) => typeof one === 'string')
      : irisIn(inner))
  ])
}

describe('a copy as JSON-LD', () => {
  it.each(cases)(
    '%s is read in safe mode, and uses no term that is not in the vocabulary',
    async (_, facts) => {
      const copy = signed(receiptJsonLd(facts))
      const [expanded] = await jsonld.expand(copy, options)
      expect(await jsonld.toRDF(copy, { ...options, format: 'application/n-quads' })).toContain(
        'ConsentReceipt'
      )
      const iris = irisIn(expanded)
      const dpv = iris.filter((iri) => iri.startsWith('https://w3id.org/dpv'))
      expect(dpv.length).toBeGreaterThan(40)
      expect(dpv.filter((iri) => !terms.has(iri))).toEqual([])
      expect(iris.filter((iri) => iri.startsWith('_:'))).toEqual([])
    }
  )

  it.each(Object.keys(inEveryState) as ReceiptStatus[])('that is %s says so last', (status) => {
    const [record] = receiptJsonLd({ ...yes, ...inEveryState[status], status })[
      'dpv:hasRecordOfActivity'
    ] as [Record<string, unknown>]
    const last = (record['dpv:hasConsentStatus'] as { '@type': string[] }[]).at(-1)!['@type']
    expect([last[0], record['dct:isReplacedBy'] !== undefined]).toEqual([
      statusTerm[status],
      status === 'superseded'
    ])
    const mayUse = ['dpv:ConsentGiven', 'dpv:RenewedConsentGiven'].some((term) => last.includes(term))
    expect(mayUse).toBe(status === 'active' || status === 'scheduled')
  })

  it('keeps its proof word for word', async () => {
    const copy = signed(receiptJsonLd(yes))
    const [expanded] = (await jsonld.expand(copy, options)) as [Record<string, unknown>]
    expect(expanded['urn:waymark:proof']).toEqual([{ '@type': '@json', '@value': copy.proof }])
  })

  it('gives explicit consent as the basis when one section is special, and the rest as it is', () => {
    const basisOf = (facts: ReceiptFacts) =>
      JSON.stringify(receiptJsonLd(facts)).match(/eu-gdpr:A\d+-[\da-z-]+/g)
    expect(basisOf(yes)).toContain('eu-gdpr:A6-1-a')
    expect(basisOf(yes)).not.toContain('eu-gdpr:A9-2-a')
    const health = { name: 'health', words: 'your health', needed: false, special: true }
    expect(basisOf({ ...yes, sections: [health] })).toContain('eu-gdpr:A9-2-a')
  })

  it('is the same for the same facts', () => {
    expect(JSON.stringify(receiptJsonLd(yes))).toBe(JSON.stringify(receiptJsonLd({ ...yes })))
  })
})

const statusTerm: Record<ReceiptStatus, string> = {
  requested: 'dpv:ConsentRequested',
  deferred: 'dpv:ConsentRequestDeferred',
  refused: 'dpv:ConsentRefused',
  cancelled: 'dpv:ConsentRevoked',
  lapsed: 'dpv:ConsentExpired',
  scheduled: 'dpv:ConsentGiven',
  active: 'dpv:ConsentGiven',
  paused: 'app:ConsentPaused',
  'reconfirm-due': 'dpv:ConsentExpired',
  expired: 'dpv:ConsentExpired',
  withdrawn: 'dpv:ConsentWithdrawn',
  revoked: 'dpv:ConsentRevoked',
  superseded: 'app:ConsentSuperseded'
}

describe('a copy for Kantara', () => {
  it.each(cases)('%s fits the schema', (_, facts) => {
    fitsKantara(signed(receiptKantara(facts)))
    expect(fitsKantara.errors).toBeNull()
  })

  it('says what was agreed, with whom and until when', () => {
    expect(receiptKantara(yes)).toMatchObject({
      consentTimestamp: Math.floor((at + 1) / 1000),
      collectionMethod: expect.stringContaining('own device'),
      piiControllers: [
        { piiController: 'Connect Housing', phone: '01632 960000' },
        { piiController: 'Waymark Practice' }
      ],
      services: [
        {
          service: 'Connect Housing',
          purposes: [{ consentType: 'EXPLICIT', piiCategory: ['how to reach you', 'your goals'] }]
        }
      ],
      sensitive: false,
      consentStatus: 'active'
    })
    expect(receiptKantara({ ...yes, ...inEveryState.refused, status: 'refused' })).toMatchObject({
      services: [{ purposes: [{ consentType: 'NONE' }] }],
      consentStatus: 'refused'
    })
  })

  it('names special sections', () => {
    const health = { name: 'health', words: 'your health', needed: false, special: true }
    expect(receiptKantara({ ...yes, sections: [health] })).toMatchObject({
      sensitive: true,
      spiCat: ['your health']
    })
  })
})
