import { connectPage } from '@/lib/kiro/sources'
import { msg } from '@/lib/message'
import { defineCheck } from './check'
import { judgeWay } from './key/judge-way'

export const keyPolicyIdentityCenter = defineCheck({
  id: 'key-policy-identity-center',
  title: {
    pass: msg('Kiro can decrypt through IAM Identity Center'),
    fail: msg('Kiro cannot decrypt through IAM Identity Center'),
    about: msg('Kiro’s way to the key through Identity Center'),
  },
  why: msg(
    'Kiro reads from IAM Identity Center who may sign in; without the key it sees only what it cannot decrypt.',
  ),
  source: connectPage,
  needs: ['instances', 'instance-details', 'key-policies'],
  sees: ['key', 'key-tags', 'organization', 'caller'],
  judge: (facts, given) => judgeWay('identity-center', facts, given),
})
