import Ajv from 'ajv'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as baseline from '@/lib/checks/key/fixture-policies'
import { somePolicy, someRequests } from './diff/fixture'
import {
  compile,
  decide,
  decideReadings,
  diff,
  lint,
  type PolicyDocument,
  type PolicyRequest,
  parsePolicy,
  readings,
} from './index'

const everybody = { Effect: 'Allow', Principal: '*', Action: 'kms:*', Resource: '*' }
const request: PolicyRequest = {
  principal: { service: 'q.amazonaws.com' },
  action: 'kms:Decrypt',
  resource: 'arn:aws:kms:us-east-1:111122223333:key/1',
  context: {},
}
const right = { Version: '2012-10-17', Statement: [everybody] }

/** Every function of the engine that takes a text or what was made of one. */
function everything(text: string) {
  const parsed = parsePolicy(text)
  const decided = decideReadings(readings(text), request)
  const findings = lint(text)
  if (parsed.ok) {
    expect(diff(parsed.policy, right as PolicyDocument).statements.length).toBeGreaterThanOrEqual(0)
    expect(diff(parsed.policy, parsed.policy).statements.every(({ kind }) => kind === 'same')).toBe(true)
    compile(parsed.policy)
  }
  const answer =
    decided.kind === 'agreed'
      ? decided.decision.decision
      : decided.kind === 'differing'
        ? 'differing'
        : 'none'
  return { parsed, answer, findings }
}

/** IAM's grammar, written down apart from the parser. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html */
const strings = { anyOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }] }
const value = { type: ['string', 'number', 'boolean'] }
const principal = { anyOf: [{ const: '*' }, { type: 'object', additionalProperties: strings }] }
const isPolicy = new Ajv({ strict: false }).compile({
  type: 'object',
  required: ['Statement'],
  additionalProperties: false,
  properties: {
    Version: { enum: ['2008-10-17', '2012-10-17'] },
    Id: { type: 'string' },
    Statement: {
      anyOf: [{ $ref: '#/$defs/statement' }, { type: 'array', items: { $ref: '#/$defs/statement' } }],
    },
  },
  $defs: {
    statement: {
      type: 'object',
      required: ['Effect'],
      additionalProperties: false,
      properties: {
        Sid: { type: 'string' },
        Effect: { enum: ['Allow', 'Deny'] },
        Principal: principal,
        NotPrincipal: principal,
        Action: strings,
        NotAction: strings,
        Resource: strings,
        NotResource: strings,
        Condition: {
          type: 'object',
          additionalProperties: {
            type: 'object',
            additionalProperties: { anyOf: [value, { type: 'array', items: value }] },
          },
        },
      },
      not: {
        anyOf: ['Principal', 'Action', 'Resource'].map(name => ({ required: [name, `Not${name}`] })),
      },
    },
  },
})

const policies: readonly unknown[] = [
  right,
  baseline.policy(...baseline.baseline, ...baseline.bothStatements),
  baseline.policy(...baseline.earlierBaseline),
  { Statement: { ...everybody, Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': false } } } },
]

type Container = Record<string | number, unknown>
type Place = { readonly container: Container; readonly name: string | number }
function placesIn(value: unknown): readonly Place[] {
  if (typeof value !== 'object' || value === null) return []
  const container = value as Container
  const names = Array.isArray(value) ? [...value.keys()] : Object.keys(value)
  return names.flatMap(name => [{ container, name }, ...placesIn(container[name])])
}

const junk = fc.oneof(
  fc.constantFrom<unknown>(null, true, 0, -1, 1e21, '', '*', 'Allow', 'Deny', [], {}, [[]], [null], [{}], {
    AWS: '*',
  }),
  fc.jsonValue({ maxDepth: 2 }),
)
const names = fc.constantFrom(
  '__proto__',
  'constructor',
  'toString',
  'Effect',
  'NotAction',
  'Null',
  'aws:x',
  '',
)
/** A policy of which one node was taken out, doubled, made something else, or put under another name. */
const mutant = fc
  .tuple(
    fc.oneof(fc.constantFrom(...policies), somePolicy),
    fc.array(fc.tuple(fc.nat(), fc.nat(3), junk, names), { minLength: 1, maxLength: 3 }),
  )
  .map(([policy, steps]) => {
    const mutated: unknown = structuredClone(policy)
    for (const [at, how, other, name] of steps) {
      const places = placesIn(mutated)
      const place = places[at % Math.max(places.length, 1)]
      if (place) mutate(place, how, other, name)
    }
    return mutated
  })

function mutate({ container, name }: Place, how: number, other: unknown, newName: string): void {
  const old = container[name]
  if (how === 0) {
    if (Array.isArray(container)) container.splice(Number(name), 1)
    else delete container[name]
  } else if (how === 1) {
    if (Array.isArray(container)) container.push(structuredClone(old))
    else define(container, newName, old)
  } else if (how === 2) define(container, name, other)
  else {
    if (!Array.isArray(container)) delete container[name]
    define(container, Array.isArray(container) ? name : newName, old)
  }
}

/** An assignment to `__proto__` would make no key. */
function define(container: Container, name: string | number, value: unknown): void {
  Object.defineProperty(container, name, { value, enumerable: true, configurable: true, writable: true })
}

describe('whatever the input', () => {
  test('a mutated policy is refused where the grammar refuses it, and only there', () => {
    const seen = { taken: 0, refused: 0 }
    fc.assert(
      fc.property(mutant, mutated => {
        const text = JSON.stringify(mutated) ?? ''
        const { parsed, answer, findings } = everything(text)
        expect(parsed.ok).toBe(isPolicy(JSON.parse(text)))
        seen[parsed.ok ? 'taken' : 'refused']++
        if (parsed.ok) {
          expect(answer).toBe(decide(parsed.policy, request).decision)
          return
        }
        expect(answer).toBe('none')
        expect(parsed.error.message).not.toBe('')
        const errors = findings.filter(({ severity }) => severity === 'error')
        expect(errors.map(({ path }) => path)).toContain(parsed.error.path)
      }),
      { numRuns: 500 },
    )
    expect(Math.min(seen.taken, seen.refused)).toBeGreaterThan(50)
  })

  test('a mutated document that never was a text is decided and compared without a throw', () => {
    fc.assert(
      fc.property(mutant, mutant, (one, other) => {
        const [policy, document] = [one, other] as unknown as [PolicyDocument, PolicyDocument]
        decide(policy, request)
        lint(policy)
        expect(
          diff(policy, structuredClone(policy)).statements.filter(({ kind }) => kind !== 'same'),
        ).toEqual([])
        const count = (list: readonly { kind: string }[], kind: string) =>
          list.filter(each => each.kind === kind).length
        const [forth, back] = [diff(policy, document).statements, diff(document, policy).statements]
        expect(count(back, 'added')).toBe(count(forth, 'removed'))
        expect(count(back, 'changed')).toBe(count(forth, 'changed'))
      }),
      { numRuns: 200 },
    )
  })

  test('any text at all, and any bytes read as one', () => {
    const bytes = fc.uint8Array({ maxLength: 60 }).map(list => new TextDecoder('latin1').decode(list))
    const cut = fc
      .tuple(fc.constantFrom(...policies), fc.nat(), fc.string({ unit: 'binary', maxLength: 3 }), fc.nat(5))
      .map(([policy, at, put, gone]) => {
        const text = JSON.stringify(policy)
        const from = at % text.length
        return text.slice(0, from) + put + text.slice(from + gone)
      })
    fc.assert(
      fc.property(fc.oneof(bytes, cut, fc.json(), fc.string({ unit: 'binary' })), text => {
        const { parsed, answer, findings } = everything(text)
        if (!parsed.ok && answer !== 'none')
          expect(findings.map(({ kind }) => kind)).toContain('duplicate-key')
        if (answer === 'allow') expect(isPolicy(JSON.parse(text))).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  test('a key that is there twice is never taken for an allow that one of the readings refuses', () => {
    const seen = { allow: 0, differing: 0, other: 0 }
    // With an Allow for everybody, so that a Deny or its absence decides as often as not.
    const open = somePolicy.map(policy => ({
      ...policy,
      Statement: [...[policy.Statement].flat(), everybody],
    }))
    const doubled = fc.tuple(open, somePolicy, fc.nat(), fc.nat(), fc.boolean())
    fc.assert(
      fc.property(doubled, ([policy, other, at, from, isFirst]) => {
        const places = placesIn(policy).filter(({ container }) => !Array.isArray(container))
        const { container, name } = places[at % places.length] as Place
        const donors = placesIn(other).filter(place => place.name === name)
        const put = donors.length === 0 ? container[name] : (donors[from % donors.length] as Place)
        const value = donors.length === 0 ? put : (put as Place).container[(put as Place).name]
        const mark = 'put here'
        const write = (entries: readonly (readonly [string, unknown])[]) =>
          `{${entries.map(([key, each]) => `${JSON.stringify(key)}:${JSON.stringify(each)}`).join(',')}}`
        const own = Object.entries(container)
        const texts = [
          own.map(([key, each]) => [key, key === name ? value : each] as const),
          own,
          isFirst ? [[String(name), value] as const, ...own] : [...own, [String(name), value] as const],
        ].map(entries => {
          const marked = structuredClone(policy)
          // The same place in the copy, found by its number.
          const place = placesIn(marked).filter(each => !Array.isArray(each.container))[
            at % places.length
          ] as Place
          for (const key of Object.keys(place.container)) delete place.container[key]
          place.container[mark] = 0
          return JSON.stringify(marked).replace(`{"${mark}":0}`, () => write(entries))
        })
        const [one = '', two = '', both = ''] = texts
        for (const each of someRequests.slice(0, 6)) {
          const alone = [one, two].map(text => decideReadings(readings(text), each))
          const answers = alone.map(each => (each.kind === 'agreed' ? each.decision.decision : each.kind))
          const decided = decideReadings(readings(both), each)
          expect(decided.duplicates).toHaveLength(1)
          expect(
            lint(both)
              .filter(({ kind }) => kind === 'duplicate-key')
              .map(({ path }) => path),
          ).toEqual(decided.duplicates)
          const isAllow = decided.kind === 'agreed' && decided.decision.decision === 'allow'
          expect(isAllow).toBe(answers.every(answer => answer === 'allow'))
          if (answers.includes('allow') && !isAllow) expect(decided.kind).toBe('differing')
          seen[isAllow ? 'allow' : decided.kind === 'differing' ? 'differing' : 'other']++
        }
      }),
      { numRuns: 60 },
    )
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(0)
  })
})

test('an object that has no text of its own is compared as what it is', () => {
  const odd = {
    Statement: [{ ...everybody, Principal: { AWS: { toString: false } } }],
  } as unknown as PolicyDocument
  expect(diff(odd, odd).statements).toMatchObject([{ kind: 'same' }])
  expect(decide(odd, request).decision).toBe('implicit-deny')
  expect(lint(odd)).toMatchObject([{ kind: 'unreadable', path: 'Statement[0].Principal.AWS' }])
})

const stars = '*'.repeat(32_768)
const withValue = (text: string) => JSON.stringify(right).replace('"kms:*"', text)
const deep = (depth: number) => '['.repeat(depth) + ']'.repeat(depth)
const named = (name: string, inside: string) =>
  ({
    policy: `{${JSON.stringify(name)}:[],"Statement":[]}`,
    statement: `{"Statement":[{${JSON.stringify(name)}:"*","Effect":"Allow"}]}`,
    principal: withValue(`"kms:*"`).replace('"Principal":"*"', `"Principal":{${JSON.stringify(name)}:"*"}`),
    operator: withValue(`"kms:*","Condition":{${JSON.stringify(name)}:{"aws:x":"1"}}`),
    key: withValue(`"kms:*","Condition":{"StringEquals":{${JSON.stringify(name)}:"1"}}`),
    absence: withValue(`"kms:*","Condition":{"Null":{${JSON.stringify(name)}:"true"}}`),
  })[inside] ?? ''

describe('what somebody may try', () => {
  test.each([
    ['32 KB of stars for a text', stars, 'none'],
    ['32 KB of stars for an action', withValue(`"${stars}"`), 'allow'],
    ['32 KB of stars and something behind', withValue(`"${stars}x"`), 'implicit-deny'],
    [
      '32 KB of stars in a condition',
      withValue(`"kms:*","Condition":{"StringLike":{"aws:x":"${stars}"}}`),
      'implicit-deny',
    ],
    ['a nest of 10,000 lists', deep(10_000), 'none'],
    ['a nest of 10,000 lists in a value', withValue(deep(10_000)), 'none'],
    ['a nest of 10,000 objects', `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`, 'none'],
    ['a nest that never ends', '['.repeat(100_000), 'none'],
    ['a byte order mark', `\ufeff${JSON.stringify(right)}`, 'none'],
    ['a NUL', withValue('"kms:\u0000*"'), 'none'],
    ['a NUL by its number', withValue('"kms:*\\u0000"'), 'implicit-deny'],
    ['half a character', withValue('"kms:\ud800*"'), 'implicit-deny'],
    ['half a character by its number', withValue('"kms:*\\udfff"'), 'implicit-deny'],
    [
      'a number beyond all numbers',
      withValue(`"kms:*","Condition":{"NumericLessThan":{"aws:x":1e999}}`),
      'none',
    ],
    [
      'a number of 30,000 digits',
      withValue(`"kms:*","Condition":{"NumericEquals":{"aws:x":${'9'.repeat(30_000)}}}`),
      'none',
    ],
    [
      '32 KB of the same key',
      `{${Array.from({ length: 4000 }, () => '"Id":1,').join('')}"Statement":[]}`,
      'none',
    ],
    [
      '32 KB of keys of a duplicate each',
      `{"Statement":[${Array.from({ length: 900 }, () => '{"Effect":"Deny","Effect":"Deny"}').join(',')}]}`,
      'none',
    ],
    ['a fraction and an exponent that never end', `{"Id":1.${'1'.repeat(30_000)}e}`, 'none'],
    ['white space alone', ' \n'.repeat(20_000), 'none'],
  ])('%s', (_, text, answer) => {
    expect(everything(text).answer).toBe(answer)
  })

  test.each(
    ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'length'].flatMap(name =>
      [
        ['policy', 'none'],
        ['statement', 'none'],
        ['principal', 'implicit-deny'],
        ['operator', 'implicit-deny'],
        ['key', 'implicit-deny'],
        // No call carries such a key.
        ['absence', 'allow'],
      ].map(([inside = '', answer]) => [name, inside, answer] as const),
    ),
  )('%s for a name of the %s', (name, inside, answer) => {
    const text = named(name, inside)
    const { parsed, answer: got } = everything(text)
    expect(got).toBe(answer)
    if (!parsed.ok) expect(parsed.error.path.endsWith(name)).toBe(true)
  })
})
