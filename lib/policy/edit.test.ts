import { applyPatch } from 'rfc6902'
import { expect, test } from 'vitest'
import type { PolicyDocument } from './document'
import { applyEdits, type Edit, namesOf, pointer } from './edit'

const before = JSON.parse(
  '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Condition":{"StringEquals":{"aws:PrincipalTag/a~b":"x","__proto__":"y"}}},{"Effect":"Deny"}]}',
) as PolicyDocument

const edits: readonly (readonly Edit[])[] = [
  [{ op: 'add', path: '/Statement/-', value: { Effect: 'Allow' } }],
  [{ op: 'add', path: '/Statement/0', value: { Effect: 'Allow' } }],
  [{ op: 'remove', path: '/Statement/0', from: null }],
  [{ op: 'replace', path: '/Statement/1/Effect', from: 'Deny', value: 'Allow' }],
  [
    {
      op: 'replace',
      path: pointer('Statement', 0, 'Condition', 'StringEquals', 'aws:PrincipalTag/a~b'),
      from: 'x',
      value: ['z'],
    },
  ],
  [
    { op: 'remove', path: '/Statement/1', from: null },
    { op: 'add', path: '/Statement/0/Sid', value: 'One' },
  ],
]

test.each(edits.map(steps => [steps]))('%j does what RFC 6902 says, and leaves what was given', steps => {
  const given = structuredClone(before)
  const expected = structuredClone(before)
  expect(applyPatch(expected, structuredClone([...steps]))).toEqual(steps.map(() => null))
  expect(applyEdits(given, steps)).toEqual(expected)
  expect(given).toEqual(before)
})

test('a key named __proto__ is a key like any other', () => {
  const path = pointer('Statement', 0, 'Condition', 'StringEquals', '__proto__')
  const after = applyEdits(before, [{ op: 'replace', path, from: 'y', value: 'z' }])
  expect(JSON.stringify(after)).toContain('"__proto__":"z"')
})

test.each(['/Statement/2/Sid', '/Statement/x', '/Nothing/there', '/Version/deeper'])(
  '%s leads nowhere',
  path => {
    expect(() => applyEdits(before, [{ op: 'add', path, value: 1 }])).toThrow('leads nowhere')
  },
)

test('a pointer keeps slashes and tildes of its names', () => {
  expect(namesOf(pointer('a/b', '~1', 3))).toEqual(['a/b', '~1', '3'])
})
