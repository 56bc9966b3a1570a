import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** A clone of a project like this one, whose `next build` takes no time. For tests. */
export type Clone = {
  at(...parts: readonly string[]): string
  put(path: string, text: string): void
  /** Nothing of the machine's but where its programs are. */
  readonly env: NodeJS.ProcessEnv
}

/** What Next leaves, with this server, and a stroke in `builds` for each time that it ran. */
const next = (server: string) => `
  const { appendFileSync, mkdirSync, writeFileSync } = require('node:fs')
  appendFileSync('builds', '|')
  for (const folder of ['.next/static', '.next/standalone/.next']) mkdirSync(folder, { recursive: true })
  writeFileSync('.next/static/style.css', '')
  writeFileSync('.next/standalone/server.js', ${JSON.stringify(server)})`

/** With these of our own commands in it. */
export function makeClone(commands: readonly string[], server = ''): Clone {
  const folder = mkdtempSync(join(tmpdir(), 'kiro-readiness-clone-'))
  const at = (...parts: readonly string[]) => join(folder, ...parts)
  const put = (path: string, text: string) => {
    mkdirSync(dirname(at(path)), { recursive: true })
    writeFileSync(at(path), text)
  }
  for (const command of commands) cpSync(join(import.meta.dirname, command), at('cli', command))
  put('node_modules/next/dist/bin/next', next(server))
  return { at, put, env: { PATH: process.env.PATH, HOME: folder, NODE_ENV: 'development' } }
}
