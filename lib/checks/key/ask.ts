import type { KeyRequest } from '@/lib/kiro/key-request'
import { type Message, msg } from '@/lib/message'
import { decide, parsePolicy, principalText, type StatementTrace } from '@/lib/policy'
import type { ComparisonRow } from '@/lib/report/model'
import type { Reading, StatementReading } from './reading'

/** The policy's answer to one request; or why there is none, where the text is no policy. */
export function ask(text: string, request: KeyRequest): Reading | { readonly why: Message } {
  const parsed = parsePolicy(text)
  if (!parsed.ok) {
    const { path, message } = parsed.error
    return { why: msg('{message} (at {path})', { message, path: path || 'the top' }) }
  }
  const { decision, dependsOn, values, statements } = decide(parsed.policy, request)
  return {
    decision,
    hangsOn: dependsOn.map(key => ({ key, allows: values[key] ?? [] })),
    statements: statements.map(trace => reading(trace, request)),
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
    source: { ...source },
  }
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
