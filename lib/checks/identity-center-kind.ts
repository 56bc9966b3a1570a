import type { Caller, Instance, Organization, Settled, VisibleFromHere } from '@/lib/facts/model'
import { instancesPage } from '@/lib/kiro/sources'
import { type Message, msg } from '@/lib/message'
import type { Evidence } from '@/lib/report/model'
import { defineCheck, type Outcome } from './check'
import { listed } from './listed'
import { noInstance } from './no-instance'

export const identityCenterKind = defineCheck({
  id: 'identity-center-kind',
  title: {
    pass: msg('The instance is one of the whole organization'),
    fail: msg('It is not clear whose instance it is'),
    about: msg('Whose instance it is'),
  },
  why: msg(
    'An organization instance reaches every account and takes a customer managed key; an account instance has limits.',
  ),
  source: { ...instancesPage, mark: 'I' },
  needs: ['instances', 'organization', 'caller'],
  sees: ['delegated-administrators'],
  judge(facts) {
    const instance = facts.instances.value.judged
    if (!instance) return noInstance(facts.instances.value)
    const organization = facts.organization.value
    const evidence: readonly Evidence[] = [
      {
        kind: 'fact',
        says: organization
          ? msg('The instance is owned by {owner}; the organization {id} is managed by {management}', {
              owner: instance.ownerAccountId,
              id: organization.id,
              management: organization.managementAccountId,
            })
          : msg('The instance is owned by {owner}; the account is in no organization', {
              owner: instance.ownerAccountId,
            }),
        from: facts.organization.from,
      },
    ]
    if (organization?.managementAccountId !== instance.ownerAccountId)
      return accountInstance(instance, evidence)
    const seenFrom = standpoint(facts.caller.value, organization, facts['delegated-administrators'])
    return { verdict: 'pass', statement: seenFrom, evidence }
  },
})

function standpoint(
  caller: Caller,
  organization: Organization,
  delegated: Settled<VisibleFromHere<readonly string[]>>,
): Message {
  const { accountId } = caller
  if (accountId === organization.managementAccountId)
    return msg('An organization instance, seen from the management account {accountId}', { accountId })
  if (delegated.state !== 'known')
    return msg(
      'An organization instance, seen from the account {accountId}; whether that is a delegated administrator could not be read',
      { accountId },
    )
  if (!delegated.value.visible)
    return msg(
      'An organization instance, seen from the member account {accountId}; what only the management account may list is not visible from a member',
      { accountId },
    )
  return delegated.value.value.includes(accountId)
    ? msg('An organization instance, seen from its delegated administrator {accountId}', { accountId })
    : msg('An organization instance, seen from the member account {accountId}', { accountId })
}

function accountInstance({ ownerAccountId }: Instance, evidence: readonly Evidence[]): Outcome {
  return {
    verdict: 'warn',
    statement: msg('An account instance, as its owner tells: it serves account {ownerAccountId} alone', {
      ownerAccountId,
    }),
    evidence: [
      ...evidence,
      listed(msg('What an account instance cannot do'), [
        'It cannot be turned into an organization instance.',
        'It takes no customer managed key and is not replicated.',
        'It reaches one account and one Region; people of other accounts are not in it.',
      ]),
    ],
    remedy: {
      kind: 'guide',
      title: msg('Use an organization instance if more than this account is to have Kiro'),
      steps: [
        msg('Keep it where this account alone is to have Kiro.'),
        msg(
          'Otherwise enable Identity Center in the management account of an organization, and subscribe people there.',
        ),
      ],
      link: { title: instancesPage.title, url: instancesPage.url },
      copies: [],
    },
  }
}
