import { type Message, msg } from '@/lib/message'
import type { Difference, Neighbour } from '../lattice'
import type { Part } from './parts'

type Told = {
  readonly part: Part
  readonly asked: readonly string[]
  readonly reaches: readonly Neighbour[]
  readonly tried: number
  readonly isDeny: boolean
  /** Whom the statement is for. */
  readonly caller: string
}

/** By the most telling of what the part keeps out. */
export function sentence({ part, asked, reaches, tried, isDeny, caller }: Told): Message {
  const without = part.what === 'condition' ? part.key : asked.join(', ')
  const [first] = reaches
  if (!first)
    return msg('Without {without}, none of {tried} other calls would get in: the rest keeps them out', {
      without,
      tried,
    })
  const [difference] = first.differs
  if (!difference) return msg('Without {without}, {caller} itself would be reached', { without, caller })
  const example = exampleOf(difference)
  if (isDeny) return msg('Without {without}, {example} would be refused as well', { without, example })
  const isMissing = difference.to === 'absent'
  switch (difference.what) {
    case 'principal':
      return msg('Without {without}, others could do the same, such as {example}', { without, example })
    case 'action':
      return msg('Without {without}, {caller} could do more with the key, such as {example}', {
        without,
        caller,
        example,
      })
    case 'via':
      return isMissing
        ? msg('Without {without}, {caller} could use the key with no service in between', { without, caller })
        : msg('Without {without}, {caller} could use the key through any service, such as {example}', {
            without,
            caller,
            example,
          })
    case 'context':
      return isMissing
        ? msg('Without {without}, {caller} could use the key for data without {name}', {
            without,
            caller,
            name: difference.key,
          })
        : msg('Without {without}, {caller} could use the key for any other data, such as that of {example}', {
            without,
            caller,
            example,
          })
    case 'region':
      return msg('Without {without}, {caller} would get in in every Region, such as {example}', {
        without,
        caller,
        example,
      })
    case 'resource':
      return msg('Without {without}, the statement would speak of other keys, such as {example}', {
        without,
        example,
      })
    case 'circumstance':
      return isMissing
        ? msg('Without {without}, {caller} would get in where there is no {name}', {
            without,
            caller,
            name: difference.key,
          })
        : msg('Without {without}, {caller} would get in with any {name}, such as {example}', {
            without,
            caller,
            name: difference.key,
            example,
          })
  }
}

function exampleOf({ to }: Difference): string {
  return typeof to === 'string' ? to : to.join(', ')
}
