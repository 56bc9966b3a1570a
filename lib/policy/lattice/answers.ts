import type { CompiledPolicy } from '../compile'
import { decide } from '../decide'
import type { PolicyRequest } from '../request'
import { askerOf, targetOf } from '../target'
import { IAM, judge } from '../unknown/open'
import { knownOf } from './carrying'

export type Answer = 'allow' | 'conditional' | 'deny'

/**
 * A policy's answers to many requests that are much alike. Those of which it leaves the same open, with the same known
 * of what that hangs on, are answered once: to judge a statement is quick, and to weigh what is open is not.
 */
export class Answers {
  private readonly given = new Map<string, Answer>()

  constructor(private readonly policy: CompiledPolicy) {}

  to(request: PolicyRequest): Answer {
    const question = this.questionOf(request)
    const answer = this.given.get(question) ?? this.ask(request)
    this.given.set(question, answer)
    return answer
  }

  private ask(request: PolicyRequest): Answer {
    const { decision } = decide(this.policy, request)
    return decision === 'allow' || decision === 'conditional' ? decision : 'deny'
  }

  private questionOf(request: PolicyRequest): string {
    const [asker, knows] = [askerOf(request), knownOf(request)]
    const certain = new Set<string>()
    const open: unknown[] = []
    const keys = new Set<string>()
    for (const statement of this.policy.statements) {
      const target = targetOf(statement, request, asker)
      const judged = judge(statement, target, request, knows)
      if (judged === true) certain.add(statement.effect)
      if (typeof judged === 'boolean') continue
      open.push(statement.index)
      for (const { condition, keys: unknown } of judged) {
        if (condition) open.push([condition.operator, condition.key])
        else open.push(unknown.includes(IAM) ? IAM : request.resource)
        const about = condition ? [condition.canonical, ...condition.variables] : statement.resource.variables
        for (const key of about) keys.add(key)
      }
    }
    return JSON.stringify([[...certain].sort(), open, [...keys].map(knows)])
  }
}
