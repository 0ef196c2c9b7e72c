import { receiptId, type ReceiptFacts, type ReceiptRecipient, type ReceiptSection } from './receipt-facts.ts'
import type { StatusEntry, StatusKind } from './status-list.ts'

/**
 * The copy as JSON-LD in the shape of ISO/IEC TS 27560:2023, with terms of the W3C Data Privacy Vocabulary
 * 2.3 and nothing that its context does not explain. Our own terms begin with `urn:waymark:`
 * (docs/consent.md lists them). `proof` is added when it is signed (`checkpoint-rules.ts`).
 * Test: `receipts.test.ts`.
 */
export function receiptJsonLd(facts: ReceiptFacts): Record<string, unknown> {
  const id = receiptId(facts)
  const { operator } = facts
  return {
    '@context': context,
    '@id': `urn:waymark:receipt:${id}`,
    '@type': 'dpv:ConsentReceipt',
    'dct:identifier': id,
    'dpv:hasIdentifier': id,
    'dct:conformsTo': 'https://w3id.org/dpv/schema/dpv-27560#receipt-eu-gdpr',
    'dct:created': iso(facts.issuedAt),
    'dct:publisher': operatorId(facts),
    'schema:recipient': uuid(facts.personId),
    'dpv:hasRecordOfActivity': [
      {
        '@id': uuid(facts.id),
        '@type': 'dpv:ConsentRecord',
        'dct:identifier': facts.id,
        'dct:conformsTo': 'https://w3id.org/dpv/schema/dpv-27560#record-eu-gdpr',
        'dpv:hasDataSubject': uuid(facts.personId),
        'dpv:hasNotice': {
          '@id': `urn:waymark:notice:${facts.notice.sha256}`,
          '@type': 'dpv:ConsentNotice',
          'dct:identifier': facts.notice.version,
          'dct:language': facts.notice.language,
          'app:text': facts.notice.text,
          'app:textSha256': facts.notice.sha256
        },
        'dct:language': facts.notice.language,
        ...(facts.replacedBy && { 'dct:isReplacedBy': uuid(facts.replacedBy) }),
        'dpv:hasProcess': [process(facts)],
        'dpv:hasEntity': [
          recipientEntity(facts.recipient),
          {
            '@id': operatorId(facts),
            '@type': 'dpv:DataController',
            'dpv:hasName': operator.name,
            'dpv:hasContact': [operator.contact, operator.dataProtectionContact],
            'schema:url': operator.origin
          },
          { '@id': uuid(facts.personId), '@type': 'dpv:DataSubject' }
        ],
        'dpv:hasConsentStatus': facts.statuses.map((entry) => status(facts, entry))
      }
    ]
  }
}

const context = {
  dpv: 'https://w3id.org/dpv#',
  pd: 'https://w3id.org/dpv/pd#',
  loc: 'https://w3id.org/dpv/loc#',
  'eu-gdpr': 'https://w3id.org/dpv/legal/eu/gdpr#',
  'legal-gb': 'https://w3id.org/dpv/legal/gb#',
  dct: 'http://purl.org/dc/terms/',
  schema: 'https://schema.org/',
  skos: 'http://www.w3.org/2004/02/skos/core#',
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  app: 'urn:waymark:',
  proof: { '@id': 'app:proof', '@type': '@json' },
  'dct:conformsTo': { '@type': '@id' },
  'dct:created': { '@type': 'xsd:dateTime' },
  'dct:publisher': { '@type': '@id' },
  'dct:isReplacedBy': { '@type': '@id' },
  'skos:broader': { '@type': '@id' },
  'schema:recipient': { '@type': '@id' },
  'schema:url': { '@type': '@id' },
  'schema:startDate': { '@type': 'xsd:dateTime' },
  'dpv:hasRecordOfActivity': { '@container': '@set' },
  'dpv:hasProcess': { '@container': '@set' },
  'dpv:hasPersonalData': { '@container': '@set' },
  'dpv:hasProcessing': { '@type': '@id', '@container': '@set' },
  'dpv:hasDataController': { '@type': '@id', '@container': '@set' },
  'dpv:hasRecipient': { '@type': '@id', '@container': '@set' },
  'dpv:hasDataSubject': { '@type': '@id' },
  'dpv:hasLegalBasis': { '@type': '@id', '@container': '@set' },
  'dpv:hasJurisdiction': { '@type': '@id' },
  'dpv:hasApplicableLaw': { '@type': '@id' },
  'dpv:hasAuthority': { '@type': '@id' },
  'dpv:hasLocation': { '@type': '@id' },
  'dpv:hasNecessity': { '@type': '@id' },
  'dpv:hasDataSource': { '@type': '@id' },
  'dpv:isIndicatedBy': { '@type': '@id' },
  'dpv:isIndicatedAtTime': { '@type': 'xsd:dateTime' },
  'dpv:isExercisedAt': { '@type': '@id' },
  'dpv:hasConsentStatus': { '@container': '@list' },
  'dpv:hasStorageCondition': { '@container': '@set' },
  'dpv:hasRight': { '@container': '@set' },
  'dpv:hasEntity': { '@container': '@set' },
  'dpv:hasContact': { '@container': '@set' }
} as const

function process(facts: ReceiptFacts): Record<string, unknown> {
  const { recipient, operator, sections } = facts
  const sharing = `${operator.origin}/me/sharing`
  return {
    '@type': 'dpv:Process',
    'dpv:hasPurpose': {
      '@id': `urn:waymark:purpose:${facts.purpose}`,
      '@type': 'dpv:Purpose',
      'skos:broader': 'dpv:RequestedServiceProvision',
      'dct:description': facts.purposeWords
    },
    'dpv:hasPersonalData': sections.map(personalData),
    'dpv:hasProcessing':
      facts.access === 'suggest' ? ['dpv:Access', 'dpv:Use', 'dpv:Alter'] : ['dpv:Access', 'dpv:Use'],
    // Family and friends answer for nothing under data protection law (UK GDPR 2(2)(a)).
    'dpv:hasDataController': [recipient.organisation ? uuid(recipient.id) : operatorId(facts)],
    'dpv:hasRecipient': [uuid(recipient.id)],
    'dpv:hasLegalBasis': [
      'eu-gdpr:A6-1-a',
      ...(sections.some(({ special }) => special) ? ['eu-gdpr:A9-2-a'] : [])
    ],
    'dpv:hasStorageCondition': [
      { '@type': 'dpv:StorageLocation', 'dpv:hasLocation': 'loc:GB' },
      {
        '@type': 'dpv:StorageDuration',
        'dpv:hasDuration': {
          '@type': 'dpv:UntilEventDuration',
          'rdf:value': 'Sharing ends. They can look and get no copy.'
        }
      }
    ],
    'dpv:hasConsentControl': {
      '@type': ['dpv:ProvideConsent', 'dpv:WithdrawConsent', 'dpv:ReaffirmConsent'],
      'dpv:isExercisedAt': sharing
    },
    'dpv:hasJurisdiction': 'loc:GB',
    'dpv:hasApplicableLaw': 'legal-gb:law-GDPR',
    'dpv:hasAuthority': 'legal-gb:DPA-GB',
    'dpv:hasRight': [
      right('A7-3', 'Stop sharing', sharing),
      right('A15', 'Get a copy', `${operator.origin}/me/history`),
      right('A17', 'Delete', `${operator.origin}/me/settings/take-back`),
      right('A77', 'Complain', `${operator.origin}/me/complaints`)
    ]
  }
}

function right(article: string, title: string, at: string): Record<string, unknown> {
  return {
    '@type': ['dpv:DataSubjectRight', `eu-gdpr:${article}`],
    'dct:title': title,
    'dpv:isExercisedAt': at
  }
}

/** The nearest kind of personal data that the vocabulary names; one it does not know is plain personal data. */
const kinds: Readonly<Record<string, string>> = {
  identity: 'pd:Identifying',
  contact: 'pd:Contact',
  'id-documents': 'pd:OfficialID',
  address: 'pd:PhysicalAddress',
  housing: 'pd:Household',
  work: 'pd:WorkHistory',
  qualifications: 'pd:EducationQualification',
  goals: 'pd:Intention',
  wheel: 'pd:LifeHistory',
  money: 'pd:Financial',
  health: 'pd:Health',
  needs: 'pd:Health',
  family: 'pd:Family',
  release: 'pd:Criminal',
  licence: 'pd:Criminal',
  story: 'pd:LifeHistory',
  letter: 'pd:LifeHistory'
}

function personalData({ name, words, needed, special }: ReceiptSection): Record<string, unknown> {
  return {
    '@type': special ? ['dpv:PersonalData', 'dpv:SensitivePersonalData'] : ['dpv:PersonalData'],
    'skos:broader': Object.hasOwn(kinds, name) ? kinds[name] : 'dpv:PersonalData',
    'dct:identifier': `section:${name}`,
    'dct:title': words,
    'dpv:hasNecessity': needed ? 'dpv:Required' : 'dpv:Optional',
    'dpv:hasDataSource': 'dpv:DataSubjectDataSource'
  }
}

const organisationTypes = {
  charity: 'dpv:CharityOrganisation',
  council: 'dpv:GovernmentalOrganisation',
  employer: 'dpv:Organisation',
  health: 'dpv:HealthcareOrganisation',
  learning: 'dpv:EducationalOrganisation',
  statutory: 'dpv:GovernmentalOrganisation'
} as const

function recipientEntity({ id, name, organisation }: ReceiptRecipient): Record<string, unknown> {
  if (!organisation)
    return { '@id': uuid(id), '@type': ['dpv:NaturalPerson', 'dpv:Recipient'], 'dpv:hasName': name }
  const { kind, phone, email } = organisation
  return {
    '@id': uuid(id),
    '@type': [organisationTypes[kind], 'dpv:DataController', 'dpv:Recipient'],
    'dpv:hasName': name,
    'dpv:hasIdentifier': id,
    ...((phone || email) && {
      'schema:contactPoint': {
        '@type': 'schema:ContactPoint',
        ...(email && { 'schema:email': email }),
        ...(phone && { 'schema:telephone': phone })
      }
    }),
    'schema:address': { '@type': 'schema:PostalAddress', 'schema:addressCountry': 'GB' }
  }
}

const invalid = 'dpv:ConsentStatusInvalidForProcessing'

const statusTypes: Record<StatusKind, readonly string[]> = {
  requested: ['dpv:ConsentRequested'],
  deferred: ['dpv:ConsentRequestDeferred'],
  refused: ['dpv:ConsentRefused'],
  cancelled: ['dpv:ConsentRevoked'],
  lapsed: ['dpv:ConsentExpired'],
  given: ['dpv:ConsentGiven', 'dpv:ExplicitlyExpressedConsent'],
  renewed: ['dpv:RenewedConsentGiven', 'dpv:ExplicitlyExpressedConsent'],
  paused: ['app:ConsentPaused', invalid],
  resumed: ['app:ConsentResumed', 'dpv:ConsentGiven'],
  'reconfirm-due': ['dpv:ConsentExpired', 'app:ConsentReconfirmDue'],
  reconfirmed: ['dpv:RenewedConsentGiven', 'dpv:ExplicitlyExpressedConsent'],
  frozen: ['app:ConsentFrozen'],
  narrowed: ['app:ConsentNarrowed'],
  expired: ['dpv:ConsentExpired'],
  withdrawn: ['dpv:ConsentWithdrawn'],
  revoked: ['dpv:ConsentRevoked'],
  superseded: ['app:ConsentSuperseded', invalid]
}

function status(facts: ReceiptFacts, { kind, at, by, open }: StatusEntry): Record<string, unknown> {
  const isPart = kind === 'frozen' || kind === 'narrowed'
  const isYes = kind === 'given' || kind === 'renewed'
  return {
    '@type': [...statusTypes[kind], ...(isPart ? [open ? 'dpv:ConsentGiven' : invalid] : [])],
    'dpv:isIndicatedBy': indicatedBy(facts, by),
    'dpv:isIndicatedAtTime': iso(at),
    ...(isYes && facts.how && { 'dpv:hasIndicationMethod': method(facts) }),
    ...(isYes && facts.from !== null && { 'schema:startDate': iso(facts.from) }),
    ...(isYes &&
      facts.until !== null && {
        'dpv:hasDuration': {
          '@type': 'dpv:UntilTimeDuration',
          'rdf:value': { '@value': iso(facts.until), '@type': 'xsd:dateTime' }
        }
      })
  }
}

/** Where and how the yes was given; for machines, so in plain English whatever the page says. */
export function method({ how, beside }: Pick<ReceiptFacts, 'how' | 'beside'>): string {
  const place = how === 'kiosk' ? 'own account, kiosk' : 'own account, own device'
  return `${place}: chose each section by itself, saw the notice, pressed yes${beside ? '; a worker was beside them' : ''}`
}

function indicatedBy(facts: ReceiptFacts, by: StatusEntry['by']): string {
  if (by === 'person') return uuid(facts.personId)
  return by === 'recipient' ? uuid(facts.recipient.id) : operatorId(facts)
}

function operatorId({ operator }: Pick<ReceiptFacts, 'operator'>): string {
  return `${operator.origin}/privacy#controller`
}

/** Ids are UUIDs, but for a question's, which its asker's form made. */
function uuid(id: string): string {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id) ? `urn:uuid:${id}` : `urn:waymark:id:${id}`
}

function iso(at: number): string {
  return new Date(at).toISOString()
}
