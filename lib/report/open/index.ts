export { linkIn, type Opened, openFile, openFragment, type Standing, type Unopened } from './open'
