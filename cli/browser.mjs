import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from '@playwright/test'
import { root, run, say } from './prepare.mjs'

const names = ['chromium', 'google-chrome-stable', 'google-chrome', 'chromium-browser']

/** A browser to test with: one that is there, else Playwright's own, else Debian's; the path of it. */
export function browserPath() {
  const there = process.env.BROWSER_PATH ?? onPath() ?? playwrights()
  if (there) return there
  say('No Chromium here: asking Playwright for its own …')
  const own = spawnSync(
    process.execPath,
    [join(root, 'node_modules', '@playwright', 'test', 'cli.js'), 'install', 'chromium'],
    {
      stdio: ['ignore', 2, 2],
    },
  )
  if (own.status === 0 && playwrights()) return playwrights()
  if (process.getuid?.() === 0 && existsSync('/etc/debian_version')) {
    say("Playwright could not fetch one: installing Debian's …")
    run('apt-get', ['update', '-qq'])
    run('apt-get', ['install', '-y', '-qq', 'chromium'], { DEBIAN_FRONTEND: 'noninteractive' })
    const debians = onPath()
    if (debians) return debians
  }
  say('The end-to-end tests need a Chromium. Install one, or name it: BROWSER_PATH=/path/to/chrome npm test')
  process.exit(1)
}

function onPath() {
  const folders = (process.env.PATH ?? '').split(delimiter)
  return names.flatMap(name => folders.map(folder => join(folder, name))).find(isExecutable)
}

function playwrights() {
  const path = chromium.executablePath()
  return existsSync(path) ? path : undefined
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
