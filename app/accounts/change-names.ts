import { abouts } from '@/app/runs/[id]/abouts'
import type { ChangeNames } from '@/components/account/changes'
import { type Changes, changesIn } from '@/lib/run/changes'

/** What changed, in the words of the checklist. */
export function changeNames(kept: string | null): ChangeNames | null {
  const changes = changesIn(kept)
  if (!changes) return null
  const names = (ids: Changes['broke']) => ids.map(id => abouts[id] ?? id)
  return { broke: names(changes.broke), mended: names(changes.mended), other: changes.other.length }
}
