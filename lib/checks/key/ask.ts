import type { KeyRequest } from '@/lib/kiro/key-request'
import { type Message, msg } from '@/lib/message'
import {
  type CompiledPolicy,
  compile,
  decide,
  type PolicyError,
  parsePolicy,
  principalText,
  type StatementTrace,
} from '@/lib/policy'
import type { ComparisonRow } from '@/lib/report/model'
import type { Reading, StatementReading } from './reading'

/** The policy's answer to one request; or why there is none, where the text is no policy. */
export function ask(text: string, request: KeyRequest): Reading | { readonly why: Message } {
  const parsed = parsedOnce(text)
  if (!parsed.ok) {
    const { path, message } = parsed.error
    return { why: msg('{message} (at {path})', { message, path: path || 'the top' }) }
  }
  const decided = decide(parsed.policy, request)
  const { decision, dependsOn, values } = decided
  let statements: readonly StatementReading[] | undefined
  return {
    decision,
    hangsOn: dependsOn.map(key => ({ key, allows: values[key] ?? [] })),
    // Most askers want the answer alone.
    get statements() {
      statements ??= decided.statements.map(trace => reading(trace, request))
      return statements
    },
  }
}

function reading(trace: StatementTrace, request: KeyRequest): StatementReading {
  const { index, sid, effect, applies, source } = trace
  return {
    name: sid ?? `#${index + 1}`,
    effect,
    matched: applies === 'unknown' ? null : applies === 'yes',
    rows: [
      target('Principal', trace.principal, principalText(request.principal)),
      target('Action', trace.action, request.action),
      target('Resource', trace.resource, request.resource),
      ...trace.conditions.map(({ key, asked, actual, matched }) => ({
        key,
        asks: asked,
        sends: actual === 'unknown' ? null : actual === 'absent' ? [] : actual,
        matched: matched === 'unknown' ? null : matched,
      })),
    ],
    flaw: flawOf(trace.reason),
    source: { ...source },
  }
}

const flaws = {
  'inert-no-action': msg('it names no Action'),
  'inert-no-resource': msg('it names no Resource'),
  'inert-no-principal': msg('it names no Principal'),
  'inert-no-effect': msg('its Effect is neither Allow nor Deny'),
  'unknown-operator': msg('it has a condition operator that AWS does not know'),
}

function flawOf(reason: StatementTrace['reason']): Message | null {
  return reason !== null && reason in flaws ? flaws[reason as keyof typeof flaws] : null
}

type Asked = {
  readonly asked: readonly string[]
  readonly negated: boolean
  readonly matched: boolean | 'unknown'
}

function target(name: string, { asked, negated, matched }: Asked, sent: string): ComparisonRow {
  return {
    key: negated ? `Not${name}` : name,
    asks: asked,
    sends: [sent],
    matched: matched === 'unknown' ? null : matched,
  }
}

type Compiled =
  | { readonly ok: true; readonly policy: CompiledPolicy }
  | { readonly ok: false; readonly error: PolicyError }
let latest: { readonly text: string; readonly parsed: Compiled } | undefined

/** One policy is asked many things in a row; its text is read once. */
function parsedOnce(text: string): Compiled {
  if (latest?.text !== text) {
    const parsed = parsePolicy(text)
    latest = { text, parsed: parsed.ok ? { ok: true, policy: compile(parsed.policy) } : parsed }
  }
  return latest.parsed
}
