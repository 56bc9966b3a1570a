import { organizationStatement, serviceStatements } from '@/lib/kiro/key-baseline'
import { type Message, msg } from '@/lib/message'
import type { Copy, Remedy } from '@/lib/report/model'
import type { Baseline } from './baseline-outcome'
import { denySteps, exceptionCopy } from './deny'
import type { Need } from './needs'
import { refusing, type StatementReading } from './reading'
import type { Scene } from './scene'
import { editPolicy } from './shell'

/** The baseline's own statements for whoever is left out, with this account's ids. */
export function baselineRemedy(scene: Scene, { services, people, leftover }: Baseline): Remedy {
  const owner = { accountId: scene.key.accountId, organizationId: scene.key.organizationId ?? null }
  const servicesLack = lacking(services)
  const peopleLack = lacking(people)
  const statements = [
    ...(servicesLack ? serviceStatements(owner) : []),
    ...(peopleLack ? [organizationStatement(owner)] : []),
  ]
  const caught = services.map(({ who }) => who)
  const inTheWay = denies([...services, ...people])
  return {
    kind: 'patch',
    title: msg('Give back what AWS’s baseline policy gives'),
    steps: [
      ...inTheWay.flatMap(statement => denySteps(statement, caught, scene.key.region)),
      ...(statements.length > 0
        ? [
            msg(
              'Add the statements below to the Statement list, or mend those that are there; keep every other statement.',
            ),
          ]
        : []),
      ...leftover.map(statement =>
        msg('Take purpose:KEY_CONFIGURATION out of “{statement}” now that the key is set.', { statement }),
      ),
      where(scene),
    ],
    link: {
      title: 'IAM Identity Center: baseline key policy',
      url: 'https://docs.aws.amazon.com/singlesignon/latest/userguide/baseline-KMS-key-policy.html',
    },
    copies: [
      ...statements.map(
        (statement): Copy => ({
          name: msg('The statement {sid}', { sid: statement.Sid }),
          language: 'json',
          text: JSON.stringify(statement, null, 2),
        }),
      ),
      // An exception for AWS services lets no person in: theirs is not for this program to write.
      ...denies(services).map(statement => exceptionCopy(statement, caught)),
      { name: msg('Fetch the policy, put it back edited'), language: 'shell', text: editPolicy(scene.key) },
    ],
  }
}

function where({ key }: Scene): Message {
  return msg(
    'Fetch the policy into a file, edit it, and put it back, with credentials of account {account}.',
    {
      account: key.accountId,
    },
  )
}

/** Somebody lacks a call, and not only because a Deny stands in the way. */
function lacking(needs: readonly Need[]): boolean {
  return needs.some(({ calls }) =>
    calls.some(
      ({ gets, reading }) =>
        gets !== 'yes' &&
        !reading.statements.some(({ effect, matched }) => effect === 'Allow' && matched === true),
    ),
  )
}

function denies(needs: readonly Need[]): readonly StatementReading[] {
  const found = needs.flatMap(({ calls }) =>
    calls.flatMap(({ gets, reading }) => (gets === 'yes' ? [] : refusing(reading))),
  )
  return [...new Map(found.map(statement => [statement.name, statement])).values()]
}
