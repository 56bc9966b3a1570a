import { createInterface } from 'node:readline/promises'

/** Nothing is ticked beforehand: the person types what is to be changed. */
export async function typed(confirm: string): Promise<boolean> {
  const asking = createInterface({ input: process.stdin, output: process.stderr })
  try {
    return (
      (await asking.question(`Type ${confirm} to apply this, or anything else to leave it: `)).trim() ===
      confirm
    )
  } finally {
    asking.close()
  }
}
