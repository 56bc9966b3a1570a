import { spawnSync } from 'node:child_process'
import { appendFileSync, existsSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { beforeEach, describe, expect, test } from 'vitest'
import { type Clone, makeClone } from './clone'

let clone: Clone
beforeEach(() => {
  clone = makeClone(['prepare.mjs'])
})

function call(name: 'installIfStale' | 'buildIfStale', env: Readonly<Record<string, string>> = {}) {
  const script = `import('./cli/prepare.mjs').then(prepare => prepare.${name}())`
  const { status, stderr } = spawnSync(process.execPath, ['-e', script], {
    cwd: clone.at(),
    encoding: 'utf8',
    env: { ...clone.env, ...env },
  })
  return { status, stderr }
}

describe('the build', () => {
  const builds = () => readFileSync(clone.at('builds'), 'utf8').length
  const old = new Date(Date.now() - 60_000)

  beforeEach(() => {
    for (const path of [
      'app/page.tsx',
      'lib/aws/arn.ts',
      'lib/aws/arn.test.ts',
      'proxy.ts',
      'public/icon.svg',
    ]) {
      clone.put(path, '')
      utimesSync(clone.at(path), old, old)
    }
    expect(call('buildIfStale')).toEqual({ status: 0, stderr: 'Building …\n' })
  })

  test('lies beside what it serves', () => {
    expect(existsSync(clone.at('.next/standalone/.next/static/style.css'))).toBe(true)
    expect(existsSync(clone.at('.next/standalone/public/icon.svg'))).toBe(true)
  })

  test.each([
    ['nothing changed', () => {}, 1],
    ['a source changed', () => appendFileSync(clone.at('app/page.tsx'), '//'), 2],
    ['a source came', () => clone.put('lib/aws/rate.ts', ''), 2],
    [
      'a source came that is older than the build',
      () => {
        clone.put('lib/aws/rate.ts', '')
        utimesSync(clone.at('lib/aws/rate.ts'), old, old)
      },
      2,
    ],
    ['a source went', () => rmSync(clone.at('lib/aws/arn.ts')), 2],
    ['a source beside the folders went', () => rmSync(clone.at('proxy.ts')), 2],
    ['a folder of sources went', () => rmSync(clone.at('lib'), { recursive: true }), 2],
    ['a test changed', () => appendFileSync(clone.at('lib/aws/arn.test.ts'), '//'), 1],
    ['a test went', () => rmSync(clone.at('lib/aws/arn.test.ts')), 1],
    ['the build went', () => rmSync(clone.at('.next'), { recursive: true }), 2],
    ['the server went', () => rmSync(clone.at('.next/standalone/server.js')), 2],
  ])('%s', (_, change, expected) => {
    change()
    expect(call('buildIfStale').status).toBe(0)
    expect(builds()).toBe(expected)
  })

  test('that failed is made again', () => {
    const next = clone.at('node_modules/next/dist/bin/next')
    const works = readFileSync(next, 'utf8')
    writeFileSync(next, `${works};process.exit(1)`)
    appendFileSync(clone.at('app/page.tsx'), '//')
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
  const installed = (name: string) => existsSync(clone.at('node_modules', name, 'package.json'))

  beforeEach(() => {
    clone.put('package-lock.json', JSON.stringify(lock))
    clone.put('package.json', JSON.stringify(lock.packages['']))
    for (const name of ['next', 'tailwindcss'])
      clone.put(`packages/${name}/package.json`, JSON.stringify({ name, version: '1.0.0' }))
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
    spawnSync('npm', npm, { cwd: clone.at(), env: clone.env })
    expect([installed('next'), installed('tailwindcss')]).toEqual([true, false])
    expect(call('installIfStale').status).toBe(0)
    expect(installed('tailwindcss')).toBe(true)
  })

  test('are installed again when the lock file is newer', () => {
    expect(call('installIfStale').status).toBe(0)
    const later = new Date(Date.now() + 60_000)
    utimesSync(clone.at('package-lock.json'), later, later)
    expect(call('installIfStale').stderr).toContain('Installing')
  })

  test('that cannot be installed end the command, which says so', () => {
    clone.put('package.json', '{')
    const { status, stderr } = call('installIfStale')
    expect(status).toBe(1)
    expect(stderr).toMatch(/npm ci .* failed/)
  })
})
