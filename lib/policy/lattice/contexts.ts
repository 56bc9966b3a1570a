import { canonicalKey } from '../canonical-key'
import type { PolicyRequest } from '../request'
import { carrying, heldOf, isSame } from './carrying'
import { inTurn } from './further'
import type { Held, Move } from './neighbour'
import { inRegion, regionsOf } from './places'

const PAIRS = 'kms:EncryptionContext:'
export const VIA = 'kms:ViaService'
const CONTEXT_KEYS = 'kms:EncryptionContextKeys'

/** The names of the encryption context's pairs that it carries, as condition keys. */
export function pairsOf({ context }: PolicyRequest): readonly string[] {
  return Object.keys(context).filter(isPair)
}

export function isPair(key: string): boolean {
  return canonicalKey(key).startsWith(canonicalKey(PAIRS))
}

/** A condition key holds something else. Of a pair, the list of the pairs' names goes with it. */
export function heldMove(key: string, to: Held): Move {
  return {
    axis: canonicalKey(key),
    take(request) {
      const from = heldOf(request, key)
      const next = carrying(request, { [key]: to, ...(isPair(key) ? namesAfter(request, key, to) : {}) })
      // A family of keys that is not known, or known to be absent, cannot be said otherwise of one of them.
      if (isSame(from, to) || !isSame(heldOf(next, key), to)) return null
      return { request: next, differs: [{ what: kindOf(key), key, from, to }] }
    },
  }
}

function kindOf(key: string): 'via' | 'context' | 'circumstance' {
  if (canonicalKey(key) === canonicalKey(VIA)) return 'via'
  return isPair(key) ? 'context' : 'circumstance'
}

function namesAfter(request: PolicyRequest, key: string, to: Held): Readonly<Record<string, Held>> {
  const before = heldOf(request, CONTEXT_KEYS)
  if (to === 'unknown' || before === 'unknown') return {}
  const name = key.slice(PAIRS.length)
  const others = (before === 'absent' ? [] : before).filter(each => canonicalKey(each) !== canonicalKey(name))
  const names = to === 'absent' ? others : [...others, name]
  return { [CONTEXT_KEYS]: names.length > 0 ? names : 'absent' }
}

/** Pairs of these names, and no other. */
export function pairsMove(names: readonly string[]): Move {
  const wanted = names.map(name => `${PAIRS}${name}`)
  const axis = canonicalKey(CONTEXT_KEYS)
  return {
    axis,
    take(request) {
      const spelled = new Set(wanted.map(canonicalKey))
      const surplus = pairsOf(request).filter(key => !spelled.has(canonicalKey(key)))
      const missing = wanted.filter(key => typeof heldOf(request, key) === 'string')
      return inTurn(axis, [
        ...surplus.map(key => heldMove(key, 'absent')),
        ...missing.map(key => heldMove(key, ['another-value'])),
      ]).take(request)
    },
  }
}

/** One pair in place of another. */
export function swapMove(key: string, other: string, held: Held): Move {
  return inTurn(canonicalKey(key), [heldMove(key, 'absent'), heldMove(other, held)])
}

/** Another service in between, the same in another Region, none, and one that is spelled otherwise. */
export function viaMoves(request: PolicyRequest): readonly Move[] {
  const via = heldOf(request, VIA)
  const [actual] = typeof via === 'string' ? [] : via
  const [, , , region = ''] = request.resource.split(':')
  const [, suffix = 'amazonaws.com'] = actual?.split(`.${region}.`) ?? []
  const others = services.map(name => `${name}.${region}.${suffix}`)
  const elsewhere = actual ? regionsOf(request).map(each => inRegion(actual, region, each)) : []
  const spelled = actual ? [actual.toUpperCase(), `${actual}.example.com`, `x${actual}`] : []
  return [
    ...others.map(each => heldMove(VIA, [each])),
    ...elsewhere.map(each => heldMove(VIA, [each])),
    ...(actual ? [heldMove(VIA, 'absent')] : []),
    ...spelled.map(each => heldMove(VIA, [each])),
  ]
}

const services = ['s3', 'dynamodb', 'secretsmanager', 'codewhisperer', 'sso', 'identitystore']

/** Of each pair: another id, another account's, none, and the same in capitals; and one pair more. */
export function contextMoves(request: PolicyRequest): readonly Move[] {
  const moves = pairsOf(request).flatMap(key => {
    const held = heldOf(request, key)
    const [value = ''] = typeof held === 'string' ? [] : held
    const texts = [
      anotherId(value),
      anotherAccount(value),
      value.toUpperCase(),
      `${value}/x`,
      `x${value}`,
      '',
    ]
    return [...texts.map(text => heldMove(key, [text])), heldMove(key, 'absent')]
  })
  return [...moves, heldMove(`${PAIRS}another-pair`, ['another-value'])]
}

function anotherId(value: string): string {
  const cut = value.lastIndexOf('/') + 1
  return `${value.slice(0, cut)}another-id`
}

function anotherAccount(value: string): string {
  return value.replace(/\d{12}/, '999988887777')
}
