import { afterEach, expect, test, vi } from 'vitest'
import { connect } from './connect'
import { defaultLimits } from './limits'

afterEach(() => void vi.unstubAllEnvs())

const target = {
  source: { kind: 'keys', keys: { accessKeyId: 'AKIA', secretAccessKey: 'secret' } },
  hints: {},
} as const

test.each([
  ['AWS_ENDPOINT_URL', 'garbage'],
  ['AWS_ENDPOINT_URL', 'localhost:4566'],
  ['AWS_ENDPOINT_URL_SSO_ADMIN', 'file:///etc'],
])('%s=%s is called what it is before anything is asked', async (name, url) => {
  vi.stubEnv(name, url)
  await expect(connect(target, defaultLimits)).rejects.toMatchObject({
    problem: { code: 'bad-input', message: { params: { name, url } } },
  })
})

test.each([
  ['AWS_ENDPOINT_URL', 'http://127.0.0.1:4566'],
  ['AWS_ENDPOINT_URL_S3', 'garbage'],
])('%s=%s stands in nobody’s way', async (name, url) => {
  vi.stubEnv(name, url)
  const { pool } = await connect(target, defaultLimits)
  pool.close()
})
