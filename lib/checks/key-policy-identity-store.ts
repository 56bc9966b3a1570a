import { connectPage } from '@/lib/kiro/sources'
import { msg } from '@/lib/message'
import { defineCheck } from './check'
import { judgeWay } from './key/judge-way'

export const keyPolicyIdentityStore = defineCheck({
  id: 'key-policy-identity-store',
  title: {
    pass: msg('Kiro can decrypt through Identity Store'),
    fail: msg('Kiro cannot decrypt through Identity Store'),
    about: msg('Kiro’s way to the key through Identity Store'),
  },
  why: msg(
    'Kiro reads people and groups from Identity Store; without the key it sees only what it cannot decrypt.',
  ),
  source: connectPage,
  needs: ['instances', 'instance-details', 'key-policies'],
  sees: ['key', 'key-tags', 'organization', 'caller'],
  judge: (facts, given) => judgeWay('identity-store', facts, given),
})
