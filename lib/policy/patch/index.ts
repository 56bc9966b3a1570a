export { putKeyPolicyRequest } from './caller'
export { LONGEST_POLICY, type Problem, type Warning } from './checks'
export { type InTheWay, type Patch, type Patched, type PatchOptions, patch, type Unchanged } from './patch'
export type { Done, Required, Standing } from './required'
