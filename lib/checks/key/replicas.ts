import type { Outcome } from '@/lib/checks/check'
import type { KeyPolicies } from '@/lib/facts/model'
import { kiroService, type Way, ways } from '@/lib/kiro/key-policy'
import { kiroRequest } from '@/lib/kiro/key-request'
import { msg } from '@/lib/message'
import type { Evidence } from '@/lib/report/model'
import type { Answer } from './answer'
import { ask } from './ask'
import { comparison, nearest, type Reading } from './reading'
import { type Edit, letKiroIn } from './remedy'
import { placeIn, replicaOf, type Scene } from './scene'

export type ReplicaAnswer = {
  readonly region: string
  readonly state: 'same' | 'differs' | 'unread'
  /** What would let Kiro in; null where it is in, or where the policy could not be read. */
  readonly edit: Edit | null
  readonly evidence: readonly Evidence[]
}

/**
 * KMS does not copy a policy to the replicas. AWS advises the same one for each of them, so that a replica's may
 * name its own Region or the primary one: whether Kiro's calls ever go to a replica is not documented.
 */
export function replicaAnswers(way: Way, scene: Scene, primary: Reading): readonly ReplicaAnswer[] {
  return scene.policies.replicas.map(replica => answer(way, scene, primary, replica))
}

function answer(
  way: Way,
  scene: Scene,
  primary: Reading,
  replica: KeyPolicies['replicas'][number],
): ReplicaAnswer {
  const { region, policy } = replica
  if (policy.state !== 'read') return unread(region, policy.message.text, policy.from)
  const key = replicaOf(scene.key, replica)
  const place = placeIn(scene.instance, region)
  const here = ask(policy.text, kiroRequest(way, place, key, scene.now))
  const asPrimary = ask(policy.text, kiroRequest(way, scene.place, key, scene.now))
  if ('why' in here || 'why' in asPrimary) return unread(region, 'why' in here ? here.why.text : '', [])
  const reading = here.decision !== 'allow' && asPrimary.decision === 'allow' ? asPrimary : here
  const same = kind(reading) === kind(primary)
  const edit =
    reading.decision === 'allow' ? null : { key, place, text: policy.text, reading, now: scene.now }
  return { region, state: same ? 'same' : 'differs', edit, evidence: evidence(way, region, reading, here) }
}

function unread(
  region: string,
  why: string,
  from: Extract<Evidence, { kind: 'fact' }>['from'],
): ReplicaAnswer {
  const says = msg('The policy of the replica in {region} could not be read: {why}', { region, why })
  return { region, state: 'unread', edit: null, evidence: [{ kind: 'fact', says, from }] }
}

function kind({ decision }: Reading): 'allow' | 'conditional' | 'deny' {
  return decision === 'allow' || decision === 'conditional' ? decision : 'deny'
}

const says = {
  allow: msg('lets Kiro in'),
  conditional: msg('may let Kiro in: it hangs on what AWS does not document'),
  deny: msg('does not let Kiro in'),
}

function evidence(way: Way, region: string, reading: Reading, here: Reading): readonly Evidence[] {
  const params = { region, way: ways[way].name }
  const statement =
    reading.decision === 'allow' && here.decision !== 'allow'
      ? msg(
          'The policy of the replica in {region} lets Kiro in through {way} of the primary Region only',
          params,
        )
      : msg('The policy of the replica in {region} {does} through {way}', {
          ...params,
          does: says[kind(reading)].text,
        })
  const near = reading.decision === 'allow' ? undefined : nearest(reading, kiroService)
  return [{ kind: 'fact', says: statement, from: [] }, ...(near ? [comparison(near)] : [])]
}

/** The primary key lets Kiro in: that a replica would not, or may not, is a warning. */
export function withReplicas(way: Way, passed: Answer, replicas: readonly ReplicaAnswer[]): Outcome {
  const evidence = [...passed.evidence, ...replicas.flatMap(replica => replica.evidence)]
  const regions = (state: ReplicaAnswer['state']) =>
    replicas.filter(replica => replica.state === state).map(({ region }) => region)
  const edits = replicas.flatMap(({ edit }) => edit ?? [])
  if (regions('differs').length > 0) {
    const statement = msg(
      'The primary key lets Kiro in through {way}, but the policy of its replica in {regions} answers otherwise',
      {
        way: ways[way].name,
        regions: regions('differs').join(', '),
      },
    )
    return { verdict: 'warn', statement, evidence, remedy: letKiroIn(way, edits, true) }
  }
  if (regions('unread').length > 0) {
    const statement = msg(
      'The primary key lets Kiro in through {way}, but the policy of its replica in {regions} could not be read',
      {
        way: ways[way].name,
        regions: regions('unread').join(', '),
      },
    )
    return { verdict: 'warn', statement, evidence }
  }
  return { ...passed, verdict: 'pass', evidence }
}
