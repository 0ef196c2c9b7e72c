import { m } from '#lib/paraglide/messages.js'

/** Raised whenever the words change in meaning, not for a comma. */
const version = '2'

export interface YesNotice {
  readonly question: string
  readonly parts: readonly {
    readonly about: 'what' | 'who' | 'limits' | 'how-long' | 'free'
    readonly heading: string
    readonly lines: readonly string[]
  }[]
}

/** What a person reads before they say yes to Waymark keeping what they tell it. The page shows exactly this. */
export function yesNotice(): YesNotice {
  return {
    question: m.accounts_yes_question(),
    parts: [
      {
        about: 'what',
        heading: m.accounts_yes_what(),
        lines: [m.accounts_yes_what_1(), m.accounts_yes_what_2(), m.accounts_yes_what_3()]
      },
      {
        about: 'who',
        heading: m.accounts_yes_who(),
        lines: [m.accounts_yes_who_1(), m.accounts_yes_who_2()]
      },
      {
        about: 'limits',
        heading: m.accounts_yes_limits(),
        lines: [m.accounts_yes_limits_1(), m.accounts_yes_limits_2()]
      },
      {
        about: 'how-long',
        heading: m.accounts_yes_long(),
        lines: [m.accounts_yes_long_1(), m.accounts_yes_long_2()]
      },
      {
        about: 'free',
        heading: m.accounts_yes_free(),
        lines: [m.accounts_yes_free_1(), m.accounts_yes_free_2()]
      }
    ]
  }
}

/** The same words as one text, in the order of the page, with the words on the button last. */
export function yesNoticeWords(): { language: string; version: string; text: string } {
  const { question, parts } = yesNotice()
  const lines = parts.flatMap((part) => ['', part.heading, ...part.lines])
  return {
    language: 'en',
    version: `keeping-${version}`,
    text: [question, ...lines, '', m.accounts_yes_button()].join('\n')
  }
}
