import { type Message, msg } from '@/lib/message'
import {
  type Decision,
  decideReadings,
  type PolicyRequest,
  principalText,
  type Readings,
  readings,
  type StatementTrace,
} from '@/lib/policy'
import type { ComparisonRow } from '@/lib/report/model'
import type { Reading, StatementReading } from './reading'

/**
 * The policy's answer to one request; or why there is none, where the text is no policy. A text that holds a key twice
 * has an answer where each of its readings gives the same, and is `conditional` where they differ: it never passes.
 */
export function ask(text: string, request: PolicyRequest): Reading | { readonly why: Message } {
  const decided = decideReadings(readOnce(text), request)
  if (decided.kind === 'none') {
    const { path, message } = decided.error
    return { why: msg('{message} (at {path})', { message, path: path || 'the top' }) }
  }
  if (decided.kind === 'agreed') {
    const { decision, dependsOn, values } = decided.decision
    const hangsOn = dependsOn.map(key => ({ key, allows: values[key] ?? [] }))
    return readingOf(decided.decision, { decision, hangsOn, differs: null }, request)
  }
  const { duplicates, decisions } = decided
  const differs = msg('{path} is there twice, and which of the two counts decides the answer', {
    path: duplicates.join(', '),
  })
  const hangsOn = duplicates.map(path => ({ key: `${path} (there twice)`, allows: [] }))
  return readingOf(decisions.at(-1) as Decision, { decision: 'conditional', hangsOn, differs }, request)
}

/** The answer, with the statements of the decision that it is shown by. */
function readingOf(shown: Decision, answer: Omit<Reading, 'statements'>, request: PolicyRequest): Reading {
  let statements: readonly StatementReading[] | undefined
  return {
    ...answer,
    // Most askers want the answer alone.
    get statements() {
      statements ??= shown.statements.map(trace => reading(trace, request))
      return statements
    },
  }
}

function reading(trace: StatementTrace, request: PolicyRequest): StatementReading {
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

let latest: { readonly text: string; readonly read: Readings } | undefined

/** One policy is asked many things in a row; its text is read once. */
function readOnce(text: string): Readings {
  if (latest?.text !== text) latest = { text, read: readings(text) }
  return latest.read
}
