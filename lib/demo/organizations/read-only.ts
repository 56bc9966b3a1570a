import { company } from '../builders/company'
import { expected, soundKey } from '../builders/expectation'
import { baseline, kiro } from '../builders/key-policies'
import { readingActions } from '../builders/reading-actions'
import type { Principal } from '../organization'

export { readingActions } from '../builders/reading-actions'

const auditor: Principal = {
  kind: 'role',
  name: 'KiroReadinessRead',
  path: '/audit/',
  session: 'nightly',
  allow: readingActions,
}

/** Its own key, and a Kiro profile, so that every read of the program needs its permission. */
export const readOnly = company({
  name: 'read-only',
  title: 'Quillon Audit Partners',
  story: 'An auditor’s role that may read all that this program reads, and is named as the administrator.',
  domain: 'quillon-audit.example',
  region: 'us-east-1',
  account: '202020202020',
  administrator: 'perpetua.lindgren',
  caller: auditor,
  hints: ({ arnOf }) => ({ administrator: arnOf(auditor) }),
  people: ['Perpetua Lindgren', 'Yusuf Karaosman', 'Béatrice Nkoulou', 'Ravindra Wickremesinha'],
  teams: [{ name: 'Kiro users', members: ['Yusuf Karaosman', 'Béatrice Nkoulou'] }],
  profile: { region: 'us-east-1', groups: ['Kiro users'] },
  key: { policy: ids => [...baseline(ids), ...kiro(ids)] },
  expect: expected('not-ready', {
    ...soundKey,
    'aws-admin-permissions': 'fail',
    'group-sync-delay': 'pass',
    'kiro-applications': 'pass',
  }),
})
