import { browserTools } from '#lib/ledger/browser-tools.ts'
import { checkFiles } from '#lib/ledger/check-files.ts'
import { findingInWords, type FindingInWords } from '#lib/ledger/finding-words.ts'
import { readChosen, type Chosen } from '#lib/ledger/read-chosen.ts'
import type { PublicKey } from '#lib/ledger/checkpoint-rules.ts'
import { m } from '#lib/paraglide/messages.js'

/** The script of `/verify`. Everything stays on this page: its policy lets it send nothing. */
const form = part<HTMLFormElement>('check')
const files = part<HTMLInputElement>('files')
const said = part('said')
const progress = part<HTMLProgressElement>('progress')

form.hidden = false
form.addEventListener('submit', (event) => {
  event.preventDefault()
  void check([...(files.files ?? [])])
})

async function check(chosen: readonly File[]): Promise<void> {
  const button = form.querySelector('button')!
  button.disabled = true
  say(paragraph(m.verify_busy()))
  try {
    show(await findings(chosen))
  } catch {
    say(paragraph(m.verify_failed()))
  }
  progress.hidden = true
  button.disabled = false
}

async function findings(chosen: readonly File[]): Promise<FindingInWords[]> {
  const read = await Promise.all(named(chosen).map(({ name, file }) => readChosen(name, file)))
  const problems = read.filter((one) => one.kind === 'problem')
  const ours = read.filter((one) => one.kind !== 'problem')
  const keys = JSON.parse(form.dataset.keys ?? '[]') as PublicKey[]
  const found = await checkFiles(ours, await browserTools(keys), showRows(ours))
  return [...problems, ...found.map((finding) => findingInWords(finding, Date.now()))]
}

/** Two files of one name are told apart by their place. */
function named(chosen: readonly File[]): { name: string; file: File }[] {
  return chosen.map((file, i) => {
    const again = chosen.findIndex(({ name }) => name === file.name) < i
    return { file, name: again ? `${file.name} (${i + 1})` : file.name }
  })
}

function showRows(chosen: readonly Chosen[]): (count: number) => void {
  const rows = chosen.map((one) => (one.kind === 'history' ? one.file.rows.length : 0))
  progress.max = Math.max(1, ...rows)
  progress.value = 0
  progress.hidden = false
  return (count) => (progress.value = count)
}

function show(all: readonly FindingInWords[]): void {
  const bad = all.some(({ tone }) => tone === 'bad')
  const open = all.some(({ tone }) => tone === 'open')
  const title = document.createElement('h2')
  title.textContent = bad ? m.verify_result_bad() : open ? m.verify_result_open() : m.verify_result_good()
  const parts: HTMLElement[] = [title]
  let list = document.createElement('ul')
  let file: string | null = null
  for (const { name, tone, text } of all) {
    if (name !== file) {
      const heading = document.createElement('h3')
      heading.textContent = file = name
      list = document.createElement('ul')
      parts.push(heading, list)
    }
    const item = document.createElement('li')
    item.className = tone
    item.textContent = text
    list.append(item)
  }
  say(...parts)
}

function say(...parts: HTMLElement[]): void {
  said.replaceChildren(...parts)
}

function paragraph(words: string): HTMLElement {
  const made = document.createElement('p')
  made.textContent = words
  return made
}

function part<T extends HTMLElement>(id: string): T {
  return document.getElementById(id) as T
}
