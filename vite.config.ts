import { paraglideVitePlugin } from '@inlang/paraglide-js'
import { sveltekit } from '@sveltejs/kit/vite'
import { defineConfig } from 'vite'

const practice = process.env.WAYMARK_BUILD === 'practice'

export default defineConfig({
  plugins: [
    paraglideVitePlugin({
      project: './project.inlang',
      outdir: './src/lib/paraglide',
      strategy: ['baseLocale']
    }),
    sveltekit()
  ],
  // A constant, so that a real build drops every branch that names the practice cast.
  define: { __PRACTICE__: JSON.stringify(practice) }
})
