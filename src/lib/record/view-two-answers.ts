import { describeSection, type Fact } from './describe-section.ts'
import type { OwnSection } from './own-record.server.ts'
import type { SectionName } from './sections.ts'

/** Two versions that differ, side by side: only what differs. */
export interface TwoAnswers {
  readonly keptVersion: number
  readonly waitingVersion: number
  readonly kept: readonly Fact[]
  readonly waiting: readonly Fact[]
}

/** Null when nothing waits for a choice. For the server. */
export function viewTwoAnswers(section: SectionName, own: OwnSection | null): TwoAnswers | null {
  if (!own?.waiting) return null
  const [kept, waiting] = [own, own.waiting].map(({ document }) => describeSection(section, document)) as [
    Fact[],
    Fact[]
  ]
  return {
    keptVersion: own.version,
    waitingVersion: own.waiting.version,
    kept: without(kept, waiting),
    waiting: without(waiting, kept)
  }
}

function without(facts: readonly Fact[], others: readonly Fact[]): Fact[] {
  return facts.filter(
    (fact) => !others.some((other) => other.label === fact.label && other.value === fact.value)
  )
}
