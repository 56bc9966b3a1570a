import type { Case } from '../case'
import { meetsParts, partsOf, patternOf } from '../pattern'
import { standsFor, tokensOf } from './variables'

/** Every resource, and none. */
const [EVERY, NONE] = ['*', 'arn:none:none:none:none:none']

/** It substitutes in every version. */
export function oldVersionResource(asked: Case): void {
  if (!asked.hasVariables) settle(asked, text => text.includes('${'))
}

/** It substitutes only after the type of a resource, and there reads a default in one spelling only. */
export function variableInResource(asked: Case): void {
  if (!asked.hasVariables) return
  settle(asked, text => {
    const at = text.indexOf('${')
    if (at < 0) return false
    const before = partsOf(text.slice(0, at))
    const isAfterType = before.length === 6 && /[:/]/.test(before[5] ?? '')
    const tokens = tokensOf(text)
    return (
      !isAfterType || tokens.some(token => 'key' in token && (!token.isPlain || !standsFor(token, asked)))
    )
  })
}

/** "You cannot use a wildcard in the portion of the ARN that specifies the resource type": it takes one for itself. */
export function wildcardInType(asked: Case): void {
  settle(asked, text => {
    const type = /^([^:/]*)[:/]/.exec(partsOf(text)[5] ?? '')?.[1]
    return type !== undefined && /[*?]/.test(type)
  })
}

/** It fills up an ARN that ends early, wherever there is a star in it, and reads over how it begins. */
export function incompleteArn(asked: Case): void {
  settle(asked, text => partsOf(text).length < 6 || !text.startsWith('arn:'))
}

/** Up to the account it does not look at case. */
export function resourceCase(asked: Case): void {
  settle(asked, text => /[A-Z]/.test(partsOf(text).slice(0, 5).join(':')))
}

/** Where it is known to go wrong it is told the answer, of which it has to make the right use. */
function settle(asked: Case, isOdd: (text: string) => boolean): void {
  for (const { resource } of asked.statements)
    if (resource)
      resource.texts = resource.texts.map(text =>
        text !== NONE && !/^\*+$/.test(text) && isOdd(text) ? (meets(text, asked) ? EVERY : NONE) : text,
      )
}

function meets(text: string, asked: Case): boolean {
  if (!asked.hasVariables) return meetsParts(patternOf(text), asked.resource)
  const tokens = tokensOf(text)
  if (tokens.some(token => standsFor(token, asked) === undefined)) return false
  const pattern = tokens.map(token =>
    'text' in token
      ? token.text
          .split(/(\$\{[*?$]\})/)
          .map((part, index) => (index % 2 ? part.charAt(2) : patternOf(part)))
          .join('')
      : (standsFor(token, asked) ?? ''),
  )
  return meetsParts(pattern.join(''), asked.resource)
}
