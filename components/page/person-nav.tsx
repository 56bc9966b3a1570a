import Link from 'next/link'

type Props = { name: string; invites: boolean; leave: () => Promise<void> }

export function PersonNav({ name, invites, leave }: Props) {
  return (
    <nav aria-label="You" className="flex min-w-0 items-center gap-1 text-sm">
      {invites && (
        <Link href="/people" prefetch={false} className="nav-link">
          People
        </Link>
      )}
      <Link href="/profile" prefetch={false} className="nav-link min-w-0">
        <bdi className="block max-w-20 truncate sm:max-w-40">{name}</bdi>
      </Link>
      <form action={leave}>
        <button type="submit" className="nav-link">
          Sign out
        </button>
      </form>
    </nav>
  )
}
