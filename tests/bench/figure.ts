/** One line of the table that `npm run bench` prints: what we measured, beside something stable. */
export interface Figure {
  /** Such as "signed-in home, requests a second". */
  readonly what: string
  /** With its unit, such as "612/s" or "48 µs". */
  readonly ours: string
  /** What it is compared with, measured in the same run; empty where the bar is an absolute figure. */
  readonly yardstick: string
  /** Ours against the yardstick; null where there is none. */
  readonly ratio: number | null
  /** Such as "≥ 0.5 ×"; its words are in the design's table of figures. Empty where there is none. */
  readonly bar: string
  /** Null where there is no bar. */
  readonly met: boolean | null
}

export interface BenchOptions {
  /** Fewer rounds and smaller tables, to see whether it runs. */
  readonly quick: boolean
}

/** Each `tests/bench/*.bench.ts` exports one of these as `bench`. It cleans up behind itself. */
export type Bench = (options: BenchOptions) => Promise<readonly Figure[]>

/** A figure that is to be at most so many times its yardstick, or at least: `['≤', 3]`. */
export function compared(
  what: string,
  [ours, yardstick]: readonly [Measured, Measured],
  bar?: readonly ['≤' | '≥', number]
): Figure {
  const ratio = ours.value / yardstick.value
  return {
    what,
    ours: ours.words,
    yardstick: `${yardstick.words} ${yardstick.of ?? ''}`.trim(),
    ratio,
    bar: bar ? `${bar[0]} ${bar[1]} ×` : '',
    met: bar ? meets(ratio, bar) : null
  }
}

/** A figure with a bar of its own, in the unit it is measured in; or one that only says how fast the machine is. */
export function alone(what: string, ours: Measured, bar?: readonly ['≤' | '≥', number, string]): Figure {
  const words = bar ? `${bar[0]} ${bar[1].toLocaleString('en-GB')} ${bar[2]}` : ''
  return {
    what,
    ours: ours.words,
    yardstick: '',
    ratio: null,
    bar: words,
    met: bar ? meets(ours.value, [bar[0], bar[1]]) : null
  }
}

function meets(value: number, [sign, limit]: readonly ['≤' | '≥', number]): boolean {
  return sign === '≤' ? value <= limit : value >= limit
}

export interface Measured {
  readonly value: number
  /** The value with its unit. */
  readonly words: string
  /** What was measured, for a yardstick. */
  readonly of?: string
}

/** Three significant digits. */
const short = (value: number) => value.toLocaleString('en-GB', { maximumSignificantDigits: 3 })

export function perSecond(value: number, of?: string): Measured {
  return { value, words: `${short(value)}/s`, ...(of === undefined ? {} : { of }) }
}

/** @param value ms */
export function lasting(value: number, of?: string): Measured {
  const words = value < 1 ? `${short(value * 1000)} µs` : `${short(value)} ms`
  return { value, words, ...(of === undefined ? {} : { of }) }
}

/** @param bytes counted in thousands of bytes, as on the wire */
export function kilobytes(bytes: number, of?: string): Measured {
  return {
    value: bytes / 1000,
    words: `${(bytes / 1000).toFixed(1)} kB`,
    ...(of === undefined ? {} : { of })
  }
}

/** A table in plain text, columns as wide as their longest cell. */
export function tableOf(figures: readonly Figure[]): string {
  const head = ['what', 'ours', 'yardstick', 'ratio', 'bar', '']
  const lines = figures.map((figure) => [
    figure.what,
    figure.ours,
    figure.yardstick,
    figure.ratio === null ? '' : short(figure.ratio),
    figure.bar,
    figure.met === null ? '' : figure.met ? 'met' : 'not met'
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
