import type { Case, Named } from '../case'
import { meetsPattern, patternOf } from '../pattern'

const NONE = 'none:none'
const isEverything = (text: string) => /^\*+$/.test(text)

/** It breaks on a statement without an action, and lets one without a resource match any. Both have no effect. */
export function missingElement(asked: Case): void {
  for (const { action, resource } of asked.statements)
    for (const element of [action, resource])
      if (element) element.texts = element.texts.filter(text => text !== '')
  const isThere = (element: Named | null) => element !== null && element.texts.length > 0
  asked.statements = asked.statements.filter(({ action, resource }) => isThere(action) && isThere(resource))
}

/** It breaks on an action without a service, reads one up to its second colon, and takes none with a wildcard in it. */
export function actionService(asked: Case): void {
  eachAction(asked, text => {
    const parts = text.split(':')
    if (isEverything(text) || (parts.length === 2 && !/[*?]/.test(parts[0] ?? ''))) return text
    return meetsPattern(patternOf(text.toLowerCase()), asked.action.toLowerCase()) ? '*' : NONE
  })
}

/** It makes a regular expression of an action, with all that is special there. */
export function actionCharacters(asked: Case): void {
  eachAction(asked, text => text.replace(/[.+()|[\]{}$]/g, '[$&]'))
}

function eachAction(asked: Case, spell: (text: string) => string): void {
  for (const { action } of asked.statements) if (action) action.texts = action.texts.map(spell)
}
