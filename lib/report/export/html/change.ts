import { keyPatch } from '../../key-patch'
import type { CheckId, KeyPolicyRead, Report } from '../../model'
import { codePart } from './evidence'
import { html, Markup } from './markup'
import type { Say } from './say'

/** Links to the change to one key's policy in its other forms, where there is a server that has them. */
export type OtherForms = (read: KeyPolicyRead) => Markup | null

/** The whole change to each key's policy, at the first card that is about it. */
export function changesOf(
  { findings, keyPolicies, generatedAt }: Report,
  say: Say,
  otherForms: OtherForms,
): { readonly at: CheckId | null; readonly part: Markup | null } {
  const first = findings.find(({ id, verdict }) => ways.has(id) && verdict !== 'pass' && verdict !== 'skip')
  const parts = keyPolicies.flatMap(read => {
    const made = keyPatch(read, { statements: 'exact', at: new Date(generatedAt) })
    if (made.kind !== 'text') return []
    return html`<h4>The whole change to the key in ${say(read.key.region)}: both of Kiro’s ways at once</h4>
<ul>${made.notes.map(({ text }) => html`<li>${say(text)}</li>`)}</ul>
${codePart(made.render('statements').text.trimEnd(), say)}
${otherForms(read)}`
  })
  if (!first || parts.length === 0) return { at: null, part: null }
  return { at: first.id, part: new Markup(parts.map(({ text }) => text).join('')) }
}

const ways: ReadonlySet<CheckId> = new Set(['key-policy-identity-center', 'key-policy-identity-store'])
