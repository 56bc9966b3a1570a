import { type Condition, qualifiedCondition } from '../condition'
import { type Glob, globOf, literal, plainText, spelled } from '../glob'
import { wildcardOperators } from '../operators/string'
import type { LookUp, Template } from '../variables'
import { isCaseless } from './texts'

/**
 * The condition with a star in the place of each variable that is not known: the plain operator matches whatever the
 * condition itself does, and the negated one nothing else. null: that says nothing, or cannot be said so.
 */
export function outlineOf({ qualified, key, asked }: Condition, known: LookUp): Condition | null {
  if (!qualified) return null
  const { operator } = qualified
  // Text that an operator of whole texts holds is no pattern.
  const isWhole = operator.kind === 'string' && !operator.name.endsWith('Like')
  const texts = asked.map(each => spelled(outlineGlob(each, known, isWhole)))
  if (texts.some(text => /^\**$/.test(text))) return null
  const { plain, negated } = wildcardOperators[isCaseless(operator.name) ? 'caseless' : 'cased']
  const outline = { ...qualified, operator: operator.negated ? negated : plain }
  return qualifiedCondition(outline, outline.operator.name, key, [...new Set(texts)], true)
}

function outlineGlob({ parts }: Template, known: LookUp, isWhole: boolean): Glob {
  return parts.flatMap((part): Glob => {
    if (!('key' in part)) return isWhole ? literal(plainText(part)) : part
    const value = known(part.key)
    return value === undefined ? star : literal(value)
  })
}

const star = globOf('*')
