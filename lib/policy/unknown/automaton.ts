/** Reads a text character by character, each by its code, and is in one state after each. */
export type Automaton = {
  readonly start: number
  /** DEAD, where no text that goes on like this is matched. */
  step(state: number, code: number): number
  accepts(state: number): boolean
  /** Whether it accepts whatever follows. */
  isSure(state: number): boolean
  /** Characters that it treats unlike the rest in this state: any other one does the same as each other. */
  awaited(state: number): readonly number[]
  /** How much work a step from this state is; 1 is the least. */
  cost(state: number): number
}

export const DEAD = -1
