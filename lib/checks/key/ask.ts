import type { KeyRequest } from '@/lib/kiro/key-request'
import { type Message, msg } from '@/lib/message'
import type { Reading, StatementReading } from './reading'

const list = (v: any): string[] => (v === undefined ? [] : Array.isArray(v) ? v : [v])
const like = (p: string, s: string) =>
  new RegExp(
    '^' +
      p
        .replace(/[.+^${}()|[\]\\]/g, '\\$&')
        .replaceAll('*', '.*')
        .replaceAll('?', '.') +
      '$',
  ).test(s)
export function ask(text: string, request: KeyRequest): Reading | { why: Message } {
  let doc: any
  try {
    doc = JSON.parse(text)
  } catch {
    return { why: msg('bad') }
  }
  if (!doc || typeof doc !== 'object' || Array.isArray(doc) || typeof doc.Statement !== 'object')
    return { why: msg('bad') }
  const ctx = new Map(Object.entries(request.context).map(([k, v]) => [k.toLowerCase(), list(v)]))
  const val = (k: string): string[] | null | undefined => {
    const low = k.toLowerCase()
    if (ctx.has(low)) return ctx.get(low)
    if (request.absent.some(a => like(a.toLowerCase(), low))) return undefined
    return null
  }
  const sub = (s: string) => s.replace(/\$\{([^}]+)\}/g, (m, k) => val(k)?.[0] ?? m)
  const raw: any[] = Array.isArray(doc.Statement) ? doc.Statement : [doc.Statement]
  const hang = new Map<string, string[]>()
  const statements: StatementReading[] = raw.map((s, i) => {
    const p: any = request.principal
    const me = p.service ?? p.arn ?? `arn:aws:iam::${p.account}:root`
    const pr = s.Principal === '*' ? ['*'] : Object.values(s.Principal).flatMap(list)
    const rows: any[] = [
      { key: 'Principal', asks: pr, sends: [me], matched: pr.includes('*') || pr.includes(me) },
      {
        key: 'Action',
        asks: list(s.Action),
        sends: [request.action],
        matched: list(s.Action).some(a => like(a, request.action)),
      },
      {
        key: 'Resource',
        asks: list(s.Resource),
        sends: [request.resource],
        matched: list(s.Resource).length > 0,
      },
    ]
    for (const [op, kv] of Object.entries<any>(s.Condition ?? {}))
      for (const [key, asked] of Object.entries<any>(kv)) {
        const asks = list(asked).map(sub)
        const sent = val(key)
        const neg = op.includes('Not')
        const ife = op.endsWith('IfExists')
        const wild = op.includes('Like') || op.includes('Arn')
        const one = (v: string) => asks.some(a => (wild ? like(a, v) : a === v))
        let m: boolean | null
        if (sent === null) m = null
        else if (sent === undefined) m = neg || ife || op.startsWith('ForAll')
        else m = neg ? !sent.some(one) : sent.some(one)
        if (m === null) hang.set(key, asks)
        rows.push({ key, asks, sends: sent === undefined ? [] : sent, matched: m })
      }
    const matched = rows.some(r => r.matched === false)
      ? false
      : rows.some(r => r.matched === null)
        ? null
        : true
    return { name: s.Sid ?? `#${i + 1}`, effect: s.Effect, matched, rows, source: s }
  })
  const any = (e: string, m: any) => statements.some(s => s.effect === e && s.matched === m)
  const decision = any('Deny', true)
    ? 'explicit-deny'
    : !any('Allow', true) && !any('Allow', null)
      ? any('Deny', null)
        ? 'deny'
        : 'implicit-deny'
      : any('Allow', true) && !any('Deny', null)
        ? 'allow'
        : 'conditional'
  const doubt = statements.filter(s => s.matched === null && (s.effect === 'Deny' || !any('Allow', true)))
  const keys = new Set(doubt.flatMap(s => s.rows.filter(r => r.matched === null).map(r => r.key)))
  return {
    decision,
    hangsOn: decision === 'conditional' ? [...keys].map(key => ({ key, allows: hang.get(key)! })) : [],
    statements,
  }
}
