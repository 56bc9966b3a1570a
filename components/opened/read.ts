import { type Message, msg } from '@/lib/message'
import { linkIn, type Opened, openFile, openFragment, type Unopened } from '@/lib/report/open'
import { type PublicKey, publicKeysIn } from '@/lib/report/sign'

export type Problem = { readonly message: Message; readonly next: Message }
export type ReadResult = Opened | Problem

const MOST_BYTES = 16 * 1_024 * 1_024

/** In the browser: the file goes nowhere. */
export async function readFile(file: File): Promise<ReadResult> {
  if (file.size > MOST_BYTES) return problems['no-report']
  return opened(await openFile(await file.text(), await keysOfThisServer()))
}

/** A link to this server, or one that carries the report. */
export async function readLink(text: string): Promise<ReadResult> {
  const link = linkIn(text, location.origin)
  if (!link) return elsewhere
  if (link.kind === 'fragment') return opened(await openFragment(link.fragment))
  const answer = await fetch(`${link.path}/as/json`, { redirect: 'manual' })
  // An opaque answer is the way to the door.
  if (answer.type === 'opaqueredirect') return closed
  if (!answer.ok) return over
  return opened(await openFile(await answer.text(), await keysOfThisServer()))
}

function opened(found: Opened | Unopened): ReadResult {
  return typeof found === 'string' ? problems[found] : found
}

async function keysOfThisServer(): Promise<readonly PublicKey[]> {
  const answer = await fetch('/.well-known/kiro-readiness-keys.json')
  return answer.ok ? (publicKeysIn(await answer.json()) ?? []) : []
}

const problems: Readonly<Record<Unopened, Problem>> = {
  'no-report': {
    message: msg('This is no report that this version knows'),
    next: msg('Choose the JSON file of a report, as it was handed out.'),
  },
  'altered-address': {
    message: msg('The address was cut or changed on its way'),
    next: msg('Copy it again, whole, or ask for the file.'),
  },
}
const elsewhere: Problem = {
  message: msg('This link leads to another server, or to no report'),
  next: msg('Open it there, take the report as JSON, and choose that file here.'),
}
const closed: Problem = {
  message: msg('This link asks for a click or a passphrase first'),
  next: msg('Open it in another tab of this browser, then come back.'),
}
const over: Problem = {
  message: msg('There is nothing behind this link'),
  next: msg('Look whether it is whole, or ask for a new one.'),
}
