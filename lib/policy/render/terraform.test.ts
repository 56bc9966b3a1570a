import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from '@cdktf/hcl2json'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { listOf, type PolicyDocument } from '../document'
import { policy } from './any-policy-fixture'
import { addingTheLast, byPolicy, canonical, decisions, key, mendedAndAdded } from './fixture'
import { render } from './index'

type Block = Readonly<Record<string, unknown>>

/** What the parser gives back of a text: it writes `${` and `%{` as HCL does. */
function plain(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll('$${', '${').replaceAll('%%{', '%{')
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, plain(each)]))
}

/** The policy that the data source of AWS's provider makes of its blocks, or that stands as text. */
async function policyOf(text: string): Promise<{ readonly policy: PolicyDocument; readonly way: string }> {
  const file = await parse('main.tf', text)
  const [[name = '', [resource]] = ['', []]] = Object.entries<Block[]>(file.resource.aws_kms_key_policy)
  expect(resource?.key_id).toBe(key.id)
  const document = file.data?.aws_iam_policy_document?.[name]?.[0]
  if (document === undefined) return { policy: JSON.parse(plain(resource?.policy) as string), way: 'text' }
  expect(resource?.policy).toBe(`\${data.aws_iam_policy_document.${name}.json}`)
  return { policy: documentOf(plain(document) as Block), way: 'document' }
}

function documentOf({ version, policy_id, statement }: Block): PolicyDocument {
  return {
    Version: version as string,
    ...(policy_id ? { Id: policy_id as string } : {}),
    Statement: (statement as Block[]).map(each => {
      const conditions = (each.condition ?? []) as { test: string; variable: string; values: string[] }[]
      const operators = [...new Set(conditions.map(condition => condition.test))]
      const parts = {
        Sid: each.sid,
        Effect: each.effect,
        Principal: principals(each.principals),
        NotPrincipal: principals(each.not_principals),
        Action: each.actions,
        NotAction: each.not_actions,
        Resource: variables(each.resources),
        NotResource: variables(each.not_resources),
        Condition: Object.fromEntries(
          operators.map(operator => [
            operator,
            Object.fromEntries(
              conditions
                .filter(condition => condition.test === operator)
                .map(({ variable, values }) => [variable, variables(values)]),
            ),
          ]),
        ),
      }
      return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined)) as never
    }),
  }
}

function principals(blocks: unknown): unknown {
  if (blocks === undefined) return undefined
  const named = (blocks as { type: string; identifiers: string[] }[]).map(
    ({ type, identifiers }) => [type, variables(identifiers)] as const,
  )
  const [[type, names] = ['', []]] = named
  return type === '*' && named.length === 1 && String(names) === '*' ? '*' : Object.fromEntries(named)
}

function variables(texts: unknown): unknown {
  return texts === undefined ? undefined : (texts as string[]).map(each => each.replaceAll('&{', '${'))
}

const vectors = byPolicy(
  readFileSync(join(import.meta.dirname, '..', 'conformance', 'key-policy-decisions.jsonl'), 'utf8'),
)

test('every policy of the vectors is written whole, and decides the same', async () => {
  for (const { policy, requests } of vectors) {
    const back = await policyOf(render('terraform', addingTheLast(policy)).text)
    expect(canonical(back.policy)).toEqual(canonical(policy))
    expect(decisions(back.policy, requests)).toEqual(decisions(policy, requests))
  }
  expect(vectors.length).toBeGreaterThan(50)
})

test('a policy of any texts comes back whole', async () => {
  const ways = new Set<string>()
  await fc.assert(
    fc.asyncProperty(policy, async any => {
      const back = await policyOf(render('terraform', addingTheLast(any)).text)
      ways.add(back.way)
      expect(canonical(back.policy)).toEqual(canonical(any))
    }),
    { numRuns: 150 },
  )
  expect(ways).toEqual(new Set(['text', 'document']))
})

const [owner] = listOf(mendedAndAdded.policy.Statement)
const withOwner = (change: object): PolicyDocument => ({
  ...mendedAndAdded.policy,
  Statement: [{ ...owner, Effect: 'Allow', ...change }],
})

describe('a policy that the data source would write in another way, or not at all, stands as text', () => {
  test.each<[string, PolicyDocument]>([
    ['two statements of one Sid', { ...mendedAndAdded.policy, Statement: [owner, owner] as never }],
    ['a principal of a kind named *, which it would make everybody', withOwner({ Principal: { '*': '*' } })],
    ['a principal that is another text', withOwner({ Principal: 'everybody' })],
    ['no principal in a list', withOwner({ Principal: { AWS: [] } })],
    ['NotPrincipal without a name', withOwner({ Principal: undefined, NotPrincipal: {} })],
    ['no action in a list', withOwner({ Action: [] })],
    ['an empty action', withOwner({ Action: [''] })],
    ['a condition without values', withOwner({ Condition: { StringEquals: { 'aws:SourceAccount': [] } } })],
    ['an operator without keys', withOwner({ Condition: { StringEquals: {} } })],
    ['&{, which it would make ${', withOwner({ Condition: { StringEquals: { a: '&{aws:x}' } } })],
    ['a version of its own', { ...mendedAndAdded.policy, Version: '2020-01-01' }],
    ['an Id that is a number', { ...mendedAndAdded.policy, Id: 5 as never }],
    ['a text that is not in form C', withOwner({ Sid: 'e\u0301' })],
    ['half a surrogate pair', withOwner({ Sid: '\ud800' })],
    ['no statement', { Version: '2012-10-17', Statement: [] }],
  ])('%s', async (_, policy) => {
    const { text } = render('terraform', { ...mendedAndAdded, policy })
    const back = await policyOf(text)
    expect(back.way).toBe('text')
    expect(JSON.stringify(back.policy)).toBe(JSON.stringify(policy))
  })
})

test('* and { AWS: * } stay apart, and a policy without a version keeps its own', async () => {
  for (const Principal of ['*', { AWS: '*' }, { AWS: '*', Service: ['*', 'q.amazonaws.com'] }]) {
    const { Version: _, ...policy } = withOwner({ Principal })
    const back = await policyOf(render('terraform', { ...mendedAndAdded, policy }).text)
    expect(back.way).toBe('document')
    expect(canonical(back.policy)).toEqual(canonical(policy))
  }
})

test('says what becomes of statements that are missing, and which provider takes the Sids', () => {
  const { text } = render('terraform', mendedAndAdded)
  expect(text).toMatch(/^# aws_kms_key_policy replaces the policy/m)
  expect(text).toContain('5.82')
  expect(render('terraform', { ...mendedAndAdded, policy: withOwner({ Sid: 'One' }) }).text).not.toContain(
    '5.82',
  )
})

test('what the key is called cannot end a comment', async () => {
  const arn = 'arn:\n}\u2028\nresource "x" "y" {}\r#'
  const file = await parse('main.tf', render('terraform', { ...mendedAndAdded, key: { ...key, arn } }).text)
  expect(Object.keys(file.resource)).toEqual(['aws_kms_key_policy'])
})
