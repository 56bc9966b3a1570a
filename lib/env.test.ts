import { afterEach, describe, expect, test, vi } from 'vitest'
import { endpointOverrides, env } from './env'

afterEach(() => vi.unstubAllEnvs())

const names = [
  'DATA_DIR',
  'RUNS_DAYS',
  'LINKS_DAYS',
  'DATABASE_URL',
  'HOSTNAME',
  'AWS_REGION',
  'AWS_DEFAULT_REGION',
  'AWS_PROFILE',
  'AWS_IGNORE_CONFIGURED_ENDPOINT_URLS',
  'KIRO_READINESS_API_KEY',
  'NO_COLOR',
] as const

describe('a variable that is set to nothing is not set', () => {
  test.each(names)('%s', name => {
    vi.stubEnv(name, undefined)
    const unset = env()[name]
    vi.stubEnv(name, '')
    expect(env()[name]).toBe(unset)
  })
})

test('an endpoint of nothing leads nowhere else', () => {
  vi.stubEnv('AWS_ENDPOINT_URL_KMS', '')
  expect(endpointOverrides().map(({ name }) => name)).not.toContain('AWS_ENDPOINT_URL_KMS')
})

test('a database that is none is told without what stands in its address', () => {
  vi.stubEnv('DATABASE_URL', 'mysql://root:hunter2@localhost')
  expect(env).toThrow(/^DATABASE_URL: it must begin with postgres:\/\/$/)
})
