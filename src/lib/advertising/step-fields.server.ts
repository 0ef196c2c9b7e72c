import {
  bankHolidayHabits,
  capacities,
  offenceExclusions,
  offerKinds,
  pathways,
  wheres
} from '#lib/offers/rules.ts'
import { capacityWord, exclusionSentence, kindWord, pathwayWord, whereWord } from '#lib/offers/offer-words.ts'
import { m } from '#lib/paraglide/messages.js'
import { areas } from '#lib/places/areas.ts'
import { sectionTitle } from '#lib/record/section-words.ts'
import type { OfferDoc } from './doc.ts'
import { longest } from './inputs.ts'
import type { StepName } from './steps.ts'

export interface Option {
  readonly value: string
  readonly label: string
}

interface Base {
  readonly name: string
  readonly label: string
  readonly hint?: string | undefined
}

/** One question of a step, with its words and what is known. `StepFields.svelte` draws it. */
export type Field = Base &
  (
    | {
        readonly is: 'line'
        readonly value: string
        readonly maxlength?: number
        readonly inputmode?: 'numeric' | 'tel'
      }
    | { readonly is: 'text'; readonly value: string; readonly maxlength: number; readonly rows: number }
    | { readonly is: 'select'; readonly value: string; readonly options: readonly Option[] }
    | { readonly is: 'choices'; readonly value: string; readonly options: readonly Option[] }
    | { readonly is: 'ticks'; readonly values: readonly string[]; readonly options: readonly Option[] }
    | { readonly is: 'tick'; readonly checked: boolean }
    /** ISO date, or empty. */
    | { readonly is: 'date'; readonly value: string }
  )

const optionsOf = <T extends string>(values: readonly T[], word: (value: T) => string): Option[] =>
  values.map((value) => ({ value, label: word(value) }))

const none = (): Option => ({ value: '', label: m.org_offers_choose() })
const yesNo = (): Option[] => [
  { value: 'yes', label: m.ui_yes() },
  { value: 'no', label: m.ui_no() }
]
const answered = (fact: boolean | null): string => (fact === null ? '' : fact ? 'yes' : 'no')

/** What the organisation may ask people for, as record sections. */
export interface FieldContext {
  readonly mayAskFor: readonly string[]
  /** How full it is was asked at the beginning; a live offer says it by itself. */
  readonly asksCapacity: boolean
}

type Plain = Exclude<StepName, 'times' | 'place' | 'aim'>

const fields: Record<Plain, (doc: OfferDoc, context: FieldContext) => Field[]> = {
  about: ({ kind, pathways: [main = '', ...others] }) => [
    {
      is: 'select',
      name: 'kind',
      label: m.org_offers_kind(),
      value: kind ?? '',
      options: [none(), ...optionsOf(offerKinds, kindWord)]
    },
    {
      is: 'select',
      name: 'main',
      label: m.org_offers_main(),
      hint: m.org_offers_main_hint(),
      value: main,
      options: [none(), ...optionsOf(pathways, pathwayWord)]
    },
    {
      is: 'ticks',
      name: 'pathways',
      label: m.org_offers_others(),
      values: others,
      options: optionsOf(pathways, pathwayWord)
    }
  ],
  words: ({ title, sentence, whatHappens }) => [
    {
      is: 'line',
      name: 'title',
      label: m.org_offers_title_label(),
      hint: m.org_offers_title_hint(),
      value: title,
      maxlength: longest.title
    },
    {
      is: 'text',
      name: 'sentence',
      label: m.org_offers_sentence(),
      hint: m.org_offers_sentence_hint(),
      value: sentence,
      maxlength: longest.sentence,
      rows: 2
    },
    {
      is: 'text',
      name: 'whatHappens',
      label: m.org_offers_happens(),
      hint: m.org_offers_happens_hint(),
      value: whatHappens,
      maxlength: longest.whatHappens,
      rows: 7
    }
  ],
  where: ({ where, refuge, hiddenPlace }) => [
    {
      is: 'ticks',
      name: 'where',
      label: m.org_offers_where(),
      values: where,
      options: optionsOf(wheres, whereWord)
    },
    {
      is: 'tick',
      name: 'refuge',
      label: m.org_offers_refuge(),
      hint: m.org_offers_refuge_hint(),
      checked: refuge
    },
    {
      is: 'tick',
      name: 'hiddenPlace',
      label: m.org_offers_hidden(),
      hint: m.org_offers_hidden_hint(),
      checked: hiddenPlace
    }
  ],
  areas: (doc) => [
    {
      is: 'choices',
      name: 'reach',
      label: m.org_offers_reach(),
      value: doc.areas === null ? '' : doc.areas.length === 0 ? 'anywhere' : 'some',
      options: [
        { value: 'anywhere', label: m.org_offers_reach_anywhere() },
        { value: 'some', label: m.org_offers_reach_some() }
      ]
    },
    {
      is: 'ticks',
      name: 'areas',
      label: m.org_offers_areas(),
      values: doc.areas ?? [],
      options: optionsOf(areas, (area) => area)
    },
    {
      is: 'choices',
      name: 'noLocalConnection',
      label: m.org_offers_ties(),
      hint: m.org_offers_ties_hint(),
      value: answered(doc.noLocalConnection),
      options: [
        { value: 'yes', label: m.org_offers_ties_no() },
        { value: 'no', label: m.org_offers_ties_yes() }
      ]
    }
  ],
  phone: ({ phone }) => [
    {
      is: 'line',
      name: 'phone',
      label: m.org_offers_phone(),
      hint: m.org_offers_phone_hint(),
      value: phone ?? '',
      inputmode: 'tel'
    }
  ],
  who: ({ whoFor, minimumAge, maximumAge, onlyFor }) => [
    {
      is: 'text',
      name: 'whoFor',
      label: m.org_offers_who_for(),
      hint: m.org_offers_who_for_hint(),
      value: whoFor ?? '',
      maxlength: longest.whoFor,
      rows: 2
    },
    age('minimumAge', m.org_offers_minimum_age(), minimumAge),
    age('maximumAge', m.org_offers_maximum_age(), maximumAge),
    {
      is: 'choices',
      name: 'onlyFor',
      label: m.org_offers_only_for(),
      value: onlyFor ?? '',
      options: [
        { value: '', label: m.org_offers_line_everybody() },
        { value: 'women', label: m.org_offers_only_women() },
        { value: 'men', label: m.org_offers_only_men() }
      ]
    }
  ],
  rules: ({ exclusions, exclusionWords }) => [
    {
      is: 'ticks',
      name: 'exclusions',
      label: m.org_offers_exclusions(),
      hint: m.org_offers_exclusions_hint(),
      values: exclusions,
      options: optionsOf(offenceExclusions, exclusionSentence)
    },
    {
      is: 'text',
      name: 'exclusionWords',
      label: m.org_offers_exclusion_words(),
      hint: m.org_offers_exclusion_words_hint(),
      value: exclusionWords ?? '',
      maxlength: longest.exclusionWords,
      rows: 4
    }
  ],
  start: ({ canStartEarly, weeksBeforeRelease }) => [
    {
      is: 'choices',
      name: 'early',
      label: m.org_offers_early(),
      value: answered(canStartEarly),
      options: yesNo()
    },
    {
      is: 'line',
      name: 'weeksBeforeRelease',
      label: m.org_offers_weeks(),
      value: weeksBeforeRelease === null ? '' : String(weeksBeforeRelease),
      maxlength: 3,
      inputmode: 'numeric'
    }
  ],
  access: ({ languages, access, cost }) => [
    {
      is: 'line',
      name: 'languages',
      label: m.org_offers_languages(),
      hint: m.org_offers_languages_hint(),
      value: languages.join(', '),
      maxlength: longest.languages
    },
    {
      is: 'text',
      name: 'access',
      label: m.org_offers_access(),
      hint: m.org_offers_access_hint(),
      value: access,
      maxlength: longest.access,
      rows: 3
    },
    {
      is: 'line',
      name: 'cost',
      label: m.org_offers_cost(),
      hint: m.org_offers_cost_hint(),
      value: cost,
      maxlength: longest.cost
    }
  ],
  spaces: ({ capacity, asksFor }, { mayAskFor, asksCapacity }) => [
    ...(asksCapacity
      ? [
          {
            is: 'choices',
            name: 'capacity',
            label: m.org_offers_capacity(),
            value: capacity ?? '',
            options: optionsOf(capacities, capacityWord)
          } as const
        ]
      : []),
    {
      is: 'ticks',
      name: 'asksFor',
      label: m.org_offers_asks(),
      hint: m.org_offers_asks_hint(),
      values: asksFor,
      options: optionsOf(mayAskFor, sectionTitle)
    }
  ],
  dates: ({ visibleFrom, visibleUntil }) => [
    {
      is: 'date',
      name: 'visibleFrom',
      label: m.org_offers_from(),
      hint: m.org_offers_from_hint(),
      value: visibleFrom ?? ''
    },
    {
      is: 'date',
      name: 'visibleUntil',
      label: m.org_offers_until(),
      hint: m.org_offers_until_hint(),
      value: visibleUntil ?? ''
    }
  ]
}

const age = (name: string, label: string, value: number | null): Field => ({
  is: 'line',
  name,
  label,
  hint: m.org_offers_age_hint(),
  value: value === null ? '' : String(value),
  maxlength: 3,
  inputmode: 'numeric'
})

/** The plain questions of a step; the times, the place and the aim have forms of their own. */
export function fieldsOf(step: StepName, doc: OfferDoc, context: FieldContext): Field[] {
  return Object.hasOwn(fields, step) ? fields[step as Plain](doc, context) : []
}

/** What the form of the times shows beside the week. */
export const habitOptions = (): Option[] =>
  optionsOf(bankHolidayHabits, (habit) =>
    ({
      closed: m.org_offers_holidays_closed,
      open: m.org_offers_holidays_open,
      ask: m.org_offers_holidays_ask
    })[habit]()
  )
