import { spawnSync } from 'node:child_process'
import { parse as parseHcl } from '@cdktf/hcl2json'
import { describe, expect, test } from 'vitest'
import { parseDocument } from 'yaml'
import { readingPolicy } from '@/lib/facts/reading-policy'
import { cli } from './cli'
import { cloudformation } from './cloudformation'
import { fixingPolicy } from './fixing-policy'
import { newExternalId, rolesFor, trustedPrincipal } from './index'
import { terraform } from './terraform'

type Made = {
  readonly RoleName: string
  readonly AssumeRolePolicyDocument: object
  readonly Policies: readonly { readonly PolicyDocument: object }[]
}

const principal = 'arn:aws:iam::111122223333:role/path/Kiro+Readiness=,.@-'
const externalId = newExternalId()
const trust = {
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: { AWS: principal },
      Action: 'sts:AssumeRole',
      Condition: { StringEquals: { 'sts:ExternalId': externalId } },
    },
  ],
}
const reading = { name: 'KiroReadinessRead', trust, policy: JSON.parse(readingPolicy()) }
const fixing = { name: 'KiroReadinessFix', trust, policy: fixingPolicy() }

describe.each([
  ['to read with', false, [reading]],
  ['to read with, and one to fix with', true, [reading, fixing]],
] as const)('a role %s', (_name, fixes, expected) => {
  const roles = rolesFor({ principal, externalId, fixes })

  test('CloudFormation makes exactly that', () => {
    const document = parseDocument(cloudformation(roles), {
      strict: true,
      customTags: [{ tag: '!GetAtt', resolve: (text: string) => text }],
    })
    expect([...document.errors, ...document.warnings]).toEqual([])
    const { Resources, Outputs } = document.toJS()
    expect(
      Object.entries<{ Type: string; Properties: Made }>(Resources).map(([id, made]) => ({
        id,
        type: made.Type,
        name: made.Properties.RoleName,
        trust: made.Properties.AssumeRolePolicyDocument,
        policies: made.Properties.Policies.map(each => each.PolicyDocument),
      })),
    ).toEqual(
      expected.map(({ name, trust, policy }) => ({
        id: name,
        type: 'AWS::IAM::Role',
        name,
        trust,
        policies: [policy],
      })),
    )
    expect(Object.keys(Outputs)).toEqual(expected.map(({ name }) => `${name}Arn`))
  })

  test('Terraform makes exactly that', async () => {
    const { resource } = await parseHcl('roles.tf', terraform(roles))
    const made = Object.entries<[Record<string, string>]>(resource.aws_iam_role)
    expect(
      made.map(([label, [role]]) => {
        const policy = resource.aws_iam_role_policy[label][0]
        expect(policy.role).toBe(`\${aws_iam_role.${label}.id}`)
        return {
          name: role.name,
          trust: JSON.parse(role.assume_role_policy ?? ''),
          policy: JSON.parse(policy.policy),
        }
      }),
    ).toEqual(expect.arrayContaining([...expected]))
    expect(made).toHaveLength(expected.length)
  })

  test('the AWS CLI is called for exactly that', () => {
    const text = cli(roles)
    expect(spawnSync('bash', ['-n'], { input: text, encoding: 'utf8' })).toMatchObject({
      status: 0,
      stderr: '',
    })
    // The shell itself says what it would call the CLI with.
    const said = spawnSync('bash', [], {
      input: `aws() { printf '%s\\0' "$@" CALLED; }\n${text}`,
      encoding: 'utf8',
    }).stdout
    const calls = said
      .split('CALLED\0')
      .slice(0, -1)
      .map(call => call.split('\0'))
    const optionOf = (call: readonly string[], option: string) => call[call.indexOf(option) + 1] ?? ''
    const made = expected.map(({ name }) => {
      const [create, put] = calls.filter(call => optionOf(call, '--role-name') === name)
      return {
        name,
        trust: JSON.parse(optionOf(create ?? [], '--assume-role-policy-document')),
        policy: JSON.parse(optionOf(put ?? [], '--policy-document')),
      }
    })
    expect(made).toEqual(expected)
    expect(calls).toHaveLength(expected.length * 2)
  })
})

test.each([
  ['111122223333', 'arn:aws:iam::111122223333:root'],
  ['arn:aws:iam::111122223333:root', 'arn:aws:iam::111122223333:root'],
  ['arn:aws-us-gov:iam::111122223333:user/ci/reader', 'arn:aws-us-gov:iam::111122223333:user/ci/reader'],
  ['arn:aws:sts::111122223333:assumed-role/Reader/session', null],
  ['arn:aws:iam::aws:policy/ReadOnlyAccess', null],
  ['arn:aws:iam::111122223333:role/', null],
  ["arn:aws:iam::111122223333:role/'; rm -rf /", null],
  ['arn:aws:iam::111122223333:role/a\nJSON', null],
  ['*', null],
  ['', null],
])('%s may be trusted as %s', (text, arn) => {
  expect(trustedPrincipal(text)).toBe(arn)
})

test('every external ID is another, and one that AWS takes', () => {
  const ids = Array.from({ length: 100 }, newExternalId)
  expect(new Set(ids).size).toBe(100)
  for (const id of ids) expect(id).toMatch(/^[\w+=,.@:/-]{2,1224}$/)
})
