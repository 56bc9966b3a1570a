import { requiredStatements, type Form as Statements } from '@/lib/kiro/required'
import { type Message, msg } from '@/lib/message'
import {
  changeBy,
  decide,
  type Form,
  fileNameOf,
  type Patched,
  type PolicyRequest,
  patch,
  principalText,
  type Rendering,
  render,
} from '@/lib/policy'

import type { KeyPolicyRead } from './model'
import {
  accessSentences,
  doneSentence,
  inTheWaySentences,
  problemSentence,
  warningSentence,
} from './patch-sentences'

/** The change that lets Kiro in, for one key. */
export type KeyPatch =
  | {
      readonly kind: 'text'
      /** The text in one of the forms in which keys are kept. */
      render(form: Form): Rendering
      fileName(form: Form): string
      readonly patched: Patched
      /** What a person should know before writing it. Worked out when asked for. */
      readonly notes: readonly Message[]
    }
  /** Kiro is let in as it is. */
  | { readonly kind: 'nothing'; readonly notes: readonly Message[] }
  /** A person has to decide, or to mend something else, before anything is written. */
  | { readonly kind: 'person'; readonly notes: readonly [Message, ...Message[]] }

export type Wish = {
  readonly statements: Statements
  /** The moment that the requests are made at. */
  readonly at: Date
  /** The call by which the policy will be written, where it is known who makes it. */
  readonly writer?: PolicyRequest | undefined
}

export function keyPatch(read: KeyPolicyRead, { statements, at, writer }: Wish): KeyPatch {
  const made = patch(read.text, requiredStatements(statements, read.place, read.key, at))
  switch (made.kind) {
    case 'unreadable': {
      const { path, message } = made.error
      return {
        kind: 'person',
        notes: [
          msg('The policy cannot be read: {message} (at {path})', { message, path: path || 'the top' }),
        ],
      }
    }
    case 'in-the-way':
      return { kind: 'person', notes: inTheWaySentences(made, read.text) }
    case 'refused': {
      const [first, ...others] = made.problems
      return { kind: 'person', notes: [problemSentence(first), ...others.map(problemSentence)] }
    }
    case 'unchanged':
      return { kind: 'nothing', notes: made.done.map(doneSentence) }
    case 'patched': {
      const key = { ...read.key, id: idOf(read.key.arn) }
      return {
        kind: 'text',
        patched: made,
        get notes() {
          return [
            ...made.done.map(doneSentence),
            ...accessSentences(made),
            msg('KMS takes at most 32,768 bytes: with the change there are {bytesLeft} left', {
              bytesLeft: made.bytesLeft,
            }),
            ...made.warnings.map(warningSentence),
            ...(writer ? mayWrite(made, writer) : []),
          ]
        },
        fileName: form => fileNameOf(form, key),
        render: form => render(form, changeBy(made, read.text, key)),
      }
    }
  }
}

function idOf(arn: string): string {
  return arn.split(':key/')[1] ?? arn
}

/**
 * KMS refuses a policy whose writer could not write the next one. Nothing that is added here takes that away: a writer
 * who is refused could not write before either, and somebody else has to.
 * https://docs.aws.amazon.com/kms/latest/APIReference/API_PutKeyPolicy.html
 */
function mayWrite({ policy }: Patched, writer: PolicyRequest): readonly Message[] {
  const { decision, dependsOn } = decide(policy, writer)
  const principal = principalText(writer.principal)
  if (decision === 'allow') return []
  return decision === 'conditional'
    ? [
        msg('Whether {principal} may write this policy hangs on {keys}', {
          principal,
          keys: dependsOn.join(', '),
        }),
      ]
    : [
        msg('{principal} may not write this policy: the key policy does not allow it kms:PutKeyPolicy', {
          principal,
        }),
      ]
}
