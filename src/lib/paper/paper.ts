/** What is on a paper, before anybody draws it. Texts may hold line breaks and any script. */
export interface Paper {
  /** The title that the file tells of itself: a neutral word. */
  readonly fileTitle: string
  readonly title: string
  /** Under the title, such as how to reach somebody. */
  readonly lines: readonly string[]
  readonly parts: readonly PaperPart[]
}

export interface PaperPart {
  readonly heading: string
  readonly blocks: readonly PaperBlock[]
}

export type PaperBlock =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  /** A label and what was answered. */
  | { readonly kind: 'fact'; readonly label: string; readonly text: string }
  /** A job or a certificate: what it was, where and when, and more about it. */
  | { readonly kind: 'entry'; readonly title: string; readonly about: string; readonly text: string }
