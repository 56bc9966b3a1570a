import type { Given, Outcome } from '@/lib/checks/check'
import type { Way } from '@/lib/kiro/key-policy'
import { kiroRequest } from '@/lib/kiro/key-request'
import { answerOf } from './answer'
import { ask } from './ask'
import { letKiroIn } from './remedy'
import { replicaAnswers, withReplicas } from './replicas'
import { type KeyFacts, keyScene } from './scene'
import { unreadable } from './unreadable'

/** What both of Kiro's ways into the key have in common: the answer is that of the primary key's policy. */
export function judgeWay(way: Way, facts: KeyFacts, given: Given): Outcome {
  const scene = keyScene(facts, given)
  if ('outcome' in scene) return scene.outcome
  const { text } = scene.policies.primary
  const reading = ask(text, kiroRequest(way, scene.place, scene.key, scene.now))
  if ('why' in reading) return unreadable(scene, reading.why)
  if (reading.differs) return unreadable(scene, reading.differs)
  const answer = answerOf(way, scene, text, reading)
  const replicas = replicaAnswers(way, scene, reading)
  if (answer.verdict === 'pass') return withReplicas(way, answer, replicas)
  const edits = [
    { key: scene.key, place: scene.place, text, reading, now: scene.now },
    ...replicas.flatMap(({ edit }) => edit ?? []),
  ]
  const evidence = [...answer.evidence, ...replicas.flatMap(replica => replica.evidence)]
  return { ...answer, evidence, remedy: letKiroIn(way, edits) }
}
