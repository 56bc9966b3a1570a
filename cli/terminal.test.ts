import { expect, test } from 'vitest'
import { startDemo } from '@/lib/demo'
import { onTerminal } from './on-terminal'

/** Clears the line from the cursor on. */
const CLEAR = '\u001b[K'

test('a terminal shows how far the run is and what is asked, and keeps none of it', {
  timeout: 60_000,
}, async () => {
  const demo = await startDemo({ organizations: ['cmk-missing'], latencyMs: 50 })
  const { accessKeyId, secretAccessKey, sessionToken = '' } = demo.credentials('cmk-missing')
  const written = await onTerminal(`${process.execPath} node_modules/tsx/dist/cli.mjs cli/check.ts`, {
    AWS_ENDPOINT_URL: demo.endpoint,
    AWS_REGION: demo.region('cmk-missing'),
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_SESSION_TOKEN: sessionToken,
    // Colors would stand between what is drawn and where it begins.
    NO_COLOR: '1',
  })
  await demo.close()
  const drawn = written.replaceAll('\r\n', '\n').split(CLEAR)
  expect(drawn.some(each => /^\d+ of 18 · [A-Z]/.test(each))).toBe(true)
  // What is drawn over is what a person no longer sees: each line from where it was last cleared.
  const seen = drawn
    .join(CLEAR)
    .split('\n')
    .map(line => line.split(CLEAR).at(-1))
    .join('\n')
  expect(seen).not.toMatch(/\d+ of 18 · /)
  expect(seen).toContain('Not ready')
})
