import type { Key } from '@/lib/facts/model'
import { msg } from '@/lib/message'
import { type PlannedWrite, standing, type WriteOperation } from '../plan'
import type { Draft, NoDraft, View } from './draft'
import { idOf, lastEight } from './key-policy'

export async function keyEnableDraft(view: View): Promise<Draft | NoDraft> {
  const key = await keyIn(view, 'Disabled')
  if ('none' in key) return key
  return {
    ...about(key, view),
    title: msg('Enable the key {id}', { id: idOf(key.arn) }),
    writes: [writeOf(key, 'kms:EnableKey', 'Enabled')],
    newlyAllows: [msg('Whoever the key’s policy lets in may use the key again')],
    notes: [msg('Somebody disabled it: the event DisableKey in CloudTrail names who, and whom to ask why')],
    risk: msg('Where the key was disabled because it had leaked, enabling it opens that door again'),
    undo: msg('Disable the key again, in the console or with aws kms disable-key'),
    after: { key: { ...key, state: 'Enabled' } },
  }
}

export async function keyDeletionDraft(view: View): Promise<Draft | NoDraft> {
  const key = await keyIn(view, 'PendingDeletion')
  if ('none' in key) return key
  return {
    ...about(key, view),
    title: msg('Keep the key {id}', { id: idOf(key.arn) }),
    writes: [writeOf(key, 'kms:CancelKeyDeletion', 'Disabled')],
    newlyAllows: [msg('Nothing yet: the key is disabled then, and is enabled by a change of its own')],
    notes: [
      msg(
        'Somebody scheduled the deletion: the event ScheduleKeyDeletion in CloudTrail names who, and whom to ask why',
      ),
    ],
    risk: msg('The key is kept, and costs what a key costs'),
    undo: msg('Schedule the deletion again, with a new waiting period of at least 7 days'),
    after: { key: { ...key, state: 'Disabled', deletionDate: null } },
  }
}

async function keyIn({ facts }: View, state: string): Promise<Key | NoDraft> {
  const key = await facts.of('key')
  if (key.state !== 'known')
    return { none: 'person', says: [msg('The state of the key was not read, and so nothing is planned')] }
  if (!key.value) return { none: 'nothing', says: [msg('There is no key of yours to mend')] }
  if (key.value.state === state) return key.value
  return { none: 'nothing', says: [msg('The key is {state}', { state: key.value.state })] }
}

function about(key: Key, { account }: View): Pick<Draft, 'confirm' | 'holds'> {
  return { confirm: lastEight(key.arn), holds: `key ${account.id} ${idOf(key.arn)}` }
}

function writeOf(key: Key, operation: WriteOperation, after: string): PlannedWrite {
  return {
    operation,
    region: key.region,
    resource: key.arn,
    parameters: { KeyId: key.arn },
    before: standing(key.state),
    after: standing(after),
  }
}
