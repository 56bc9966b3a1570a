import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')
/** The browser that these tests were given, or the one of this machine. */
const real = process.env.BROWSER_PATH ?? '/usr/bin/chromium'
const works = `exec ${real} "$@"`
/** As one whose system libraries are missing. */
const broken = 'echo "libnss3.so: cannot open shared object file" >&2; exit 127'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kiro-readiness-browser-'))
})

function program(name: string, script: string): string {
  const path = join(folder, name)
  writeFileSync(path, `#!/bin/sh\nexport PATH=/usr/sbin:/usr/bin:/sbin:/bin\n${script}\n`)
  chmodSync(path, 0o755)
  return path
}

/** On a machine that has these programs, and nothing that Playwright could fetch. */
async function browserPath(env: Readonly<Record<string, string>> = {}) {
  const script = "import('./cli/browser.mjs').then(async found => console.log(await found.browserPath()))"
  const child: ChildProcess = spawn(process.execPath, ['-e', script], {
    cwd: root,
    env: {
      PATH: folder,
      HOME: folder,
      NODE_ENV: 'test',
      PLAYWRIGHT_BROWSERS_PATH: join(folder, 'playwright'),
      PLAYWRIGHT_DOWNLOAD_HOST: 'http://127.0.0.1:9',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let [stdout, stderr] = ['', '']
  child.stdout?.setEncoding('utf8').on('data', chunk => {
    stdout += chunk
  })
  child.stderr?.setEncoding('utf8').on('data', chunk => {
    stderr += chunk
  })
  const [status] = await once(child, 'close')
  return { status, stdout: stdout.trim(), stderr }
}

describe('a browser that is there', () => {
  test('is taken', async () => {
    const chromium = program('chromium', works)
    expect(await browserPath()).toEqual({ status: 0, stdout: chromium, stderr: '' })
  })

  test('is passed over where it does not start, which is said', async () => {
    const chromium = program('chromium', broken)
    const chrome = program('google-chrome', works)
    const { status, stdout, stderr } = await browserPath()
    expect({ status, stdout }).toEqual({ status: 0, stdout: chrome })
    expect(stderr).toContain(chromium)
    expect(stderr).toContain('libnss3.so')
  })

  test('is no stand-in for one that was named and does not start', async () => {
    program('chromium', works)
    const named = program('mine', broken)
    const { status, stdout, stderr } = await browserPath({ BROWSER_PATH: named })
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
    expect(stderr).toContain(named)
  })
})

/** Debian's own is only for who may install it. */
const mayInstall = process.getuid?.() === 0 && existsSync('/etc/debian_version')

test('where none starts and Playwright fetches none, Debian’s is installed by who may; others are told', {
  // Playwright tries five times.
  timeout: 180_000,
}, async () => {
  program('chromium', broken)
  const debians = join(folder, 'google-chrome')
  program('apt-get', `[ "$1" = update ] || mv ${program('package', works)} ${debians}`)
  const { status, stdout, stderr } = await browserPath()
  expect({ status, stdout }).toEqual(mayInstall ? { status: 0, stdout: debians } : { status: 1, stdout: '' })
  expect(stderr).toContain(mayInstall ? "installing Debian's" : 'BROWSER_PATH=')
})
