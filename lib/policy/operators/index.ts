import { arnOperators } from './arn'
import { binaryOperators } from './binary'
import { boolOperators, nullOperators } from './bool'
import { dateOperators } from './date'
import { ipOperators } from './ip'
import { numericOperators } from './numeric'
import type { Operator } from './operator'
import { stringOperators } from './string'

const byName = new Map(
  [
    ...stringOperators,
    ...numericOperators,
    ...dateOperators,
    ...boolOperators,
    ...binaryOperators,
    ...ipOperators,
    ...arnOperators,
    ...nullOperators,
  ].map(each => [each.name.toLowerCase(), each]),
)

export type Qualified = {
  readonly operator: Operator
  readonly set: 'any' | 'all' | null
  readonly ifExists: boolean
}

/**
 * undefined: no operator of AWS; a condition with it never matches. "You can add IfExists to the end of any
 * condition operator name except the Null condition", and Null has no values to go through.
 */
export function qualifiedOperator(written: string): Qualified | undefined {
  return asWrittenByAws.get(written) ?? read(written)
}

function read(written: string): Qualified | undefined {
  const [, prefix, name = '', suffix] = /^(ForAnyValue:|ForAllValues:)?(.*?)(IfExists)?$/i.exec(written) ?? []
  const operator = byName.get(name.toLowerCase())
  if (!operator || ((suffix || prefix) && operator.kind === 'null')) return undefined
  const set = prefix === undefined ? null : /any/i.test(prefix) ? 'any' : 'all'
  return { operator, set, ifExists: suffix !== undefined }
}

/** As nearly all policies spell them. */
const asWrittenByAws: ReadonlyMap<string, Qualified> = new Map(
  ['', 'ForAnyValue:', 'ForAllValues:'].flatMap(set =>
    [...byName.values()].flatMap(({ name }) =>
      [`${set}${name}`, `${set}${name}IfExists`].flatMap(written => {
        const qualified = read(written)
        return qualified ? [[written, qualified] as const] : []
      }),
    ),
  ),
)
