import { applyPatch } from 'rfc6902'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import type { StatementDocument } from '../document'
import { patch } from '../patch'
import { admin, both, changed, idc, managedApps, policyOf, store, textOf, viaIdc } from '../patch/fixture'
import { key } from './fixture'
import { type Change, changeBy, forms, render } from './index'

const inTheWest = changed(idc, { via: 'sso.us-west-2.amazonaws.com' })
const clash: StatementDocument = { ...admin, Sid: idc.Sid }

function changeOf(before: string, required = both): Change {
  const patched = patch(before, required)
  if (patched.kind !== 'patched') throw new Error(patched.kind)
  return changeBy(patched, before, key)
}

const cases: readonly [name: string, before: string, added: readonly string[], mended: readonly string[]][] =
  [
    ['neither statement', textOf(admin, managedApps), [idc.Sid, store.Sid], []],
    ['one of two', textOf(admin, store), [idc.Sid], []],
    ['one in another Region', textOf(admin, inTheWest, store), [], [idc.Sid]],
    ['one in another Region, one missing', textOf(inTheWest, admin), [store.Sid], [idc.Sid]],
    ['a Sid that is taken', textOf(clash, store), [`${idc.Sid} 2`], []],
    ['a lone statement', JSON.stringify({ ...policyOf(), Statement: admin }), [idc.Sid, store.Sid], []],
    ['line ends of Windows', textOf(admin).replaceAll('\n', '\r\n'), [idc.Sid, store.Sid], []],
  ]

test.each(cases)(
  'a policy with %s: statements are what was added and what was mended',
  (_, before, added, mended) => {
    const { statements } = changeOf(before)
    expect(statements.map(({ Sid }) => Sid).sort()).toEqual([...added, ...mended].sort())
    const text = render('cdk', changeOf(before)).text
    const [adding = '', mending = ''] = text.split('mendedStatements')
    for (const Sid of added) expect(adding).toContain(`Sid: ${JSON.stringify(Sid)},`)
    for (const Sid of mended) expect(mending).toContain(`Sid: ${JSON.stringify(Sid)},`)
    expect(text.split('Sid:').length - 1).toBe(added.length + mended.length)
  },
)

test.each(cases)('a policy with %s: what is written out is the policy of the patch', (_, before) => {
  const change = changeOf(before)
  const document = JSON.parse(before)
  expect(new Set(applyPatch(document, JSON.parse(render('json-patch', change).text)))).toEqual(
    new Set([null]),
  )
  expect(document).toEqual(change.policy)
  expect(JSON.parse(render('policy', change).text)).toEqual(change.policy)
  expect(parse(render('cloudformation', change).text).Resources.Key.Properties.KeyPolicy).toEqual(
    change.policy,
  )
})

test('a lone statement that becomes a list is no change that CDK has to be told of', () => {
  const before = JSON.stringify({ ...policyOf(), Statement: admin })
  expect(render('cdk', changeOf(before)).text).not.toContain('replace /')
  expect(render('cdk', changeOf(textOf(inTheWest), [viaIdc])).text).toContain('replace /Statement/0/')
})

test('an element that a lone statement lacked is no statement that was added', () => {
  const { Resource: _, ...inert } = idc
  const { text } = render('cdk', changeOf(JSON.stringify({ ...policyOf(), Statement: inert }), [viaIdc]))
  expect(text).not.toContain('addStatements')
  expect(text).toContain('add /Statement/Resource')
})

test('every form is written of a patch that adds, and of one that mends', () => {
  for (const before of [textOf(admin), textOf(inTheWest, store)])
    for (const { form } of forms) expect(render(form, changeOf(before)).text).toContain('sso.us-east-1')
})
