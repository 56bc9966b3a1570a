import type { Problem } from '@/lib/aws/problem'
import { jsonText } from '@/lib/report/json'

/** What a program gets instead of what it asked for: the document that the terminal's `--json` prints then, too. */
export function problemAnswer(
  error: Problem,
  status: number,
  headers: Readonly<Record<string, string>> = {},
): Response {
  return jsonAnswer({ version: 1, error }, status, headers)
}

export function jsonAnswer(
  content: object,
  status = 200,
  headers: Readonly<Record<string, string>> = {},
): Response {
  return new Response(jsonText(content), {
    status,
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store', ...headers },
  })
}
