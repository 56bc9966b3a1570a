import { z } from 'zod'
import { env } from '@/lib/env'
import { msg } from '@/lib/message'
import type { Report } from '@/lib/report/model'
import { notRunShape, reportShape } from '@/lib/report/schema'
import type { Problem } from '@/lib/run/run'
import type { OnServer } from './options'

/** In milliseconds: a run ends within a minute or two, also one whose server dies. */
const [ANSWER, EVERY, ALL] = [30_000, 500, 180_000]

export type Checked =
  | { readonly ok: true; readonly report: Report }
  | { readonly ok: false; readonly problem: Problem }

type Asked =
  | { readonly ok: true; readonly status: number; readonly body: unknown }
  | { readonly ok: false; readonly problem: Problem }

const begunShape = z.object({ version: z.literal(1), id: z.string().regex(/^[\w-]{1,64}$/) })

/** Has a server check an account that it knows, with its own credentials, and waits for the report. */
export async function checkOnServer({ url, account }: OnServer): Promise<Checked> {
  const key = env().KIRO_READINESS_API_KEY
  if (key === undefined) return { ok: false, problem: noKey }
  const begun = await asked(new URL(`/api/accounts/${encodeURIComponent(account)}/runs`, url), key, 'POST')
  if (!begun.ok) return begun
  const run = begunShape.safeParse(begun.body)
  if (begun.status !== 202 || !run.success) return refused(url, begun)
  const address = new URL(`/runs/${run.data.id}/report.json`, url)
  for (const until = Date.now() + ALL; ; ) {
    const answer = await asked(address, key, 'GET')
    if (!answer.ok) return answer
    if (answer.status === 200) return reportIn(url, answer.body)
    if (answer.status !== 409 || Date.now() > until) return refused(url, answer)
    await new Promise(resolve => setTimeout(resolve, EVERY))
  }
}

/** A redirect is not followed: it would take the key elsewhere. */
async function asked(address: URL, key: string, method: 'GET' | 'POST'): Promise<Asked> {
  try {
    const answer = await fetch(address, {
      method,
      headers: { authorization: `Bearer ${key}`, accept: 'application/json' },
      redirect: 'manual',
      signal: AbortSignal.timeout(ANSWER),
    })
    const text = await answer.text()
    return { ok: true, status: answer.status, body: parsed(text) }
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
    const reason = cause instanceof Error ? cause.message : String(cause)
    return {
      ok: false,
      problem: {
        code: 'unreachable',
        message: msg('{server} does not answer: {reason}', { server: address.origin, reason }),
        next: msg('Look whether the server runs, and whether this machine reaches it.'),
      },
    }
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** In the server's own words, where it is a server of this program. */
function refused(url: string, { status, body }: Extract<Asked, { ok: true }>): Checked {
  const told = notRunShape.safeParse(body)
  if (told.success) return { ok: false, problem: told.data.error as Problem }
  return {
    ok: false,
    problem: {
      code: 'unreachable',
      message: msg('{server} answered {status}, and not as a server of this program does', {
        server: url,
        status,
      }),
      next: msg('Name the address that people type to reach it, and look at what stands in front of it.'),
    },
  }
}

function reportIn(url: string, body: unknown): Checked {
  const report = reportShape.safeParse(body)
  if (report.success) return { ok: true, report: report.data }
  return {
    ok: false,
    problem: {
      code: 'not-readable',
      message: msg('The report of {server} is of another version', { server: url }),
      next: msg('Take this command from the version that the server runs.'),
    },
  }
}

const noKey: Problem = {
  code: 'no-credentials',
  message: msg('A server wants a key, and there is none in KIRO_READINESS_API_KEY'),
  next: msg('Make one on your own page of that server, with the role operator or above, and set it.'),
}
