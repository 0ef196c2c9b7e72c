import { render } from 'svelte/server'
import { kindIcons } from './kind-icons.ts'
import type { OfferKind } from './rules.ts'

/** The picture of a kind as markup. A page gets the few that it shows, and never carries all eighteen. */
export function kindPicture(kind: OfferKind): string {
  return (drawn[kind] ??= render(kindIcons[kind]).body.replaceAll(/<!--.*?-->/g, ''))
}

const drawn: Partial<Record<OfferKind, string>> = {}
