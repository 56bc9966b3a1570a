import fc from 'fast-check'
import { applyPatch } from 'rfc6902'
import { expect, test } from 'vitest'
import { compile } from '../compile'
import { decide } from '../decide'
import { listOf, type PolicyDocument, parsePolicy, type StatementDocument } from '../document'
import { applyEdits, namesOf } from '../edit'
import { lattice } from '../lattice'
import {
  admin,
  both,
  changed,
  denyOutsiders,
  idc,
  managedApps,
  relaxed,
  relaxedIdc,
  store,
  viaIdc,
  viaStore,
  viaWest,
} from './fixture'
import { type Patched, patch } from './patch'

const sids = fc.constantFrom(
  undefined,
  '',
  idc.Sid,
  `${idc.Sid} 2`,
  store.Sid,
  'Anything',
  'é "quoted" \\ {[,]}',
)
const vias = fc.constantFrom<string | string[]>(
  'sso.us-west-2.amazonaws.com',
  'sso.us-east-1.amazonaws.com',
  'sso.*.amazonaws.com',
  ['sso.us-west-2.amazonaws.com', 'sso.us-east-1.amazonaws.com'],
  'identitystore.us-east-1.amazonaws.com',
)
const arns = fc.constantFrom<string | string[] | undefined>(
  undefined,
  'arn:aws:sso:::instance/*',
  'arn:aws:else',
  [],
)
const operators = fc.constantFrom(
  'StringEquals',
  'StringLike',
  'StringNotEquals',
  'StringEqualsIfExists',
  'Strange',
)

/** What is ours, was ours, or only looks like it. */
const alike = fc
  .record({
    from: fc.constantFrom(idc, store, relaxedIdc),
    values: fc.record({ via: vias, arn: arns }),
    operator: operators,
    part: fc.constantFrom<Partial<StatementDocument>>(
      {},
      {},
      {},
      { Effect: 'Deny', Principal: { Service: 'x.amazonaws.com' } },
      { Action: ['kms:Decrypt', 'kms:Encrypt'] },
      { Principal: { Service: ['q.amazonaws.com'] } },
      { Resource: undefined },
      { Resource: 'arn:aws:kms:us-east-1:111122223333:key/other' },
      { Principal: '*' },
      { Condition: undefined },
    ),
  })
  .map(({ from, values, operator, part }) => ({ ...changed(from, values, operator), ...part }))

const statement: fc.Arbitrary<StatementDocument> = fc
  .tuple(
    fc.oneof(
      { weight: 4, arbitrary: alike },
      { weight: 2, arbitrary: fc.constantFrom(admin, managedApps, idc, store) },
      { weight: 1, arbitrary: fc.constantFrom(denyOutsiders, { ...denyOutsiders, Action: 'kms:Encrypt' }) },
    ),
    fc.option(sids, { nil: null }),
  )
  .map(([each, Sid]) => (Sid === null ? each : { ...each, Sid }))

type Style = {
  readonly unit: string
  readonly newline: string
  readonly colon: string
  readonly comma: string
  /** Reversed keys. */
  readonly reversed: boolean
  /** Every so many characters one is written by its number. */
  readonly escapes: number
}
const style: fc.Arbitrary<Style> = fc.record({
  unit: fc.constantFrom('', ' ', '  ', '    ', '\t'),
  newline: fc.constantFrom('', '', '\n', '\r\n', '\r', '\n\n'),
  colon: fc.constantFrom(':', ': ', ' : ', ' :\n'),
  comma: fc.constantFrom(',', ', ', ' ,'),
  reversed: fc.boolean(),
  escapes: fc.constantFrom(0, 0, 3, 7),
})

function quoted(text: string, { escapes }: Style): string {
  const plain = JSON.stringify(text)
  if (escapes === 0 || plain.includes('\\')) return plain
  return `"${text.replace(/./g, (char, at: number) => (at % escapes === 0 ? `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}` : char))}"`
}

function written(value: unknown, how: Style, depth = 0): string {
  if (typeof value === 'string') return quoted(value, how)
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const entries = Array.isArray(value)
    ? value.map(each => written(each, how, depth + 1))
    : Object.entries(value)
        .filter(([, each]) => each !== undefined)
        .map(([key, each]) => quoted(key, how) + how.colon + written(each, how, depth + 1))
  if (how.reversed && !Array.isArray(value)) entries.reverse()
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}']
  const line = (level: number) => how.newline + (how.newline ? how.unit.repeat(level) : '')
  return open + line(depth + 1) + entries.join(how.comma + line(depth + 1)) + line(depth) + close
}

/** A policy's text, and that of each of its statements within it. */
const policies = fc
  .record({
    list: fc.array(statement, { minLength: 0, maxLength: 5 }),
    lone: fc.boolean(),
    version: fc.constantFrom('2012-10-17', '2008-10-17', undefined),
    how: style,
    around: fc.constantFrom('', '\n', ' \r\n'),
  })
  .map(({ list, lone, version, how, around }) => {
    const Statement = lone && list.length === 1 ? list[0] : list
    const text = around + written({ Version: version, Id: 'key-default-1', Statement }, how) + around
    return { text, parts: list.map(each => written(each, how, lone && list.length === 1 ? 1 : 2)) }
  })
const required = fc.constantFrom(both, [viaStore], [relaxed, viaStore], [viaWest, viaIdc])
const neighbours = lattice(both.map(({ request }) => request)).slice(0, 60)

function parsed(text: string): PolicyDocument {
  const read = parsePolicy(text)
  if (!read.ok) throw new Error(`${read.error.path}: ${read.error.message}`)
  return read.policy
}

function isAllowed(policy: PolicyDocument, request: (typeof both)[number]['request']): boolean {
  return decide(policy, request).decision === 'allow'
}

function holdsInOrder(text: string, parts: readonly string[]): boolean {
  let from = 0
  return parts.every(part => {
    const found = text.indexOf(part, from)
    from = found + part.length
    return found >= 0
  })
}

/** The places in the list that an edit goes into. */
function mendedIn({ edits, done }: Patched): ReadonlySet<number> {
  const indexes = edits.flatMap(({ path }) => {
    const [, index, ...deeper] = namesOf(path)
    if (index === undefined || index === '-') return []
    // A lone statement has no index.
    return [/^\d+$/.test(index) && deeper.length > 0 ? Number(index) : 0]
  })
  expect(new Set(indexes)).toEqual(
    new Set(done.flatMap(each => (each.kind === 'mended' ? [each.index] : []))),
  )
  return new Set(indexes)
}

test('whatever the policy and however it is written, its patch keeps every promise', () => {
  const seen = new Map<string, number>()
  fc.assert(
    fc.property(policies, required, ({ text, parts }, wanted) => {
      const before = parsed(text)
      const result = patch(text, wanted)
      seen.set(result.kind, (seen.get(result.kind) ?? 0) + 1)
      const allowedBefore = wanted.filter(({ request }) => isAllowed(before, request))
      if (result.kind === 'unchanged') {
        expect(allowedBefore).toHaveLength(wanted.length)
        return
      }
      expect(allowedBefore.length).toBeLessThan(wanted.length)
      if (result.kind === 'in-the-way') {
        const more = wanted.map(each => each.statement)
        const after = { ...before, Statement: [...listOf(before.Statement), ...more] }
        expect(result.blocked.map(each => each.required)).toEqual(
          wanted.filter(({ request }) => !isAllowed(after, request)),
        )
        for (const { denies } of result.blocked) expect(denies.length).toBeGreaterThan(0)
        return
      }
      if (result.kind !== 'patched') throw new Error(JSON.stringify(result))

      // The text, the policy and the steps say the same.
      expect(parsed(result.text)).toEqual(result.policy)
      expect(applyEdits(before, result.edits)).toEqual(result.policy)
      const byLibrary = structuredClone(before)
      expect(applyPatch(byLibrary, structuredClone([...result.edits])).every(each => each === null)).toBe(
        true,
      )
      expect(byLibrary).toEqual(result.policy)

      // It does what it is for, once.
      for (const { request } of wanted) expect(isAllowed(result.policy, request)).toBe(true)
      expect(patch(result.text, wanted).kind).toBe('unchanged')

      // What is the owner's stays as it is written, in its order.
      const mended = mendedIn(result)
      expect(
        holdsInOrder(
          result.text,
          parts.filter((_, index) => !mended.has(index)),
        ),
      ).toBe(true)

      // No statement could be left out.
      const list = listOf(result.policy.Statement)
      for (const { kind, ...each } of result.done) {
        if (kind !== 'added' || !('index' in each)) continue
        const without = { ...result.policy, Statement: list.toSpliced(each.index, 1) }
        expect(wanted.every(({ request }) => isAllowed(without, request))).toBe(false)
      }

      // Nobody loses what a mended statement did not give, and nobody gains what no required statement gives.
      const replaced = listOf(before.Statement).filter((_, index) => mended.has(index))
      const was = compile(before)
      const is = compile(result.policy)
      const old = compile({ ...before, Statement: replaced })
      const ours = compile({ ...before, Statement: wanted.map(each => each.statement) })
      for (const { request } of neighbours) {
        const change = `${decide(was, request).decision} ${decide(is, request).decision}`
        if (change.startsWith('allow') && change !== 'allow allow')
          expect(decide(old, request).decision).not.toBe('implicit-deny')
        if (change.endsWith('allow') && change !== 'allow allow')
          expect(decide(ours, request).decision).not.toBe('implicit-deny')
      }
    }),
    { numRuns: 200 },
  )
  for (const kind of ['unchanged', 'in-the-way', 'patched']) expect(seen.get(kind)).toBeGreaterThan(10)
}, 60_000)
