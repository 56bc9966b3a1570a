import { describe, expect, test } from 'vitest'
import { type PolicyDocument, parsePolicy, type StatementDocument } from '../document'
import * as fixture from './fixture'
import {
  admin,
  both,
  changed,
  idc,
  managedApps,
  relaxed,
  relaxedIdc,
  store,
  textOf,
  viaIdc,
  viaWest,
} from './fixture'
import { patch } from './patch'
import type { Done, Required } from './required'

const west = 'sso.us-west-2.amazonaws.com'
const otherInstance = 'arn:aws:sso:::instance/ssoins-ffffffffffffffff'
const VIA = 'kms:ViaService'
const INSTANCE = 'kms:EncryptionContext:aws:sso:instance-arn'

function summary(done: readonly Done[]) {
  return done.map(each =>
    each.kind === 'allowed'
      ? ['allowed', ...each.by.map(({ index }) => index)]
      : [each.kind, each.index, each.sid],
  )
}

function patched(statements: readonly StatementDocument[], required: readonly Required[]) {
  const result = patch(textOf(...statements), required)
  if (result.kind !== 'patched') throw new Error(result.kind)
  return result
}

describe('nothing changes where', () => {
  test.each<[string, StatementDocument[], unknown]>([
    ['both statements are there', [admin, idc, store], ['reused', 1, idc.Sid]],
    [
      'they have other names',
      [
        { ...idc, Sid: 'One' },
        { ...store, Sid: 'Two' },
      ],
      ['reused', 0, 'One'],
    ],
    ['they have no name', [{ ...idc, Sid: undefined }, store], ['reused', 0, null]],
    [
      'lists of one, another order and another case say the same',
      [
        store,
        {
          Condition: {
            stringequals: {
              'KMS:ViaService': ['sso.us-east-1.amazonaws.com'],
              [INSTANCE]: [fixture.instanceArn],
            },
          },
          Resource: ['*'],
          Action: ['KMS:Decrypt'],
          Principal: { Service: ['q.amazonaws.com'] },
          Effect: 'Allow',
        },
      ],
      ['reused', 1, null],
    ],
    ['StringLike asks for no wildcard', [changed(idc, {}, 'StringLike'), store], ['reused', 0, idc.Sid]],
    ['the relaxed form is there', [relaxedIdc, store], ['allowed', 0]],
    ['a wider statement is the owner’s', [store, { ...idc, Condition: {} }], ['allowed', 1]],
    [
      'one lists our value among others',
      [store, changed(idc, { via: [west, 'sso.us-east-1.amazonaws.com'] })],
      ['allowed', 1],
    ],
    [
      'two statements allow it together',
      [
        store,
        { ...idc, Condition: { Null: { 'aws:SourceOrgID': 'true' } } },
        admin,
        { ...idc, Sid: 'Else', Condition: { Null: { 'aws:SourceOrgID': 'false' } } },
      ],
      ['allowed', 1, 3],
    ],
  ])('%s', (_name, statements, expected) => {
    const result = patch(textOf(...statements), both)
    expect(result.kind).toBe('unchanged')
    if (result.kind === 'unchanged') expect(summary(result.done)[0]).toEqual(expected)
  })
})

describe('a statement is added', () => {
  test.each<[string, StatementDocument[], string]>([
    ['where there is none', [admin], idc.Sid],
    ['where what is there hangs on a key that nobody knows of', [admin, managedApps], idc.Sid],
    [
      'where the Sid is held by another principal’s',
      [{ ...idc, Principal: { Service: 'x.amazonaws.com' } }],
      `${idc.Sid} 2`,
    ],
    [
      'where it is held by one with another principal beside ours',
      [
        {
          ...idc,
          Principal: { Service: ['q.amazonaws.com', 'x.amazonaws.com'] },
          Condition: changed(idc, { via: west }).Condition,
        },
      ],
      `${idc.Sid} 2`,
    ],
    ['where it is held by another action’s', [{ ...idc, Action: 'kms:Encrypt' }], `${idc.Sid} 2`],
    [
      'where it is held by one with a condition more',
      [{ ...idc, Condition: { ...idc.Condition, Bool: { 'kms:GrantIsForAWSResource': 'true' } } }],
      `${idc.Sid} 2`,
    ],
    [
      'where it is held by one with a condition less',
      [{ ...idc, Condition: { StringEquals: { [VIA]: west } } }],
      `${idc.Sid} 2`,
    ],
    [
      'where it is held by one that asks twice for a key',
      [{ ...idc, Condition: { StringEquals: { [VIA]: west }, StringLike: { [VIA]: '*' } } }],
      `${idc.Sid} 2`,
    ],
    [
      'where it is held by one that means the reverse',
      [changed(idc, { via: west }, 'StringNotEquals')],
      `${idc.Sid} 2`,
    ],
    [
      'where it is held by one that takes calls without the keys',
      [changed(idc, { via: west }, 'StringEqualsIfExists')],
      `${idc.Sid} 2`,
    ],
    [
      'where it is held by one that takes ids in any case',
      [changed(idc, { via: west }, 'StringEqualsIgnoreCase')],
      `${idc.Sid} 2`,
    ],
    [
      'where it is held by one for all keys but some',
      [{ ...changed(idc, { via: west }), Resource: undefined, NotResource: 'arn:aws:kms:*' }],
      `${idc.Sid} 2`,
    ],
    [
      'where it is held by a Deny for somebody else',
      [{ ...idc, Effect: 'Deny', Principal: { Service: 'x.amazonaws.com' } }],
      `${idc.Sid} 2`,
    ],
    [
      'where the second Sid is held as well',
      [
        { ...idc, Action: 'kms:Encrypt' },
        { ...idc, Sid: `${idc.Sid} 2`, Action: 'kms:Encrypt' },
      ],
      `${idc.Sid} 3`,
    ],
  ])('%s', (_name, statements, sid) => {
    const { done, policy, edits } = patched([...statements, store], both)
    expect(summary(done)).toEqual([
      ['added', statements.length + 1, sid],
      ['reused', statements.length, store.Sid],
    ])
    expect(policy.Statement).toEqual(JSON.parse(JSON.stringify([...statements, store, { ...idc, Sid: sid }])))
    expect(edits).toHaveLength(1)
  })
})

describe('a statement that is ours but for its values is mended', () => {
  const at = `/Statement/0/Condition/StringEquals/${VIA}`
  test.each<[string, Required, StatementDocument, string[], StatementDocument]>([
    ['another Region', viaIdc, changed(idc, { via: west }), [at], idc],
    [
      'another instance',
      viaIdc,
      changed(idc, { arn: otherInstance }),
      [`/Statement/0/Condition/StringEquals/${INSTANCE}`],
      idc,
    ],
    [
      'both',
      viaIdc,
      changed(idc, { via: west, arn: otherInstance }),
      [`/Statement/0/Condition/StringEquals/${INSTANCE}`, at],
      idc,
    ],
    ['a list without ours', viaIdc, changed(idc, { via: [west, 'sso.eu-west-1.amazonaws.com'] }), [at], idc],
    [
      // With both values kept, the other Region would be let in for our instance too.
      'a list with ours beside another, and the other key wrong',
      viaIdc,
      changed(idc, { via: [west, 'sso.us-east-1.amazonaws.com'], arn: otherInstance }),
      [`/Statement/0/Condition/StringEquals/${INSTANCE}`, at],
      idc,
    ],
    [
      'StringLike',
      viaIdc,
      changed(relaxedIdc, { via: west }),
      [`/Statement/0/Condition/StringLike/${INSTANCE}`, `/Statement/0/Condition/StringLike/${VIA}`],
      changed(idc, {}, 'StringLike'),
    ],
    [
      'an operator for ARNs',
      viaIdc,
      { ...idc, Condition: { ArnEquals: { [INSTANCE]: otherInstance }, StringEquals: { [VIA]: west } } },
      [`/Statement/0/Condition/ArnEquals/${INSTANCE}`, at],
      {
        ...idc,
        Condition: {
          ArnEquals: { [INSTANCE]: fixture.instanceArn },
          StringEquals: { [VIA]: 'sso.us-east-1.amazonaws.com' },
        },
      },
    ],
    [
      'the exact form where the relaxed is asked for',
      relaxed,
      changed(idc, { arn: otherInstance }),
      ['/Statement/0/Condition'],
      relaxedIdc,
    ],
    [
      'another key',
      viaIdc,
      { ...idc, Resource: 'arn:aws:kms:us-east-1:111122223333:key/other' },
      ['/Statement/0/Resource'],
      idc,
    ],
    [
      'another key, another Region',
      viaIdc,
      { ...changed(idc, { via: west }), Resource: ['arn:aws:kms:us-west-2:111122223333:key/other'] },
      [at, '/Statement/0/Resource'],
      idc,
    ],
    [
      'this key by its ARN, another Region',
      viaIdc,
      { ...changed(idc, { via: west }), Resource: fixture.keyArn },
      [at],
      { ...idc, Resource: fixture.keyArn },
    ],
    ['no key at all', viaIdc, { ...idc, Resource: undefined }, ['/Statement/0/Resource'], idc],
  ])('%s', (_name, required, theirs, paths, expected) => {
    const { done, policy, edits } = patched([theirs, admin], [required])
    expect(summary(done)).toEqual([['mended', 0, idc.Sid]])
    expect(edits.map(({ path }) => path)).toEqual(paths)
    expect(policy.Statement).toEqual([expected, admin])
  })

  test('keys and operators stay as they are spelled', () => {
    const theirs = {
      ...idc,
      Condition: { stringEquals: { 'kms:viaservice': west, [INSTANCE]: fixture.instanceArn } },
    }
    const { policy } = patched([theirs], [viaIdc])
    expect(policy.Statement).toEqual([
      {
        ...idc,
        Condition: {
          stringEquals: { 'kms:viaservice': 'sso.us-east-1.amazonaws.com', [INSTANCE]: fixture.instanceArn },
        },
      },
    ])
  })

  test('the second under its Sid, where the first is not ours', () => {
    const { done } = patched([{ ...idc, Action: 'kms:Encrypt' }, changed(idc, { via: west })], [viaIdc])
    expect(summary(done)).toEqual([['mended', 1, idc.Sid]])
  })

  test('one that got a number when the Sid was held', () => {
    const numbered = { ...changed(idc, { via: west }), Sid: `${idc.Sid} 2` }
    const { done } = patched([{ ...idc, Action: 'kms:Encrypt' }, numbered], [viaIdc])
    expect(summary(done)).toEqual([['mended', 1, `${idc.Sid} 2`]])
  })

  test('but not where another required request would lose what lets it in', () => {
    const { done, policy } = patched([viaWest.statement], [viaIdc, viaWest])
    expect(summary(done)).toEqual([
      ['added', 1, `${idc.Sid} 2`],
      ['reused', 0, idc.Sid],
    ])
    expect(policy.Statement).toHaveLength(2)
  })
})

describe('as few statements as will do', () => {
  test('a required statement that lets another’s request in is enough', () => {
    const wide: Required = { ...viaIdc, statement: { ...idc, Sid: 'Wide', Condition: {} } }
    expect(summary(patched([admin], [...both, wide]).done)).toEqual([
      ['allowed', 1],
      ['allowed', 1],
      ['added', 1, 'Wide'],
    ])
  })

  test('the same required twice is one', () => {
    expect(patched([admin], [viaIdc, viaIdc, { ...viaIdc }]).policy.Statement).toHaveLength(2)
  })

  test('nothing required, nothing changed', () => {
    expect(patch(textOf(admin), []).kind).toBe('unchanged')
  })
})

describe('what cannot be read is refused with its path', () => {
  test.each([
    ['not JSON', '{', ''],
    [
      'a key that is there twice',
      '{"Statement":[{"Effect":"Deny","Effect":"Allow"}]}',
      'Statement[0].Effect',
    ],
    ['the same key by an escape', '{"Statement":[],"\\u0053tatement":[]}', 'Statement'],
    ['a Statement that is a text', '{"Statement":"Allow"}', 'Statement'],
    ['a number as Sid', '{"Statement":{"Sid":1,"Effect":"Allow"}}', 'Statement.Sid'],
  ])('%s', (_name, text, path) => {
    const parsed = parsePolicy(text)
    expect(patch(text, both)).toEqual({ kind: 'unreadable', error: parsed.ok ? null : parsed.error })
    expect(parsed).toMatchObject({ error: { path } })
  })
})

test('a statement that does not allow its own request is a bug of whoever asks', () => {
  expect(() => patch(textOf(admin), [{ ...viaIdc, statement: store }])).toThrow('does not allow')
})

test('how much room is left is said, changed or not', () => {
  const text = textOf(admin, idc, store)
  expect(patch(text, both)).toMatchObject({ bytes: text.length, bytesLeft: 32_768 - text.length })
  const { text: after, bytes, bytesLeft } = patched([admin], both)
  expect([bytes, bytesLeft]).toEqual([after.length, 32_768 - after.length])
})

test('what it allows newly is the required requests alone', () => {
  const { access, beyond } = patched([admin, managedApps], both)
  const itself = access.newlyAllowed.filter(({ differs }) => differs.length === 0)
  expect(itself.map(({ request }) => request)).toEqual(both.map(({ request }) => request))
  expect([beyond, access.newlyOpen, access.newlyDenied, access.newlyAtRisk]).toEqual([[], [], [], []])
})

test('a mended value takes from the old one what it gives to the new, and nothing else', () => {
  const { access, beyond } = patched([admin, changed(idc, { via: west }), store], both)
  expect(access.newlyAllowed.map(({ request }) => request)).toContainEqual(viaIdc.request)
  expect([beyond, access.newlyOpen]).toEqual([[], []])
  expect(access.newlyDenied.length).toBeGreaterThan(0)
  for (const { request } of access.newlyDenied) expect(request.context[VIA]).toBe(west)
})

test('the relaxed form lets in other ids, and no other service or Region', () => {
  const { access, beyond } = patched([admin, store], [relaxed])
  expect(beyond.length).toBeGreaterThan(0)
  for (const { request } of access.newlyAllowed) {
    expect(request.context[VIA]).toBe('sso.us-east-1.amazonaws.com')
    expect(request.principal).toEqual({ service: 'q.amazonaws.com' })
  }
})

describe('a Deny stands in the way', () => {
  const unconditional: StatementDocument = { ...fixture.denyOutsiders, Sid: 'Deny', Condition: undefined }
  const onUnknown: StatementDocument = {
    ...unconditional,
    Condition: { StringNotEqualsIfExists: { 'aws:SourceOrgID': 'o-own' } },
  }
  test.each<[string, StatementDocument[], [string, 'yes' | 'unknown'][][], boolean[]]>([
    ['of every call', [admin, unconditional], [[['Deny', 'yes']], [['Deny', 'yes']]], [false, false]],
    [
      'of who belongs to no organization',
      [fixture.denyOutsiders, idc, store],
      [[['DenyOutsideOrganization', 'yes']], [['DenyOutsideOrganization', 'yes']]],
      [true, true],
    ],
    [
      'of what nobody knows',
      [idc, onUnknown, store],
      [[['Deny', 'unknown']], [['Deny', 'unknown']]],
      [true, true],
    ],
    ['of one of the two', [{ ...idc, Effect: 'Deny' }, store], [[[idc.Sid, 'yes']]], [false]],
    [
      'two of them',
      [unconditional, idc, fixture.denyOutsiders, store],
      [
        [
          ['Deny', 'yes'],
          ['DenyOutsideOrganization', 'yes'],
        ],
        [
          ['Deny', 'yes'],
          ['DenyOutsideOrganization', 'yes'],
        ],
      ],
      [true, true],
    ],
  ])('%s', (_name, statements, denies, otherwise) => {
    const result = patch(textOf(...statements), both)
    if (result.kind !== 'in-the-way') throw new Error(result.kind)
    expect(result.blocked.map(each => each.denies.map(({ sid, applies }) => [sid, applies]))).toEqual(denies)
    expect(result.blocked.map(({ allowedOtherwise }) => allowedOtherwise)).toEqual(otherwise)
    expect(Object.keys(result)).toEqual(['kind', 'blocked', 'problems'])
    expect(result.problems).toEqual([])
  })

  test('not where it catches neither', () => {
    const elsewhere = { ...unconditional, Action: 'kms:ScheduleKeyDeletion' }
    expect(summary(patched([admin, elsewhere], both).done).map(([kind]) => kind)).toEqual(['added', 'added'])
  })
})

test('the policy is what the text says', () => {
  const { text, policy } = patched([admin], both)
  const parsed = parsePolicy(text)
  expect<PolicyDocument | null>(parsed.ok ? parsed.policy : null).toEqual(policy)
})
