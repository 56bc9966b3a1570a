import { msg } from '@/lib/message'
import { canonicalKey } from '../canonical-key'
import type { Statement } from '../compile'
import { isObject, listOf, type StatementDocument } from '../document'
import { askedAt, withAsked } from './condition-block'
import { distances } from './distance'
import { type Mend, nameOf } from './mend'
import { type Scene, VIA_SERVICE } from './scene'
import { joined } from './values'

const keysPage = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html'

/** A Deny that asks for one of these is about services: to leave all of them out would undo it. */
const ofServices = new Set(
  [
    'aws:PrincipalIsAWSService',
    'aws:PrincipalServiceName',
    'aws:PrincipalServiceNamesList',
    'aws:SourceAccount',
    'aws:SourceArn',
    'aws:SourceOrgID',
    'aws:SourceOrgPaths',
  ].map(canonicalKey),
)

/** By these a Deny names whom it spares. */
export const exempting: ReadonlySet<string> = new Set(
  ['aws:PrincipalServiceName', 'aws:PrincipalArn'].map(canonicalKey),
)

/**
 * One more condition, with which the Deny no longer matches the call: AWS's own way to leave its services out, where
 * the Deny is not about them; else the one service, or the one principal. A Deny that names this caller alone would
 * refuse nobody by that: there it comes first to ask that the key be there which the call lacks. Of others that would
 * spare too many.
 */
export function exceptionMends(statement: Statement, scene: Scene): readonly Mend[] {
  const forCaller = isService(scene) ? [ofService(statement, scene)] : ofPrincipal(statement, scene)
  return namesOnlyTheCaller(statement, scene) ? [...presences(statement, scene), ...forCaller] : forCaller
}

/** For a caller of whom no key tells that it calls: by the service that it calls through, which others do too. */
export function lastResorts(statement: Statement, { knows }: Scene): readonly Mend[] {
  const via = knows(VIA_SERVICE)
  if (typeof via === 'string' || via.length !== 1 || via[0]?.includes('${')) return []
  const others = { opens: 'conditions', exempts: false } as const
  return [
    {
      ...exception(statement, 'StringNotEqualsIfExists', 'kms:ViaService', via[0] ?? '', VIA_PAGE),
      ...others,
    },
  ]
}

const VIA_PAGE =
  'https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html#conditions-kms-via-service'

function isService({ caller }: Scene): boolean {
  return caller?.kind === 'Service'
}

/** Its Principal names this caller and nobody else. */
export function namesOnlyTheCaller({ source }: Statement, { caller }: Scene): boolean {
  if (!caller || !isObject(source.Principal)) return false
  const names = Object.entries(source.Principal).flatMap(([kind, held]) =>
    listOf(held as string).map(each => ({ kind, each })),
  )
  return names.every(({ kind, each }) => kind === caller.kind && each === caller.name)
}

function ofService(statement: Statement, { caller }: Scene): Mend {
  const { Principal } = statement.source
  const isAboutServices =
    statement.conditions.some(({ canonical }) => ofServices.has(canonical)) ||
    (isObject(Principal) && 'Service' in Principal)
  return isAboutServices
    ? exception(
        statement,
        'StringNotEqualsIfExists',
        'aws:PrincipalServiceName',
        caller?.name ?? '',
        `${keysPage}#condition-keys-principalservicename`,
      )
    : exception(
        statement,
        'BoolIfExists',
        'aws:PrincipalIsAWSService',
        'false',
        `${keysPage}#condition-keys-principalisawsservice`,
      )
}

/** By the ARN that the call is known to carry: of a session it is its role's. */
function ofPrincipal(statement: Statement, { knows }: Scene): readonly Mend[] {
  const arn = knows(canonicalKey('aws:PrincipalArn'))
  if (typeof arn === 'string' || arn.length !== 1 || /[*?$]/.test(arn[0] ?? '')) return []
  return [
    exception(
      statement,
      'ArnNotEqualsIfExists',
      'aws:PrincipalArn',
      arn[0] ?? '',
      `${keysPage}#condition-keys-principalarn`,
    ),
  ]
}

/** The Deny matches for want of a key, which a negated operator takes for another value: only where it is there. */
function presences(statement: Statement, { knows }: Scene): readonly Mend[] {
  return statement.conditions
    .filter(({ canonical, qualified }) => {
      const carried = knows(canonical)
      return qualified?.operator.negated && (carried === 'absent' || carried.length === 0)
    })
    .map(({ key }) => exception(statement, 'Null', key, 'false', NULL_PAGE))
}

const NULL_PAGE =
  'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Null'

function exception(statement: Statement, operator: string, key: string, value: string, source: string): Mend {
  return {
    kind: 'deny-exception',
    distance: distances.region,
    opens: null,
    change: document => withException(document, operator, key, value),
    message: () =>
      msg(
        'The Deny “{statement}” stands in the way of this call: it lacks an exception such as {operator} {key} {value}',
        {
          statement: nameOf(statement),
          operator,
          key,
          value,
        },
      ),
    source,
    exempts: operator !== 'Null',
  }
}

/** Beside what the operator asks already; of the key itself too, where others are spared by it. */
function withException(
  statement: StatementDocument,
  operator: string,
  key: string,
  value: string,
): StatementDocument {
  const { Condition = {} } = statement
  const same = (one: string, other: string) => one.toLowerCase() === other.toLowerCase()
  const under = Object.keys(Condition).find(name => same(name, operator)) ?? operator
  const held = Object.keys(Condition[under] ?? {}).find(name => same(name, key)) ?? key
  const asked = askedAt(statement, under, held)
  return withAsked(statement, under, held, asked === undefined ? value : joined(asked, [value]))
}
