import type { Look } from '@/components/run/show'
import type { CheckId, Finding, Verdict } from '@/lib/report/model'
import { byWeight } from '@/lib/report/verdicts'

export type NodeName = 'people' | 'identity-center' | 'through-center' | 'through-store'

type Node = {
  readonly title: string
  readonly checks: readonly CheckId[]
  readonly says: Readonly<Record<Verdict, string>>
}

/** The stations of the way, and the checks that tell whether it is open there. */
export const nodes: Readonly<Record<NodeName, Node>> = {
  people: {
    title: 'People',
    checks: ['users-to-subscribe'],
    says: {
      pass: 'there, with e-mail',
      warn: 'some cannot be reached',
      fail: 'not all are there',
      todo: 'to confirm',
      skip: 'no directory yet',
      unknown: 'could not be read',
    },
  },
  'identity-center': {
    title: 'Identity Center',
    checks: ['identity-center-instance', 'identity-center-kind', 'identity-center-region'],
    says: {
      pass: 'active, Region supported',
      warn: 'works, with limits',
      fail: 'not usable for Kiro',
      todo: 'to confirm',
      skip: 'no instance yet',
      unknown: 'could not be read',
    },
  },
  'through-center': {
    title: 'Key, through Identity Center',
    checks: ['key-policy-identity-center', 'encryption-key-health'],
    says: {
      pass: 'lets Kiro in',
      warn: 'lets Kiro in, with limits',
      fail: 'keeps Kiro out',
      todo: 'to confirm',
      skip: 'AWS owned: no policy to ask',
      unknown: 'not known to let Kiro in',
    },
  },
  'through-store': {
    title: 'Key, through Identity Store',
    checks: ['key-policy-identity-store', 'encryption-key-health'],
    says: {
      pass: 'lets Kiro in',
      warn: 'lets Kiro in, with limits',
      fail: 'keeps Kiro out',
      todo: 'to confirm',
      skip: 'AWS owned: no policy to ask',
      unknown: 'not known to let Kiro in',
    },
  },
}

export type Standing = {
  readonly verdict: Verdict
  readonly says: string
  readonly check: CheckId
  /** false: there is no instance, so nobody comes this far. */
  readonly reached: boolean
}

/** null: not judged yet. The worst of its checks decides. */
export function standing(name: NodeName, look: Look): Standing | null {
  const { checks, says } = nodes[name]
  const findings = checks.map(look)
  if (!findings.every(finding => finding !== null)) return null
  const [worst] = findings.toSorted((a, b) => weight(a) - weight(b))
  if (!worst) return null
  const noInstance = worst.verdict === 'skip' && look('identity-center-instance')?.verdict === 'fail'
  return {
    verdict: worst.verdict,
    says: noInstance ? 'no instance yet' : says[worst.verdict],
    check: worst.id,
    reached: !noInstance,
  }
}

function weight(finding: Finding): number {
  return byWeight.indexOf(finding.verdict)
}
