import { createInterface } from 'node:readline/promises'
import { confirmations, isConfirmedBy, type Plan } from '@/lib/fixes'

/** Nothing is ticked beforehand: the person types what is to be changed. */
export async function typed(plan: Plan): Promise<boolean> {
  const asking = createInterface({ input: process.stdin, output: process.stderr })
  const choices = confirmations(plan).join(' or ')
  try {
    return isConfirmedBy(
      plan,
      await asking.question(`Type ${choices} to apply this, or anything else to leave it: `),
    )
  } finally {
    asking.close()
  }
}
