/** Reading a page aloud; loaded only when somebody asks for it. */

interface Block {
  readonly nodes: readonly Text[]
  readonly sentences: readonly string[]
}

/**
 * Reads the words of `root` sentence by sentence (long texts fall silent on some phones), and marks the
 * part that is being read where the browser can.
 *
 * @returns a function that stops at once
 */
export function readAloud(root: Element, voice: SpeechSynthesisVoice, ended: () => void): () => void {
  const queue = blocksOf(root, document.documentElement.lang).flatMap((block) =>
    block.sentences.map((sentence) => ({ block, sentence }))
  )
  let stopped = false

  const next = () => {
    const step = stopped ? undefined : queue.shift()
    mark(step?.block)
    if (!step) return ended()
    const utterance = new SpeechSynthesisUtterance(step.sentence)
    utterance.voice = voice
    utterance.lang = voice.lang
    utterance.rate = 0.95
    utterance.onend = next
    utterance.onerror = next
    speechSynthesis.speak(utterance)
  }

  speechSynthesis.cancel()
  next()
  return () => {
    stopped = true
    speechSynthesis.cancel()
    mark(undefined)
  }
}

/** Neighbouring visible text that stands in one block reads as one run of sentences. */
function blocksOf(root: Element, language: string): Block[] {
  const runs: { owner: Element; nodes: Text[] }[] = []
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement
    if (!node.nodeValue?.trim() || !parent || !isHeard(parent)) continue
    const owner = blockOf(parent)
    const last = runs.at(-1)
    if (last?.owner === owner) last.nodes.push(node as Text)
    else runs.push({ owner, nodes: [node as Text] })
  }
  const segmenter = new Intl.Segmenter(language, { granularity: 'sentence' })
  return runs.map(({ nodes }) => {
    const text = nodes
      .map((node) => node.data)
      .join(' ')
      .replace(/\s+/g, ' ')
      .trim()
    return { nodes, sentences: Array.from(segmenter.segment(text), ({ segment }) => segment) }
  })
}

function isHeard(element: Element): boolean {
  return (
    element.checkVisibility() && !element.closest('[aria-hidden="true"], script, style, textarea, option')
  )
}

function blockOf(element: Element): Element {
  let block = element
  while (block.parentElement && getComputedStyle(block).display.startsWith('inline'))
    block = block.parentElement
  return block
}

function mark(block: Block | undefined): void {
  if (!('highlights' in CSS)) return
  CSS.highlights.delete('listening')
  const first = block?.nodes[0]
  const last = block?.nodes.at(-1)
  if (!first || !last) return
  const range = new Range()
  range.setStart(first, 0)
  range.setEnd(last, last.length)
  CSS.highlights.set('listening', new Highlight(range))
}
