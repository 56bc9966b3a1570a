import { abouts } from '@/app/runs/[id]/abouts'
import type { PlanData } from '@/components/change/plan'
import type { WriteData } from '@/components/change/write'
import { type Found, hashOf, type Plan, type PlannedWrite } from '@/lib/fixes'
import { diff, parsePolicy } from '@/lib/policy'

/** A plan, as its page shows it: the same for whoever may apply it and whoever may not. */
export function planData(plan: Plan): PlanData {
  const { account, endpoint, writer, writes, permissions, verdicts, newlyAllows, notes, risk, undo } = plan
  return {
    hash: hashOf(plan),
    account: `${account.id} (${account.partition})`,
    endpoint,
    writer,
    writes: writes.map(writeData),
    permissions,
    missing: policyFor(plan),
    verdicts: verdicts.map(each => ({ ...each, title: abouts[each.check] })),
    newlyAllows,
    notes,
    risk,
    undo,
  }
}

/** What stands somewhere in place of what a plan saw there. */
export function foundInstead({ writes }: Plan, { write, text }: Found): WriteData | null {
  const planned = writes[write]
  return planned ? writeData({ ...planned, after: { ...planned.after, text } }) : null
}

function writeData({ operation, region, resource, before, after }: PlannedWrite): WriteData {
  const [was, is] =
    operation === 'kms:PutKeyPolicy' ? [parsePolicy(before.text), parsePolicy(after.text)] : []
  return {
    operation,
    region,
    resource,
    statements: was?.ok && is?.ok ? diff(was.policy, is.policy).statements : null,
    before: before.text,
    after: after.text,
  }
}

/** The smallest policy with what is known to be missing; null: nothing is. */
function policyFor({ permissions }: Plan): string | null {
  const missing = permissions.filter(({ granted }) => granted === 'no')
  if (missing.length === 0) return null
  const Statement = missing.map(({ action, resource }, index) => ({
    Sid: `KiroReadinessFix${index + 1}`,
    Effect: 'Allow',
    Action: action,
    Resource: resource,
  }))
  return JSON.stringify({ Version: '2012-10-17', Statement }, null, 2)
}
