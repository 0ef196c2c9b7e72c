import { receiptId, type ReceiptFacts } from './receipt-facts.ts'
import { method } from './receipt-json-ld.ts'

/**
 * The copy as a Kantara Consent Receipt v1.1. The standard knows a yes and nothing else: `consentStatus` is
 * ours, and says what became of it. `proof` is added when it is signed. Test: `receipts.test.ts`.
 */
export function receiptKantara(facts: ReceiptFacts): Record<string, unknown> {
  const { recipient, operator, sections } = facts
  const special = sections.filter((section) => section.special)
  const isGiven = facts.from !== null
  return {
    version: 'KI-CR-v1.1.0',
    jurisdiction: 'GB',
    consentTimestamp: Math.floor(firstYes(facts) / 1000), // the standard counts seconds
    collectionMethod: isGiven ? method(facts) : 'asked in the recipient’s own account; nothing was agreed',
    consentReceiptID: receiptId(facts),
    language: facts.notice.language,
    piiPrincipalId: facts.personId,
    piiControllers: [
      ...(recipient.organisation
        ? [
            {
              piiController: recipient.organisation.name,
              onBehalf: false,
              contact: recipient.name,
              address: { addressCountry: 'GB' },
              email: recipient.organisation.email ?? '',
              phone: recipient.organisation.phone ?? ''
            }
          ]
        : []),
      {
        piiController: operator.name,
        onBehalf: false,
        contact: operator.contact,
        address: { addressCountry: 'GB' },
        email: operator.dataProtectionContact.includes('@') ? operator.dataProtectionContact : '',
        phone: '',
        piiControllerUrl: operator.origin
      }
    ],
    policyUrl: `${operator.origin}/privacy`,
    services: [
      {
        service: recipient.name,
        purposes: [
          {
            purpose: facts.purposeWords,
            consentType: isGiven ? 'EXPLICIT' : 'NONE',
            purposeCategory: [recipient.organisation ? '2 - Contracted Service' : '4 - Contact Requested'],
            piiCategory: sections.map(({ words }) => words),
            primaryPurpose: true,
            termination: termination(facts),
            thirdPartyDisclosure: false
          }
        ]
      }
    ],
    sensitive: special.length > 0,
    spiCat: special.map(({ words }) => words),
    consentStatus: facts.status,
    noticeSha256: facts.notice.sha256
  }
}

/** When the yes was given, or the question was asked. */
function firstYes({ statuses, issuedAt }: ReceiptFacts): number {
  const yes = statuses.find(({ kind }) => kind === 'given' || kind === 'renewed')
  return (yes ?? statuses[0])?.at ?? issuedAt
}

function termination({ until, untilDate }: ReceiptFacts): string {
  const end = until === null ? untilDate : new Date(until).toISOString()
  return `Until ${end}, or as soon as the person stops it`
}
