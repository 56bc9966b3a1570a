import { spawnSync } from 'node:child_process'
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'

/** A clone of a project like this one, whose `next build` takes no time. */
let clone: string
beforeEach(() => {
  clone = mkdtempSync(join(tmpdir(), 'kiro-readiness-clone-'))
  cpSync(join(import.meta.dirname, 'prepare.mjs'), at('cli', 'prepare.mjs'))
})

const at = (...parts: readonly string[]) => join(clone, ...parts)

function put(path: string, text: string): void {
  mkdirSync(dirname(at(path)), { recursive: true })
  writeFileSync(at(path), text)
}

function clean(): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH, HOME: clone, NODE_ENV: 'development' }
}

function call(name: 'installIfStale' | 'buildIfStale', env: Readonly<Record<string, string>> = {}) {
  const script = `import('./cli/prepare.mjs').then(prepare => prepare.${name}())`
  const { status, stderr } = spawnSync(process.execPath, ['-e', script], {
    cwd: clone,
    encoding: 'utf8',
    env: { ...clean(), ...env },
  })
  return { status, stderr }
}

describe('the build', () => {
  const builds = () => readFileSync(at('builds'), 'utf8').length
  const old = new Date(Date.now() - 60_000)

  beforeEach(() => {
    // It leaves what Next leaves, and a stroke for each time that it ran.
    put(
      'node_modules/next/dist/bin/next',
      `const { appendFileSync, mkdirSync, writeFileSync } = require('node:fs')
       appendFileSync('builds', '|')
       for (const folder of ['.next/static', '.next/standalone/.next']) mkdirSync(folder, { recursive: true })
       writeFileSync('.next/static/style.css', '')
       writeFileSync('.next/standalone/server.js', '')`,
    )
    for (const path of [
      'app/page.tsx',
      'lib/aws/arn.ts',
      'lib/aws/arn.test.ts',
      'proxy.ts',
      'public/icon.svg',
    ])
      put(path, '')
    for (const path of [
      'app/page.tsx',
      'lib/aws/arn.ts',
      'lib/aws/arn.test.ts',
      'proxy.ts',
      'public/icon.svg',
    ])
      utimesSync(at(path), old, old)
    expect(call('buildIfStale')).toEqual({ status: 0, stderr: 'Building …\n' })
  })

  test('lies beside what it serves', () => {
    expect(existsSync(at('.next/standalone/.next/static/style.css'))).toBe(true)
    expect(existsSync(at('.next/standalone/public/icon.svg'))).toBe(true)
  })

  test.each([
    ['nothing changed', () => {}, 1],
    ['a source changed', () => appendFileSync(at('app/page.tsx'), '//'), 2],
    ['a source came', () => put('lib/aws/rate.ts', ''), 2],
    [
      'a source came that is older than the build',
      () => {
        put('lib/aws/rate.ts', '')
        utimesSync(at('lib/aws/rate.ts'), old, old)
      },
      2,
    ],
    ['a source went', () => rmSync(at('lib/aws/arn.ts')), 2],
    ['a source beside the folders went', () => rmSync(at('proxy.ts')), 2],
    ['a folder of sources went', () => rmSync(at('lib'), { recursive: true }), 2],
    ['a test changed', () => appendFileSync(at('lib/aws/arn.test.ts'), '//'), 1],
    ['a test went', () => rmSync(at('lib/aws/arn.test.ts')), 1],
    ['the build went', () => rmSync(at('.next'), { recursive: true }), 2],
    ['the server went', () => rmSync(at('.next/standalone/server.js')), 2],
  ])('%s', (_, change, expected) => {
    change()
    expect(call('buildIfStale').status).toBe(0)
    expect(builds()).toBe(expected)
  })

  test('that failed is made again', () => {
    const next = at('node_modules/next/dist/bin/next')
    const works = readFileSync(next, 'utf8')
    writeFileSync(next, `${works};process.exit(1)`)
    appendFileSync(at('app/page.tsx'), '//')
    expect(call('buildIfStale').status).toBe(1)
    writeFileSync(next, works)
    expect(call('buildIfStale').status).toBe(0)
    expect(builds()).toBe(3)
  })
})

describe('the packages', () => {
  const lock = {
    name: 'clone',
    lockfileVersion: 3,
    requires: true,
    packages: {
      '': {
        name: 'clone',
        dependencies: { next: 'file:packages/next' },
        devDependencies: { tailwindcss: 'file:packages/tailwindcss' },
      },
      'node_modules/next': { resolved: 'packages/next', link: true },
      'node_modules/tailwindcss': { resolved: 'packages/tailwindcss', link: true },
      'packages/next': { version: '1.0.0' },
      'packages/tailwindcss': { version: '1.0.0', dev: true },
    },
  }
  const installed = (name: string) => existsSync(at('node_modules', name, 'package.json'))

  beforeEach(() => {
    put('package-lock.json', JSON.stringify(lock))
    put('package.json', JSON.stringify(lock.packages['']))
    for (const name of ['next', 'tailwindcss'])
      put(`packages/${name}/package.json`, JSON.stringify({ name, version: '1.0.0' }))
  })

  test.each([
    ['straight after the clone', {}],
    ['on a machine that calls itself production', { NODE_ENV: 'production' }],
    ['where npm is told to leave out what development needs', { npm_config_omit: 'dev' }],
  ])('that a build needs are all installed %s', (_, env) => {
    expect(call('installIfStale', env).status).toBe(0)
    expect([installed('next'), installed('tailwindcss')]).toEqual([true, true])
    expect(call('installIfStale', env)).toEqual({ status: 0, stderr: '' })
  })

  test('are completed where somebody installed those of production alone', () => {
    const npm = ['ci', '--omit=dev', '--no-fund', '--no-audit']
    spawnSync('npm', npm, { cwd: clone, env: clean() })
    expect([installed('next'), installed('tailwindcss')]).toEqual([true, false])
    expect(call('installIfStale').status).toBe(0)
    expect(installed('tailwindcss')).toBe(true)
  })

  test('are installed again when the lock file is newer', () => {
    expect(call('installIfStale').status).toBe(0)
    const later = new Date(Date.now() + 60_000)
    utimesSync(at('package-lock.json'), later, later)
    expect(call('installIfStale').stderr).toContain('Installing')
  })

  test('that cannot be installed end the command, which says so', () => {
    put('package.json', '{')
    const { status, stderr } = call('installIfStale')
    expect(status).toBe(1)
    expect(stderr).toMatch(/npm ci .* failed/)
  })
})
