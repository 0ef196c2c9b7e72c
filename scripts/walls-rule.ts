import type { Rule } from 'eslint'
import { relative, resolve } from 'node:path'
import { root } from './places.ts'
import { wallBetween } from './walls.ts'

interface Imported {
  readonly source?: { readonly value?: unknown } | null
  readonly importKind?: string
  readonly exportKind?: string
  readonly specifiers?: readonly { readonly importKind?: string }[]
}

/** ESLint's side of `walls.ts`: looks at every import, export from, and `import()` of a text. */
export const wallsRule: Rule.RuleModule = {
  meta: { type: 'problem', schema: [], messages: { wall: '{{sentence}} ({{name}})' } },
  create(context) {
    const file = relative(root, context.filename)
    const check = (node: Rule.Node) => {
      const imported = node as Imported
      const source = imported.source?.value
      if (typeof source !== 'string') return
      const wall = wallBetween(file, pathOf(source, context.filename), isTypesOnly(imported))
      if (wall)
        context.report({ node, messageId: 'wall', data: { name: wall.name, sentence: wall.sentence } })
    }
    return {
      ImportDeclaration: check,
      ImportExpression: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check
    }
  }
}

/** A path from the folder of the repository for our own code; else the name of the package as it stands. */
function pathOf(source: string, importer: string): string {
  if (source === '#env') return 'src/env.server.ts'
  if (/^#(lib|practice)\//.test(source)) return `src/${source.slice(1)}`
  return source.startsWith('.') ? relative(root, resolve(importer, '..', source)) : source
}

function isTypesOnly({ importKind, exportKind, specifiers }: Imported): boolean {
  if (importKind === 'type' || exportKind === 'type') return true
  return Boolean(specifiers?.length) && specifiers!.every((one) => one.importKind === 'type') // has some
}
