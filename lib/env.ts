import { join } from 'node:path'
import { z } from 'zod'

/** The only reader of process.env. Read when asked, so that a test may run with an environment of its own. */
const shape = z.object({
  DATA_DIR: z.string().default(join(process.cwd(), '.data')),
  /** Days for which runs are kept; the newest of each account stays. */
  RUNS_DAYS: z.coerce.number().int().min(1).default(400),
  /** Days for which a link that has ended stays listed, with who opened it. */
  LINKS_DAYS: z.coerce.number().int().min(1).default(90),
  /** postgres://…; without it the data is a SQLite file under DATA_DIR. */
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'it must begin with postgres://')
    .optional(),
  /** The address that the server listens on. Next takes every address of the machine where none is given. */
  HOSTNAME: z.string().default('0.0.0.0'),
  AWS_REGION: z.string().optional(),
  AWS_DEFAULT_REGION: z.string().optional(),
  AWS_PROFILE: z.string().optional(),
  PORT: z.string().default('3000'),
  /** Further names under which people reach this server, with commas between them; a port may follow. */
  ALLOWED_HOSTS: z.string().optional(),
  /** The address that people type, where a proxy in front does not say so itself. */
  AUTH_URL: z.url('it must be an address such as https://readiness.example.com').optional(),
  /** What sessions and second factors are kept with; without it, one that is made once and kept in the database. */
  AUTH_SECRET: z.string().min(32, 'it must have at least 32 characters').optional(),
  /** How many proxies stand in front, each of which adds to X-Forwarded-For. */
  PROXIES: z.coerce.number('it must be a number').int().min(0).max(9).default(0),
  OIDC_ISSUER: z.url('it must be an address').optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_ROLE_CLAIM: z.string().default('groups'),
  /** JSON: a group of the provider to a role here. */
  OIDC_ROLES: z.string().optional(),
  /** Days for which a report may be shared at most; nobody can set more than 90. */
  SHARE_DAYS_MAX: z.coerce.number('it must be a number').int().min(1).max(90).default(90),
  /** Whether changes to accounts may be applied; where it is off they are planned, and patches copied. */
  FIXES: z.enum(['on', 'off'], 'it is on or off').default('off'),
  /** How many admins have to say yes to a change. */
  FIX_APPROVALS: z.coerce.number('it must be 1 or 2').int().min(1).max(2).default(1),
  /** The role that writes, where it is another than the one that reads. */
  FIX_ROLE_ARN: z.string().startsWith('arn:', 'it must be the ARN of a role').optional(),
  FIX_EXTERNAL_ID: z.string().optional(),
  AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: z.string().optional(),
  /** What a command in a terminal shows a server. */
  KIRO_READINESS_API_KEY: z.string().optional(),
  NO_COLOR: z.string().optional(),
})

export type Env = z.infer<typeof shape>

/** The environment asks for something that cannot be: the server does not start. */
export class SettingsProblem extends Error {}

/** A variable that is set to nothing counts as not set, as for the SDK. */
export function env(): Env {
  const set = Object.entries(process.env).filter(([, value]) => value !== '')
  const parsed = shape.safeParse(Object.fromEntries(set))
  // The values may be secret: the sentences are ours.
  if (!parsed.success)
    throw new SettingsProblem(
      parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; '),
    )
  return parsed.data
}

/** Every AWS_ENDPOINT_URL* that is set: each sends signed requests somewhere else than to AWS. */
export function endpointOverrides(): readonly { name: string; url: string }[] {
  if (env().AWS_IGNORE_CONFIGURED_ENDPOINT_URLS === 'true') return []
  return Object.entries(process.env)
    .filter(([name, url]) => name.startsWith('AWS_ENDPOINT_URL') && url)
    .map(([name, url]) => ({ name, url: url ?? '' }))
}

/** The SDK says at every start that it will leave Node 20 behind; the README says so once. */
export function silenceNodeVersionWarning(): void {
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true'
}
