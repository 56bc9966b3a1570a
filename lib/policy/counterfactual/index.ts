export type { Change, ChangeKind, Counterfactual, Risk } from './counterfactual'
export { type ExplainOptions, explainDeny } from './explain-deny'
