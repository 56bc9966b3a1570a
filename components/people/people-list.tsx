import { giveRole, removeSomebody } from '@/app/people/actions'
import { ActionForm } from '@/components/form/action-form'
import { Ago } from '@/components/time/ago'
import { roleChoices } from './roles'

type Person = {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly role: string
  readonly secondFactor: boolean
  readonly lastSignIn: string | null
}

export function PeopleList({ people, me, now }: { people: readonly Person[]; me: string; now: number }) {
  return (
    <ul className="panel divide-y divide-hair">
      {people.map(person => (
        <li key={person.id} className="grid gap-x-6 gap-y-3 px-4.5 py-4 sm:grid-cols-[minmax(0,1fr)_auto]">
          <div className="min-w-0">
            <p className="font-medium">
              <bdi>{person.name}</bdi>
              {person.id === me && <span className="font-normal text-soft"> (you)</span>}
            </p>
            <p className="text-sm text-soft">
              <bdi>{person.email}</bdi>
            </p>
            <p className="mt-1 text-xs text-faint">
              {person.lastSignIn === null ? (
                'Not signed in'
              ) : (
                <>
                  Signed in <Ago at={person.lastSignIn} now={now} />
                </>
              )}
              {person.secondFactor ? ', with a second factor' : ', no second factor'}
            </p>
          </div>
          <div className="grid content-start gap-2 sm:justify-items-end">
            <ActionForm
              action={giveRole}
              hidden={{ id: person.id }}
              fields={[
                { name: 'role', label: `Role of ${person.name}`, value: person.role, choices: shortChoices },
              ]}
              submit="Change"
              busy="Changing …"
              inline
            />
            <details className="justify-self-stretch text-sm sm:justify-self-end">
              <summary className="link inline-flex min-h-8 items-center text-soft">Remove …</summary>
              <div className="mt-1 max-w-72">
                <p className="mb-2 text-xs text-soft">
                  Their sessions and keys end at once. What they did stays in the log.
                </p>
                <ActionForm
                  action={removeSomebody}
                  hidden={{ id: person.id }}
                  submit={`Remove ${person.name}`}
                  busy="Removing …"
                />
              </div>
            </details>
          </div>
        </li>
      ))}
    </ul>
  )
}

const shortChoices = roleChoices.map(({ value, label }) => ({ value, label: label.split(':')[0] ?? value }))
