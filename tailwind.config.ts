import type { Config } from 'tailwindcss'

/** The six verdicts and nothing else: every other token stands in app/globals.css, light and dark. */
export default {
  theme: {
    extend: {
      colors: {
        verdict: {
          pass: 'var(--verdict-pass)',
          warn: 'var(--verdict-warn)',
          fail: 'var(--verdict-fail)',
          todo: 'var(--verdict-todo)',
          skip: 'var(--verdict-skip)',
          unknown: 'var(--verdict-unknown)',
        },
      },
    },
  },
} satisfies Config
