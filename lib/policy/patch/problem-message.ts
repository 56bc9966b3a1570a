import { type Message, msg } from '@/lib/message'
import { LONGEST_POLICY } from './checks'
import type { Problem, Warning } from './problem'

/** What stands against the patched policy, and what to do about it. */
export function problemMessage(problem: Problem): Message {
  switch (problem.kind) {
    case 'too-long': {
      const { bytes, over, compact } = problem
      const limit = LONGEST_POLICY
      return compact <= limit
        ? msg(
            'The policy would have {bytes} bytes, {over} more than the {limit} that KMS takes. Without the white space between its values it has {compact}: put it on one line.',
            { bytes, over, limit, compact },
          )
        : msg(
            'The policy would have {bytes} bytes, {over} more than the {limit} that KMS takes, and {compact} without white space: take out statements that are no longer needed.',
            { bytes, over, limit, compact },
          )
    }
    case 'character': {
      const code = `U+${problem.codePoint.toString(16).toUpperCase().padStart(4, '0')}`
      const { path, count } = problem
      return msg('KMS takes no character beyond Latin-1: {code} stands in {path} ({count} in all).', {
        code,
        path,
        count,
      })
    }
    case 'no-principal':
      return msg('{path} names no principal, and KMS takes no statement without one.', { path: problem.path })
    case 'dead-principal':
      return msg(
        '{id} in {path} is what is left of a user or role that was deleted: KMS refuses the whole policy until it is taken out.',
        { id: problem.id, path: problem.path },
      )
    case 'other-account': {
      const { principal, account, keyAccount } = problem
      return msg(
        '{principal} is of account {account}: only account {keyAccount} can put this key’s policy.',
        {
          principal,
          account,
          keyAccount,
        },
      )
    }
    case 'lockout':
      return msg(
        'The policy would not let {principal} put another one, and KMS refuses that: let somebody write it who keeps kms:PutKeyPolicy.',
        { principal: problem.principal },
      )
  }
}

export function warningMessage(warning: Warning): Message {
  if (warning.kind === 'duplicate-sid')
    return msg('The Sid “{sid}” is there {count} times: AWS advises to have each only once.', {
      sid: warning.sid,
      count: warning.indexes.length,
    })
  return msg(
    'Whether {principal} may still put a policy afterwards hangs on {keys}, which is not known; KMS refuses a policy that locks its writer out.',
    { principal: warning.principal, keys: warning.dependsOn.join(', ') },
  )
}
