import { parseArgs } from 'node:util'
import { organizations, startDemo } from '@/lib/demo'

const usage = 'npm run --silent demo -- NAME [--port N]'

const list = () =>
  Object.values(organizations)
    .map(({ name, title, story }) => `${name.padEnd(18)} ${title}. ${story}`)
    .join('\n')

function refuse(sentence: string): never {
  process.stderr.write(`${sentence}\n`)
  process.exit(2)
}

function given() {
  try {
    const { values, positionals } = parseArgs({
      options: { port: { type: 'string' }, list: { type: 'boolean' }, help: { type: 'boolean' } },
      allowPositionals: true,
    })
    return { ...values, name: positionals[0], more: positionals.length > 1 }
  } catch (error) {
    return refuse(`${error instanceof Error ? error.message : String(error)}\nUsage: ${usage}`)
  }
}

const { name, more, port: portText = '0', list: listing, help } = given()
if (help || listing || name === undefined) {
  process.stdout.write(help ? `Usage: ${usage}\n\n${list()}\n` : `${list()}\n`)
  process.exit(0)
}
if (more) refuse(`One organization at a time. Usage: ${usage}`)
const organization = Object.hasOwn(organizations, name) ? organizations[name] : undefined
if (!organization)
  refuse(
    `There is no demo organization ${JSON.stringify(name)}; there are ${Object.keys(organizations).join(', ')}.`,
  )
const port = Number(portText)
if (!/^\d+$/.test(portText) || port > 65_535)
  refuse(`--port takes a number from 0 to 65535, not ${JSON.stringify(portText)}.`)

const demo = await startDemo({ organizations: [name], port }).catch((error: NodeJS.ErrnoException) =>
  refuse(
    error.code === 'EADDRINUSE' ? `Port ${port} is taken.` : `The demo AWS did not start: ${error.message}`,
  ),
)
const { accessKeyId, secretAccessKey, sessionToken } = demo.credentials(name)
const environment = {
  AWS_ENDPOINT_URL: demo.endpoint,
  AWS_ACCESS_KEY_ID: accessKeyId,
  AWS_SECRET_ACCESS_KEY: secretAccessKey,
  // Set even where the keys are long-lived: a token left in the environment would make them invalid.
  AWS_SESSION_TOKEN: sessionToken ?? '',
  AWS_REGION: demo.region(name),
  AWS_EC2_METADATA_DISABLED: 'true',
}
for (const [variable, value] of Object.entries(environment))
  process.stdout.write(`export ${variable}=${value}\n`)
process.stdout.write(`# ${organization.title}: ${organization.story} It stays until you stop it (Ctrl+C).\n`)

for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    void demo.close().then(() => process.exit(0))
  })
