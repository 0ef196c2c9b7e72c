import js from '@eslint/js'
import svelte from 'eslint-plugin-svelte'
import globals from 'globals'
import ts from 'typescript-eslint'
import { wallsRule } from './scripts/walls-rule.ts'
import svelteConfig from './svelte.config.js'

const environment = {
  selector: "MemberExpression[object.name='process'][property.name='env']",
  message:
    'Only env.server.ts names environment variables; everything else takes what it needs as an argument.'
}
const defaultExport = {
  selector: 'ExportDefaultDeclaration',
  message:
    'Export by name: a thing has one name everywhere. Only files that a framework reads by default export use it.'
}
const barrel = {
  selector: 'ExportAllDeclaration',
  message: 'No barrels: import a thing from the file that it is in.'
}

export default ts.config(
  {
    ignores: [
      'build/',
      'build-practice/',
      '.svelte-kit*/',
      '.test-cache/',
      'data/',
      'src/lib/paraglide/',
      'static/',
      'test-results/'
    ]
  },
  js.configs.recommended,
  ...ts.configs.recommended,
  ...svelte.configs.recommended,
  {
    languageOptions: { globals: { ...globals.browser, ...globals.node, __PRACTICE__: 'readonly' } },
    plugins: { waymark: { rules: { walls: wallsRule } } },
    rules: {
      'waymark/walls': 'error',
      'no-restricted-syntax': ['error', environment, defaultExport, barrel],
      eqeqeq: ['error', 'always'],
      'prefer-const': ['error', { destructuring: 'all' }],
      'no-console': 'error',
      // TypeScript knows every name; this rule does not know types.
      'no-undef': 'off',
      // Waymark is always at the root of its host, so an address is written as it is.
      'svelte/no-navigation-without-resolve': 'off',
      // The content security policy ignores them.
      'svelte/no-inline-styles': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }]
    }
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'], svelteConfig } }
  },
  {
    // Rules that read types: a write that nobody awaits is a choice that was never kept.
    files: ['src/**/*.ts', 'scripts/**/*.ts', 'tests/{e2e,integration,support}/**/*.ts'],
    ignores: ['src/service-worker.ts'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
      '@typescript-eslint/await-thenable': 'error'
    }
  },
  {
    // Scripts and tests start other programs and hand their environment on; scripts talk to a terminal.
    files: ['scripts/**', 'tests/**', '*.config.{js,ts}', '**/*.test.ts'],
    rules: { 'no-restricted-syntax': ['error', defaultExport, barrel], 'no-console': 'off' }
  },
  {
    files: ['src/env.server.ts'],
    rules: { 'no-restricted-syntax': ['error', defaultExport, barrel] }
  },
  {
    // They describe what others wrote, as it is.
    files: ['**/*.d.ts'],
    rules: { 'no-restricted-syntax': 'off', '@typescript-eslint/consistent-type-imports': 'off' }
  },
  {
    // Read by the default export: Vite, Kit, ESLint, Playwright.
    files: ['**/*.config.{js,ts}', 'tests/support/prepare.ts'],
    rules: { 'no-restricted-syntax': ['error', barrel] }
  }
)
