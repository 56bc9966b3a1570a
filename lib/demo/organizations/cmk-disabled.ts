import { company } from '../builders/company'
import { expected, soundKey } from '../builders/expectation'
import { baseline, kiro } from '../builders/key-policies'

/** With the key disabled, people and applications cannot be read; the instance and the policy still can [A]. */
export const cmkDisabled = company({
  name: 'cmk-disabled',
  title: 'Cobalt Fen Ceramics',
  story: 'A pottery whose key has the right policy, and which somebody disabled to save a dollar a month.',
  domain: 'cobalt-fen.example',
  region: 'eu-west-1',
  account: '888899990000',
  administrator: 'niamh.corrigane',
  people: ['Niamh Corrigane', 'Ruaridh MacTaggert', 'Ifeoma Chukwuemeka'],
  teams: [{ name: 'Kiln software', members: ['Ruaridh MacTaggert'] }],
  key: { policy: ids => [...baseline(ids), ...kiro(ids)], state: 'Disabled' },
  expect: expected('not-ready', {
    ...soundKey,
    'encryption-key-health': 'fail',
    'users-to-subscribe': 'unknown',
    'group-sync-delay': 'unknown',
    'idp-admin-permission': 'unknown',
    'kiro-applications': 'unknown',
    'organization-guardrails': 'unknown',
  }),
})
