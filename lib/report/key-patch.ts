import { requiredStatements, type Form as Statements } from '@/lib/kiro/required'
import { type Message, msg } from '@/lib/message'
import {
  changeBy,
  type Form,
  fileNameOf,
  type Patched,
  type PolicyRequest,
  type Problem,
  patch,
  putKeyPolicyRequest,
  type Rendering,
  render,
} from '@/lib/policy'

import type { KeyPolicyRead, Report } from './model'
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

/** For one key of a report, as whoever made the report would write it. */
export function keyPatchIn(report: Report, read: KeyPolicyRead, statements: Statements): KeyPatch {
  const { callerArn } = report.account
  // A token is no caller, and nor is whoever STS did not name.
  const isKnown = !report.redaction && callerArn.startsWith('arn:')
  const writer = isKnown ? putKeyPolicyRequest({ arn: callerArn }, read.key.arn) : undefined
  return keyPatch(read, { statements, at: new Date(report.generatedAt), writer })
}

export function keyPatch(read: KeyPolicyRead, { statements, at, writer }: Wish): KeyPatch {
  const required = requiredStatements(statements, read.place, read.key, at)
  const made = patch(read.text, required, writer ? { caller: writer } : {})
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
      if (made.problems.every(isOfWriter))
        return textOf(made.patched, read, made.problems.map(problemSentence))
      return { kind: 'person', notes: [problemSentence(first), ...others.map(problemSentence)] }
    }
    case 'unchanged':
      return { kind: 'nothing', notes: made.done.map(doneSentence) }
    case 'patched':
      return textOf(made, read, [])
  }
}

/** Nothing in the policy has to be mended: somebody else writes it. */
function isOfWriter({ kind }: Problem): boolean {
  return kind === 'lockout' || kind === 'other-account'
}

function textOf(patched: Patched, read: KeyPolicyRead, ofWriter: readonly Message[]): KeyPatch {
  const key = { ...read.key, id: idOf(read.key.arn) }
  return {
    kind: 'text',
    patched,
    get notes() {
      return [
        ...patched.done.map(doneSentence),
        ...accessSentences(patched),
        msg('KMS takes at most 32,768 bytes: with the change there are {bytesLeft} left', {
          bytesLeft: patched.bytesLeft,
        }),
        ...patched.warnings.map(warningSentence),
        ...ofWriter,
      ]
    },
    fileName: form => fileNameOf(form, key),
    render: form => render(form, changeBy(patched, read.text, key)),
  }
}

function idOf(arn: string): string {
  return arn.split(':key/')[1] ?? arn
}
