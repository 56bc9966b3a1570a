import { z } from 'zod'
import type { Report } from '../model'
import { reportShape } from '../schema'

export type Signature = {
  readonly algorithm: 'Ed25519'
  /** The thumbprint of the public key (RFC 7638). */
  readonly keyId: string
  /** ISO 8601. */
  readonly signedAt: string
  readonly by: string
  /** base64url of the 64 bytes. */
  readonly value: string
}

/** A report, and beside its own fields who stands for it. */
export type SignedReport = Report & { readonly signature: Signature }

const signatureShape = z.strictObject({
  algorithm: z.literal('Ed25519'),
  keyId: z.string().describe('RFC 7638 thumbprint of the public key'),
  signedAt: z.iso.datetime(),
  by: z.string().describe('The origin or the name of the server'),
  value: z
    .string()
    .regex(/^[\w-]{86}$/)
    .describe('base64url; over the RFC 8785 canonical JSON of the whole document without this value'),
}) satisfies z.ZodType<Signature>

export const signedReportShape = reportShape.extend({ signature: signatureShape })
