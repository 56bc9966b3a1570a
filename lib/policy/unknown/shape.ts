import { type Glob, literal, plainText } from '../glob'
import type { LookUp, Part, Template } from '../variables'
import { ANY_ONE, codesOf, lowerOf } from './tokens'

export type Shape = {
  /** For each place a character's code, ANY_RUN, ANY_ONE, or the number of a variable, which is less than these. */
  readonly codes: Int32Array
  readonly isCaseless: boolean
  /** Whether its stars stop at the colons of an ARN. */
  readonly isArn: boolean
}

type Reading = Pick<Shape, 'isCaseless' | 'isArn'> & {
  /** A star is a star. */
  readonly isWhole: boolean
}

/** Takes values with variables that are not known apart; the same variable has the same number in all of them. */
export class Shapes {
  private readonly numbers = new Map<string, number>()
  /** Of a variable with a default: the number of the same one without. */
  private readonly plain = new Map<number, number>()

  constructor(private readonly known: LookUp) {}

  of({ parts }: Template, { isWhole, ...reading }: Reading): Shape {
    const codes: number[] = []
    for (const part of parts) {
      if (!('key' in part)) add(isWhole ? literal(plainText(part)) : part, codes)
      else {
        const value = this.known(part.key)
        if (value === undefined) codes.push(this.variable(part))
        else add(literal(value), codes)
      }
    }
    return { ...reading, codes: Int32Array.from(codes) }
  }

  /** The value itself. */
  ofKey(key: string): Shape {
    return { codes: Int32Array.of(this.number(JSON.stringify([key]))), isCaseless: false, isArn: false }
  }

  /**
   * Its codes where what `present` asks for is met. A variable without a default has a value then, and with one it has
   * the same; else its default is taken for a value of its own, which it may be.
   */
  codes({ codes }: Shape, ...present: readonly Shape[]): Int32Array {
    return codes.map(code => {
      const plain = this.plain.get(code)
      return plain !== undefined && present.some(each => each.codes.includes(plain)) ? plain : code
    })
  }

  private variable({ key, fallback }: Extract<Part, { key: string }>): number {
    const number = this.number(JSON.stringify(fallback === undefined ? [key] : [key, fallback]))
    if (fallback !== undefined) this.plain.set(number, this.number(JSON.stringify([key])))
    return number
  }

  private number(name: string): number {
    const number = this.numbers.get(name) ?? FIRST_VARIABLE - this.numbers.size
    this.numbers.set(name, number)
    return number
  }
}

function add(glob: Glob, codes: number[]): void {
  for (const code of codesOf(glob)) codes.push(code)
}

const FIRST_VARIABLE = ANY_ONE - 1

export function isVariable(code: number): boolean {
  return code <= FIRST_VARIABLE
}

/** Letters in one case, and a final sigma, which hangs on what is around it, as any other. */
export function folded(codes: Int32Array): Int32Array {
  return codes.map(code => (code < 0 ? code : code === FINAL_SIGMA ? SIGMA : lowerOf(code)))
}

const [SIGMA, FINAL_SIGMA] = [0x3c3, 0x3c2]
