import { Ajv2020 } from 'ajv/dist/2020'
import { expect, test } from 'vitest'
import { reportOf } from './fixture'
import { reportSchema } from './json-schema'
import { newSalt, redact } from './redact'
import { newPrivateKey, sign } from './sign'

const valid = new Ajv2020({ strict: false, validateFormats: false }).compile(reportSchema)

test('whatever leaves is valid by the schema that the server publishes', async () => {
  const signing = { key: await newPrivateKey(), by: 'https://readiness.example', at: new Date() }
  const { report: redacted } = await redact(reportOf(), { kind: 'people' }, newSalt())
  for (const document of [reportOf(), redacted, await sign(redacted, signing)]) {
    valid(document)
    expect(valid.errors ?? []).toEqual([])
  }
})

test('what is none is not', () => {
  expect(valid({ ...reportOf(), signature: { algorithm: 'none' } })).toBe(false)
  expect(valid({ ...reportOf(), version: 2 })).toBe(false)
})
