import { expect, test } from 'vitest'
import { addressesAround } from './intervals'

test('an address of each stretch names the ranges that hold it, in both kinds of addresses', () => {
  const ranges = ['10.0.0.0/8', '10.1.0.0/16', '255.255.255.255', '2001:db8::/32', 'no range']
  expect(addressesAround(ranges)).toEqual([
    { value: '0.0.0.0', label: 'any other value' },
    { value: '10.0.0.0', label: '10.0.0.0/8' },
    { value: '10.1.0.0', label: '10.0.0.0/8 and 10.1.0.0/16' },
    { value: '10.2.0.0', label: '10.0.0.0/8' },
    { value: '11.0.0.0', label: 'any other value' },
    { value: '255.255.255.255', label: '255.255.255.255' },
    { value: '0:0:0:0:0:0:0:0', label: 'any other value' },
    { value: '2001:db8:0:0:0:0:0:0', label: '2001:db8::/32' },
    { value: '2001:db9:0:0:0:0:0:0', label: 'any other value' },
  ])
})
