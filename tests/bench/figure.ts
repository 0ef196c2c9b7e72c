/** One line of the table that `npm run bench` prints: what we measured, beside something stable. */
export interface Figure {
  /** Such as "signed-in home, requests a second". */
  readonly what: string
  /** With its unit, such as "612/s" or "48 µs". */
  readonly ours: string
  /** What it is compared with, measured in the same run. */
  readonly yardstick: string
  /** Ours against the yardstick, or an absolute figure where the bar is one. */
  readonly ratio: number
  /** Such as "≥ 0.5 ×"; its words are in the design's table of figures. */
  readonly bar: string
  readonly met: boolean
}

/** Each `tests/bench/*.bench.ts` exports one of these as `bench`. It cleans up behind itself. */
export type Bench = () => Promise<readonly Figure[]>

/** A table in plain text, columns as wide as their longest cell. */
export function tableOf(figures: readonly Figure[]): string {
  const head = ['what', 'ours', 'yardstick', 'ratio', 'bar', '']
  const lines = figures.map((figure) => [
    figure.what,
    figure.ours,
    figure.yardstick,
    figure.ratio.toLocaleString('en-GB', { maximumSignificantDigits: 3 }),
    figure.bar,
    figure.met ? 'met' : 'not met'
  ])
  const rows = [head, ...lines]
  const widths = head.map((_, column) => Math.max(...rows.map((row) => row[column]!.length))) // as many columns
  return rows
    .map((row) =>
      row
        .map((cell, i) => cell.padEnd(widths[i]!))
        .join('  ')
        .trimEnd()
    )
    .join('\n')
}
