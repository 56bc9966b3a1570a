import { msg } from '@/lib/message'
import { canonicalKey } from '../canonical-key'
import { decide } from '../decide'
import { own, type StatementDocument } from '../document'
import { conditionsOf } from './conditions'
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

function isOfPrincipals(canonical: string): boolean {
  return ofPrincipals.includes(canonical) || canonical.startsWith('aws:principaltag/')
}

/** Whoever names one of these has thought of services. */
const ofServices = [
  'aws:PrincipalIsAWSService',
  'aws:PrincipalServiceName',
  'aws:PrincipalServiceNamesList',
  'aws:SourceAccount',
  'aws:SourceArn',
  'aws:SourceOrgID',
  'aws:SourceOrgPaths',
].map(canonicalKey)

/** Of no service in particular. */
const anyService = 'service.amazonaws.com'

/**
 * A Deny for everybody that matches where such a key is missing, and so in a service's call. Whether it does is
 * decided, not guessed: with all the keys unknown that the statement asks for besides.
 */
export function serviceFindings(statement: LintedStatement): readonly Found[] {
  if (statement.effect !== 'Deny' || statement.isInert) return []
  const conditions = conditionsOf(statement)
  if (conditions.some(({ canonical }) => ofServices.includes(canonical))) return []
  const [about] = conditions.filter(({ canonical }) => isOfPrincipals(canonical))
  if (!about || !meets(statement)) return []
  const message = msg(
    '{operator} on {key} matches the calls of AWS services too: without an exception on {exception} the Deny refuses them',
    { operator: about.operator, key: about.key, exception: 'aws:PrincipalIsAWSService' },
  )
  return [{ kind: 'deny-catches-services', severity: 'warning', path: about.at, message, source: page }]
}

function meets({ source }: LintedStatement): boolean {
  const alone = { Version: '2012-10-17', Statement: source as StatementDocument }
  const { decision } = decide(alone, {
    principal: { service: anyService },
    action: firstOf(source, 'Action') || anyAction,
    resource: firstOf(source, 'Resource') || anyKey,
    context: { 'aws:PrincipalIsAWSService': 'true', 'aws:SecureTransport': 'true' },
    absent: ofPrincipals,
  })
  return decision !== 'implicit-deny'
}

/** Of no action in particular, so that hardly a NotAction leaves it out; and any key. */
const anyAction = 'kms:-'
const anyKey = 'arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab'

/** Something that the first value matches: a star may stand for nothing. */
function firstOf(source: LintedStatement['source'], name: 'Action' | 'Resource'): string | undefined {
  const [first] = placed(own(source, name), '')
  return first?.text.replaceAll('*', '')
}
