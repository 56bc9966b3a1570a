import { describe, expect, it } from 'vitest'
import { keyPolicyBaseline } from '@/lib/checks/key-policy-baseline'
import { keyPolicyIdentityCenter } from '@/lib/checks/key-policy-identity-center'
import { facts, outcomeOf } from './fixture'
import { admins, baselineWithoutApps, bothStatements, policy } from './fixture-policies'

const text = JSON.stringify(policy(...baselineWithoutApps, ...bothStatements))
const deny = '{"Effect":"Deny","Principal":"*","Action":"kms:*","Resource":"*"}'

/** Holds `Statement` twice: as it is in `first`, and the list that was there. */
const beside = (first: string) => text.replace('"Statement":', `"Statement":${first},"Statement":`)

describe('a key policy that holds a key twice', () => {
  it.each([
    [
      'passes where both readings let Kiro in',
      text.replace('{"Version"', '{"Id":"a","Id":"b","Version"'),
      'pass',
      'pass',
    ],
    [
      'is not judged where only the last reading lets Kiro in',
      beside(`[${deny}]`),
      'undocumented',
      'undocumented',
    ],
    [
      'is not judged where only the first reading lets Kiro in',
      text.replace(/\}$/, `,"Statement":[${deny}]}`),
      'undocumented',
      'undocumented',
    ],
    ['is not judged where one reading lets nobody in', beside('[]'), 'undocumented', 'undocumented'],
    [
      'fails where no reading lets Kiro in',
      beside('[]').replaceAll('q.amazonaws.com', 'codewhisperer.amazonaws.com'),
      'fail',
      'undocumented',
    ],
    ['is not judged where one reading is no policy', beside('5'), 'undocumented', 'undocumented'],
    [
      'fails where both readings refuse everybody',
      `{"Statement":${JSON.stringify(admins)},"Statement":[${deny}]}`,
      'fail',
      'fail',
    ],
  ] as const)('%s', (_sentence, policyText, kiro, baseline) => {
    expect(outcomeOf(keyPolicyIdentityCenter, facts(policyText)).verdict).toBe(kiro)
    expect(outcomeOf(keyPolicyBaseline, facts(policyText)).verdict).toBe(baseline)
  })

  it('names the key that is there twice', () => {
    const outcome = outcomeOf(keyPolicyIdentityCenter, facts(beside(`[${deny}]`)))
    expect('statement' in outcome && outcome.statement.params.why).toContain('Statement is there twice')
  })
})
