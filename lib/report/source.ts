import type { Source } from './model'

/** How sure a rule is, in words. */
export const sourceWords: Readonly<Record<Source['mark'], string>> = {
  D: 'documented',
  R: 'reported by users, not documented',
  I: 'inferred, not documented',
}
