export { allKinds, type SecretKind } from './kinds'
export { type Profile, profileShape } from './profile'
export { type Hidden, newSalt, type Redacted, redact } from './redact'
