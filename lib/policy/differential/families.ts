/** A key, the operators that are asked of it, the values in the policy, and values enough to tell these apart. */
export type Family = {
  readonly key: string
  readonly operators: readonly string[]
  readonly asked: readonly string[]
  readonly values: readonly (string | readonly string[])[]
}

export const families: Readonly<Record<string, Family>> = {
  numeric: {
    key: 'aws:MultiFactorAuthAge',
    operators: ['Equals', 'NotEquals', 'LessThan', 'LessThanEquals', 'GreaterThan', 'GreaterThanEquals'].map(
      name => `Numeric${name}`,
    ),
    asked: ['-1', '5', '5.5', '6', '60'],
    values: ['-2', '-1', '0', '5', '5.25', '5.5', '5.75', '6', '7', '60', '61'],
  },
  'numeric, of a tag': {
    key: 'aws:PrincipalTag/age',
    operators: ['NumericLessThan', 'NumericGreaterThanEquals', 'NumericNotEqualsIfExists'],
    asked: ['5', '6'],
    values: ['4', '5', '5.5', '6', '7', 'no number'],
  },
  date: {
    key: 'aws:TokenIssueTime',
    operators: [
      'DateEquals',
      'DateNotEqualsIfExists',
      'DateLessThan',
      'DateGreaterThan',
      'DateGreaterThanEquals',
    ],
    asked: ['2026-01-01T00:00:00Z', '2026-01-01T00:00:01Z', '2027', '1700000000'],
    values: [
      '2023-01-01T00:00:00Z',
      '1700000000',
      '2025-01-01T00:00:00Z',
      '2026-01-01T00:00:00Z',
      '2026-01-01T00:00:00.5Z',
      '2026-01-01T00:00:01Z',
      '2026-07-01T00:00:00Z',
      '2027-01-01T00:00:00Z',
      '2028-01-01T00:00:00Z',
    ],
  },
  address: {
    key: 'aws:SourceIp',
    operators: ['IpAddress', 'NotIpAddress', 'IpAddressIfExists'],
    asked: ['10.0.0.0/8', '10.0.0.0/24', '10.0.0.7', '10.128.0.0/9', '0.0.0.0/0', '2001:db8::/32', '::/0'],
    values: [
      '9.0.0.1',
      '10.0.0.1',
      '10.0.0.7',
      '10.9.9.9',
      '10.200.0.1',
      '11.0.0.1',
      '2001:db8::1',
      '2002::1',
    ],
  },
  Boolean: {
    key: 'aws:PrincipalTag/flag',
    operators: ['Bool', 'BoolIfExists', 'StringEquals', 'Null'],
    asked: ['true', 'false'],
    values: ['true', 'false', 'TRUE', 'False', 'neither'],
  },
  'several values': {
    key: 'aws:TagKeys',
    operators: ['StringEquals', 'StringLike', 'StringNotEquals', 'StringNotLike'].flatMap(name => [
      `ForAnyValue:${name}`,
      `ForAllValues:${name}`,
    ]),
    asked: ['a', 'b', 'a*', '*'],
    values: [...subsets(['a', 'b', 'ax', 'x', 'a*', '*']), ['']],
  },
  text: {
    key: 'aws:PrincipalTag/team',
    operators: ['StringEquals', 'StringNotEquals', 'StringLike', 'StringNotLike', 'StringEqualsIgnoreCase'],
    asked: ['a', 'ab', 'AB', 'a*', '*b', 'a?', '?*'],
    values: [
      ...['', 'a', 'b', 'x', 'ab', 'AB', 'aB', 'Ab', 'ax', 'xb', 'axb', 'axx', 'xxb', 'xxx'],
      ...['A', 'A*', '*B', 'A?', 'a*', '*b', 'a?', '?*'],
    ],
  },
}

function subsets(values: readonly string[]): readonly (readonly string[])[] {
  return Array.from({ length: 2 ** values.length }, (_, bits) =>
    values.filter((_value, place) => (bits >> place) & 1),
  )
}
