import { globSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { accessOf, accessTable, type Access } from './table.ts'

const routes = 'src/routes'
const routeOf = (file: string) => `/${dirname(file)}`.replace('/.', '/').replaceAll(/\/\([^)]+\)/g, '')
const files = globSync('**/+{page,server,page.server}.{ts,svelte}', { cwd: routes }).toSorted()
const withCode = files.filter((file) => file.endsWith('server.ts'))

/** Guard → the rows that it may stand for. */
const guards: Readonly<Record<string, readonly Access[]>> = {
  allowAnyone: ['anyone'],
  requireToken: ['token'],
  requireSignedIn: ['signed-in'],
  requirePerson: ['person', 'person-before-yes'],
  requireWorker: ['worker'],
  requireSupporter: ['supporter'],
  requireEnroller: ['enroller'],
  requireSteward: ['steward']
}

describe('the access table', () => {
  it('has a row for every route, and a route for every row', () => {
    const known = [...new Set(files.map(routeOf))].toSorted()
    const rows = Object.keys(accessTable).toSorted()
    console.info(rows.map((route) => `${accessOf(route)!.padEnd(18)} ${route}`).join('\n'))
    expect(rows).toEqual(known)
  })

  it('stands in the order of its addresses', () => {
    const rows = Object.keys(accessTable)
    expect(rows).toEqual(rows.toSorted())
  })

  it('answers null for what it does not name, so that the hook answers 404', () => {
    for (const route of [null, '/no-such-route', '__proto__', 'toString']) expect(accessOf(route)).toBeNull()
  })
})

describe('the guards of routes', () => {
  it('come first in every load, action and endpoint, and fit the row of the route', () => {
    const entries = withCode.flatMap((file) => entriesOf(file))
    const wrong = entries.flatMap(({ file, name, guard }) => {
      const row = accessOf(routeOf(file))
      const fits = guard !== null && row !== null && guards[guard]?.includes(row)
      return fits ? [] : [`${file} ${name}: ${guard ?? 'no guard first'}, row ${row}`]
    })
    expect(wrong).toEqual([])
    expect(entries.length).toBeGreaterThan(50)
  })

  it('are missing only where a page has no code at all, and then everybody may see it', () => {
    const guarded = new Set(withCode.map(routeOf))
    const bare = [...new Set(files.map(routeOf))].filter((route) => !guarded.has(route))
    expect(bare.filter((route) => accessOf(route) !== 'anyone')).toEqual([])
  })

  it('are looked for in a way that finds a missing one', () => {
    const source = (text: string) =>
      firstCalls(ts.createSourceFile('+server.ts', text, ts.ScriptTarget.Latest))
    expect(source('export const GET = (event) => { requirePerson(event); return 1 }')).toEqual([
      ['GET', 'requirePerson']
    ])
    expect(
      source('export const load = async (event) => { const a = await requireWorker(event); use(a) }')
    ).toEqual([['load', 'requireWorker']])
    expect(
      source('export const GET = (event) => { const { db } = event.locals; requirePerson(event) }')
    ).toEqual([['GET', null]])
    expect(source('export const GET = (event) => requirePerson(event).id')).toEqual([['GET', null]])
    expect(source('export async function load(event) { allowAnyone(event) }')).toEqual([
      ['load', 'allowAnyone']
    ])
    expect(source('export const actions = { save: async (event) => { read(event) } }')).toEqual([
      ['actions.save', null]
    ])
    expect(source('export const { GET } = made')).toEqual([['unknown export', null]])
    expect(source('export const prerender = true')).toEqual([])
  })
})

interface Entry {
  readonly file: string
  readonly name: string
  /** What is called first, when it is one of the guards. */
  readonly guard: string | null
}

function entriesOf(file: string): Entry[] {
  const text = readFileSync(`${routes}/${file}`, 'utf8')
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest)
  return firstCalls(source).map(([name, guard]) => ({ file, name, guard }))
}

/** Options of Kit, which are values. */
const settings = ['prerender', 'csr', 'ssr', 'trailingSlash', 'config', 'entries']

function firstCalls(source: ts.SourceFile): [name: string, guard: string | null][] {
  return source.statements.flatMap((statement): [string, string | null][] => {
    if (ts.isExportDeclaration(statement) && !statement.isTypeOnly) return [['unknown export', null]]
    if (ts.isFunctionDeclaration(statement) && isExported(statement)) {
      return [[statement.name?.text ?? 'default', guardIn(statement.body)]]
    }
    if (!ts.isVariableStatement(statement) || !isExported(statement)) return []
    return statement.declarationList.declarations.flatMap(
      ({ name, initializer }): [string, string | null][] => {
        if (!ts.isIdentifier(name)) return [['unknown export', null]]
        if (settings.includes(name.text)) return []
        if (name.text === 'actions' && initializer && ts.isObjectLiteralExpression(initializer)) {
          return initializer.properties.map((action) => [
            `actions.${action.name && ts.isIdentifier(action.name) ? action.name.text : '?'}`,
            ts.isPropertyAssignment(action) ? guardOf(action.initializer) : null
          ])
        }
        return [[name.text, guardOf(initializer)]]
      }
    )
  })
}

const isExported = (node: ts.HasModifiers) =>
  ts.getModifiers(node)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false

function guardOf(made: ts.Expression | undefined): string | null {
  return made && (ts.isArrowFunction(made) || ts.isFunctionExpression(made)) ? guardIn(made.body) : null
}

/** The guard that the first statement of a function is about. */
function guardIn(body: ts.ConciseBody | undefined): string | null {
  if (!body || !ts.isBlock(body)) return null
  const [first] = body.statements
  const made =
    first && ts.isExpressionStatement(first)
      ? first.expression
      : first && ts.isVariableStatement(first)
        ? first.declarationList.declarations[0]?.initializer
        : undefined
  const call = made && ts.isAwaitExpression(made) ? made.expression : made
  if (!call || !ts.isCallExpression(call) || !ts.isIdentifier(call.expression)) return null
  return Object.hasOwn(guards, call.expression.text) ? call.expression.text : null
}
