import { build, type Plugin, type Rolldown } from 'vite'

const asked = '?bundled'

/**
 * `import code from './some.ts?bundled'` is the text of one script that holds everything it imports: for a
 * page that must work by itself, with no part of the application around it.
 */
export function bundled(): Plugin {
  return {
    name: 'bundled',
    enforce: 'pre',
    async resolveId(source, importer) {
      if (!source.endsWith(asked)) return null
      const found = await this.resolve(source.slice(0, -asked.length), importer, { skipSelf: true })
      return found && `\0bundled:${found.id}`
    },
    async load(id) {
      if (!id.startsWith('\0bundled:')) return null
      const file = id.slice('\0bundled:'.length)
      this.addWatchFile(file)
      return `export default ${JSON.stringify(await oneScript(file))}`
    }
  }
}

async function oneScript(file: string): Promise<string> {
  const made = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, lib: { entry: file, formats: ['es'] }, target: 'es2022' }
  })
  const [chunk] = (made as Rolldown.RolldownOutput[])[0]!.output // one format
  return chunk.code
}
