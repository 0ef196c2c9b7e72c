import { render } from 'svelte/server'
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
  const markup = (drawn[section] ??= render(sectionIcons[section]).body.replaceAll(/<!--.*?-->/g, ''))
  return { markup, accent: accents[sections[section].group] }
}

export function sectionPictures(): Record<SectionName, Picture> {
  return Object.fromEntries(sectionNames.map((name) => [name, sectionPicture(name)])) as Record<
    SectionName,
    Picture
  >
}

const drawn: Partial<Record<SectionName, string>> = {}
