import { exactStatement } from '@/lib/kiro/key-policy'
import { msg } from '@/lib/message'
import { answerOf, type Finding, type Report } from './model'

export const names = {
  account: '111122223333',
  role: 'KeyAdministrators',
  session: 'thư.phạm@vellum.example',
  instance: 'ssoins-1234567890abcdef',
  store: 'd-1234567890',
  key: '1234abcd-12ab-34cd-56ef-1234567890ab',
  organization: 'o-abcdefghij',
  request: '89e3361b-ce12-4af4-9a3f-2c1cca51b566',
  person: 'Thư Phạm',
  userName: 'thư.phạm',
  group: 'Flight Software',
}
export type Names = typeof names

/** A report with each kind of evidence, remedy and verdict that an export has to draw, made of the names given. For tests. */
export function reportOf(of: Names = names, foreign = 'said by AWS'): Report {
  const findings = findingsOf(of, foreign)
  const place = {
    instanceArn: `arn:aws:sso:::instance/${of.instance}`,
    identityStoreArn: `arn:aws:identitystore::${of.account}:identitystore/${of.store}`,
    region: 'eu-central-1',
  }
  const keyArn = `arn:aws:kms:eu-central-1:${of.account}:key/${of.key}`
  const root = {
    Sid: 'Root',
    Effect: 'Allow',
    Principal: { AWS: [`arn:aws:iam::${of.account}:root`, `arn:aws:iam::${of.account}:role/${of.role}`] },
    Action: 'kms:*',
    Resource: '*',
    Condition: { StringEquals: { 'aws:PrincipalOrgID': of.organization } },
  }
  return {
    version: 1,
    generatedAt: '2026-11-26T12:00:00.000Z',
    durationMs: 1_234,
    account: {
      id: of.account,
      partition: 'aws',
      callerArn: `arn:aws:sts::${of.account}:assumed-role/${of.role}/${of.session}`,
    },
    instance: {
      arn: place.instanceArn,
      kind: 'organization',
      ownerAccountId: of.account,
      identityStoreId: of.store,
      identityStoreArn: place.identityStoreArn,
      primaryRegion: 'eu-central-1',
      regions: ['eu-central-1'],
    },
    answer: answerOf(findings),
    findings,
    keyPolicies: [
      {
        key: {
          arn: keyArn,
          accountId: of.account,
          region: 'eu-central-1',
          organizationId: of.organization,
          metadata: null,
          tags: null,
        },
        place,
        text: JSON.stringify(
          { Version: '2012-10-17', Statement: [root, exactStatement('identity-center', place)] },
          null,
          2,
        ),
      },
    ],
    notSeen: [msg('Whether AWS accepts new subscriptions: {foreign}', { foreign })],
    endpoint: null,
  }
}

function findingsOf(of: Names, foreign: string): readonly Finding[] {
  const from = {
    service: 'kms',
    operation: 'GetKeyPolicy',
    region: 'eu-central-1',
    requestId: of.request,
    at: '2026-11-26T11:59:59.000Z',
    ms: 12,
  }
  const common = {
    why: msg('It matters'),
    source: {
      title: 'KMS: key policies',
      url: 'https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html',
      verified: '2026-11-01',
      mark: 'D',
    },
    judgedAt: '2026-11-26T12:00:00.000Z',
  } as const
  const keyArn = `arn:aws:kms:eu-central-1:${of.account}:key/${of.key}`
  return [
    {
      ...common,
      id: 'aws-credentials',
      verdict: 'pass',
      title: msg('The AWS credentials work'),
      statement: msg('The caller is {name}, in account {accountId}', {
        name: of.role,
        accountId: of.account,
      }),
      evidence: [{ kind: 'fact', says: msg('AWS said: {said}', { said: foreign }), from: [from] }],
      remedy: null,
    },
    {
      ...common,
      id: 'users-to-subscribe',
      verdict: 'warn',
      title: msg('Not all people to subscribe are there'),
      statement: msg('{name} is not in Identity Center', { name: of.person }),
      evidence: [
        {
          kind: 'list',
          title: msg('Disabled'),
          items: [`${of.person} (${of.userName})`, foreign],
          more: 2,
        },
        { kind: 'list', title: msg('Groups'), items: [`group:${of.group}: 3 members`], more: 0 },
      ],
      remedy: {
        kind: 'guide',
        title: msg('Add the people to Identity Center'),
        steps: [msg('Open the console.'), msg('Add {who}.', { who: foreign })],
        link: { title: 'Users', url: 'https://console.aws.amazon.com/singlesignon/home?region=eu-central-1' },
        copies: [],
      },
    },
    {
      ...common,
      id: 'key-policy-identity-store',
      verdict: 'fail',
      title: msg('Kiro cannot decrypt through Identity Store'),
      statement: msg('The statement “{statement}” refuses it', { statement: foreign }),
      evidence: [
        {
          kind: 'comparison',
          title: msg('The statement “{statement}” held against the call', { statement: foreign }),
          rows: [
            { key: 'kms:ViaService', asks: ['sso.us-east-1.amazonaws.com'], sends: null, matched: false },
            { key: 'aws:PrincipalTag/owner', asks: [of.userName], sends: [], matched: null },
            { key: 'Resource', asks: [keyArn], sends: [keyArn], matched: true },
          ],
        },
        {
          kind: 'code',
          title: msg('The statement'),
          language: 'json',
          text: JSON.stringify({ Sid: foreign, Effect: 'Allow', Principal: { AWS: of.account } }, null, 2),
        },
      ],
      remedy: {
        kind: 'patch',
        title: msg('Let Kiro in'),
        steps: [msg('Put it into the policy of {keyArn}.', { keyArn })],
        copies: [
          {
            name: msg('The command'),
            language: 'shell',
            text: `aws kms put-key-policy --key-id ${keyArn} --policy "{\\"Principal\\":\\"arn:aws:iam::${of.account}:role/${of.role}\\"}"`,
          },
          { name: msg('What was said'), language: 'text', text: foreign },
        ],
      },
    },
    {
      ...common,
      id: 'key-policy-baseline',
      verdict: 'unknown',
      unknown: 'unread',
      title: msg('What Identity Center needs from the key'),
      statement: msg('This could not be read ({fact}): {what}', { fact: 'key', what: foreign }),
      evidence: [],
      remedy: null,
    },
    {
      ...common,
      id: 'idp-admin-permission',
      verdict: 'todo',
      title: msg('The administrator of the identity provider'),
      statement: msg('Only a person can say'),
      evidence: [],
      remedy: {
        kind: 'attest',
        title: msg('Ask the administrator'),
        steps: [],
        copies: [],
      },
    },
    {
      ...common,
      id: 'kiro-applications',
      verdict: 'skip',
      title: msg('A Kiro profile in Identity Center'),
      statement: msg('No Kiro profile is there yet'),
      evidence: [],
      remedy: null,
    },
  ]
}
