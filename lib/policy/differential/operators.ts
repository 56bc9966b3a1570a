/** AWS's operators, listed a second time: the engine's own list is not asked what it is held against. */
export type Kind = 'string' | 'arn' | 'bool' | 'numeric' | 'date' | 'ip' | 'binary' | 'null'

const compared = ['Equals', 'NotEquals', 'LessThan', 'LessThanEquals', 'GreaterThan', 'GreaterThanEquals']

export const names: Readonly<Record<Kind, readonly string[]>> = {
  string: ['Equals', 'NotEquals', 'EqualsIgnoreCase', 'NotEqualsIgnoreCase', 'Like', 'NotLike'].map(
    each => `String${each}`,
  ),
  arn: ['ArnEquals', 'ArnNotEquals', 'ArnLike', 'ArnNotLike'],
  bool: ['Bool'],
  numeric: compared.map(each => `Numeric${each}`),
  date: compared.map(each => `Date${each}`),
  ip: ['IpAddress', 'NotIpAddress'],
  binary: ['BinaryEquals'],
  null: ['Null'],
}

export type Read = {
  readonly kind: Kind
  readonly set: 'any' | 'all' | null
  readonly ifExists: boolean
  readonly negated: boolean
}

const all = new Map<string, Read>()
for (const [kind, list] of Object.entries(names) as [Kind, readonly string[]][])
  for (const name of list)
    for (const [prefix, set] of [
      ['', null],
      ['foranyvalue:', 'any'],
      ['forallvalues:', 'all'],
    ] as const)
      for (const suffix of ['', 'ifexists'])
        if (kind !== 'null' || prefix + suffix === '')
          all.set(prefix + name.toLowerCase() + suffix, {
            kind,
            set,
            ifExists: suffix !== '',
            negated: name.includes('Not'),
          })

/** undefined: no operator of AWS. Case does not count. */
export function read(operator: string): Read | undefined {
  return all.get(operator.toLowerCase())
}
