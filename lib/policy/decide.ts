import { CompiledPolicy, compile } from './compile'
import type { PolicyDocument } from './document'
import { knowledgeOf, type PolicyRequest } from './request'
import { askerOf, targetOf } from './target'
import { type StatementTrace, traceOf } from './trace'
import { type Answer, analyse } from './unknown'
import { IAM, judge, type OpenStatement } from './unknown/open'

export type Decision = {
  /**
   * explicit-deny: a Deny matches in every case. implicit-deny: nothing allows in any case, and nothing denies. deny:
   * refused in every case, explicitly in some. conditional: some values of the unknown keys allow, others don't.
   * allow: where the statement's reason is `delegates-to-iam`, the principal's own IAM policies have to as well; they
   * are taken to, unless the request says that they are unknown.
   */
  readonly decision: 'allow' | 'explicit-deny' | 'implicit-deny' | 'deny' | 'conditional'
  /**
   * The unknown keys that a conditional answer hangs on, as the policy writes them: the smallest set that decides,
   * which is every key that can make the difference alone (see `influenceOf`), in the policy's order.
   * `IAM` among them stands for the principal's own IAM policies.
   */
  readonly dependsOn: readonly string[]
  /**
   * For each of these: the values, or patterns, with which the answer is allow where with others it is not; `absent`
   * where the key may be missing, `any other value` where one that the policy does not name will do.
   */
  readonly values: Readonly<Record<string, readonly string[]>>
  /** Built when it is first asked for. */
  readonly statements: readonly StatementTrace[]
}

/** Never throws, and reads nothing into what is no policy: that is for `parsePolicy` to say. */
export function decide(policy: PolicyDocument | CompiledPolicy, request: PolicyRequest): Decision {
  const compiled = policy instanceof CompiledPolicy ? policy : compile(policy)
  const asker = askerOf(request)
  const knows = knowledgeOf(request)
  const open: OpenStatement[] = []
  let [denied, allowed] = [false, false]
  for (const statement of compiled.statements) {
    const judged = judge(statement, targetOf(statement, request, asker), request, knows)
    if (typeof judged !== 'boolean') open.push({ effect: statement.effect, atoms: judged })
    else if (judged && statement.effect === 'Deny') denied = true
    else if (judged) allowed = true
  }
  // A Deny that matches decides, and so does an Allow where no Deny may yet: then nothing hangs on what is open.
  const settled = denied || (allowed ? open.every(({ effect }) => effect === 'Allow') : open.length === 0)
  const { answers, influence } = settled
    ? { answers: certainly[denied ? 'explicit' : allowed ? 'allow' : 'implicit'], influence: none }
    : analyse(open, allowed, request, knows)
  const decision = decisionOf(answers)
  const written = decision === 'conditional' ? spellings(compiled) : none
  const named = [...written].flatMap(([key, spelling]) => {
    const values = influence.get(key)
    return values ? [[spelling, values] as const] : []
  })
  const dependsOn = named.map(([key]) => key)
  return new Explained(decision, dependsOn, Object.fromEntries(named), () =>
    compiled.statements.map(statement =>
      traceOf(statement, targetOf(statement, request, asker), request, knows),
    ),
  )
}

class Explained implements Decision {
  declare readonly statements: readonly StatementTrace[]
  #explain: (() => readonly StatementTrace[]) | null
  #statements: readonly StatementTrace[] = []

  constructor(
    readonly decision: Decision['decision'],
    readonly dependsOn: Decision['dependsOn'],
    readonly values: Decision['values'],
    explain: () => readonly StatementTrace[],
  ) {
    this.#explain = explain
    Object.defineProperty(this, 'statements', Explained.#lazily)
  }

  /**
   * The decision's own, so that copies hold it too. All share one getter: to V8 an object with a getter made for it
   * is of a kind of its own, which costs more than to decide, and which keeps the policy until the next full collection.
   */
  static readonly #lazily = {
    enumerable: true,
    get(this: Explained): readonly StatementTrace[] {
      if (this.#explain) this.#statements = this.#explain()
      this.#explain = null
      return this.#statements
    },
  }
}

const certainly: Readonly<Record<Answer, ReadonlySet<Answer>>> = {
  allow: new Set(['allow']),
  explicit: new Set(['explicit']),
  implicit: new Set(['implicit']),
}

const none: ReadonlyMap<string, never> = new Map<string, never>()

/** Each key as the policy first writes it. */
function spellings({ statements }: CompiledPolicy): ReadonlyMap<string, string> {
  const spelled = new Map([[IAM, IAM]])
  const add = (canonical: string, written: string) => {
    if (!spelled.has(canonical)) spelled.set(canonical, written)
  }
  for (const { conditions, resource } of statements) {
    for (const { canonical, key } of conditions) add(canonical, key)
    const templates = [
      ...conditions.flatMap(({ asked }) => asked),
      ...resource.wanted.map(({ template }) => template),
    ]
    for (const { parts } of templates)
      for (const part of parts) if ('key' in part) add(part.key, part.written)
  }
  return spelled
}

function decisionOf(answers: ReadonlySet<Answer>): Decision['decision'] {
  if (answers.has('allow')) return answers.size === 1 ? 'allow' : 'conditional'
  if (answers.size > 1) return 'deny'
  return answers.has('explicit') ? 'explicit-deny' : 'implicit-deny'
}
