import { requiredStatements } from '@/lib/kiro/required'
import { type Message, msg } from '@/lib/message'
import { type Patched, patch, putKeyPolicyRequest } from '@/lib/policy'
import type { KeyPolicyRead } from '@/lib/report/model'
import {
  accessSentences,
  doneSentence,
  inTheWaySentences,
  problemSentence,
  warningSentence,
} from '@/lib/report/patch-sentences'
import { type PlannedWrite, standing } from '../plan'
import type { Draft, NoDraft, View } from './draft'

type Change = { readonly read: KeyPolicyRead; readonly patched: Patched }

/** The smallest merge that lets Kiro in, on the key and on each of its replicas that needs it. */
export async function keyPolicyDraft(view: View): Promise<Draft | NoDraft> {
  const [primary] = view.keyPolicies
  const policies = await view.facts.of('key-policies')
  if (policies.state === 'known' && !policies.value)
    return { none: 'nothing', says: [msg('No key of yours encrypts the instance')] }
  if (!primary || policies.state !== 'known' || !policies.value)
    return { none: 'person', says: [msg('The key policy was not read, and so nothing is planned')] }
  const changes: Change[] = []
  for (const read of view.keyPolicies) {
    const made = changeOf(read, view)
    if (made && 'none' in made) return made
    if (made) changes.push(made)
  }
  const [first, ...others] = changes
  if (!first) return { none: 'nothing', says: [msg('The policy of the key lets Kiro in as it is')] }
  const textAfter = (keyArn: string, text: string) =>
    changes.find(({ read }) => read.key.arn === keyArn)?.patched.text ?? text
  const { primary: read, replicas } = policies.value
  return {
    title: msg('Let Kiro decrypt with the key {id}', { id: idOf(primary.key.arn) }),
    writes: [writeOf(first), ...others.map(writeOf)],
    newlyAllows: changes.flatMap(newlyAllowed),
    notes: changes.flatMap(notesOf),
    risk: changes.some(isMended)
      ? msg(
          'A value in a statement of Kiro’s is replaced: what only the old value let in is refused then. Nothing else of the policy changes',
        )
      : msg('Statements are only added: whoever may use the key today may do so then. A slip can be undone'),
    undo: msg('The exact text that was read before is put back, if nobody has changed the policy since'),
    confirm: lastEight(primary.key.arn),
    holds: `key ${view.account.id} ${idOf(primary.key.arn)}`,
    after: {
      'key-policies': {
        primary: { ...read, text: textAfter(read.keyArn, read.text) },
        replicas: replicas.map(replica =>
          replica.policy.state === 'read'
            ? {
                ...replica,
                policy: { ...replica.policy, text: textAfter(replica.keyArn, replica.policy.text) },
              }
            : replica,
        ),
      },
    },
  }
}

/** null: the policy lets Kiro in. */
function changeOf(read: KeyPolicyRead, { writer, now }: View): Change | NoDraft | null {
  const required = requiredStatements('exact', read.place, read.key, now)
  const made = patch(read.text, required, { caller: putKeyPolicyRequest({ arn: writer }, read.key.arn) })
  switch (made.kind) {
    case 'unchanged':
      return null
    case 'patched':
      return { read, patched: made }
    case 'refused': {
      const [problem, ...others] = made.problems
      return { none: 'person', says: [problemSentence(problem), ...others.map(problemSentence)] }
    }
    case 'in-the-way':
      return { none: 'person', says: inTheWaySentences(made, read.text) }
    case 'unreadable':
      return {
        none: 'person',
        says: [
          msg('The policy of {key} cannot be read: {message}', {
            key: read.key.arn,
            message: made.error.message,
          }),
        ],
      }
  }
}

function writeOf({ read: { key, text }, patched }: Change): PlannedWrite {
  return {
    operation: 'kms:PutKeyPolicy',
    region: key.region,
    resource: key.arn,
    parameters: {
      KeyId: key.arn,
      PolicyName: 'default',
      Policy: patched.text,
      BypassPolicyLockoutSafetyCheck: false,
    },
    before: standing(text),
    after: standing(patched.text),
  }
}

/** In plain words, each call that is let in by it. */
function newlyAllowed({ read, patched }: Change): readonly Message[] {
  return patched.done
    .filter(({ kind }) => kind === 'added' || kind === 'mended')
    .map(({ required: { request } }) => {
      const text = (key: string) => [request.context[key] ?? []].flat().join(', ')
      const context = Object.keys(request.context).find(key => key.startsWith('kms:EncryptionContext:')) ?? ''
      return msg('Kiro ({service}) may decrypt with the key in {region} through {via}, for {of} alone', {
        service: 'service' in request.principal ? request.principal.service : '',
        region: read.key.region,
        via: text('kms:ViaService'),
        of: text(context),
      })
    })
}

function notesOf({ read, patched }: Change): readonly Message[] {
  return [
    ...patched.done.map(doneSentence),
    ...accessSentences(patched),
    msg('KMS takes at most 32,768 bytes: with the change there are {bytesLeft} left in {region}', {
      bytesLeft: patched.bytesLeft,
      region: read.key.region,
    }),
    ...patched.warnings.map(warningSentence),
  ]
}

const isMended = ({ patched }: Change) => patched.done.some(({ kind }) => kind === 'mended')

export function idOf(keyArn: string): string {
  return keyArn.split(':key/')[1] ?? keyArn
}

export function lastEight(keyArn: string): string {
  return idOf(keyArn).slice(-8)
}
