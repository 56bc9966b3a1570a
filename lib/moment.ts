/** "2 minutes ago", as of `now`. */
export function ago(iso: string, now: number): string {
  const seconds = Math.max(0, Math.round((now - Date.parse(iso)) / 1_000))
  if (seconds < 10) return 'just now'
  if (seconds < 90) return `${seconds} seconds ago`
  if (seconds < 5_400) return `${Math.round(seconds / 60)} minutes ago`
  if (seconds < 129_600) return `${Math.round(seconds / 3_600)} hours ago`
  return `${Math.round(seconds / 86_400)} days ago`
}

/** "24 Nov 2026, 15:04 UTC": the same on the server and in every browser. */
export function moment(iso: string): string {
  return `${day(iso)}, ${new Date(iso).toISOString().slice(11, 16)} UTC`
}

/** "24 Nov 2026, 15:04:09 UTC": where one second follows the other. */
export function secondOf(iso: string): string {
  return `${day(iso)}, ${new Date(iso).toISOString().slice(11, 19)} UTC`
}

/** "30 May 2026" */
export function day(iso: string): string {
  const date = new Date(iso)
  return `${date.getUTCDate()} ${months[date.getUTCMonth()]} ${date.getUTCFullYear()}`
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

export function duration(ms: number): string {
  return ms < 1_000 ? `${Math.max(1, Math.round(ms))} ms` : `${(ms / 1_000).toFixed(1)} s`
}
