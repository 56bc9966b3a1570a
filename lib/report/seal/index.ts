export { longestAddress, type Sealed, seal, type Unsealed, unseal } from './seal'
