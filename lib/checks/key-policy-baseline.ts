import { configurationContext } from '@/lib/kiro/key-baseline'
import { kiroRequest } from '@/lib/kiro/key-request'
import { baselinePage } from '@/lib/kiro/sources'
import { msg } from '@/lib/message'
import { defineCheck } from './check'
import { ask } from './key/ask'
import { baselineOutcome } from './key/baseline-outcome'
import { personNeeds, serviceNeeds } from './key/needs'
import { keyScene } from './key/scene'
import { unreadable } from './key/unreadable'

export const keyPolicyBaseline = defineCheck({
  id: 'key-policy-baseline',
  title: {
    pass: msg('IAM Identity Center and its administrators have what they need from the key'),
    fail: msg('IAM Identity Center does not have what it needs from the key'),
    about: msg('What AWS itself needs from the key'),
  },
  why: msg(
    'A policy that was edited by hand can lock out IAM Identity Center itself, or whoever sets Kiro up; then Kiro’s own statements help nobody.',
  ),
  source: baselinePage,
  needs: ['instances', 'instance-details', 'key-policies'],
  sees: ['key', 'key-tags', 'organization', 'caller', 'principal'],
  judge(facts, given) {
    const scene = keyScene(facts, given)
    if ('outcome' in scene) return scene.outcome
    const { text } = scene.policies.primary
    const read = ask(text, kiroRequest('identity-center', scene.place, scene.key, scene.now))
    if ('why' in read) return unreadable(scene, read.why)
    const leftover = read.statements.filter(({ source }) =>
      JSON.stringify(source).includes(configurationContext),
    )
    return baselineOutcome(scene, {
      services: serviceNeeds(text, scene),
      people: personNeeds(text, scene, facts),
      administrator: facts.principal.state === 'known' ? facts.principal.value.arn : null,
      leftover: leftover.map(({ name }) => name),
    })
  },
})
