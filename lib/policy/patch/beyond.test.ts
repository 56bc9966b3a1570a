import { expect, test } from 'vitest'
import type { PolicyRequest } from '../request'
import { isOneOf } from './beyond'
import { viaIdc } from './fixture'

const request: PolicyRequest = {
  ...viaIdc.request,
  context: { ...viaIdc.request.context, 'aws:TagKeys': ['a'] },
}
const carrying = (context: PolicyRequest['context']) => ({ context: { ...request.context, ...context } })

test.each<[string, Partial<PolicyRequest>, boolean]>([
  ['itself', {}, true],
  ['with a key more', carrying({ 'aws:SourceAccount': '111122223333' }), true],
  ['with a longer list', carrying({ 'aws:TagKeys': ['b', 'a'] }), true],
  [
    'with a key in another case',
    {
      context: Object.fromEntries(
        Object.entries(request.context).map(([key, value]) => [key.toUpperCase(), value]),
      ),
    },
    true,
  ],
  ['with another value', carrying({ 'kms:ViaService': 'sso.us-west-2.amazonaws.com' }), false],
  ['with a key less', { context: {} }, false],
  ['another action', { action: 'kms:Encrypt' }, false],
  ['another key', { resource: `${request.resource}x` }, false],
  ['another service', { principal: { service: 'x.amazonaws.com' } }, false],
])('a required request: %s', (_name, part, expected) => {
  expect(isOneOf([{ ...request, action: 'kms:Other' }, request], { ...request, ...part })).toBe(expected)
})
