import Award from '@lucide/svelte/icons/award'
import ChartPie from '@lucide/svelte/icons/chart-pie'
import FileUser from '@lucide/svelte/icons/file-user'
import Files from '@lucide/svelte/icons/files'
import Flag from '@lucide/svelte/icons/flag'
import IdCard from '@lucide/svelte/icons/id-card'
import { render } from 'svelte/server'
import type { WordsKey } from './field.ts'
import { plainMarkup } from './section-picture.server.ts'
import { words } from './words.ts'

/** What a person does with all they told: each a link with its picture. */
const tools = [
  { href: '/me/goals', icon: Flag, label: 'home_tile_goals' },
  { href: '/me/wheel', icon: ChartPie, label: 'wheel_title' },
  { href: '/me/qualifications', icon: Award, label: 'badges_tile' },
  { href: '/me/cv', icon: FileUser, label: 'cv_title' },
  { href: '/me/documents', icon: IdCard, label: 'documents_title' },
  { href: '/me/packs', icon: Files, label: 'packs_tool' }
] as const satisfies readonly { readonly href: string; readonly icon: unknown; readonly label: WordsKey }[]

export interface Tool {
  readonly href: string
  readonly label: string
  /** Its picture as markup. */
  readonly markup: string
}

/** Made on the server: a picture that two pages import would come with every page. */
export function recordTools(): Tool[] {
  return tools.map(({ href, icon, label }, index) => {
    const markup = (drawn[index] ??= plainMarkup(render(icon, { props: { 'aria-hidden': 'true' } }).body))
    return { href, label: words(label), markup }
  })
}

const drawn: string[] = []
