import fc from 'fast-check'
import { applyPatch } from 'rfc6902'
import { expect, test } from 'vitest'
import { policy } from './any-policy-fixture'
import { addingTheLast, changeOf, key, mendedAndAdded } from './fixture'
import { type Change, type Form, forms, render } from './index'

const json = (form: Form, change: Change) => JSON.parse(render(form, change).text)

test.each(forms.map(({ form, title, language }) => ({ form, title, language })))(
  '$form has a title, a language and a file name of its own with the id and the Region of the key',
  ({ form, title, language }) => {
    const { fileName, ...rest } = render(form, mendedAndAdded)
    expect(title.text).not.toBe('')
    expect(rest.language).toBe(language)
    expect(fileName).toContain(key.id)
    expect(fileName).toContain(key.region)
  },
)

test('no two files of one key, or of its replica, have the same name', () => {
  const replica = { ...mendedAndAdded, key: { ...key, region: 'eu-west-1' } }
  const names = [mendedAndAdded, replica].flatMap(each =>
    forms.map(({ form }) => render(form, each).fileName),
  )
  expect(new Set(names).size).toBe(2 * forms.length)
})

test('a file name is a name, whatever the key is called', () => {
  const { fileName } = render('policy', {
    ...mendedAndAdded,
    key: { ...key, id: '../$(x)\n"é', region: '/' },
  })
  expect(fileName).toMatch(/^[\w-]+\.json$/)
})

test('statements are a list of those that were added or mended', () => {
  expect(json('statements', mendedAndAdded)).toEqual(mendedAndAdded.statements)
})

test('the policy is the text as it was patched', () => {
  expect(render('policy', { ...mendedAndAdded, after: ' {"é":1}\r\n' }).text).toBe(' {"é":1}\r\n')
})

test('an independent library makes the whole policy of the JSON Patch', () => {
  const lone = changeOf({ Statement: mendedAndAdded.statements[0] as never }, [
    {
      op: 'replace',
      path: '/Statement',
      from: mendedAndAdded.statements[0],
      value: [mendedAndAdded.statements[0]],
    },
    { op: 'add', path: '/Statement/-', value: mendedAndAdded.statements[1] },
  ])
  const without = changeOf(JSON.parse(mendedAndAdded.before), [
    { op: 'remove', path: '/Statement/0', from: JSON.parse(mendedAndAdded.before).Statement[0] },
  ])
  for (const change of [mendedAndAdded, lone, without]) {
    const document = JSON.parse(change.before)
    const results = applyPatch(document, json('json-patch', change))
    expect(new Set(results)).toEqual(new Set([null]))
    expect(document).toEqual(change.policy)
  }
})

test('the JSON Patch makes the policy of any texts', () => {
  fc.assert(
    fc.property(policy, given => {
      // The library drops keys of this name, wherever they come from.
      const any = JSON.parse(JSON.stringify(given).replaceAll('__proto__', 'proto'))
      const change = addingTheLast(any)
      const document = JSON.parse(change.before)
      expect(new Set(applyPatch(document, json('json-patch', change)))).toEqual(new Set([null]))
      expect(JSON.stringify(document)).toBe(JSON.stringify(change.policy))
    }),
    { numRuns: 200 },
  )
})

test.each<[string, (policy: { Statement: { Sid: string; Condition?: unknown }[] }) => void]>([
  ['another value', policy => Object.assign(policy.Statement[1] ?? {}, { Condition: {} })],
  ['another Sid', policy => Object.assign(policy.Statement[0] ?? {}, { Sid: 'Other' })],
  ['one more statement', policy => policy.Statement.push({ Sid: 'Deny all' })],
  ['one statement less', policy => policy.Statement.pop()],
  ['another order', policy => policy.Statement.reverse()],
])('a policy with %s is no longer the one that the JSON Patch was made for', (_, change) => {
  const document = JSON.parse(mendedAndAdded.before)
  change(document)
  const [first] = applyPatch(document, json('json-patch', mendedAndAdded))
  expect(first).toMatchObject({ name: 'TestError' })
})

test('each replacement tests what it replaces', () => {
  const operations: { op: string; path: string; value: unknown }[] = json('json-patch', mendedAndAdded)
  const at = operations.findIndex(({ op }) => op === 'replace')
  expect(operations[at - 1]).toEqual({
    op: 'test',
    path: operations[at]?.path,
    value: 'sso.us-west-2.amazonaws.com',
  })
})
