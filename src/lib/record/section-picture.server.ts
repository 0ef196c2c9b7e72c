import { render } from 'svelte/server'
import { pathwayAccent } from '#lib/offers/offer-words.ts'
import PathwayIcon from '#lib/offers/PathwayIcon.svelte'
import type { Pathway } from '#lib/offers/rules.ts'
import { sectionIcons } from './section-icons.ts'
import { sectionNames, sections, type SectionGroup, type SectionName } from './sections.ts'

/** A picture as markup on its quiet colour, a class of `app.css`. */
export interface Picture {
  readonly markup: string
  readonly accent: string
}

const accents: Record<SectionGroup, string> = {
  me: 'accent-money',
  home: 'accent-home',
  work: 'accent-work',
  health: 'accent-health',
  'way-out': 'accent-mind'
}

/** The picture of a section, made on the server: a page gets the few that it shows. */
export function sectionPicture(section: SectionName): Picture {
  const markup = (drawn[section] ??= plainMarkup(render(sectionIcons[section]).body))
  return { markup, accent: accents[sections[section].group] }
}

export function sectionPictures(): Record<SectionName, Picture> {
  return Object.fromEntries(sectionNames.map((name) => [name, sectionPicture(name)])) as Record<
    SectionName,
    Picture
  >
}

/** The picture of a part of life, in the same way. */
export function pathwayPicture(pathway: Pathway): Picture {
  const markup = plainMarkup(render(PathwayIcon, { props: { pathway } }).body)
  return { markup, accent: pathwayAccent(pathway) }
}

/** Without the comments that a browser needs only to take a component over. */
export function plainMarkup(markup: string): string {
  return markup.replaceAll(/<!--.*?-->/g, '')
}

const drawn: Partial<Record<SectionName, string>> = {}
