/** What every page, route and action answers to whom; app/access.test.ts asks each of them, and fails where one is missing here. */
export const keyRoles = ['support', 'viewer', 'operator', 'admin'] as const

export const askers = ['signed-out', 'support', 'viewer', 'operator', 'admin'] as const

export type Page = {
  readonly path: string
  /** A status for each of those who ask, in their order. */
  readonly expected: readonly number[]
  /** For programs alone: asked with POST. */
  readonly method?: 'POST'
  /** The same for a key of each role, where one is good for it. */
  readonly byKey?: readonly number[]
}

const run = '/runs/mwuxz848-0000000000000000'

export const pages: Readonly<Record<string, Page>> = {
  'app/.well-known/kiro-readiness-keys.json/route.ts': {
    path: '/.well-known/kiro-readiness-keys.json',
    expected: [200, 200, 200, 200, 200],
  },
  'app/accounts/[id]/compare/page.tsx': {
    path: '/accounts/none/compare?before=none&after=none',
    expected: [307, 403, 404, 404, 404],
  },
  'app/accounts/[id]/page.tsx': { path: '/accounts/none', expected: [307, 403, 404, 404, 404] },
  'app/accounts/new/[connection]/page.tsx': {
    path: '/accounts/new/none',
    expected: [307, 403, 403, 403, 404],
  },
  'app/accounts/new/[connection]/roles/[form]/route.ts': {
    path: '/accounts/new/none/roles/cli',
    expected: [401, 403, 403, 403, 404],
  },
  'app/accounts/new/page.tsx': { path: '/accounts/new', expected: [307, 403, 403, 403, 200] },
  'app/api/accounts/[id]/runs/route.ts': {
    path: '/api/accounts/none/runs',
    method: 'POST',
    expected: [401, 401, 401, 401, 401],
    byKey: [403, 403, 404, 404],
  },
  'app/changes/[id]/entry.json/route.ts': {
    path: '/changes/none/entry.json',
    expected: [401, 403, 404, 404, 404],
  },
  'app/changes/[id]/page.tsx': { path: '/changes/none', expected: [307, 403, 404, 404, 404] },
  'app/changes/[id]/undo/page.tsx': { path: '/changes/none/undo', expected: [307, 403, 403, 403, 404] },
  'app/healthz/route.ts': { path: '/healthz', expected: [200, 200, 200, 200, 200] },
  'app/join/[token]/page.tsx': { path: '/join/unknown', expected: [200, 200, 200, 200, 200] },
  'app/page.tsx': { path: '/', expected: [307, 200, 200, 200, 200] },
  'app/people/page.tsx': { path: '/people', expected: [307, 403, 403, 403, 200] },
  'app/profile/page.tsx': { path: '/profile', expected: [307, 200, 200, 200, 200] },
  'app/r/page.tsx': { path: '/r', expected: [200, 200, 200, 200, 200] },
  'app/r/[token]/route.ts': { path: '/r/unknown', expected: [404, 404, 404, 404, 404] },
  'app/r/[token]/as/[export]/route.ts': { path: '/r/unknown/as/json', expected: [404, 404, 404, 404, 404] },
  'app/r/[token]/patch/[form]/route.ts': {
    path: '/r/unknown/patch/cli',
    expected: [404, 404, 404, 404, 404],
  },
  'app/runs/[id]/page.tsx': { path: run, expected: [307, 403, 404, 404, 404] },
  'app/runs/[id]/fix/[check]/page.tsx': {
    path: `${run}/fix/key-policy-identity-center`,
    expected: [307, 403, 404, 404, 404],
  },
  'app/runs/[id]/patch/[form]/route.ts': { path: `${run}/patch/cli`, expected: [401, 403, 404, 404, 404] },
  'app/runs/[id]/permissions/page.tsx': {
    path: `${run}/permissions`,
    expected: [307, 403, 404, 404, 404],
  },
  'app/runs/[id]/report.json/route.ts': {
    path: `${run}/report.json`,
    expected: [401, 403, 404, 404, 404],
    byKey: [403, 404, 404, 404],
  },
  'app/runs/[id]/share/page.tsx': { path: `${run}/share`, expected: [307, 403, 403, 404, 404] },
  'app/runs/[id]/share/[link]/page.tsx': {
    path: `${run}/share/0000000000000000`,
    expected: [307, 403, 403, 404, 404],
  },
  'app/runs/[id]/share/as/[export]/route.ts': {
    path: `${run}/share/as/json`,
    expected: [401, 403, 403, 404, 404],
  },
  'app/schema/report-v1.json/route.ts': {
    path: '/schema/report-v1.json',
    expected: [200, 200, 200, 200, 200],
  },
  'app/sign-in/callback/company/route.ts': {
    path: '/sign-in/callback/company',
    expected: [303, 303, 303, 303, 303],
  },
  'app/sign-in/company/route.ts': { path: '/sign-in/company', expected: [307, 307, 307, 307, 307] },
  'app/sign-in/page.tsx': { path: '/sign-in', expected: [200, 307, 307, 307, 307] },
  'app/sign-in/second-factor/page.tsx': {
    path: '/sign-in/second-factor',
    expected: [200, 200, 200, 200, 200],
  },
}

export type Action = {
  /** A page that holds it. */
  readonly path: string
  readonly args: readonly unknown[]
  /** What a form would send after them; such that whoever may changes nothing by it. */
  readonly form?: Readonly<Record<string, string>>
  readonly expected: readonly (number | 'done')[]
}

const before = { values: {}, errors: {}, problem: null, tries: 0 }
const everyone = ['done', 'done', 'done', 'done', 'done'] as const
const signedIn = [401, 'done', 'done', 'done', 'done'] as const
const whoChecks = [401, 403, 403, 'done', 'done'] as const
/** Those who check hand out what they found, too. */
const whoShares = whoChecks
const admins = [401, 403, 403, 403, 'done'] as const

export const actions: Readonly<Record<string, Action>> = {
  'app/accounts/[id]/actions.ts callAccount': {
    path: '/accounts/none',
    args: [null],
    form: { account: 'none', name: '' },
    expected: whoChecks,
  },
  'app/accounts/[id]/actions.ts confirmCheck': {
    path: '/accounts/none',
    args: [null],
    form: { account: 'none', check: 'none' },
    expected: whoChecks,
  },
  'app/accounts/[id]/actions.ts revokeConfirmation': {
    path: '/accounts/none',
    args: [null],
    form: { account: 'none', attestation: 'none' },
    expected: whoChecks,
  },
  'app/accounts/new/actions.ts prepareRole': {
    path: '/accounts/new',
    args: [before],
    form: { principal: '' },
    expected: admins,
  },
  'app/actions.ts checkAccount': { path: '/', args: [before], form: { source: 'none' }, expected: admins },
  'app/actions.ts checkDemo': {
    path: '/',
    args: [null],
    form: { organization: 'none' },
    expected: whoChecks,
  },
  'app/join/[token]/actions.ts joinWithPassword': {
    path: '/join/unknown',
    args: [before],
    form: { token: 'unknown' },
    expected: everyone,
  },
  'app/people/actions.ts giveRole': {
    path: '/people',
    args: [before],
    form: { id: 'nobody', role: 'admin' },
    expected: admins,
  },
  'app/people/actions.ts inviteSomebody': {
    path: '/people',
    args: [before],
    form: { email: 'none', role: 'admin' },
    expected: admins,
  },
  'app/people/actions.ts removeSomebody': {
    path: '/people',
    args: [before],
    form: { id: 'nobody' },
    expected: admins,
  },
  'app/people/actions.ts withdrawInvitation': {
    path: '/people',
    args: [before],
    form: { id: 'none' },
    expected: admins,
  },
  'app/profile/actions.ts choosePassword': {
    path: '/profile',
    args: [before],
    form: { currentPassword: 'x', newPassword: 'short' },
    expected: signedIn,
  },
  'app/profile/actions.ts endOtherSessions': {
    path: '/profile',
    args: [before],
    form: {},
    expected: signedIn,
  },
  'app/profile/actions.ts endThatSession': {
    path: '/profile',
    args: [before],
    form: { id: 'none' },
    expected: signedIn,
  },
  'app/profile/key-actions.ts makeKey': {
    path: '/profile',
    args: [before],
    form: { name: '', role: 'viewer', days: '1' },
    expected: signedIn,
  },
  'app/profile/key-actions.ts revokeKey': {
    path: '/profile',
    args: [before],
    form: { id: 'none' },
    expected: signedIn,
  },
  'app/profile/second-factor-actions.ts beginFactor': {
    path: '/profile',
    args: [before],
    form: { password: '' },
    expected: signedIn,
  },
  'app/profile/second-factor-actions.ts confirmFactor': {
    path: '/profile',
    args: [before],
    form: { code: '' },
    expected: signedIn,
  },
  'app/profile/second-factor-actions.ts endFactor': {
    path: '/profile',
    args: [before],
    form: { password: '' },
    expected: signedIn,
  },
  'app/changes/actions.ts applyPlan': {
    path: '/changes/none',
    args: [null],
    form: { change: 'none', hash: '', confirm: '' },
    expected: admins,
  },
  'app/runs/[id]/actions.ts checkAllAgain': {
    path: run,
    args: [null],
    form: { run: 'none' },
    expected: whoChecks,
  },
  'app/runs/[id]/actions.ts recheckCard': {
    path: run,
    args: [null],
    form: { run: 'none', check: 'aws-credentials' },
    expected: whoChecks,
  },
  'app/runs/[id]/share/actions.ts makeAddress': {
    path: `${run}/share`,
    args: [{ kind: 'none' }],
    form: { run: 'none', profile: '{}' },
    expected: whoShares,
  },
  'app/runs/[id]/share/actions.ts makeLink': {
    path: `${run}/share`,
    args: [before],
    form: { run: 'none', profile: '{}' },
    expected: whoShares,
  },
  'app/runs/[id]/share/actions.ts revokeLink': {
    path: `${run}/share`,
    args: [null],
    form: { run: 'none', link: 'none' },
    expected: whoShares,
  },
  'app/sign-in/actions.ts signInWithCode': {
    path: '/sign-in/second-factor',
    args: [before],
    form: { code: '' },
    expected: everyone,
  },
  'app/sign-in/actions.ts signInWithPassword': {
    path: '/sign-in',
    args: [before],
    form: { email: '', password: '' },
    expected: everyone,
  },
  // At last, since it ends their sessions.
  'app/sign-in/actions.ts leave': { path: '/', args: [], expected: everyone },
}
