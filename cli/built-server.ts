import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'

/** A built server at work. For tests. */
export type BuiltServer = {
  /** On loopback, whatever it listens on. */
  readonly address: string
  /** All that it wrote so far. */
  log(): string
  stop(): Promise<void>
}

/** Starts the build that lies in `folder`, with nothing of the environment but what is given. */
export async function startBuilt(
  folder: string,
  env: Readonly<Record<string, string>>,
): Promise<BuiltServer> {
  const port = await freePort()
  const server = spawn(process.execPath, ['server.js'], {
    cwd: folder,
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      AWS_EC2_METADATA_DISABLED: 'true',
      HOSTNAME: '127.0.0.1',
      ...env,
      PORT: String(port),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let log = ''
  const ready = new Promise<void>((resolve, reject) => {
    server.once('exit', () => reject(new Error(`The server ended: ${log}`)))
    for (const stream of [server.stdout, server.stderr])
      stream.setEncoding('utf8').on('data', (chunk: string) => {
        log += chunk
        if (/ready/i.test(log)) resolve()
      })
  })
  await ready
  return {
    address: `http://127.0.0.1:${port}`,
    log: () => log,
    async stop() {
      const exited = once(server, 'exit')
      server.kill()
      await exited
    },
  }
}

/** What a browser without a script would post of the page's form that holds a field of this name. */
export function formWith(page: string, field: string): FormData {
  const form = new FormData()
  const forms = page.split('<form').slice(1)
  const html = forms.find(each => each.split('</form>')[0]?.includes(`name="${field}"`))
  if (html === undefined) throw new Error(`The page has no form with ${field}`)
  for (const [tag] of html.split('</form>')[0]?.matchAll(/<input[^>]*type="hidden"[^>]*>/g) ?? [])
    form.append(attribute(tag, 'name'), attribute(tag, 'value'))
  return form
}

export function post(
  { address }: BuiltServer,
  form: FormData,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  return fetch(address, {
    method: 'POST',
    body: form,
    redirect: 'manual',
    headers: { origin: address, ...headers },
  })
}

function attribute(tag: string, name: string): string {
  const value = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? ''
  return value.replaceAll('&quot;', '"').replaceAll('&amp;', '&')
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const found = probe.address()
  probe.close()
  await once(probe, 'close')
  return typeof found === 'object' && found ? found.port : 0
}
