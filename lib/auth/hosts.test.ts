import { expect, test } from 'vitest'
import { isAllowedHost, isLoopback } from './hosts'

const table: readonly [host: string, listening: string, allowed: string, expected: boolean][] = [
  ['localhost', '0.0.0.0', '', true],
  ['localhost:3000', '0.0.0.0', '', true],
  ['LOCALHOST.:3000', '0.0.0.0', '', true],
  ['127.0.0.1:3000', '192.0.2.7', '', true],
  ['[::1]:3000', '::', '', true],
  ['192.0.2.7:3000', '192.0.2.7', '', true],
  ['192.0.2.8', '192.0.2.7', '', false],
  ['192.0.2.7', '0.0.0.0', '', false],
  ['0.0.0.0:3000', '0.0.0.0', '', false],
  ['[2001:db8::7]:3000', '2001:db8::7', '', true],
  ['evil.example', '127.0.0.1', '', false],
  ['localhost.evil.example', '127.0.0.1', '', false],
  ['readiness.example.com', '0.0.0.0', 'readiness.example.com', true],
  ['readiness.example.com:8443', '0.0.0.0', 'other.example, readiness.example.com', true],
  ['readiness.example.com:8443', '0.0.0.0', 'readiness.example.com:8443', true],
  ['readiness.example.com', '0.0.0.0', 'readiness.example.com:8443', false],
  ['evil.readiness.example.com', '0.0.0.0', 'readiness.example.com', false],
  ['user@localhost', '0.0.0.0', '', false],
  ['localhost/x', '0.0.0.0', '', false],
  ['localhost, evil.example', '0.0.0.0', '', false],
  ['', '0.0.0.0', '', false],
]
test.each(table)(
  '%j, on a server that listens on %s and allows %j: %s',
  (host, listening, allowed, expected) => {
    expect(isAllowedHost(host, { listening, allowed })).toBe(expected)
  },
)

test('the address that people type is allowed', () => {
  expect(isAllowedHost('r.example', { listening: '0.0.0.0', url: 'https://r.example' })).toBe(true)
})

test.each([
  ['127.0.0.1', true],
  ['localhost', true],
  ['::1', true],
  ['::ffff:127.0.0.1', true],
  ['0.0.0.0', false],
  ['::', false],
  ['10.0.0.1', false],
  ['127.0.0.1.evil.example', false],
])('%s is loopback: %s', (address, expected) => {
  expect(isLoopback(address)).toBe(expected)
})
