export { type CompiledPolicy, compile } from './compile'
export { type Decision, decide } from './decide'
export {
  type Parsed,
  type PolicyDocument,
  type PolicyError,
  parsePolicy,
  type StatementDocument,
} from './document'
export { principalText, type RequestPrincipal } from './principal'
export type { PolicyRequest } from './request'
export type { ConditionTrace, StatementTrace } from './trace'
