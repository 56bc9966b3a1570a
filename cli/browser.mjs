import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { chromium } from '@playwright/test'
import { root, run, say } from './prepare.mjs'

const names = ['chromium', 'google-chrome-stable', 'google-chrome', 'chromium-browser']

/** A browser to test with that starts: one that is there, else Playwright's own, else Debian's; the path of it. */
export async function browserPath() {
  const named = process.env.BROWSER_PATH
  if (named) {
    if (await starts(named)) return named
    say('BROWSER_PATH names no browser that starts here. Name another, or none.')
    process.exit(1)
  }
  const there = (await firstThatStarts(onPath())) ?? (await firstThatStarts(playwrights()))
  if (there) return there
  say('No Chromium that starts here: asking Playwright for its own …')
  const own = spawnSync(
    process.execPath,
    [join(root, 'node_modules', '@playwright', 'test', 'cli.js'), 'install', 'chromium'],
    {
      stdio: ['ignore', 2, 2],
    },
  )
  const fetched = own.status === 0 ? await firstThatStarts(playwrights()) : undefined
  if (fetched) return fetched
  if (process.getuid?.() === 0 && existsSync('/etc/debian_version')) {
    say("Playwright has none that starts here: installing Debian's …")
    run('apt-get', ['update', '-qq'])
    run('apt-get', ['install', '-y', '-qq', 'chromium'], { DEBIAN_FRONTEND: 'noninteractive' })
    const debians = await firstThatStarts(onPath())
    if (debians) return debians
  }
  say('The end-to-end tests need a Chromium. Install one, or name it: BROWSER_PATH=/path/to/chrome npm test')
  process.exit(1)
}

async function firstThatStarts(paths) {
  for (const path of paths) if (await starts(path)) return path
}

/** As the tests start it: a file that is there may lack a library, or be a stub that asks for a package. */
async function starts(executablePath) {
  try {
    const browser = await chromium.launch({
      executablePath,
      args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
      timeout: 30_000,
    })
    await browser.close()
    return true
  } catch (error) {
    say(`${executablePath} does not start: ${why(error)}`)
    return false
  }
}

/** What the browser itself wrote, where it wrote anything. */
function why(error) {
  const lines = stripVTControlCharacters(error.message).split('\n')
  const own = lines.find(line => line.includes('[err]'))
  return (own?.split('[err]')[1] ?? lines[0]).trim()
}

function onPath() {
  const folders = (process.env.PATH ?? '').split(delimiter)
  return names.flatMap(name => folders.map(folder => join(folder, name))).filter(isExecutable)
}

function playwrights() {
  return [chromium.executablePath()].filter(path => existsSync(path))
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
