import { msg } from '@/lib/message'
import type { Statement } from '../compile'
import { type Condition, conditionMatches, conditionOf } from '../condition'
import { lookUpOf } from '../unknown/open'
import { askedAt, movedAsked } from './condition-block'
import { distances, typos } from './distance'
import { type Mend, nameOf } from './mend'
import { letsOthersIn } from './principals'
import { CONTEXT, carriedNames, type Scene, VIA_SERVICE } from './scene'
import { written } from './values'

/** The call does not carry the key: it may be another's name, mistyped or of another service. */
export function keyMends(statement: Statement, condition: Condition, scene: Scene): readonly Mend[] {
  const asksFor = new Set(statement.conditions.map(({ canonical }) => canonical))
  const candidates = [...carriedNames(scene.request)].filter(([canonical]) => !asksFor.has(canonical))
  return candidates.flatMap(([canonical, name]) => keyMend(statement, condition, canonical, name, scene))
}

function keyMend(
  statement: Statement,
  condition: Condition,
  canonical: string,
  name: string,
  scene: Scene,
): readonly Mend[] {
  const { operator, key } = condition
  const carried = scene.knows(canonical)
  if (typeof carried === 'string') return []
  const renamed = conditionOf(operator, name, condition.texts, scene.hasVariables)
  const isMet = conditionMatches(renamed, carried, lookUpOf(scene.knows))
  const isMistyped = typos(condition.canonical, canonical, MOST_TYPOS) <= MOST_TYPOS
  const areContexts = condition.canonical.startsWith(CONTEXT) && canonical.startsWith(CONTEXT)
  if (!isMistyped && !(areContexts && (isMet || asksForTheWay(statement, scene)))) return []
  const value = written(condition, carried[0] ?? '', scene.hasVariables)
  if (value === null) return []
  return [
    {
      kind: 'condition-key',
      distance: isMet ? distances.region : distances.other,
      opens: null,
      ...(letsOthersIn(statement, scene) ? { loses: condition.key } : {}),
      change(source) {
        const asked = askedAt(source, operator, key)
        if (asked === undefined) return source
        return movedAsked(source, [operator, key], [operator, name], isMet ? asked : value) ?? source
      },
      message: () =>
        msg(
          '“{statement}” asks for {asked} in {key}, which the call does not carry; it carries {carried} in {name}',
          {
            statement: nameOf(statement),
            asked: condition.texts.join(', '),
            key,
            carried: carried.join(', '),
            name,
          },
        ),
    },
  ]
}

const MOST_TYPOS = 2

/** It names the service through which this call comes, so that it is about such calls. */
function asksForTheWay({ conditions }: Statement, { knows }: Scene): boolean {
  const via = knows(VIA_SERVICE)
  if (typeof via === 'string') return false
  return conditions.some(
    ({ canonical, texts }) =>
      canonical === VIA_SERVICE && texts.some(text => via.some(each => serviceOf(text) === serviceOf(each))),
  )
}

/** Of `sso.eu-west-1.amazonaws.com`: sso. */
export function serviceOf(viaService: string): string {
  return viaService.toLowerCase().split('.')[0] ?? ''
}
