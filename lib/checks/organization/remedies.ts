import { organizationsUrl } from '@/lib/kiro/console'
import { msg } from '@/lib/message'
import type { Remedy } from '@/lib/report/model'

/** Where AWS's own message names a service control policy. */
export function exempt(action: string, account: string, partition: string): Remedy {
  return {
    kind: 'guide',
    title: msg('Exempt account {account} from the policy that refuses {action}', { account, action }),
    steps: [
      msg('In the management account, find the service control policies that apply to account {account}.', {
        account,
      }),
      msg('Find the one that denies {action}, or leaves it out of what it allows.', { action }),
      msg(
        'Where account {account} is to hold the Kiro profile, exempt it: by its organizational unit, or by a condition on aws:PrincipalAccount.',
        { account },
      ),
      msg('Check again.'),
    ],
    link: {
      title: 'Service control policies',
      url: organizationsUrl(partition, 'policies/service-control-policy'),
    },
    copies: [],
  }
}

/** Where only the simulation says that a service control policy may refuse something. */
export const askOrganization: Remedy = {
  kind: 'guide',
  title: msg('Ask the management account about its service control policies'),
  steps: [
    msg(
      'Let somebody with access to the management account look whether a policy on this account refuses these actions.',
    ),
    msg('If one does, exempt the administrator from it, and check again.'),
  ],
  link: {
    title: 'Service control policies',
    url: 'https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html',
  },
  copies: [],
}

export const allFeatures: Remedy = {
  kind: 'guide',
  title: msg('Enable all features in the organization'),
  steps: [
    msg('In the management account, open AWS Organizations, Settings, and begin to enable all features.'),
    msg('Let the accounts that were invited accept it, and check again.'),
  ],
  link: {
    title: 'Enable all features',
    url: 'https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_org_support-all-features.html',
  },
  copies: [],
}

export function trust(partition: string): Remedy {
  return {
    kind: 'guide',
    title: msg('Let the organization trust Identity Center'),
    steps: [
      msg('In the management account, look at IAM Identity Center under Services in AWS Organizations.'),
      msg(
        'Where there is no organization instance yet, enable it in the console, which turns trusted access on.',
      ),
      msg('Otherwise turn trusted access on for IAM Identity Center, and check again.'),
    ],
    link: { title: 'Services in AWS Organizations', url: organizationsUrl(partition, 'services') },
    copies: [],
  }
}
