import { z } from 'zod'
import type { ExternalSource, Person } from './model'

const externalIds = z.array(z.object({ Issuer: z.string(), Id: z.string().optional() })).optional()

export const userShape = z.object({
  UserId: z.string(),
  UserName: z.string().optional(),
  DisplayName: z.string().optional(),
  Emails: z.array(z.object({ Value: z.string().optional() })).optional(),
  UserStatus: z.string().optional(),
  ExternalIds: externalIds,
  CreatedBy: z.string().optional(),
  UpdatedAt: z.date().optional(),
})
export type ListedUser = z.infer<typeof userShape>

export const groupShape = z.object({
  GroupId: z.string(),
  DisplayName: z.string().optional(),
  ExternalIds: externalIds,
  CreatedBy: z.string().optional(),
  UpdatedAt: z.date().optional(),
})

/** Largest page that Identity Store gives, and how many of them a run looks at: three hundred people say enough. */
export const PAGE = 100
export const MOST_PAGES = 3
/** How many people stand for the others on a card. */
export const SAMPLE = 5

export function person(user: ListedUser): Person {
  const email = user.Emails?.map(each => each.Value?.trim()).find(value => value)
  return {
    id: user.UserId,
    userName: user.UserName ?? user.UserId,
    displayName: user.DisplayName ?? null,
    email: email ?? null,
    // Anything but the documented ENABLED is somebody who may be unable to sign in.
    enabled: user.UserStatus === undefined || user.UserStatus === 'ENABLED',
  }
}

type FromElsewhere = Pick<ListedUser, 'ExternalIds' | 'CreatedBy' | 'UpdatedAt'>

export function externalSource(items: readonly FromElsewhere[]): ExternalSource {
  const isScim = (item: FromElsewhere) => /scim/i.test(item.CreatedBy ?? '')
  return {
    issuers: [...new Set(items.flatMap(item => item.ExternalIds?.map(id => id.Issuer) ?? []))].slice(
      0,
      SAMPLE,
    ),
    scim: items.some(isScim),
    count: items.filter(item => isScim(item) || (item.ExternalIds?.length ?? 0) > 0).length,
  }
}

export function newest(items: readonly FromElsewhere[]): string | null {
  const times = items.flatMap(item => (item.UpdatedAt ? [item.UpdatedAt.getTime()] : []))
  return times.length > 0 ? new Date(Math.max(...times)).toISOString() : null
}
