export type { Part } from './parts'
export { type Purpose, purpose } from './purpose'
