import { spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { buildIfStale, installIfStale, root, say } from './prepare.mjs'

installIfStale()
buildIfStale()

const host = listenAddress()
const port = await freePort()
const server = spawn(process.execPath, [join(root, '.next', 'standalone', 'server.js')], {
  cwd: root,
  // The server works from a folder that the next build takes away: its data must not lie there.
  env: {
    ...process.env,
    HOSTNAME: host,
    PORT: String(port),
    DATA_DIR: process.env.DATA_DIR || join(root, '.data'),
  },
  stdio: ['ignore', 'pipe', 'inherit'],
})
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal))
server.on('exit', (code, signal) => {
  process.exit(signal ? 0 : (code ?? 1))
})

// Its banner names the address in its own way: ours is printed once it answers, and before anything else it says.
// Whoever reads it may stop, as `head` does: the server goes on.
process.stdout.on('error', () => {})
let announced = false
let said = ''
server.stdout.setEncoding('utf8').on('data', chunk => {
  if (announced) process.stdout.write(chunk)
  else said += chunk
})
// "Every address" is none that a browser can go to; loopback is called localhost.
const everywhere = host === '0.0.0.0' || host === '::'
const address = `http://${everywhere || host === '127.0.0.1' ? 'localhost' : bracketed(host)}:${port}`
await answering(`http://${everywhere ? '127.0.0.1' : bracketed(host)}:${port}/healthz`)
announced = true
process.stdout.write(`Kiro Readiness is at ${address}\n`)
// As lib/auth/set-up-link.ts prints it, while nobody has been set up.
process.stdout.write(/^To set it up, open .*\n/m.exec(said)?.[0] ?? '')

/** Loopback unless told otherwise. A shell's own HOSTNAME is the machine's name, not an address to listen on. */
function listenAddress() {
  const given = process.env.HOSTNAME ?? ''
  const isAddress = /^[\d.]+$/.test(given) || given.includes(':') || given === 'localhost'
  return isAddress ? given : '127.0.0.1'
}

function bracketed(name) {
  return name.includes(':') ? `[${name}]` : name
}

async function freePort() {
  const given = process.env.PORT
  if (given !== undefined && given !== '') {
    const named = Number(given)
    if (!Number.isInteger(named) || named < 1 || named > 65_535) {
      say(`PORT is ${given}, which is no port. Name one from 1 to 65535: PORT=8080 npm start`)
      process.exit(1)
    }
    if (await isFree(named)) return named
    say(`Port ${named} of ${host} is in use or may not be used. Name another: PORT=8080 npm start`)
    process.exit(1)
  }
  for (let candidate = 3000; candidate < 3020; candidate++) if (await isFree(candidate)) return candidate
  say('Ports 3000 to 3019 are all in use. Name another: PORT=8080 npm start')
  process.exit(1)
}

function isFree(candidate) {
  return new Promise(resolve => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen(candidate, host, () => probe.close(() => resolve(true)))
  })
}

async function answering(url) {
  for (;;) {
    try {
      if ((await fetch(url)).ok) return
    } catch {
      // Not yet; the server's own exit ends this process.
    }
    await new Promise(resolve => setTimeout(resolve, 40))
  }
}
