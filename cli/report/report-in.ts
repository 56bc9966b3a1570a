import { readFileSync, statSync } from 'node:fs'
import { msg } from '@/lib/message'
import type { Report } from '@/lib/report/model'
import { reportShape } from '@/lib/report/schema'
import { signedReportShape } from '@/lib/report/sign'
import { Unusable } from './unusable'

const MOST_BYTES = 16 * 1024 * 1024
const STANDARD_INPUT = 0

/** The text of a file, or of standard input for `-`. Throws `Unusable`. */
export function textOf(file: string): string {
  try {
    if (file !== '-' && statSync(file).size > MOST_BYTES)
      throw new Unusable(
        msg('{file} is larger than any report', { file }),
        msg('Name a file that this program has written'),
      )
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(
      readFileSync(file === '-' ? STANDARD_INPUT : file),
    )
  } catch (error) {
    if (error instanceof Unusable) throw error
    const reason = error instanceof TypeError ? 'it is not in UTF-8' : reasonOf(error)
    throw new Unusable(msg('{file} cannot be read: {reason}', { file, reason }), msg('Name another file'))
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof Error && 'code' in error)
    return error.code === 'ENOENT' ? 'there is none' : String(error.code)
  throw error
}

/** Of a file, signed or not: whether the signature holds is another question. Throws `Unusable`. */
export function reportIn(file: string): Report {
  const json = jsonIn(file)
  const signed = signedReportShape.safeParse(json)
  if (signed.success) {
    const { signature: _signature, ...report } = signed.data
    return report
  }
  const report = reportShape.safeParse(json)
  if (report.success) return report.data
  const [issue] = report.error.issues
  throw new Unusable(
    msg('{file} is no report of version 1: {where} is not as it should be', {
      file,
      where: issue?.path.join('.') || 'the whole of it',
    }),
    msg('Write one with npm run --silent check -- --json'),
  )
}

export function jsonIn(file: string): unknown {
  try {
    return JSON.parse(textOf(file))
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    throw new Unusable(msg('{file} is not JSON', { file }), msg('Name a report that was written as JSON'))
  }
}
