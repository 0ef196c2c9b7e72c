import type {
  Aim,
  BankHolidayHabit,
  Capacity,
  DayException,
  DutyContact,
  OffenceExclusion,
  OfferKind,
  Pathway,
  WeekHours,
  Where
} from '#lib/offers/rules.ts'

/** What a service has written of one offer so far. Null, or empty where a text must be, is "not answered yet". */
export interface OfferDoc {
  readonly kind: OfferKind | null
  /** The first is the main one. */
  readonly pathways: readonly Pathway[]
  readonly title: string
  readonly sentence: string
  readonly whatHappens: string
  readonly where: readonly Where[]
  /** A refuge, or for people hurt at home: its place is always hidden. */
  readonly refuge: boolean
  readonly hiddenPlace: boolean
  /** For a hidden place, the district. */
  readonly town: string | null
  /** Null for a hidden place, from the moment that it is one. */
  readonly address: string | null
  readonly postcode: string | null
  /** Degrees, WGS 84; for a hidden place about the middle of its district. */
  readonly latitude: number | null
  readonly longitude: number | null
  /** Empty: anywhere. */
  readonly areas: readonly string[] | null
  readonly noLocalConnection: boolean | null
  readonly hours: WeekHours
  readonly bankHolidays: BankHolidayHabit
  readonly exceptions: readonly DayException[]
  readonly saturdayDuty: DutyContact | null
  readonly phone: string | null
  readonly whoFor: string | null
  readonly minimumAge: number | null
  readonly maximumAge: number | null
  readonly onlyFor: 'women' | 'men' | null
  readonly exclusions: readonly OffenceExclusion[]
  readonly exclusionWords: string | null
  readonly canStartEarly: boolean | null
  /** Weeks before release; null unless it can start early. */
  readonly weeksBeforeRelease: number | null
  readonly languages: readonly string[]
  readonly access: string
  readonly cost: string
  /** Asked once: a live offer says how full it is without a check. */
  readonly capacity: Capacity | null
  /** Names of record sections that help to start. */
  readonly asksFor: readonly string[]
  /** ISO dates in Europe/London, both included. */
  readonly visibleFrom: string | null
  readonly visibleUntil: string | null
  /** Null: nobody is told. */
  readonly aim: Aim | null
}

export const emptyDoc: OfferDoc = {
  kind: null,
  pathways: [],
  title: '',
  sentence: '',
  whatHappens: '',
  where: [],
  refuge: false,
  hiddenPlace: false,
  town: null,
  address: null,
  postcode: null,
  latitude: null,
  longitude: null,
  areas: null,
  noLocalConnection: null,
  hours: {},
  bankHolidays: 'closed',
  exceptions: [],
  saturdayDuty: null,
  phone: null,
  whoFor: null,
  minimumAge: null,
  maximumAge: null,
  onlyFor: null,
  exclusions: [],
  exclusionWords: null,
  canStartEarly: null,
  weeksBeforeRelease: null,
  languages: ['English'],
  access: '',
  cost: '',
  capacity: null,
  asksFor: [],
  visibleFrom: null,
  visibleUntil: null,
  aim: null
}
