export { type Access, access } from './access'
export { lattice, MOST_NEIGHBOURS } from './lattice'
export type { Difference, Held, Neighbour } from './neighbour'
