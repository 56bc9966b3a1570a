import type { Outcome } from '@/lib/checks/check'
import type { Key } from '@/lib/facts/model'
import { msg } from '@/lib/message'
import type { Evidence, Remedy } from '@/lib/report/model'
import { aws } from './shell'

/** https://docs.aws.amazon.com/kms/latest/developerguide/key-state.html: null where the key can be used. */
export function stateOutcome(key: Key, evidence: readonly Evidence[]): Outcome | null {
  const { state } = key
  switch (state) {
    case 'Enabled':
      return null
    case 'Disabled': {
      const statement = msg('The key is disabled: nothing can be decrypted with it')
      return { verdict: 'fail', statement, evidence, remedy: enable(key) }
    }
    case 'PendingDeletion':
    case 'PendingReplicaDeletion': {
      const statement = key.deletionDate
        ? msg(
            'The key is to be deleted on {date}: until then nothing can be decrypted with it, then never again',
            {
              date: key.deletionDate.slice(0, 10),
            },
          )
        : msg('The key is to be deleted once its replicas are: nothing can be decrypted with it')
      return { verdict: 'fail', statement, evidence, remedy: keep(key) }
    }
    case 'PendingImport': {
      const statement = msg(
        'The key has no key material: it was never imported, it expired, or it was deleted',
      )
      return { verdict: 'fail', statement, evidence, remedy: importMaterial(key) }
    }
    case 'Unavailable': {
      const statement = msg(
        'The key’s custom key store is disconnected: nothing can be decrypted with the key',
      )
      return { verdict: 'fail', statement, evidence, remedy: reconnect(key) }
    }
    // Usable meanwhile; it passes within minutes.
    case 'Updating': {
      const statement = msg(
        'The primary Region of this multi-Region key is being changed; check again in some minutes',
      )
      return { verdict: 'warn', statement, evidence }
    }
    default: {
      const statement = msg('The key is in a state that this program cannot judge: {state}', { state })
      return { verdict: 'undocumented', statement, evidence, remedy: look(key) }
    }
  }
}

function enable(key: Key): Remedy {
  return {
    kind: 'patch',
    title: msg('Enable the key'),
    steps: [
      msg('Find out who disabled it and why: the event DisableKey in CloudTrail names the caller.'),
      msg('Enable it with credentials of account {account}.', { account: key.accountId }),
    ],
    copies: [{ name: msg('Enable the key'), language: 'shell', text: aws('kms enable-key', key) }],
  }
}

/** A key whose deletion is canceled is disabled, and has to be enabled after that. */
function keep(key: Key): Remedy {
  return {
    kind: 'patch',
    title: msg('Cancel the deletion and enable the key'),
    steps: [
      msg('Without this key, the people and groups in IAM Identity Center cannot be read again by anyone.'),
      msg('Cancel its deletion with credentials of account {account}; this leaves the key disabled.', {
        account: key.accountId,
      }),
      msg('Then enable it.'),
    ],
    copies: [
      {
        name: msg('Cancel the deletion, then enable the key'),
        language: 'shell',
        text: `${aws('kms cancel-key-deletion', key)}\n${aws('kms enable-key', key)}`,
      },
    ],
  }
}

function importMaterial(key: Key): Remedy {
  return {
    kind: 'guide',
    title: msg('Import the key material again'),
    steps: [
      msg('Get the import parameters, and import the very same key material: other material is refused.'),
      msg('Choose no expiry, or a date by which you are sure to import it again.'),
    ],
    link: {
      title: 'AWS KMS: Importing key material',
      url: 'https://docs.aws.amazon.com/kms/latest/developerguide/importing-keys.html',
    },
    copies: [{ name: msg('Look at the key'), language: 'shell', text: aws('kms describe-key', key) }],
  }
}

function reconnect(key: Key): Remedy {
  return {
    kind: 'guide',
    title: msg('Connect the custom key store again'),
    steps: [
      msg('Look up which custom key store holds the key, and why it was disconnected.'),
      msg('Connect it: the key can be used again once the store is connected.'),
    ],
    link: {
      title: 'AWS KMS: Custom key stores',
      url: 'https://docs.aws.amazon.com/kms/latest/developerguide/key-store-overview.html',
    },
    copies: [{ name: msg('Look at the key'), language: 'shell', text: aws('kms describe-key', key) }],
  }
}

function look(key: Key): Remedy {
  return {
    kind: 'guide',
    title: msg('Look at the key, and check again'),
    steps: [msg('Wait some minutes if the state is one that passes; then check again.')],
    link: {
      title: 'AWS KMS: Key states',
      url: 'https://docs.aws.amazon.com/kms/latest/developerguide/key-state.html',
    },
    copies: [{ name: msg('Look at the key'), language: 'shell', text: aws('kms describe-key', key) }],
  }
}
