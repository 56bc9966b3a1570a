import { describe, expect, it } from 'vitest'
import type { FactValues, Instance } from '@/lib/facts/model'
import { relaxedStatement, type Way, ways } from '@/lib/kiro/key-policy'
import type { ComparisonRow } from '@/lib/report/model'
import type { Outcome } from './check'
import { denied, details, facts, given, instance, instancesOf, key, keyArn, outcomeOf } from './key/fixture'
import {
  baseline,
  baselineWithoutApps,
  bothStatements,
  kiro,
  managedApps,
  organizationOnly,
  policy,
} from './key/fixture-policies'
import { policiesRead } from './key/policies-read'
import { keyPolicyIdentityCenter } from './key-policy-identity-center'
import { keyPolicyIdentityStore } from './key-policy-identity-store'

const checks = { 'identity-center': keyPolicyIdentityCenter, 'identity-store': keyPolicyIdentityStore }
const center = 'identity-center'
const store = 'identity-store'
const elsewhere = [kiro(center, 'us-west-2'), kiro(store, 'us-west-2')]

function judge(way: Way, ...statements: readonly object[]): Outcome {
  return outcomeOf(checks[way], facts(policy(...statements)))
}

function remedyOf(outcome: Outcome) {
  if (!('remedy' in outcome) || !outcome.remedy) throw new Error('no remedy')
  return outcome.remedy
}

function rowsOf(outcome: Outcome): readonly ComparisonRow[] {
  return outcome.evidence.flatMap(one => (one.kind === 'comparison' ? one.rows : []))
}

const place = { instanceArn: instance.arn, identityStoreArn: instance.identityStoreArn, region: 'us-east-1' }
const withoutSid = ({ Sid: _, ...statement }: ReturnType<typeof kiro>) => statement
const foreignAccount = { StringEquals: { 'aws:SourceAccount': '999999999999' } }
const onlyAnotherAccount = {
  ...kiro(center),
  Condition: { ...kiro(center).Condition, ...foreignAccount },
}
const foreignOrganization = { StringEquals: { 'aws:SourceOrgID': 'o-zzzzzzzzzz' } }

type Case = [
  sentence: string,
  way: Way,
  statements: readonly object[],
  verdict: Outcome['verdict'],
  params: object,
]
const cases: Case[] = [
  [
    'passes with both documented statements',
    center,
    [...baseline, ...bothStatements],
    'pass',
    { statement: ways[center].sid },
  ],
  [
    'passes with both documented statements',
    store,
    [...baseline, ...bothStatements],
    'pass',
    { statement: ways[store].sid },
  ],
  ['passes with only the two statements', center, bothStatements, 'pass', { statement: ways[center].sid }],
  ['passes a relaxed statement', center, [relaxedStatement(center, place)], 'pass', {}],
  ['passes a relaxed statement', store, [relaxedStatement(store, place)], 'pass', {}],
  [
    'passes whatever the Sid',
    center,
    [{ ...kiro(center), Sid: 'KiroIDC' }],
    'pass',
    { statement: 'KiroIDC' },
  ],
  [
    'names a statement without a Sid by its place',
    center,
    [managedApps, withoutSid(kiro(center))],
    'pass',
    { statement: '#2' },
  ],
  [
    'fails a baseline without managed applications',
    center,
    baselineWithoutApps,
    'fail',
    { service: 'q.amazonaws.com' },
  ],
  [
    'fails a baseline without managed applications',
    store,
    baselineWithoutApps,
    'fail',
    { service: 'q.amazonaws.com' },
  ],
  ['passes the one statement that is there', center, [...baselineWithoutApps, kiro(center)], 'pass', {}],
  [
    'fails the one that is not',
    store,
    [...baselineWithoutApps, kiro(center)],
    'fail',
    { statement: ways[center].sid },
  ],
  [
    'fails a statement that names another Region, and says which',
    center,
    [...baselineWithoutApps, ...elsewhere],
    'fail',
    {
      statement: ways[center].sid,
      key: 'kms:ViaService',
      asks: 'sso.us-west-2.amazonaws.com',
      sends: 'sso.us-east-1.amazonaws.com',
    },
  ],
  [
    'fails a statement that names another Region, and says which',
    store,
    [...baselineWithoutApps, ...elsewhere],
    'fail',
    {
      statement: ways[store].sid,
      asks: 'identitystore.us-west-2.amazonaws.com',
      sends: 'identitystore.us-east-1.amazonaws.com',
    },
  ],
  ['does not know of the unmodified baseline', center, baseline, 'undocumented', { keys: 'aws:SourceOrgID' }],
  ['does not know of the unmodified baseline', store, baseline, 'undocumented', { keys: 'aws:SourceOrgID' }],
  [
    'fails an organization-wide Deny without an exception',
    center,
    [...baseline, ...bothStatements, organizationOnly],
    'fail',
    { statement: 'DenyOutsideOrganization' },
  ],
  [
    'names a statement that is right but for its principal',
    center,
    [...baselineWithoutApps, { ...kiro(center), Principal: { Service: 'codewhisperer.amazonaws.com' } }],
    'fail',
    { key: 'Principal', asks: 'codewhisperer.amazonaws.com', sends: 'q.amazonaws.com' },
  ],
  [
    'says why a statement without a Resource does nothing',
    center,
    [...baselineWithoutApps, { ...kiro(center), Resource: undefined }],
    'fail',
    { flaw: 'it names no Resource' },
  ],
  [
    'says why a statement with an unknown operator does nothing',
    store,
    [
      ...baselineWithoutApps,
      { ...kiro(store), Condition: { StringEqual: kiro(store).Condition.StringEquals } },
    ],
    'fail',
    { flaw: 'it has a condition operator that AWS does not know' },
  ],
  [
    'names the Deny where a statement is missing too',
    store,
    [...baselineWithoutApps, organizationOnly],
    'fail',
    { statement: 'DenyOutsideOrganization' },
  ],
  [
    'does not know where only another account is let in, which may be a member of the organization',
    center,
    [...baselineWithoutApps, onlyAnotherAccount],
    'undocumented',
    { keys: 'aws:SourceAccount' },
  ],
  [
    'fails where only another organization is let in',
    store,
    [...baselineWithoutApps, { ...managedApps, Condition: foreignOrganization }],
    'fail',
    { values: 'o-zzzzzzzzzz' },
  ],
  [
    'does not know where its own account is named as the source',
    center,
    [{ ...managedApps, Condition: { StringEquals: { 'aws:SourceAccount': instance.ownerAccountId } } }],
    'undocumented',
    { keys: 'aws:SourceAccount' },
  ],
  [
    'does not know what a Deny by network catches',
    center,
    [
      ...bothStatements,
      { ...organizationOnly, Sid: 'Network', Condition: { StringNotEquals: { 'aws:SourceVpce': 'vpce-1' } } },
    ],
    'undocumented',
    { keys: 'aws:SourceVpce' },
  ],
  [
    'fails a Deny by organization path too',
    center,
    [
      ...bothStatements,
      {
        ...organizationOnly,
        Condition: { 'ForAllValues:StringNotLike': { 'aws:PrincipalOrgPaths': 'o-a1b2c3d4e5/*' } },
      },
    ],
    'fail',
    {},
  ],
]

describe('Kiro’s two ways to the key', () => {
  it.each(cases)('%s (%s)', (_sentence, way, statements, verdict, params) => {
    const outcome = judge(way, ...statements)
    expect([outcome.verdict, outcome.statement.params]).toEqual([verdict, expect.objectContaining(params)])
  })

  const refused = cases.filter(([, , , verdict]) => verdict === 'fail' || verdict === 'undocumented')
  it.each(refused)(
    '%s (%s): each statement offered lets Kiro in, with the Denys mended',
    (_s, way, statements) => {
      const { copies } = remedyOf(judge(way, ...statements))
      const offered = copies.filter(({ language }) => language === 'json').map(({ text }) => JSON.parse(text))
      const denies = offered.filter(({ Effect }) => Effect === 'Deny')
      const kept = statements.filter(
        statement => !denies.some(({ Sid }) => 'Sid' in statement && statement.Sid === Sid),
      )
      const allows = offered.filter(({ Effect }) => Effect === 'Allow')
      for (const added of allows.length > 0 ? allows.map(allow => [allow]) : [[]]) {
        expect(judge(way, ...kept, ...denies, ...added).verdict).toBe('pass')
      }
    },
  )

  it('lists the rows that differ first, with what Kiro will send', () => {
    const [first, ...others] = rowsOf(judge(center, ...baselineWithoutApps, ...elsewhere))
    expect(first).toEqual({
      key: 'kms:ViaService',
      asks: ['sso.us-west-2.amazonaws.com'],
      sends: ['sso.us-east-1.amazonaws.com'],
      matched: false,
    })
    expect(others.map(({ matched }) => matched)).not.toContain(false)
  })

  it('shows an unknown key as neither sent nor absent', () => {
    const row = rowsOf(judge(center, ...baseline)).find(({ key }) => key === 'aws:SourceOrgID')
    expect(row).toMatchObject({ sends: null, matched: null })
  })

  it('names the values that would allow', () => {
    const outcome = judge(center, ...baseline)
    const lists = outcome.evidence.flatMap(one => (one.kind === 'list' ? one.items : []))
    expect(lists).toEqual(['o-a1b2c3d4e5'])
  })

  it('says to change the statement that holds the Sid, not to add another', () => {
    const steps = remedyOf(judge(center, ...elsewhere)).steps
    expect(steps.map(({ params }) => params)).toContainEqual({
      statement: ways[center].sid,
      key: 'kms:ViaService',
      from: 'sso.us-west-2.amazonaws.com',
      to: 'sso.us-east-1.amazonaws.com',
    })
  })

  it('says what of the owner’s own comes near and could be changed instead', () => {
    const near = { ...kiro(center), Sid: 'Ours', Principal: { Service: 'codewhisperer.amazonaws.com' } }
    const { steps } = remedyOf(judge(center, ...baselineWithoutApps, near))
    expect(steps.map(({ params }) => params)).toContainEqual({
      change: expect.stringMatching(/“Ours”.*codewhisperer\.amazonaws\.com/),
    })
    const far = remedyOf(judge(center, ...baselineWithoutApps)).steps
    expect(far.flatMap(({ params }) => Object.keys(params))).not.toContain('change')
  })

  it('says of which deleted user KMS refuses the policy with the owner’s own statement changed', () => {
    const near = { ...kiro(center), Sid: 'Ours', Principal: { Service: 'codewhisperer.amazonaws.com' } }
    const dead = { ...managedApps, Sid: 'Old', Principal: { AWS: 'AIDAEXAMPLEEXAMPLEEXA' } }
    const { steps } = remedyOf(judge(center, ...baselineWithoutApps, near, dead))
    expect(steps.map(({ params }) => params)).toContainEqual({
      statement: 'Old',
      id: 'AIDAEXAMPLEEXAMPLEEXA',
    })
  })

  it('gives its statement another Sid where an unrelated one holds it', () => {
    const other = {
      ...managedApps,
      Sid: ways[center].sid,
      Principal: { AWS: 'arn:aws:iam::444455556666:root' },
    }
    const [exact] = remedyOf(judge(center, other)).copies
    expect(JSON.parse(exact?.text ?? '').Sid).toBe(`${ways[center].sid} 2`)
  })

  it('offers no statement where a Deny alone stands in the way', () => {
    const { copies, steps } = remedyOf(judge(center, ...bothStatements, organizationOnly))
    expect(copies.map(({ language }) => language)).toEqual(['json', 'shell'])
    expect(JSON.parse(copies[0]?.text ?? '')).toMatchObject({
      Sid: 'DenyOutsideOrganization',
      Effect: 'Deny',
    })
    expect(steps.map(({ params }) => params)).toContainEqual(
      expect.objectContaining({ statement: 'DenyOutsideOrganization' }),
    )
  })

  it('leaves out Kiro alone where a Deny is about services itself', () => {
    const about = {
      ...organizationOnly,
      Condition: {
        Bool: { 'aws:PrincipalIsAWSService': 'true' },
        StringNotEqualsIfExists: { 'aws:PrincipalServiceName': 'logs.amazonaws.com' },
      },
    }
    const [mended] = remedyOf(judge(center, ...bothStatements, about)).copies
    expect(JSON.parse(mended?.text ?? '').Condition).toEqual({
      Bool: { 'aws:PrincipalIsAWSService': 'true' },
      StringNotEqualsIfExists: { 'aws:PrincipalServiceName': ['logs.amazonaws.com', 'q.amazonaws.com'] },
    })
  })

  it('leaves out Kiro alone where a Deny keeps services of other accounts out', () => {
    const others = {
      ...organizationOnly,
      Principal: '*',
      Condition: { StringNotEquals: { 'aws:SourceAccount': '111122223333' } },
    }
    const [mended] = remedyOf(judge(center, ...bothStatements, others)).copies
    expect(JSON.parse(mended?.text ?? '').Condition).toEqual({
      StringNotEquals: { 'aws:SourceAccount': '111122223333' },
      StringNotEqualsIfExists: { 'aws:PrincipalServiceName': 'q.amazonaws.com' },
    })
  })

  it('fetches and puts back the policy of the real key', () => {
    const shell = remedyOf(judge(center, ...baselineWithoutApps)).copies.find(
      ({ language }) => language === 'shell',
    )
    expect(shell?.text).toBe(
      [
        `aws kms get-key-policy --key-id ${keyArn} --policy-name default --query Policy --output text --region us-east-1 > policy.json`,
        '# Edit policy.json here: keep every statement that is in it.',
        `aws kms put-key-policy --key-id ${keyArn} --policy-name default --policy file://policy.json --region us-east-1`,
      ].join('\n'),
    )
  })

  it('keeps service, Region and partition in the relaxed statement', () => {
    expect(relaxedStatement(store, place).Condition).toEqual({
      StringLike: {
        'kms:EncryptionContext:aws:identitystore:identitystore-arn':
          'arn:aws:identitystore::111122223333:identitystore/*',
        'kms:ViaService': 'identitystore.us-east-1.amazonaws.com',
      },
    })
  })

  it.each(['', '{', '[]', '"text"', 'null', '{"Statement": 5}', `{"a":`.repeat(2000)])(
    'passes no policy that it cannot read: %s',
    text => {
      expect(outcomeOf(checks[center], facts(text)).verdict).toBe('undocumented')
    },
  )

  it('takes the partition from the instance', () => {
    const gov: Instance = {
      ...instance,
      arn: 'arn:aws-us-gov:sso:::instance/ssoins-1234567890abcdef',
      identityStoreArn: 'arn:aws-us-gov:identitystore::111122223333:identitystore/d-1234567890',
      primaryRegion: 'us-gov-west-1',
      regions: [],
    }
    const govKey = keyArn.replace('arn:aws:kms:us-east-1', 'arn:aws-us-gov:kms:us-gov-west-1')
    const text = JSON.stringify(policy(...bothStatements))
    const changed = {
      instances: instancesOf(gov),
      key: { ...key, arn: govKey, region: 'us-gov-west-1' },
      'key-policies': { primary: { keyArn: govKey, region: 'us-gov-west-1', text }, replicas: [] },
    }
    const outcome = outcomeOf(checks[store], facts(null, changed))
    expect(outcome.verdict).toBe('fail')
    const [exact] = remedyOf(outcome).copies
    expect(JSON.parse(exact?.text ?? '').Condition.StringEquals).toEqual({
      'kms:EncryptionContext:aws:identitystore:identitystore-arn': gov.identityStoreArn,
      'kms:ViaService': 'identitystore.us-gov-west-1.amazonaws.com',
    })
  })

  it.each([
    ['skips an AWS owned key', { ...details, keyType: 'AWS_OWNED_KMS_KEY', keyArn: null }, 'skip'],
    ['does not judge a key type that is new', { ...details, keyType: 'SHARED_KEY' }, 'undocumented'],
  ])('%s', (_sentence, changed, verdict) => {
    const given_ = facts(null, { 'instance-details': changed as never, 'key-policies': null })
    expect(outcomeOf(checks[center], given_).verdict).toBe(verdict)
  })

  it('skips where there is no instance yet', () => {
    const none = facts(null, { instances: instancesOf(null), 'instance-details': null, 'key-policies': null })
    expect(outcomeOf(checks[store], none).verdict).toBe('skip')
  })

  it('passes on the statements alone, where neither key, organization nor caller could be read', () => {
    const text = policy(...bothStatements)
    const outcome = outcomeOf(
      checks[center],
      facts(text, { key: denied, organization: denied, caller: denied }),
    )
    expect(outcome.verdict).toBe('pass')
  })
})

describe('a statement for one other account', () => {
  const read = (organization: FactValues['organization'] | typeof denied) =>
    facts(policy(...baselineWithoutApps, onlyAnotherAccount), { organization })

  it.each([
    ['fails where the instance’s own stands alone', null, 'fail'],
    ['is not known to be foreign where the organization is unread', denied, 'undocumented'],
  ] as const)('%s', (_sentence, organization, verdict) => {
    expect(outcomeOf(keyPolicyIdentityCenter, read(organization)).verdict).toBe(verdict)
  })

  it('fails in an organization where it is another one’s, too', () => {
    const both = { ...onlyAnotherAccount.Condition, StringLike: foreignOrganization.StringEquals }
    const text = policy(...baselineWithoutApps, { ...onlyAnotherAccount, Condition: both })
    expect(outcomeOf(keyPolicyIdentityCenter, facts(text)).verdict).toBe('fail')
  })
})

describe('a statement that asks for a tag of the key', () => {
  const tagged = (value: string, operator = 'StringEquals') => ({
    ...kiro(center),
    Condition: { ...kiro(center).Condition, [operator]: { 'aws:ResourceTag/Stage': value } },
  })
  const onTag = policy({ ...kiro(center), Condition: { StringEquals: { 'aws:ResourceTag/Stage': 'prod' } } })

  it.each([
    ['passes where the key has it', { Stage: 'prod' }, 'pass'],
    ['ignores the case of its name', { stage: 'prod' }, 'pass'],
    ['fails where it has another value', { Stage: 'test' }, 'fail'],
    ['fails where the key is known to have none', { Owner: 'identity' }, 'fail'],
    ['does not know where the tags were not read', denied, 'undocumented'],
    [
      'does not know which counts of two that differ in case',
      { Stage: 'prod', stage: 'test' },
      'undocumented',
    ],
  ] as const)('%s', (_sentence, tags, verdict) => {
    const judged = outcomeOf(keyPolicyIdentityCenter, facts(onTag, { 'key-tags': tags }))
    expect(judged.verdict).toBe(verdict)
  })

  it('is asked beside what else the statement asks', () => {
    const read = facts(policy(tagged('prod')), { 'key-tags': { Stage: 'prod' } })
    expect(outcomeOf(keyPolicyIdentityCenter, read).verdict).toBe('pass')
  })

  it('knows the tags of the primary key alone: a replica has its own', () => {
    const replica = { keyArn: keyArn.replace('us-east-1', 'eu-west-1'), region: 'eu-west-1' }
    const read = facts(policy(...baseline, ...bothStatements), {
      'key-tags': { Stage: 'prod', Owner: 'ann@example.com' },
      'key-policies': {
        primary: { keyArn, region: 'us-east-1', text: JSON.stringify(onTag) },
        replicas: [{ ...replica, policy: { state: 'read', text: JSON.stringify(onTag) } }],
      },
    })
    expect(policiesRead(read, given).map(({ key }) => key.tags)).toEqual([{ Stage: 'prod' }, null])
  })
})
