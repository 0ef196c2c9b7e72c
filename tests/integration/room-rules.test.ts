import { join } from 'node:path'
import { ESLint } from 'eslint'
import { describe, expect, it } from 'vitest'
import { root } from '../../scripts/places.ts'
import { walls } from '../../scripts/walls.ts'

/** The planted files exist nowhere, so the rules that ask TypeScript about a file cannot look at them. */
const eslint = new ESLint({
  cwd: root,
  overrideConfig: {
    languageOptions: { parserOptions: { projectService: false } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'off',
      '@typescript-eslint/no-misused-promises': 'off',
      '@typescript-eslint/await-thenable': 'off'
    }
  }
})

/** What the linter says about this text, if it stood in this file. */
async function saidAbout(file: string, text: string): Promise<string> {
  const [result] = await eslint.lintText(text, { filePath: join(root, file) })
  return result!.messages.map((message) => `${message.ruleId}: ${message.message}`).join('\n')
}

/** One planted violation of each wall, and beside it what stays allowed. */
const planted: Record<string, { file: string; bad: string[]; fine?: string[] }> = {
  'routes-without-tables': {
    file: 'src/routes/me/+page.server.ts',
    bad: [
      "import { eq } from 'drizzle-orm'\neq",
      "import { person } from '#lib/record/tables.server.ts'\nperson",
      "import { person } from '../../lib/record/tables.server.ts'\nperson"
    ],
    fine: ["import { findShared } from '#lib/consent/list-sharing.server.ts'\nfindShared()"]
  },
  'pure-rules': {
    file: 'src/lib/consent/rules.ts',
    bad: [
      "import { readFileSync } from 'node:fs'\nreadFileSync",
      "import { seal } from '#lib/vault/keyring.server.ts'\nseal",
      "import { sql } from 'drizzle-orm'\nsql"
    ],
    fine: ["import type { PersonActor } from '#lib/access/actors.ts'\nexport type A = PersonActor"]
  },
  'dumb-components': {
    file: 'src/lib/ui/Card.svelte',
    bad: ['<script lang="ts">\n  import { pathways } from \'#lib/offers/rules.ts\'\n</script>\n\n{pathways}'],
    fine: [
      '<script lang="ts">\n  import { m } from \'#lib/paraglide/messages.js\'\n</script>\n\n{m.app_name()}'
    ]
  },
  'own-tables': {
    file: 'src/lib/referrals/send-something.server.ts',
    bad: [
      "import { person } from '#lib/record/tables.server.ts'\nperson",
      "import { person } from '../record/tables.server.ts'\nperson",
      "export { person } from '#lib/record/tables.server.ts'",
      "export const load = () => import('#lib/record/tables.server.ts')"
    ],
    fine: [
      "import { interest } from './tables.server.ts'\ninterest",
      "import type { HatKind } from '#lib/accounts/tables.server.ts'\nexport type H = HatKind"
    ]
  },
  'one-gate': {
    file: 'src/lib/referrals/peek.server.ts',
    bad: [
      "import { unseal } from '#lib/vault/seal.server.ts'\nunseal",
      "import { openSection } from '#lib/record/section-seal.server.ts'\nopenSection"
    ]
  },
  'lucia-behind-one-module': {
    file: 'src/lib/accounts/sign-in.server.ts',
    bad: ["import { Lucia } from 'lucia'\nLucia", "import type { Lucia } from 'lucia'\nexport type L = Lucia"]
  },
  'one-door-to-the-database': {
    file: 'src/lib/offers/open-own.server.ts',
    bad: [
      "import { createClient } from '@libsql/client'\ncreateClient",
      "import { drizzle } from 'drizzle-orm/libsql'\ndrizzle"
    ],
    fine: ["import { eq } from 'drizzle-orm'\neq"]
  },
  'practice-apart': {
    file: 'src/lib/accounts/cheat.ts',
    bad: [
      "import { cast } from '#practice/cast.ts'\ncast",
      "export const later = () => import('#practice/cast.ts')"
    ]
  }
}

describe('the walls between rooms', () => {
  it('each have a planted violation here', () => {
    expect(Object.keys(planted).sort()).toEqual(walls.map((wall) => wall.name).sort())
  })

  it.each(walls.map((wall) => [wall.name, wall] as const))(
    '%s is caught and says why',
    async (name, wall) => {
      const { file, bad, fine = [] } = planted[name]!
      for (const text of bad) expect(await saidAbout(file, text), text).toContain(wall.sentence)
      for (const text of fine) expect(await saidAbout(file, text), text).not.toContain('waymark/walls')
    }
  )

  it('leave a foreign key to another room in tables.server.ts alone', async () => {
    const text = "import { person } from '#lib/record/tables.server.ts'\nperson"
    expect(await saidAbout('src/lib/referrals/tables.server.ts', text)).not.toContain('waymark/walls')
  })

  it('give a reason for every file that may pass', () => {
    const reasons = walls.flatMap((wall) => Object.values(wall.except ?? {}))
    for (const reason of reasons) expect(reason.length).toBeGreaterThan(5)
  })
})

describe('other rules of the house', () => {
  it('keep environment variables in one file', async () => {
    const text = 'export const folder = process.env.DATA_DIR'
    expect(await saidAbout('src/lib/record/x.server.ts', text)).toContain('Only env.server.ts')
    expect(await saidAbout('src/env.server.ts', text)).not.toContain('Only env.server.ts')
  })

  it('refuse default exports and barrels', async () => {
    expect(await saidAbout('src/lib/record/x.ts', 'export default 1')).toContain('Export by name')
    expect(await saidAbout('src/lib/record/x.ts', "export * from './rules.ts'")).toContain('No barrels')
    expect(await saidAbout('vite.config.ts', 'export default {}')).not.toContain('Export by name')
  })

  it('refuse style attributes, which the content security policy ignores', async () => {
    expect(await saidAbout('src/lib/ui/X.svelte', '<p style="color: red">x</p>')).toContain(
      'no-inline-styles'
    )
  })
})
