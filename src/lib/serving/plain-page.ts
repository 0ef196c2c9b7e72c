import { m } from '#lib/paraglide/messages.js'

export interface PlainWords {
  readonly title: string
  readonly paragraphs: readonly string[]
  readonly link: { readonly to: string; readonly words: string }
}

/**
 * A whole page that needs nothing else to be working: no database, no script, one small style sheet.
 * For the times when the application itself cannot answer, and for no signal.
 */
export function plainPage({ title, paragraphs, link }: PlainWords): string {
  return plainFrame(
    title,
    `${paragraphs.map((words) => `<p>${asText(words)}</p>`).join('\n')}
<p><a href="${asText(link.to)}">${asText(link.words)}</a></p>`
  )
}

/** The frame of such a page around `main` and more for its head: markup, with nothing in it that somebody typed. */
export function plainFrame(title: string, main: string, head = ''): string {
  return `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${asText(title)} - ${asText(m.app_name())}</title>
<link rel="icon" href="/icons/mark.svg" type="image/svg+xml">
<link rel="stylesheet" href="/plain.css">
${head}</head>
<body>
<header><img src="/icons/mark.svg" alt="" width="28" height="28"> ${asText(m.app_name())}</header>
<main>
<h1>${asText(title)}</h1>
${main}
</main>
</body>
</html>
`
}

export function asText(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}
