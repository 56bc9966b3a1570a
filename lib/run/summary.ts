import { checklist } from '@/lib/checks'
import type { Caller, Instances, Organization, Settled } from '@/lib/facts/model'
import { notSeen } from '@/lib/kiro/not-seen'
import { answerOf, type Finding, type Report } from '@/lib/report/model'
import type { Hints } from '@/lib/target'
import { keyPoliciesOf } from './key-policies'
import type { Facts } from './reading'

type Frame = { readonly startedAt: string; readonly endpoint: string | null; readonly hints: Hints }

/** The report of a reading whose checks have all been judged, in the order of the checklist. */
export async function summarize(reading: Facts, findings: readonly Finding[], frame: Frame): Promise<Report> {
  const [caller, instances, organization, keyPolicies] = await Promise.all([
    reading.of('caller'),
    reading.of('instances'),
    reading.of('organization'),
    keyPoliciesOf(reading, frame.hints),
  ])
  const generatedAt = new Date()
  return {
    version: 1,
    generatedAt: generatedAt.toISOString(),
    durationMs: generatedAt.getTime() - Date.parse(frame.startedAt),
    account: account(caller),
    instance: instance(instances, organization),
    answer: answerOf(findings),
    findings: inOrder(findings),
    keyPolicies,
    notSeen,
    endpoint: frame.endpoint,
  }
}

export function inOrder(findings: readonly Finding[]): readonly Finding[] {
  return checklist.flatMap(({ id }) => findings.filter(finding => finding.id === id))
}

function account(caller: Settled<Caller>): Report['account'] {
  // A run begins with a known caller.
  if (caller.state !== 'known') return { id: 'unknown', partition: 'unknown', callerArn: 'unknown' }
  const { accountId, partition, arn } = caller.value
  return { id: accountId, partition, callerArn: arn }
}

function instance(
  instances: Settled<Instances>,
  organization: Settled<Organization | null>,
): Report['instance'] {
  const judged = instances.state === 'known' ? instances.value.judged : null
  if (!judged) return null
  const kind =
    organization.state !== 'known'
      ? null
      : organization.value?.managementAccountId === judged.ownerAccountId
        ? 'organization'
        : 'account'
  return {
    arn: judged.arn,
    kind,
    ownerAccountId: judged.ownerAccountId,
    identityStoreId: judged.identityStoreId,
    identityStoreArn: judged.identityStoreArn,
    primaryRegion: judged.primaryRegion,
    regions: judged.regions.map(region => region.name),
  }
}
