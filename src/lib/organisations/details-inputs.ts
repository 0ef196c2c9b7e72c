import * as v from 'valibot'
import { areas } from '#lib/places/areas.ts'
import { plainWords, tidyWords } from './plain-words.ts'
import { readNumber, type NumberProblem } from './register-numbers.ts'
import { organisationKinds } from './rules.ts'

/** What an organisation tells of itself, in steps. The output of each is also good input for it. */

export const longestName = 80 // characters, as all of these
export const longestAbout = 400
export const longestContact = 160
export const longestNoNumber = 300

const who = v.object({
  name: v.pipe(
    plainWords('org_apply_problem_name', 2, longestName),
    v.check((name) => /\p{L}/u.test(name) && !name.includes('\n'), 'org_apply_problem_name')
  ),
  kind: v.pipe(v.optional(v.string(), ''), v.picklist(organisationKinds, 'org_apply_problem_kind')),
  about: plainWords('org_apply_problem_about', 10, longestAbout)
})

const numberProblems: Record<NumberProblem, string> = {
  charity: 'org_apply_problem_charity',
  'charity-is-company': 'org_apply_problem_charity_is_company',
  company: 'org_apply_problem_company',
  'company-is-charity': 'org_apply_problem_company_is_charity',
  'company-short': 'org_apply_problem_company_short'
}

const number = v.pipe(
  v.object({
    register: v.pipe(
      v.optional(v.string(), ''),
      v.picklist(['charity', 'company', 'none'], 'org_apply_problem_register')
    ),
    number: v.pipe(v.optional(v.string(), ''), v.trim(), v.maxLength(40, 'org_apply_problem_charity')),
    noNumberReason: plainWords('org_apply_problem_no_number', 0, longestNoNumber),
    website: v.pipe(v.optional(v.string(), ''), v.trim(), v.maxLength(200, 'org_apply_problem_website'))
  }),
  v.rawTransform(({ dataset, addIssue, NEVER }) => {
    const { value } = dataset
    const wrong = (key: 'number' | 'noNumberReason' | 'website', message: string) => {
      addIssue({ message, path: [{ type: 'object', origin: 'value', input: value, key, value: value[key] }] })
      return NEVER
    }
    const website = value.website === '' ? '' : tidyDomain(value.website)
    if (website === null) return wrong('website', 'org_apply_problem_website')
    if (value.register === 'none') {
      if (value.noNumberReason.length < 10) return wrong('noNumberReason', 'org_apply_problem_no_number')
      return { ...value, number: '', website }
    }
    const read = readNumber(value.register, value.number)
    if (!read.ok) return wrong('number', numberProblems[read.problem])
    return { ...value, number: read.number, noNumberReason: '', website }
  })
)

const where = v.pipe(
  v.object({
    areas: v.optional(v.pipe(v.array(v.picklist(areas, 'ui_check_this')), v.maxLength(areas.length)), []),
    everywhere: v.optional(v.picklist(['', 'yes'], 'ui_check_this'), '')
  }),
  v.forward(
    v.check((given) => given.everywhere === 'yes' || given.areas.length > 0, 'org_apply_problem_areas'),
    ['areas']
  ),
  v.transform((given) => (given.everywhere === 'yes' ? { areas: [], everywhere: 'yes' } : given))
)

const phone = v.pipe(
  v.optional(v.string(), ''),
  v.transform(tidyWords),
  v.check((text) => /^\+?[\d ()-]{10,20}$/.test(text), 'org_apply_problem_phone')
)

const contacts = v.object({
  contactName: plainWords('org_apply_problem_contact_name', 2, 60),
  phone,
  email: v.pipe(
    v.optional(v.string(), ''),
    v.trim(),
    v.maxLength(120, 'org_apply_problem_email'),
    v.union([v.literal(''), v.pipe(v.string(), v.email())], 'org_apply_problem_email')
  ),
  dataProtectionContact: plainWords('org_apply_problem_data_protection', 5, longestContact),
  safeguardingLead: plainWords('org_apply_problem_safeguarding', 5, longestContact)
})

export const detailSteps = { who, number, where, contacts } as const
export type DetailStep = keyof typeof detailSteps
export const detailStepNames = Object.keys(detailSteps) as DetailStep[]

/** Fields of each step, as forms send them. */
export const fieldsOf: Readonly<Record<DetailStep, readonly string[]>> = {
  who: ['name', 'kind', 'about'],
  number: ['register', 'number', 'noNumberReason', 'website'],
  where: ['areas', 'everywhere'],
  contacts: ['contactName', 'phone', 'email', 'dataProtectionContact', 'safeguardingLead']
}

/** Everything that an organisation told, as it is kept between the steps. */
export type Details = v.InferOutput<typeof who> &
  v.InferOutput<typeof number> &
  v.InferOutput<typeof where> &
  v.InferOutput<typeof contacts>

/** "https://www.Example.org/about" → "example.org"; null when that is no domain. */
export function tidyDomain(typed: string): string | null {
  const bare =
    typed
      .trim()
      .replace(/^https?:\/\//i, '')
      .split(/[/?#]/)[0] ?? ''
  if (!URL.canParse(`https://${bare}`)) return null
  const { hostname, port, username } = new URL(`https://${bare}`)
  const domain = hostname.replace(/^www\./, '')
  // Letters of other scripts come as "xn--…", so that no two look alike to whoever checks.
  const isDomain = /^(?=.{4,100}$)(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.)+[a-z](?:[a-z\d-]{0,61}[a-z\d])$/
  return isDomain.test(domain) && port === '' && username === '' ? domain : null
}

const promised = (missing: string) => v.pipe(v.optional(v.string(), ''), v.literal('yes', missing))

/** The three promises of the concordat: each is ticked by itself. */
export const promiseForm = v.object({
  answer: promised('org_promise_problem_answer'),
  turnUp: promised('org_promise_problem_turn_up'),
  delete: promised('org_promise_problem_delete')
})

export const startForm = v.object({ contactName: contacts.entries.contactName })

/** Which step the address asks for; null for none, and for what makes no sense. */
export function readDetailStep(url: URL): DetailStep | null {
  const wanted = url.searchParams.get('step')
  return detailStepNames.find((step) => step === wanted) ?? null
}
