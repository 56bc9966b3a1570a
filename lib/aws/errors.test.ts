import { describe, expect, test } from 'vitest'
import { explain } from './errors'

const where = { action: 'identitystore:ListUsers', region: 'eu-central-1' }
const error = (name: string, more: object = {}) =>
  Object.assign(new Error('what AWS wrote'), { name, ...more })

describe('what an error of AWS means', () => {
  test.each([
    ['AccessDenied', {}, { state: 'denied', by: 'iam' }],
    ['AccessDeniedException', {}, { state: 'denied', by: 'iam' }],
    ['AccessDeniedException', { Reason: 'KMS_AccessDeniedException' }, { state: 'denied', by: 'kms' }],
    ['AccessDeniedException', { Reason: 'KMS_ACCESS_DENIED' }, { state: 'denied', by: 'kms' }],
    [
      'AccessDeniedException',
      { message: 'with an explicit deny in a service control policy' },
      { state: 'denied', by: 'scp' },
    ],
    ['Throttling', {}, { state: 'failed', kind: 'throttled', retryable: true }],
    ['ThrottlingException', {}, { state: 'failed', kind: 'throttled', retryable: true }],
    ['TooManyRequestsException', {}, { state: 'failed', kind: 'throttled', retryable: true }],
    // A policy too long is no call too many.
    ['LimitExceededException', {}, { state: 'failed', kind: 'rejected', retryable: false }],
    ['ServiceQuotaExceededException', {}, { state: 'failed', kind: 'rejected', retryable: false }],
    ['ExpiredToken', {}, { state: 'failed', kind: 'expired' }],
    ['ExpiredTokenException', {}, { state: 'failed', kind: 'expired' }],
    ['InvalidClientTokenId', {}, { state: 'failed', kind: 'credentials' }],
    ['UnrecognizedClientException', {}, { state: 'failed', kind: 'credentials' }],
    [
      'ValidationException',
      { Reason: 'KMS_DISABLED', $metadata: { httpStatusCode: 400 } },
      { state: 'failed', kind: 'key' },
    ],
    ['ResourceNotFoundException', { Reason: 'KMS_NotFoundException' }, { state: 'failed', kind: 'key' }],
    ['ValidationException', { $metadata: { httpStatusCode: 400 } }, { state: 'failed', kind: 'rejected' }],
    [
      'InternalServerException',
      { $metadata: { httpStatusCode: 500 } },
      { state: 'failed', kind: 'unavailable', retryable: true },
    ],
    ['SyntaxError', { $metadata: { httpStatusCode: 503 } }, { state: 'failed', kind: 'unavailable' }],
    ['TimeoutError', { code: 'ECONNRESET' }, { state: 'failed', kind: 'network' }],
    ['Error', { code: 'ECONNREFUSED' }, { state: 'failed', kind: 'network' }],
    ['TimeoutError', {}, { state: 'failed', kind: 'timeout' }],
    ['AbortError', {}, { state: 'failed', kind: 'timeout' }],
    ['TypeError', {}, { state: 'failed', kind: 'malformed' }],
  ])('%s %j', (name, more, expected) => {
    expect(explain(error(name, more), where, []).outcome).toMatchObject(expected)
  })

  test('whatever was thrown, there is a sentence that names the action and the Region', () => {
    for (const thrown of [undefined, null, 'text', 7, {}, error('Odd'), { name: 5, message: [] }]) {
      const { message } = explain(thrown, where, []).outcome
      expect(message.params).toMatchObject(where)
    }
  })

  test('a hundred kilobytes of message are clipped', () => {
    expect(
      explain(error('AccessDenied', { message: 'x'.repeat(100_000) }), where, []).outcome.aws.length,
    ).toBeLessThan(500)
  })
})
