import { parseArn } from '@/lib/aws/arn'
import type { Denied, FactName, Failed, InstanceDetails, Settled, Unsettled } from '@/lib/facts/model'
import { msg } from '@/lib/message'
import type { Finding, Remedy } from '@/lib/report/model'

type Unread = Pick<Finding, 'verdict' | 'unknown' | 'statement' | 'evidence' | 'remedy'>

/** A check that needs a fact which did not settle as known: not a fail, and never a pass. */
export function unread(
  fact: FactName,
  settled: Unsettled,
  callerAccount: string | null,
  details: Settled<InstanceDetails | null> | null,
): Unread {
  const cause = settled.state === 'blocked' ? settled.cause : settled
  const what = cause.message.text
  const said = cause.aws
    ? [{ kind: 'fact' as const, says: msg('AWS said: {said}', { said: cause.aws }), from: cause.from }]
    : []
  return {
    verdict: 'unknown',
    unknown: 'unread',
    statement: msg('This could not be read ({fact}): {what}', { fact, what }),
    evidence: [{ kind: 'fact', says: cause.message, from: cause.from }, ...said],
    remedy: cause.state === 'denied' ? allow(cause, keyAccount(cause, details, callerAccount)) : again(cause),
  }
}

/** The account of a key that is not the caller's: kms:GetKeyPolicy does not work across accounts. */
function keyAccount(
  cause: Denied,
  details: Settled<InstanceDetails | null> | null,
  caller: string | null,
): string | null {
  if (!cause.action.startsWith('kms:') || details?.state !== 'known' || !details.value?.keyArn) return null
  const account = parseArn(details.value.keyArn)?.account ?? null
  return account === caller ? null : account
}

function allow(cause: Denied, account: string | null): Remedy {
  const { action } = cause
  if (account !== null)
    return {
      kind: 'guide',
      title: msg('Read the key with credentials of its own account, {account}', { account }),
      steps: [
        msg('The key is in account {account}; {action} does not work across accounts.', { account, action }),
        msg('Check again with a profile or role of account {account}.', { account }),
      ],
      copies: [],
    }
  if (cause.by === 'scp')
    return {
      kind: 'guide',
      title: msg('Exempt this account from the service control policy that refuses {action}', { action }),
      steps: [
        msg(
          'In the management account, find the service control policy on this account that denies {action}.',
          { action },
        ),
        msg('Exempt this account, or the role that reads, and check again.'),
      ],
      link: {
        title: 'Service control policies',
        url: 'https://console.aws.amazon.com/organizations/v2/home/policies/service-control-policy',
      },
      copies: [],
    }
  if (cause.by === 'kms')
    return {
      kind: 'guide',
      title: msg('Let the caller decrypt through Identity Center and Identity Store'),
      steps: [
        msg(
          "The data is encrypted with a customer managed key whose policy, or the caller's own, does not let the caller use it.",
        ),
        msg(
          "Allow kms:Decrypt to the caller in its IAM policy, and keep AWS's baseline statements in the key policy.",
        ),
      ],
      copies: [{ name: msg('Policy for the caller'), language: 'json', text: policy(['kms:Decrypt']) }],
    }
  return {
    kind: 'patch',
    title: msg('Allow {action} to the caller', { action }),
    steps: [msg('Attach this policy to the user or role that checks, then check again.')],
    copies: [{ name: msg('The smallest policy that grants it'), language: 'json', text: policy([action]) }],
  }
}

function again(cause: Failed): Remedy {
  const steps: Record<Failed['kind'], Remedy['steps'][number]> = {
    credentials: msg('Sign in again, or use other credentials, and check again.'),
    expired: msg('Sign in again, then check again.'),
    throttled: msg('Wait a minute and check again: other tools share the same quota.'),
    unavailable: msg('Check again in a minute; if it stays so, look at the AWS Health Dashboard.'),
    network: msg('Check that this machine reaches AWS (proxy, firewall, DNS), then check again.'),
    timeout: msg('Check that this machine reaches AWS (proxy, firewall, DNS), then check again.'),
    deadline: msg('Check again; name the Identity Center Region to ask less.'),
    malformed: msg(
      'Check again. If it stays so, something between this machine and AWS changes the answers.',
    ),
    key: msg('Look at the key first: its state, and whether it is still there.'),
    elsewhere: msg('Check again with credentials of the account that the ARN names.'),
    rejected: msg('Check the values that were given for this run, then check again.'),
    interrupted: msg('Check again: the server that asked has ended.'),
    bug: msg('Check again, and report it with the log of the server if it stays so.'),
  }
  return { kind: 'guide', title: msg('Read it again'), steps: [steps[cause.kind]], copies: [] }
}

function policy(actions: readonly string[]): string {
  const Statement = [{ Sid: 'KiroReadinessRead', Effect: 'Allow', Action: actions, Resource: '*' }]
  return JSON.stringify({ Version: '2012-10-17', Statement }, null, 2)
}
