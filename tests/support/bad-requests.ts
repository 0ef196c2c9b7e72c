import { accessTable } from '#lib/access/table.ts'
import { seeded, type Seeded } from '../../scripts/seeded.ts'

/** One request that nobody's browser sends, or one that somebody's does at a bad moment. */
export interface BadRequest {
  readonly method: string
  readonly path: string
  readonly headers: Record<string, string>
  readonly body: Buffer | undefined
}

/** An address with parts to fill in has more to go wrong, and comes more often. */
const routes = Object.keys(accessTable).flatMap((route) =>
  Array<string>(1 + 3 * (route.split('[').length - 1)).fill(route)
)
/** Forms are sent more often than pages are read. */
const methods = [
  ...Array<string>(16).fill('POST'),
  ...Array<string>(6).fill('GET'),
  ...['HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']
]
const words = (text: string): string[] => text.split(' ')
const actions = words(
  'read apply badge unseen again records back with add mark state remove everywhere check suspend send change acknowledge write answer search pick made look bring drop upload keep start confirm submit takeBack pause resume end duplicate spaces save preview find approve refuse another move cancel join propose others come invite makeAddress endAddress calendarWords role revoke restore sendAgain released away default constructor x'
)

/** Names of every form of ours, and some that no form has. */
const fields = [
  ...words('displayName role invite successor contactName register noNumberReason website everywhere seen'),
  ...words('dataProtectionContact safeguardingLead about answer turnUp delete whyBack areas[]'),
  ...words('organisation address only run'),
  ...words('name passphrase passphraseAgain code notice passkey notMe offer reason confirmed'),
  ...words('share-identity share-contact share-goals until date-day date-month date-year'),
  ...words('basedOn how stepId step state status keptVersion waitingVersion keep'),
  ...words('words row showLine key pick text ticked[] section[] file'),
  ...words('day-day day-month day-year kind passport birthCertificate document'),
  ...words('answer target beside who access start requestId purpose onNo note ask-contact code'),
  ...words(
    'offerId what base then step placeId q postcode latitude longitude address capacity number sentAt'
  ),
  ...words(
    'kind main pathways[] where[] refuge hiddenPlace reach areas[] d1-0-from d1-0-to x0-date-day same'
  ),
  ...words(
    'at sequence mark interest names minutes where bring day-1 time-1 which-1 day-2 time-2 appointmentId leave'
  ),
  ...words('version who field item take[] text records column-title do part-title part-step'),
  ...words('legalName otherNames gender gender-own-words niNumber phone email safeWays[] reachNotes'),
  ...words('dateOfBirth-day dateOfBirth-month dateOfBirth-year title pathway firstStep why'),
  ...['__proto__', '__proto__[]', 'constructor', 'constructor[prototype][x]', '', '[]', '\0', 'x'.repeat(300)]
]
const questions = words('legal-name other-names date-of-birth gender phone safe-ways reach-notes jobs looks')
const parts: Readonly<Record<string, readonly string[]>> = {
  section: ['identity', 'contact', 'goals', 'work', 'needs', 'health', 'wheel'],
  question: [...questions, 'title', 'pathway', 'first-step', 'target-date', 'why', 'two-answers'],
  document: ['passport', 'birth-certificate', 'bank-account', 'letter'],
  goalId: ['jay-home', 'jay-card'],
  stepId: ['first', 'viewing'],
  item: ['jay-roofs', 'new-job'],
  part: ['title', 'place', 'did', 'day', 'home'],
  form: ['gp', 'duty-to-refer', 'universal-credit']
}
const queries = words(
  'id interest key of before for said page q place how change done state x-sveltekit-invalidated'
)

/** Right at one place and wrong at every other. */
const plausible = [
  ...words(
    'deleted legal-duty away here ATTENDED SERVICE_MISSED shown hidden person place 2026-12-01 01:30 30 second'
  ),
  ...['jobs hide jay-roofs', 'skills up x', '{"basics":{"name":"Jay"}}', '{"work":[{"position":7}]}'],
  ...words('all part later worker organisation service look suggest needed home'),
  ...words('yes no save take-out rather-not-say none today 28-days date kept waiting'),
  ...words('ACTIVE COMPLETED COMPLETE WOMAN own-words CALL ACCOMMODATION first settings take-back'),
  ...words('0 1 7 31 2 2026 jay sam BCDF2345'),
  ...['green kettle on the hill', 'A long enough reason.', 'a'.repeat(64)]
]
const hostile = [
  ...['', ' ', '\t\n', '\0', 'a\0b', '\u200b\u202e', '\ufeff', '👩‍🦰', '\r\nSet-Cookie: a=b', 'x'.repeat(5001)],
  ...[`a${'\u0315\u0300'.repeat(400)}`, `x${' '.repeat(20_000)}x`, '\uFDFA'.repeat(200), '９９', '٣'],
  ...words('-1 1e999 NaN Infinity 0x10 1.5 9007199254740993 999999999999999 1e-7'),
  ...words('2026-02-31 0000-00-00 +275760-09-14 true null {"$ne":null} __proto__ constructor toString'),
  ...words('../../etc/passwd //evil.example javascript:alert(1) %00 % %zz %2e%2e {{7*7}} ${7*7} $(id) * a:b'),
  ...['[object Object]', '"><script>alert(1)</script>', "' OR 1=1 --", '" OR ""="', 'NEAR("a" "b")']
]

/** @param known real ids by the name of a route's part, so that a wrong role meets what really is there */
export function badRequest(seed: number, known: Readonly<Record<string, string>>): BadRequest {
  const random = seeded(seed)
  for (let i = 0; i < 4; i++) random.next() // neighbours begin alike
  const value = (): string => {
    if (random.chance(0.1)) return random.pick(Object.values(known))
    return random.pick(random.chance(0.5) ? plausible : hostile)
  }
  const method = random.pick(methods)
  const path = badPath(random, known, value)
  const sends = method !== 'GET' && method !== 'HEAD'
  const { type, body } = sends ? badBody(random, fieldOf(path), value) : {}
  const headers: Record<string, string> = {
    accept: random.pick(['text/html', 'application/json', '*/*', ''])
  }
  if (type !== undefined) headers['content-type'] = type
  if (random.chance(0.15)) headers['x-sveltekit-action'] = 'true'
  if (random.chance(0.03)) headers['content-encoding'] = 'gzip'
  return { method, path, headers, body }
}

function badPath(random: Seeded, known: Readonly<Record<string, string>>, value: () => string): string {
  const path = random
    .pick(routes)
    .replace('/[[door=door]]', '')
    .replaceAll(/\[(\w+)\]/g, (_, part: string) => {
      if (random.chance(0.15)) return encodeURIComponent(value()) || '-'
      return parts[part] ? random.pick(parts[part]) : (known[part] ?? 'not-there')
    })
  const end = random.chance(0.08) ? random.pick(['/__data.json', '/', '/__route.js', '/%00', ';a=b']) : ''
  const query = new URLSearchParams()
  if (random.chance(0.15)) query.append(`/${random.chance(0.9) ? random.pick(actions) : value()}`, '')
  while (random.chance(0.2)) query.append(random.pick(queries), value())
  return `${path}${end}${query.size > 0 ? `?${query.toString()}` : ''}`
}

type Fields = [name: string, value: string][]

/** `/me/record/identity/legal-name` asks for `legalName`. */
function fieldOf(path: string): string {
  const last = path.split('?')[0]?.split('/').at(-1) ?? ''
  return last.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
}

function badBody(random: Seeded, asked: string, value: () => string): { type?: string; body?: Buffer } {
  const sent: Fields = Array.from({ length: random.below(8) }, () => [random.pick(fields), value()])
  if (random.chance(0.6)) sent.push([asked, value()], ['basedOn', String(random.below(4))])
  if (random.chance(0.2)) sent.push(...sent)
  return random.pick(encodings)(sent, random)
}

const form = 'application/x-www-form-urlencoded'
const multipart = 'multipart/form-data; boundary=x'

/** An honest form comes as often as all the others together. */
const honest = (sent: Fields) => ({ type: form, body: Buffer.from(new URLSearchParams(sent).toString()) })
const odd: ((sent: Fields, random: Seeded) => { type?: string; body?: Buffer })[] = [
  (sent) => ({ type: multipart, body: Buffer.from(partsOf(sent)) }),
  (sent, random) => ({
    type: multipart,
    body: Buffer.from(partsOf(sent).slice(0, random.below(partsOf(sent).length)))
  }),
  (sent) => ({ type: multipart, body: Buffer.from(partsOf(sent, '; filename="a.svg"')) }),
  (sent) => ({ type: 'multipart/form-data', body: Buffer.from(partsOf(sent)) }),
  (sent) => ({ type: 'application/json', body: Buffer.from(JSON.stringify(Object.fromEntries(sent))) }),
  (sent) => ({ type: 'application/json', body: Buffer.from(JSON.stringify(passkeyLike(sent))) }),
  () => ({ type: 'application/json', body: Buffer.from('{"__proto__":{"polluted":true},"id":"\\ud800"}') }),
  () => ({ type: 'application/json', body: Buffer.from('['.repeat(5000)) }),
  (sent) => ({ type: `${form}; charset=utf-16`, body: Buffer.from(String(sent), 'utf16le') }),
  (_, random) => ({ type: form, body: Buffer.from(Array.from({ length: 300 }, () => random.below(256))) }),
  (sent) => ({ type: form, body: Buffer.from(`${String(sent)}%ED%A0%80=%ff&%=&&=&${'a=1&'.repeat(500)}`) }),
  (sent) => ({ type: 'text/plain', body: Buffer.from(String(sent)) }),
  (sent) => ({ type: 'no type at all', body: Buffer.from(String(sent)) }),
  () => ({ type: form }),
  () => ({})
]
const encodings = [...odd.map(() => honest), ...odd]

function partsOf(sent: Fields, more = ''): string {
  const part = ([name, value]: [string, string]) =>
    `--x\r\nContent-Disposition: form-data; name="${encodeURIComponent(name)}"${more}\r\n\r\n${value}\r\n`
  return `${sent.map(part).join('')}--x--\r\n`
}

/** In the shape of a passkey's answer, with nonsense in each place. */
function passkeyLike(sent: Fields): object {
  const [id = 'AAAA', data = 'AAAA', proof = 'AAAA'] = sent.map(([, value]) => value)
  const response = {
    clientDataJSON: data,
    attestationObject: proof,
    authenticatorData: proof,
    signature: data
  }
  return { id, rawId: id, type: 'public-key', clientExtensionResults: {}, response }
}
