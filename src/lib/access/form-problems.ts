/** What a failed form hands back to its page. */
export interface FormProblems {
  /** What was typed, by field. */
  readonly values: Record<string, string | string[]>
  /** Field → what is wrong, in words for people; the empty field name is about the whole form. */
  readonly problems: Record<string, string>
}
