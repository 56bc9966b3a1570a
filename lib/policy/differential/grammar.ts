import fc from 'fast-check'
import type { PolicyDocument, PolicyRequest, StatementDocument } from '../index'
import * as alphabet from './alphabet'
import { names } from './operators'

type Block = Record<string, Record<string, unknown>>
type Asked = { readonly operator: string; readonly key: string; readonly asked: unknown }

/** Mostly as it is written by AWS. */
function inAnyCase(text: string): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 12, arbitrary: fc.constant(text) },
    { weight: 1, arbitrary: fc.constant(text.toUpperCase()) },
    { weight: 1, arbitrary: fc.constant(text.toLowerCase()) },
  )
}

/** One, or a list, which may be one of none. */
function oneOrMore(values: fc.Arbitrary<string>, maxLength = 3): fc.Arbitrary<string | string[]> {
  return fc.oneof({ weight: 3, arbitrary: values }, { weight: 2, arbitrary: fc.array(values, { maxLength }) })
}

function seldom(plain: readonly string[], odd: readonly string[]): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 20, arbitrary: fc.constantFrom(...plain) },
    { weight: 1, arbitrary: fc.constantFrom(...odd) },
  )
}

const set = fc.constantFrom('', '', '', 'ForAnyValue:', 'ForAllValues:')
const ifExists = fc.constantFrom('', '', 'IfExists')

function conditionOn({ name, kind, asked }: alphabet.Key): fc.Arbitrary<Asked> {
  const suiting = fc.tuple(set, fc.constantFrom(...names[kind]), ifExists).map(parts => parts.join(''))
  const any = fc.tuple(set, fc.constantFrom(...alphabet.allNames.filter(each => each !== 'Null')), ifExists)
  const operator = fc.oneof(
    { weight: 24, arbitrary: suiting },
    { weight: 3, arbitrary: any.map(parts => parts.join('')) },
    { weight: 1, arbitrary: fc.constantFrom(...alphabet.strangers) },
  )
  const asking = fc.record({
    operator: operator.chain(inAnyCase),
    key: inAnyCase(name),
    asked: oneOrMore(fc.constantFrom(...asked)).chain(asJson),
  })
  const isNull = fc.record({
    operator: inAnyCase('Null'),
    key: inAnyCase(name),
    asked: oneOrMore(fc.constantFrom(...alphabet.nulls)),
  })
  return fc.oneof({ weight: 10, arbitrary: asking }, { weight: 1, arbitrary: isNull })
}

/** Numbers and Booleans may stand there as such. */
function asJson(asked: string | string[]): fc.Arbitrary<unknown> {
  const value = (text: string) =>
    /^(true|false|-?[1-9]\d{0,3}(\.[1-9])?)$/.test(text) ? JSON.parse(text) : text
  const values = typeof asked === 'string' ? value(asked) : asked.map(value)
  return fc.constantFrom(asked, asked, values)
}

const condition = fc.oneof(...alphabet.conditionKeys.map(conditionOn))
const conditions = fc.oneof(
  { weight: 3, arbitrary: fc.tuple(condition) },
  { weight: 1, arbitrary: fc.array(condition, { maxLength: 3 }) },
)

function blockOf(list: readonly Asked[]): { Condition?: Block } {
  if (list.length === 0) return {}
  const block: Block = {}
  for (const { operator, key, asked } of list) {
    block[operator] ??= {}
    block[operator][key] = asked
  }
  return { Condition: block }
}

const named = fc.oneof(
  { weight: 8, arbitrary: fc.constant('*' as const) },
  {
    weight: 12,
    arbitrary: fc.oneof(
      fc.record({ AWS: oneOrMore(fc.constantFrom(...alphabet.awsNames), 4) }),
      fc.record({ Service: oneOrMore(seldom(alphabet.services, alphabet.oddServices)) }),
      fc.record(
        {
          AWS: oneOrMore(fc.constantFrom(...alphabet.awsNames), 4),
          Service: oneOrMore(seldom(alphabet.services, alphabet.oddServices)),
          Federated: oneOrMore(fc.constantFrom(...alphabet.federatedNames)),
          CanonicalUser: oneOrMore(fc.constantFrom(...alphabet.canonicalNames)),
          '*': fc.constant('*'),
        },
        { requiredKeys: [] },
      ),
    ),
  },
)

function either(name: string, value: fc.Arbitrary<unknown>, [plain, not, missing]: readonly number[]) {
  return fc.oneof(
    { weight: plain ?? 0, arbitrary: value.map(each => ({ [name]: each })) },
    { weight: not ?? 0, arbitrary: value.map(each => ({ [`Not${name}`]: each })) },
    { weight: missing ?? 0, arbitrary: fc.constant({}) },
  )
}

const parts = {
  principal: either('Principal', named, [14, 3, 1]),
  action: either('Action', oneOrMore(seldom(alphabet.actions, alphabet.oddActions)), [14, 3, 1]),
  resource: either('Resource', oneOrMore(seldom(alphabet.resources, alphabet.oddResources)), [14, 3, 1]),
  conditions: conditions.map(blockOf),
}
type Part = keyof typeof parts
const plain: Readonly<Record<Part, fc.Arbitrary<object>>> = {
  principal: fc.constant({ Principal: '*' }),
  action: fc.constant({ Action: 'kms:*' }),
  resource: fc.constant({ Resource: '*' }),
  conditions: fc.constant({}),
}

function statementWith(odd: readonly Part[]): fc.Arbitrary<StatementDocument> {
  const part = (name: Part) => (odd.includes(name) ? parts[name] : plain[name])
  return fc
    .tuple(fc.constantFrom('Allow', 'Deny'), ...(Object.keys(parts) as Part[]).map(part))
    .map(each => Object.assign({}, { Effect: each[0] }, ...each.slice(1)))
}

/** Mostly odd in one part, since where everything is odd hardly anything matches. */
export const statement: fc.Arbitrary<StatementDocument> = fc.oneof(
  { weight: 8, arbitrary: statementWith(['conditions']) },
  { weight: 3, arbitrary: statementWith(['principal']) },
  { weight: 2, arbitrary: statementWith(['action']) },
  { weight: 3, arbitrary: statementWith(['resource']) },
  { weight: 3, arbitrary: statementWith(['principal', 'action', 'resource', 'conditions']) },
)

export const policy: fc.Arbitrary<PolicyDocument> = fc
  .record({
    version: fc.constantFrom('2012-10-17', '2012-10-17', '2012-10-17', '2008-10-17', undefined),
    statements: fc.array(statement, { minLength: 1, maxLength: 3 }),
    isList: fc.boolean(),
  })
  .map(({ version, statements, isList }) => ({
    ...(version === undefined ? {} : { Version: version }),
    Statement: !isList && statements.length === 1 ? (statements[0] as StatementDocument) : statements,
  }))

const context = fc.record(
  Object.fromEntries(alphabet.conditionKeys.map(({ name, carried }) => [name, fc.constantFrom(...carried)])),
  { requiredKeys: [] },
)

/** Every key is either carried or absent. */
export const request: fc.Arbitrary<PolicyRequest> = fc
  .record({
    principal: fc.oneof(
      { weight: 1, arbitrary: fc.constant(alphabet.callers[0] as PolicyRequest['principal']) },
      { weight: 3, arbitrary: fc.constantFrom(...alphabet.callers) },
    ),
    action: fc.constantFrom(...alphabet.askedActions),
    resource: fc.constantFrom(...alphabet.keys),
    context: context.chain(carried => fc.constantFrom(carried, carried, inLowerCase(carried))),
  })
  .map(each => each as PolicyRequest)

function inLowerCase(carried: object): object {
  return Object.fromEntries(Object.entries(carried).map(([key, value]) => [key.toLowerCase(), value]))
}
