import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createContext, Script } from 'node:vm'
import { build } from 'esbuild'
import { beforeAll, expect, test } from 'vitest'

const here = import.meta.dirname
const vectors = readFileSync(join(here, 'conformance', 'key-policy-decisions.jsonl'), 'utf8').trim()

/** Nothing but the language: no process, no Buffer, no require, and none of a browser's own objects either. */
const browser = createContext({})
let inputs: readonly string[] = []

beforeAll(async () => {
  const { outputFiles, metafile } = await build({
    entryPoints: [join(here, 'index.ts')],
    absWorkingDir: join(here, '..', '..'),
    bundle: true,
    // A module of Node is an error here, and not a module that is missing when it is too late.
    platform: 'browser',
    format: 'iife',
    globalName: 'policy',
    target: 'es2022',
    write: false,
    metafile: true,
  })
  inputs = Object.keys(metafile.inputs)
  new Script(outputFiles[0]?.text ?? '').runInContext(browser)
})

function run(script: string): unknown {
  return new Script(script).runInContext(browser)
}

test('the engine asks nothing of the rest of the project but its sentences', () => {
  const others = inputs.filter(path => !path.startsWith('lib/policy/'))
  expect(others).toEqual(['lib/message.ts'])
})

test('where it runs there is nothing of Node', () => {
  expect(run('[typeof process, typeof Buffer, typeof require, typeof module].join()')).toBe(
    'undefined,undefined,undefined,undefined',
  )
})

test('all that the engine exports is there', async () => {
  const engine = await import('./index')
  expect(run('Object.keys(policy).sort().join()')).toBe(Object.keys(engine).sort().join())
})

test('it decides each vector, by the document and compiled, and explains it', () => {
  Object.assign(browser, { vectors })
  const answers = run(`
    vectors.split('\\n').map(line => {
      const { name, policy: text, request } = JSON.parse(line)
      const { policy: document } = policy.parsePolicy(JSON.stringify(text))
      const { decision } = policy.decide(document, request)
      const compiled = policy.decide(policy.compile(document), request)
      return [name, decision, compiled.decision, compiled.statements.length].join()
    }).join('\\n')
  `)
  const expected = vectors.split('\n').map(line => {
    const { name, policy, expect: decision } = JSON.parse(line)
    return [name, decision, decision, [policy.Statement].flat().length].join()
  })
  expect(String(answers).split('\n')).toEqual(expected)
})
