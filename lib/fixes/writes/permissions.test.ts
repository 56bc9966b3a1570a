import { expect, test } from 'vitest'
import { fixingPolicy } from '@/lib/connect/fixing-policy'
import { writes } from './index'

test('the role that fixes may do what fixes write, and nothing else', () => {
  const statements = fixingPolicy().Statement as readonly { readonly Action: string | readonly string[] }[]
  expect(statements.flatMap(({ Action }) => Action).sort()).toEqual(Object.keys(writes).sort())
})
