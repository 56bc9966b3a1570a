export {
  type KeySet,
  keyIdOf,
  keySetOf,
  newPrivateKey,
  type PrivateKey,
  type PublicKey,
  privateKeyShape,
  publicKeysIn,
} from './keys'
export { type Signing, sign, signedText } from './sign'
export { type Signature, type SignedReport, signedReportShape } from './signed'
export { type Verification, verify } from './verify'
