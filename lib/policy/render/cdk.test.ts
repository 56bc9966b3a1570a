import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { App, aws_iam as iam, aws_kms as kms, Stack } from 'aws-cdk-lib'
import fc from 'fast-check'
import { afterAll, expect, test, vi } from 'vitest'
import { listOf, type PolicyDocument, type StatementDocument } from '../document'
import { statement } from './any-policy-fixture'
import { byPolicy, canonical, changeOf, decisions, key, mendedAndAdded } from './fixture'
import { type Change, render } from './index'

const folder = mkdtempSync(join(tmpdir(), 'render-cdk-'))
symlinkSync(join(import.meta.dirname, '..', '..', '..', 'node_modules'), join(folder, 'node_modules'))
afterAll(() => rmSync(folder, { recursive: true }))

type Module = {
  readonly addStatements?: (key: kms.IKey) => void
  readonly mendedStatements?: () => iam.PolicyStatement[]
}
let count = 0
function load(change: Change): Promise<Module> {
  const file = join(folder, `change-${count++}.ts`)
  writeFileSync(file, render('cdk', change).text)
  return import(file)
}

const addingAll = (statements: readonly StatementDocument[]) =>
  changeOf(
    { Version: '2012-10-17', Statement: [] },
    statements.map(value => ({ op: 'add', path: '/Statement/-', value })),
  )

/** What is added to a key, before a stack makes anything of it. */
async function added(statements: readonly StatementDocument[]): Promise<readonly iam.PolicyStatement[]> {
  const taken: iam.PolicyStatement[] = []
  const { addStatements } = await load(addingAll(statements))
  addStatements?.({ addToResourcePolicy: (each: iam.PolicyStatement) => taken.push(each) } as never)
  return taken
}

type Key = { readonly statements: readonly iam.PolicyStatement[]; readonly change?: (key: kms.Key) => void }

/** All in one stack, and without CDK's lint of the template: these are what takes CDK its time. */
function synthesised(keys: readonly Key[]): readonly PolicyDocument[] {
  vi.stubEnv('CDK_VALIDATION', 'false')
  const app = new App({ analyticsReporting: false })
  const stack = new Stack(app, 'Stack')
  const ids = keys.map(({ statements, change }, index) => {
    const policy = new iam.PolicyDocument({ statements: [...statements] })
    const made = new kms.Key(stack, `Key${index}`, { policy })
    change?.(made)
    return stack.getLogicalId(made.node.defaultChild as kms.CfnKey)
  })
  const { Resources } = app.synth().getStackByName('Stack').template
  return ids.map(id => Resources[id].Properties.KeyPolicy)
}

const whole = ({ Resource, NotResource, Principal, NotPrincipal, Action, NotAction }: StatementDocument) =>
  (Resource ?? NotResource) && (Principal ?? NotPrincipal) && (Action ?? NotAction)

const vectors = byPolicy(
  readFileSync(join(import.meta.dirname, '..', 'conformance', 'key-policy-decisions.jsonl'), 'utf8'),
)
  // CDK writes one version only, and refuses statements without an effect.
  .map(({ policy, requests }) => ({
    policy: { Version: '2012-10-17', Statement: listOf(policy.Statement) },
    requests,
  }))
  .filter(({ policy }) => policy.Statement.every(whole))

test('a template of CDK has what is added and what is mended, and decides the same', async () => {
  const { addStatements, mendedStatements } = await load(mendedAndAdded)
  const { Id: _, ...policy } = mendedAndAdded.policy
  const [root] = listOf(policy.Statement).map(each => iam.PolicyStatement.fromJson(structuredClone(each)))
  const all = await added(vectors.flatMap(({ policy }) => policy.Statement))
  let taken = 0
  const [after, ...others] = synthesised([
    {
      statements: root ? [root, ...(mendedStatements?.() ?? [])] : [],
      change: addStatements as Key['change'],
    },
    ...vectors.map(({ policy: { Statement } }) => {
      taken += Statement.length
      return { statements: all.slice(taken - Statement.length, taken) }
    }),
  ])
  expect(taken).toBe(all.length)
  expect(canonical(after as PolicyDocument)).toEqual(canonical(policy))
  expect(others.length).toBeGreaterThan(50)
  for (const [index, { policy, requests }] of vectors.entries())
    expect(decisions(others[index] as PolicyDocument, requests)).toEqual(decisions(policy, requests))
})

test('statements of any texts come through', async () => {
  let through = 0
  await fc.assert(
    fc.asyncProperty(fc.array(statement, { maxLength: 20, size: 'max' }), async any => {
      const statements = any
        // CDK takes no other names of actions.
        .map(({ NotAction: _, ...rest }) => ({ ...rest, Action: 'kms:Decrypt' }))
        // Of the others it says that CDK cannot.
        .filter(each => render('cdk', addingAll([each])).text.includes('export'))
      through += statements.length
      const taken = (await added(statements)).map(each => each.toStatementJson())
      expect(canonical({ Statement: taken })).toEqual(canonical({ Statement: statements }))
    }),
    { numRuns: 10 },
  )
  expect(through).toBeGreaterThan(10)
})

test('a key that is imported is refused, and not passed over without a word', async () => {
  const { addStatements } = await load(mendedAndAdded)
  const imported = kms.Key.fromKeyArn(new Stack(new App()), 'Key', key.arn)
  expect(() => addStatements?.(imported)).toThrow('Unable to add statement')
})

test('what only was mended is not added beside the old', async () => {
  const [edit] = mendedAndAdded.edits
  const change = changeOf(JSON.parse(mendedAndAdded.before), edit ? [edit] : [])
  const { addStatements, mendedStatements } = await load(change)
  expect(addStatements).toBeUndefined()
  expect(mendedStatements?.().map(each => each.sid)).toEqual(['Allow Kiro to use key via IDC'])
})

const one = { Effect: 'Allow', Principal: '*', Action: 'kms:Decrypt', Resource: '*' } as const
test.each<[string, StatementDocument]>([
  ['a mark of CDK', { ...one, Sid: '${Token[TOKEN.1]}' }],
  ['a reference of CloudFormation', { ...one, Sid: '{{resolve:ssm:name}}' }],
  ['a principal that CDK would make everybody', { ...one, Principal: { LiteralString: '*' } }],
  [
    'a key that CDK loses, and its condition',
    { ...one, Condition: JSON.parse('{"Bool":{"__proto__":"x"}}') },
  ],
  ['an empty name, which CDK leaves out', { ...one, Principal: { AWS: [''] } }],
  ['an empty list, which CDK leaves out', { ...one, Resource: [] }],
])('a statement with %s is not written', async (_, value) => {
  expect(Object.keys(await load(addingAll([value])))).toEqual([])
})
