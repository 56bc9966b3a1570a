import type { BetterAuthOptions } from 'better-auth'
import type { Store } from '@/lib/store/database'

/** What a company's provider says of the only admin does not leave the server without one. */
export function lastAdminStays({ db }: Store): BetterAuthOptions['databaseHooks'] {
  return {
    user: {
      update: {
        before: async changed => {
          const { role, email } = changed as { role?: string; email?: string }
          if (role === undefined || role === 'admin' || email === undefined) return
          const admins = await db
            .selectFrom('person')
            .select('email')
            .where('role', '=', 'admin')
            .limit(2)
            .execute()
          if (admins.length === 1 && admins[0]?.email === email)
            return { data: { ...changed, role: 'admin' } }
        },
      },
    },
  }
}
