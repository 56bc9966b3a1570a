import { msg } from '@/lib/message'
import { canonicalKey } from '../canonical-key'
import { type Decision, decide } from '../decide'
import { own, type StatementDocument } from '../document'
import { conditionsOf, type PlacedCondition } from './conditions'
import type { Found, LintedStatement } from './finding'
import { placed } from './placed'

const page =
  'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principalisawsservice'

/**
 * Keys that describe an IAM principal, how it signed in, or the network that it calls from. A service that calls with
 * its own principal has none of them, or not the owner's; AWS's way to leave it out of a Deny on one of them is
 * aws:PrincipalIsAWSService.
 */
const ofPrincipals = [
  'aws:PrincipalOrgID',
  'aws:PrincipalOrgPaths',
  'aws:PrincipalAccount',
  'aws:PrincipalArn',
  'aws:PrincipalTag/*',
  'aws:PrincipalType',
  'aws:userid',
  'aws:username',
  'aws:MultiFactorAuthPresent',
  'aws:MultiFactorAuthAge',
  'aws:SourceVpc',
  'aws:SourceVpcArn',
  'aws:SourceVpce',
  'aws:SourceIp',
  'aws:VpcSourceIp',
  'aws:VpceOrgID',
  'aws:VpceOrgPaths',
  'aws:VpceAccount',
].map(canonicalKey)

/** A service may carry them or not. */
const ofServices = [
  'aws:SourceAccount',
  'aws:SourceArn',
  'aws:SourceOrgID',
  'aws:SourceOrgPaths',
  'aws:PrincipalServiceName',
  'aws:PrincipalServiceNamesList',
].map(canonicalKey)

const IS_SERVICE = canonicalKey('aws:PrincipalIsAWSService')

/** Whoever leaves some services out by their names has thought of the others. */
function sparesByName({ canonical, qualified }: PlacedCondition): boolean {
  return canonical.startsWith('aws:principalservicename') && qualified?.operator.negated === true
}

/** What a service does with a key in its own name; it manages none. */
const ofUse = [
  'kms:Decrypt',
  'kms:DescribeKey',
  'kms:Encrypt',
  'kms:GenerateDataKey',
  'kms:GenerateDataKeyWithoutPlaintext',
  'kms:ReEncryptFrom',
  'kms:ReEncryptTo',
  'kms:CreateGrant',
]

/**
 * A Deny for everybody that matches where such a key is missing, and so in a service's call. Whether it does is
 * decided, not guessed, by what is known of such a call; what else the statement asks for may hold or not.
 */
export function serviceFindings(statement: LintedStatement): readonly Found[] {
  if (statement.effect !== 'Deny' || statement.isInert) return []
  const conditions = conditionsOf(statement)
  const about = conditions.find(({ canonical }) => isOfPrincipals(canonical))
  const action = ofUse.find(each => decisionOn(each, statement, []) === 'explicit-deny')
  if (!about || !action || conditions.some(sparesByName)) return []
  const weighed = conditions.filter(({ canonical }) => isWeighed(canonical))
  const decision = decisionOn(action, statement, weighed)
  if (decision === 'implicit-deny') return []
  const isAlways = decision === 'explicit-deny' && weighed.length === conditions.length
  const isInverted = conditions.some(({ canonical }) => canonical === IS_SERVICE)
  const params = { operator: about.operator, key: about.key, exception: 'aws:PrincipalIsAWSService' }
  const message = isInverted
    ? msg(
        '{operator} on {key} matches calls of AWS services, and the condition on {exception} does not spare them',
        params,
      )
    : isAlways
      ? msg(
          '{operator} on {key} matches the calls of AWS services too, and the Deny has no exception on {exception}',
          params,
        )
      : msg(
          '{operator} on {key} may match calls of AWS services too, and the Deny has no exception on {exception}',
          params,
        )
  return [{ kind: 'deny-catches-services', severity: 'warning', path: about.at, message, source: page }]
}

/** Services call over TLS. */
const TRANSPORT = 'aws:securetransport'

function isWeighed(canonical: string): boolean {
  const isKnown = canonical === TRANSPORT || canonical === IS_SERVICE
  return isKnown || isOfPrincipals(canonical) || ofServices.includes(canonical)
}

function isOfPrincipals(canonical: string): boolean {
  return ofPrincipals.includes(canonical) || canonical.startsWith('aws:principaltag/')
}

/** Of no service and no key in particular. */
const anyService = 'service.amazonaws.com'
const anyKey = 'arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab'

function decisionOn(
  action: string,
  { source }: LintedStatement,
  weighed: readonly PlacedCondition[],
): Decision['decision'] {
  const [resource] = placed(own(source, 'Resource'), '')
  const Condition: Record<string, Record<string, readonly string[]>> = {}
  for (const { operator, key, values } of weighed) {
    Condition[operator] ??= {}
    Condition[operator][key] = values.map(({ text }) => text)
  }
  const { decision } = decide(
    { Version: '2012-10-17', Statement: { ...(source as StatementDocument), Condition } },
    {
      principal: { service: anyService },
      action,
      // Something that the first value matches: a star may stand for nothing.
      resource: resource?.text.replaceAll('*', '') || anyKey,
      context: { [TRANSPORT]: 'true', [IS_SERVICE]: 'true' },
      unknown: ofServices,
    },
  )
  return decision
}
