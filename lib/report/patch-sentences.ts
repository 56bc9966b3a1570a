import { type Message, msg } from '@/lib/message'
import {
  type Done,
  explainDeny,
  type InTheWay,
  type Neighbour,
  type Patched,
  type PolicyDocument,
  type Problem,
  parsePolicy,
  principalText,
  type Required,
  type Warning,
} from '@/lib/policy'

export function doneSentence(done: Done): Message {
  const { Sid } = done.required.statement
  switch (done.kind) {
    case 'added':
      return msg('The statement “{statement}” is added', { statement: done.sid ?? Sid })
    case 'mended':
      return msg('The statement “{statement}” is there with another value, which is replaced', {
        statement: done.sid ?? Sid,
      })
    case 'reused':
      if (done.sid === Sid) return msg('The statement “{statement}” is there already', { statement: Sid })
      return msg('The statement “{statement}” is there, and does what “{wanted}” is for', {
        statement: done.sid ?? `#${done.index + 1}`,
        wanted: Sid,
      })
    case 'allowed':
      return msg('What “{wanted}” is for is allowed already, by {by}', {
        wanted: Sid,
        by: done.by.map(({ sid, index }) => `“${sid ?? `#${index + 1}`}”`).join(' and '),
      })
  }
}

/** Who gets in by it besides Kiro, and who no longer does: a value that is replaced takes what it let in with it. */
export function accessSentences({
  access: { newlyDenied, newlyAtRisk },
  beyond,
}: Patched): readonly Message[] {
  const [lost] = [...newlyDenied, ...newlyAtRisk]
  const [more] = beyond
  return [
    more
      ? msg('It lets in more than Kiro’s two calls, such as {call}', { call: callText(more) })
      : msg('It lets in Kiro’s two calls, and none of those that were tried beside them'),
    ...(lost
      ? [msg('The value that is replaced let in {call}, which is refused then', { call: callText(lost) })]
      : []),
  ]
}

function callText({ request: { principal, action, context } }: Neighbour): string {
  const via = [context['kms:ViaService'] ?? []].flat().join(', ')
  return `${principalText(principal)}: ${action}${via ? ` through ${via}` : ''}`
}

export function problemSentence(problem: Problem): Message {
  switch (problem.kind) {
    case 'too-long':
      return msg(
        'KMS takes at most 32,768 bytes: with the change the policy has {bytes}, {over} too many; without white space between its values it has {compact}',
        { bytes: problem.bytes, over: problem.over, compact: problem.compact },
      )
    case 'character':
      return msg(
        'KMS does not take the character U+{code} at {path}, nor others like it: there are {count}. Take them out first',
        {
          code: problem.codePoint.toString(16).toUpperCase().padStart(4, '0'),
          path: problem.path,
          count: problem.count,
        },
      )
    case 'dead-principal':
      return msg(
        'The statement “{statement}” names {id}, which is what is left of a user or role that was deleted: KMS refuses the whole policy while it is there. Take it out first',
        { statement: problem.sid ?? `#${problem.index + 1}`, id: problem.id },
      )
    case 'no-principal':
      return msg(
        'The statement “{statement}” names no principal, and KMS takes no statement without one. Mend it first',
        { statement: problem.sid ?? `#${problem.index + 1}` },
      )
    case 'other-account':
      return msg(
        '{principal} is of account {account}; only a principal of {keyAccount}, which owns the key, can write its policy',
        { principal: problem.principal, account: problem.account, keyAccount: problem.keyAccount },
      )
    case 'lockout':
      return msg(
        'With this policy {principal} could not write another one, and so KMS refuses it from there: let somebody write it whom the key policy allows kms:PutKeyPolicy',
        { principal: problem.principal },
      )
  }
}

export function warningSentence(warning: Warning): Message {
  switch (warning.kind) {
    case 'duplicate-sid':
      return msg('The Sid “{sid}” is there {count} times; KMS may refuse that', {
        sid: warning.sid,
        count: warning.indexes.length,
      })
    case 'lockout-unknown':
      return msg('Whether {principal} may still write the policy hangs on {keys}', {
        principal: warning.principal,
        keys: warning.dependsOn.join(', '),
      })
  }
}

/** The Denies, and what would let Kiro past them: for a person to decide about. */
export function inTheWaySentences(
  { blocked, problems }: InTheWay,
  text: string,
): readonly [Message, ...Message[]] {
  const names = blocked.flatMap(({ denies }) => denies.map(({ sid, index }) => `“${sid ?? `#${index + 1}`}”`))
  const parsed = parsePolicy(text)
  const changes = parsed.ok ? blocked.flatMap(({ required }) => smallest(parsed.policy, required)) : []
  return [
    msg(
      'A Deny stands in the way, {names}, and no Allow outweighs it: nothing is added until somebody has decided about it',
      { names: [...new Set(names)].join(' and ') },
    ),
    ...problems.map(problemSentence),
    ...new Map(changes.map(message => [message.text, message])).values(),
  ]
}

function smallest(policy: PolicyDocument, { request, statement }: Required): readonly Message[] {
  const [first] = explainDeny(policy, request, { documented: statement })
  if (!first) return []
  return [...first.changes.map(({ message }) => message), ...first.risks.map(({ message }) => message)]
}
