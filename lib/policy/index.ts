export { canonicalKey } from './canonical-key'
export { type CompiledPolicy, compile } from './compile'
export { type ChangeKind, type Counterfactual, type ExplainOptions, explainDeny } from './counterfactual'
export { type Decision, decide } from './decide'
export { diff, type ElementChange, type PlacedStatement, type PolicyDiff, type StatementDiff } from './diff'
export {
  type Parsed,
  type PolicyDocument,
  type PolicyError,
  parsePolicy,
  type StatementDocument,
} from './document'
export type { RequestPrincipal } from './identity'
export { type Access, access, type Difference, lattice, type Neighbour } from './lattice'
export { type Finding, type FindingKind, type LintOptions, lint } from './lint'
export {
  type Done,
  type InTheWay,
  LONGEST_POLICY,
  type Patch,
  type Patched,
  type PatchOptions,
  type Problem,
  patch,
  putKeyPolicyRequest,
  type Required,
  type Standing,
  type Unchanged,
  type Warning,
} from './patch'
export { principalText } from './principal'
export { type Part, type Purpose, purpose } from './purpose'
export { decideReadings, type Readings, type ReadingsDecision, readings } from './readings'
export { type Change, changeBy, type Form, fileNameOf, forms, type Rendering, render } from './render'
export type { PolicyRequest } from './request'
export { editText } from './text/edit-text'
export type { ConditionTrace, ElementTrace, StatementTrace, Why } from './trace'
